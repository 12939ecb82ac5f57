"""Serves `web/` as it is while it is worked on: the demo shop, the console, the joined widget."""
