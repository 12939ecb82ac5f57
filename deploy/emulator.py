"""An emulated AWS (MiniStack) with everything that a stack needs, as a Cloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from botocore import xform_name
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session

from chalicelib import wiring
from chalicelib.config import Settings
from deploy.deployment import Deployed, deploy
from deploy.errors import CloudError
from deploy.package.build import Artefacts
from deploy.stages import Stage, load
from deploy.target import this_machine
from devserver.accounts import create_demo_accounts
from devserver.engine import Engine
from devserver.memory import ISOLATED

# What the template's resources are made of, and what packaging and the functions call.
SERVICES = (
    "apigateway",
    "cloudformation",
    "cloudfront",
    "dynamodb",
    "iam",
    "lambda",
    "logs",
    "monitoring",
    "s3",
    "secretsmanager",
    "sns",
    "sts",
)
REGION = "us-east-1"
KEY = "local"  # what the emulator takes for the account's root; nobody else gets past it


class EmulatedCloud:
    """The emulated AWS at `url`, an address of this machine. Exported AWS settings are ignored."""

    region = REGION
    poll_seconds = 0.1

    def __init__(self, url: str) -> None:
        self._url = url

    def call(
        self, service: str, operation: str, parameters: Mapping[str, Any], body: Path | None = None
    ) -> dict[str, Any]:
        """See Cloud."""
        given = dict(parameters) if body is None else {**parameters, "Body": body.read_bytes()}
        try:
            answer = getattr(self.client(service), xform_name(operation))(**given)
        except ClientError as error:
            refusal = error.response["Error"]
            raise CloudError(refusal["Code"], refusal.get("Message", "")) from error
        return dict(answer)

    @cached_property
    def _session(self) -> Session:
        return Session(session_vars=ISOLATED)

    @cached_property
    def _clients(self) -> dict[str, BaseClient]:
        return {}

    def client(self, service: str) -> BaseClient:
        """A botocore client of the emulated `service`."""
        if service not in self._clients:
            self._clients[service] = self._session.create_client(
                service,
                region_name=self.region,
                endpoint_url=self._url,
                aws_access_key_id=KEY,
                aws_secret_access_key=KEY,
                config=Config(s3={"addressing_style": "path"}, proxies={}),
            )
        return self._clients[service]


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
        """Deploys `artefacts` as `stage`, at addresses of this machine. Raises DeployError.

        `site`: with its static site, whatever the stage says.
        """
        here = {"GatewayAddress": urlsplit(self.url).netloc} | ({"Site": "true"} if site else {})
        return deploy(self.cloud, stage, artefacts, say, here)

    def site(self, outputs: Mapping[str, str]) -> str:
        """The site's address for a browser: the emulator looks at the host that is asked for."""
        label = outputs["SiteDomain"].partition(".")[0]
        return f"http://{label}.cloudfront.localhost:{urlsplit(self.url).port}"

    def add_demo_accounts(self, stage: Stage) -> None:
        """The accounts of `make run`, in the stage's tables."""
        settings = Settings(
            table_prefix=stage.table_prefix, aws_region=REGION, aws_endpoint_url_dynamodb=self.url
        )
        wiring.configure(settings=settings, client=lambda _: self.cloud.client("dynamodb"))
        create_demo_accounts(settings)


def stage_here(name: str) -> Stage:
    """The stage called `name`, for this machine: its functions are processes here. Raises DeployError."""
    return replace(load(name), target=this_machine())


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
