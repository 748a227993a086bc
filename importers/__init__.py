"""Anything that holds articles, read into articles and from there into the library."""
