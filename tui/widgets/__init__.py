"""Widgets that draw their own lines, shared by panes and screens."""
