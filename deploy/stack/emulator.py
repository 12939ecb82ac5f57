"""MiniStack with everything that a stack needs, and the way to deploy to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from chalicelib import wiring
from chalicelib.config import Settings
from deploy.deployment import Deployed, deploy
from deploy.package.pipeline import Artefacts
from deploy.stack.emulated import KEY, REGION, SERVICES, EmulatedCloud
from deploy.stages import Stage
from devserver.accounts import create_demo_accounts
from devserver.engine import Engine


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running emulator at `url`, on the loopback."""

    url: str

    @property
    def cloud(self) -> EmulatedCloud:
        return EmulatedCloud(self.url)

    def deploy(
        self, stage: Stage, artefacts: Artefacts, say: Callable[[str], None], *, site: bool = False
    ) -> Deployed:
        """Deploys `artefacts` as `stage`, at addresses of this machine. Raises ToolError.

        `site`: with its static site, whatever the stage says.
        """
        here = {"GatewayAddress": urlsplit(self.url).netloc} | ({"Site": "true"} if site else {})
        return deploy(self.cloud, stage, artefacts, say, here)

    def site(self, outputs: Mapping[str, str]) -> str:
        """Where a browser finds the site: the emulator looks at the host that is asked for."""
        label = outputs["SiteDomain"].partition(".")[0]
        return f"http://{label}.cloudfront.localhost:{urlsplit(self.url).port}"

    def add_demo_accounts(self, stage: Stage) -> None:
        """The accounts of `make run`, in the stage's tables."""
        settings = Settings(
            table_prefix=stage.table_prefix, aws_region=REGION, aws_endpoint_url_dynamodb=self.url
        )
        wiring.configure(settings=settings, client=lambda _: self.cloud.client("dynamodb"))
        create_demo_accounts(settings)


def start(folder: Path, *, persist: bool, keep: tuple[int, ...] = ()) -> tuple[Engine, Emulator]:
    """Starts one whose state is in `folder`. Raises EngineError."""
    settings = {
        "SERVICES": ",".join(SERVICES),
        # The functions act by their role, and are refused what its policy does not grant.
        "AUTH": "true",
        "S3_PERSIST": "1" if persist else "0",
        "S3_DATA_DIR": str(folder / "state" / "objects"),
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": KEY,
    }
    engine = Engine(folder, persist=persist, keep=keep, settings=settings)
    return engine, Emulator(engine.url)
