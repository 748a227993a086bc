"""The `variorum` command: one module a command, nothing heavy imported before it is needed."""

__version__ = "0.1.0"
JSON_VERSION = 1
"""Of everything that --json prints, as `docs/schemas` describes it. Raised when a field goes or
changes its meaning; a field that is only added raises it not."""
