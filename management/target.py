"""The DynamoDB that a command acts on."""

import os
from dataclasses import replace

from botocore.session import Session

from chalicelib import config, wiring
from chalicelib.storage import dynamodb
from devserver import clone, environment
from devserver.endpoints import is_loopback
from management.errors import NotDoneError


def connect(*, local: bool) -> config.Settings:
    """Wires the services to the DynamoDB that is meant, and gives the settings."""
    if local:
        url = clone.published_endpoint()
        if not url:
            raise NotDoneError("--local needs a running make run in this clone.")
        os.environ.update(environment.for_endpoint(os.environ, url))
    settings = config.load()
    if is_loopback(settings.aws_endpoint_url_dynamodb):
        for name, value in environment.without_aws({}).items():
            os.environ.setdefault(name, value)
    elif not (os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")):
        of_profile = Session().get_config_variable("region")
        settings = replace(settings, aws_region=of_profile or settings.aws_region)
    wiring.configure(settings=settings, client=dynamodb.connect)
    return settings
