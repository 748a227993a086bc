"""Where the library of a run is, and opening it with a sentence where that fails."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cli.diagnostics import ExitCode, leave

if TYPE_CHECKING:
    from db.library import Library


class Place(NamedTuple):
    """Where the library of this run is; what every command is handed."""

    path: Path

    def read(self) -> "Library":
        """The library, for looking things up; ends the program when there is none to read."""
        from db.errors import LibraryError
        from db.library import Library

        self._refuse_missing()
        try:
            return Library.open(self.path, read_only=True)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)

    def write(self) -> "Library":
        """The library, for changing it; made when it does not exist yet."""
        from db.errors import LibraryError
        from db.library import Library

        try:
            return Library.open(self.path)
        except LibraryError as error:
            leave(str(error), ExitCode.UNUSABLE)

    def write_existing(self) -> "Library":
        """The library, for changing it; ends the program when there is none yet."""
        self._refuse_missing()
        return self.write()

    def _refuse_missing(self) -> None:
        try:
            exists = self.path.exists()
        except OSError as error:
            leave(
                f"{self.path} cannot be reached ({error.strerror}); check who owns its folders",
                ExitCode.UNUSABLE,
            )
        if not exists:
            leave(
                f"there is no library at {self.path}; make one with `variorum import PATH`, "
                "or name another with --db",
                ExitCode.UNUSABLE,
            )


def place_of(db_path: str | None) -> Place:
    """The place that --db names; the default one for None or an empty name."""
    return Place(Path(db_path) if db_path else default_path())


def default_path() -> Path:
    """`library.db` in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("variorum", appauthor=False) / "library.db"
