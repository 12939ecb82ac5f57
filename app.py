"""Charla's entry on Lambda and under `chalice local`. Nothing is read and no client made on import."""

import sys
from pathlib import Path

from chalice.app import Chalice, WebsocketEvent

from chalicelib.api import logs, websocket
from chalicelib.api.routing import in_envelope
from chalicelib.api.views import BLUEPRINTS

app = Chalice(app_name="charla", configure_logs=False)
app.experimental_feature_flags.add("WEBSOCKETS")
app.register_middleware(in_envelope, "http")
for blueprint in BLUEPRINTS:
    app.register_blueprint(blueprint)
logs.start()


@app.on_ws_connect()
def live_connect(event: WebsocketEvent) -> dict[str, int]:
    return websocket.connected(event)


@app.on_ws_message()
def live_message(event: WebsocketEvent) -> dict[str, int]:
    return websocket.received(event)


@app.on_ws_disconnect()
def live_disconnect(event: WebsocketEvent) -> dict[str, int]:
    return websocket.disconnected(event)


if Path(sys.argv[0]).stem == "chalice" and "local" in sys.argv[1:]:
    # `chalice local` alone: a deployed app has no devserver beside it.
    from devserver import chalice_local  # noqa: TID251

    chalice_local.attach(app)
