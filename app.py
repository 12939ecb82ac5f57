"""Charla's entry on Lambda and under `chalice local`. Nothing is read and no client made on import."""

import sys
from pathlib import Path

from chalice.app import Chalice, WebsocketEvent

from chalicelib.api.blueprints import BLUEPRINTS
from chalicelib.api.http import request_log
from chalicelib.api.http.platform_errors import in_envelope
from chalicelib.api.live import handlers

app = Chalice(app_name="charla", configure_logs=False)
app.experimental_feature_flags.add("WEBSOCKETS")
app.register_middleware(in_envelope, "http")
for blueprint in BLUEPRINTS:
    app.register_blueprint(blueprint)
request_log.start()


@app.on_ws_connect()
def live_connect(event: WebsocketEvent) -> dict[str, int]:
    return handlers.connected(event)


@app.on_ws_message()
def live_message(event: WebsocketEvent) -> dict[str, int]:
    return handlers.received(event)


@app.on_ws_disconnect()
def live_disconnect(event: WebsocketEvent) -> dict[str, int]:
    return handlers.disconnected(event)


if Path(sys.argv[0]).stem == "chalice" and "local" in sys.argv[1:]:
    # `chalice local` alone: a deployed app has no devserver beside it.
    from devserver import chalice_local  # noqa: TID251

    chalice_local.attach(app)
