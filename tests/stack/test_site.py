"""The static site: uploaded as it was built, and read back from CloudFront as browsers would."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from client.api import HttpApi, Reply
from deploy import undeploy
from deploy.emulator import Emulator
from deploy.uploads import embedding
from tests.stack import variants
from web.site.build import build
from web.site.headers import security_headers

pytestmark = pytest.mark.slow


def test_the_site_is_served_as_it_was_built(emulated: Emulator, code: Path, tmp_path: Path) -> None:
    stage = variants.named("site")
    made = variants.artefacts(stage, code, tmp_path)
    outputs = emulated.deploy(stage, made, print, site=True).outputs
    there = urlsplit(emulated.site(outputs)).netloc
    browser = HttpApi(emulated.url, headers={"Host": there, "Origin": "https://shop.example"})
    site = tmp_path / "site"
    build(site, outputs["ApiAddress"], outputs["LiveAddress"])
    for path in site.rglob("*"):
        if path.suffix in (".html", ".js", ".css"):
            served = browser.get(f"/{path.relative_to(site)}")
            assert served.status == 200
            assert served.body == path.read_text("utf-8")
            check_headers(served, outputs)
    assert browser.get("/").body == (site / "index.html").read_text("utf-8")
    assert browser.get("/console/").body == (site / "console" / "index.html").read_text("utf-8")
    assert browser.get("/console").headers["location"] == "/console/"
    assert browser.get("/widget.js").headers["cache-control"] == "public, max-age=300"
    pinned = next(site.glob("widget-*.js"))
    assert "immutable" in browser.get(f"/{pinned.name}").headers["cache-control"]
    assert outputs["ApiAddress"] in embedding("https://cdn.example", outputs)
    nobody = HttpApi(emulated.url).get(f"/{outputs['SiteBucket']}/index.html")
    assert nobody.status == 403
    undeploy.remove(emulated.cloud, stage)
    assert undeploy.loss(emulated.cloud, stage) is None


def check_headers(served: Reply, outputs: dict[str, str]) -> None:
    """A browser is told to be careful, and may be asked by other sites."""
    for name, value in security_headers(outputs["ApiAddress"], outputs["LiveAddress"]).items():
        assert served.headers[name.lower()] == value
