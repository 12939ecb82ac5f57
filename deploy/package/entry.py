"""Lambda's entry: the app's handlers, with the services built before the first request."""

import gc

gc.disable()  # nothing of what is imported is garbage: looking for some is a part of the cold start

from app import app, live_connect, live_disconnect, live_message  # noqa: E402
from chalicelib import wiring  # noqa: E402

wiring.start()
gc.freeze()
gc.enable()

__all__ = ["app", "live_connect", "live_disconnect", "live_message"]
