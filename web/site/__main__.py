"""`make web`: the site into build/web, for the API at API and the WebSocket at LIVE."""

import os
import shutil
import sys
from urllib.parse import urlsplit

from web.site.budgets import BUDGETS, over_budget, weights
from web.site.build import build
from web.site.sources import WEB

OUT = WEB.parent / "build/web"
_SCHEMES = {"API": ("http", "https"), "LIVE": ("ws", "wss")}
_LOCAL = {"API": "http://127.0.0.1:8000", "LIVE": "ws://127.0.0.1:8001"}


def main() -> int:
    """Builds and weighs; an exit code."""
    addresses = {name: os.environ.get(name) or local for name, local in _LOCAL.items()}
    for name, address in addresses.items():
        if urlsplit(address).scheme not in _SCHEMES[name] or not urlsplit(address).netloc:
            print(f"{name} must be an address like {_LOCAL[name]}, not {address!r}.", file=sys.stderr)
            return 2
    shutil.rmtree(OUT, ignore_errors=True)
    build(OUT, addresses["API"], addresses["LIVE"])
    for name, weight in weights(OUT).items():
        print(f"  {name:12} {weight:6} of {BUDGETS[name]:6} bytes (gzip -9)")
    for line in (broken := over_budget(OUT)):
        print(line, file=sys.stderr)
    print(f"Built {OUT.relative_to(WEB.parent)} for {addresses['API']}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
