"""DynamoDB in this process, by moto, for `chalice local` alone and for tests.

moto itself is not thread-safe, so one lock stands before it. Nothing here can leave the process:
a request that moto does not answer is an error, and no exported credential, profile or endpoint
has a say.
"""

import os
import threading
from functools import cache

from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.client import BaseClient
from botocore.config import Config
from botocore.session import Session
from moto.backends import get_backend
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

from chalicelib.config import Settings
from devserver.moto_transactions import share_rows

_ONE_AT_A_TIME = threading.Lock()
_MOTO = BotocoreStubber()
# (name in a config file, environment variable, default, conversion): without a variable, no say.
ISOLATED = {
    "profile": (None, None, None, None),
    "config_file": (None, None, os.devnull, None),
    "credentials_file": (None, None, os.devnull, None),
    "use_fips_endpoint": (None, None, False, None),
    "use_dualstack_endpoint": (None, None, False, None),
    "defaults_mode": (None, None, "legacy", None),
}


share_rows()


class UnansweredRequestError(Exception):
    """moto had no answer, and a request never goes further than moto."""


def memory_client(settings: Settings) -> BaseClient:
    """A DynamoDB client whose tables live in this process and are lost with it.

    All its clients share the tables of their region. Safe to use from many threads.
    """
    client = _session().create_client(
        "dynamodb",
        region_name=settings.aws_region,
        endpoint_url=f"https://dynamodb.{settings.aws_region}.amazonaws.com",
        aws_access_key_id="local",
        aws_secret_access_key="local",  # noqa: S106  # not a secret: nobody checks it
        config=Config(retries={"total_max_attempts": 1, "mode": "standard"}),
    )
    client.meta.events.register_first("before-send", _answer)
    return client


@cache
def _session() -> Session:
    # Kept: a new one reads DynamoDB's description again, a tenth of a second for each client.
    return Session(session_vars=ISOLATED)


def reset() -> None:
    """Empties the memory: no tables are left."""
    with _ONE_AT_A_TIME:
        for accounts in get_backend("dynamodb").values():
            for backend in accounts.values():
                backend.reset()


def _answer(request: AWSPreparedRequest, **_: object) -> AWSResponse:
    with _ONE_AT_A_TIME:
        answer = _MOTO.process_request(request)
    if answer is None:
        raise UnansweredRequestError(f"moto does not answer {request.url}")
    status, headers, body = answer
    return AWSResponse(request.url, status, headers, MockRawResponse(body))
