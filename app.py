"""Charla's entry on Lambda and under `chalice local`. Only Lambda has clients made on import."""

import sys
from pathlib import Path

from chalice.app import Chalice

from chalicelib import wiring
from chalicelib.api.blueprints import BLUEPRINTS
from chalicelib.api.http import request_log
from chalicelib.api.http.platform_errors import in_envelope

app = Chalice(app_name="charla", configure_logs=False)
app.register_middleware(in_envelope, "http")
for blueprint in BLUEPRINTS:
    app.register_blueprint(blueprint)
request_log.start()
wiring.start()

if Path(sys.argv[0]).stem == "chalice" and "local" in sys.argv[1:]:
    # `chalice local` alone: a deployed app has no devserver beside it.
    from devserver import chalice_local

    chalice_local.attach(app)
