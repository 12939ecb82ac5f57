"""The static site of a deployed stage: built for its addresses, and put into its bucket."""

import mimetypes
import tempfile
from collections.abc import Mapping
from pathlib import Path

from deploy.cloud import Cloud
from web.site.build import build
from web.site.headers import FIVE_MINUTES, HASHED_FOR_EVER

_ALWAYS_ASKED = "no-cache"
# CloudFront compresses by itself, and the headers are the distribution's.
_NOT_SERVED = (".gz", "_headers")


def publish(cloud: Cloud, outputs: Mapping[str, str]) -> list[str]:
    """Builds and uploads the site for a stack with these `outputs`; what was uploaded, by path.

    Older files stay: pages that browsers still hold name them.
    """
    with tempfile.TemporaryDirectory(prefix="charla-site-") as folder:
        root = Path(folder)
        build(root, outputs["ApiAddress"], outputs["LiveAddress"])
        files = [path for path in sorted(root.rglob("*")) if path.is_file()]
        served = [path for path in files if not path.name.endswith(_NOT_SERVED)]
        # Pages last: what they name is there before them.
        for path in sorted(served, key=lambda path: path.suffix == ".html"):
            _put(cloud, outputs["SiteBucket"], str(path.relative_to(root)), path)
    return [str(path.relative_to(root)) for path in served]


def cache_control(path: str) -> str:
    """How long browsers and CloudFront may keep `path`."""
    first, name = path.split("/", maxsplit=1)[0], path.rsplit("/", maxsplit=1)[-1]
    if any(part.startswith("static-") for part in path.split("/")) or name.startswith("widget-"):
        return HASHED_FOR_EVER
    return FIVE_MINUTES if first in ("widget.js", "captcha.js") else _ALWAYS_ASKED


def embedding(host: str, outputs: Mapping[str, str]) -> str:
    """The two lines that put the widget on a page; `host` serves the site."""
    return f'<script async src="{host}/widget.js"\n        data-api="{outputs["ApiAddress"]}"></script>'


def _put(cloud: Cloud, bucket: str, key: str, path: Path) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "text/plain"
    charset = "; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else ""
    place = {"Bucket": bucket, "Key": key, "ContentType": kind + charset, "CacheControl": cache_control(key)}
    cloud.call("s3", "PutObject", place, body=path)
