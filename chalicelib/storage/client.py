"""The process's one botocore client for DynamoDB."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from botocore.client import BaseClient
from botocore.config import Config
from botocore.session import Session

from chalicelib.config import Settings
from chalicelib.storage.answers import Parsers
from chalicelib.storage.trust import SharedTlsSession

Client: TypeAlias = BaseClient
ClientFactory: TypeAlias = Callable[[Settings], Client]

# A call that has not answered by then is tried again while the gateway (29 s) still waits.
_CONFIG = Config(
    connect_timeout=1,
    read_timeout=2,
    retries={"total_max_attempts": 3, "mode": "standard"},
    max_pool_connections=50,
    parameter_validation=False,
    user_agent="charla",  # botocore's own is put together anew twice in each call
)


def connect(settings: Settings) -> Client:
    """A client by the usual AWS settings; `aws_endpoint_url_dynamodb` wins over the region's."""
    return session().create_client(
        "dynamodb",
        region_name=settings.aws_region,
        endpoint_url=settings.aws_endpoint_url_dynamodb or None,
        config=_CONFIG,
    )


@cache
def session() -> Session:
    """The one that all clients of the process are made from: each of its own would cost 100 ms more."""
    made = SharedTlsSession()
    made.register_component("response_parser_factory", Parsers())
    return made
