"""An emulated AWS (MiniStack) as a Cloud."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from botocore import xform_name
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session

from deploy.cloud import CloudError
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
    """What answers at `url`, an address of this machine. Nothing that is exported has a say."""

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
