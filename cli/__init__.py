"""The `variorum` command: one module a command, nothing heavy imported before it is needed."""

__version__ = "0.1.0"
