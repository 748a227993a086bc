"""The core: text to figures, figures to questions. Pure: no store, no screen, no network."""

__all__: list[str] = []
