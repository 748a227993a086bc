"""The explorer: app, screens, panes, widgets, styles."""
