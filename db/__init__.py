"""The library: the SQLite file with everything in it."""
