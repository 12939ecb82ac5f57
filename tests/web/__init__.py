"""The widget, the console and the demo shop, in a real browser."""
