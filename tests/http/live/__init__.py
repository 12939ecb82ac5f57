"""The WebSocket handlers, event by event, with a gateway that remembers what it was given."""
