"""Serving the explorer to others: by ssh, and in browsers of this machine."""
