"""Lambda's entry: the app's handlers, with the services built before the first request."""

from app import app, live_connect, live_disconnect, live_message
from chalicelib import wiring

wiring.start()

__all__ = ["app", "live_connect", "live_disconnect", "live_message"]
