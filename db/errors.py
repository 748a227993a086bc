"""What the library raises: each message says what happened, to what, and what to do."""

from __future__ import annotations


class LibraryError(Exception):
    """The library cannot be opened, read or written; the message is for a person."""


class QueryError(LibraryError):
    """A query with a slip in it; the message says which, in a sentence."""


class LibraryBusyError(LibraryError):
    """Another program is writing to the library: trying again later may do."""


class Interrupted(LibraryError):  # noqa: N818 - not an error of anyone
    """A read was given up because `Library.interrupt` was called: nobody waits for it."""
