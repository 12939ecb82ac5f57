"""The WebSocket gateway's management API: sending to a connection, and closing it."""

from collections.abc import Callable
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session

from chalicelib.config import Settings
from chalicelib.domain.realtime import ConnectionGone, PushFailed

_LEAST_READ_SECONDS = 1
_GONE = 410


class NoGateway:
    """No management address is set: nobody listens, and nothing is looked up."""

    is_on = False

    def post(self, connection_id: str, frame: str) -> None:
        return None

    def close(self, connection_id: str) -> None:
        return None


class ManagedGateway:
    is_on = True

    def __init__(self, settings: Settings, session: Callable[[], Session]) -> None:
        # Made here and not at the first push, whose milliseconds are few.
        self._client: Any = session().create_client(
            "apigatewaymanagementapi",
            region_name=settings.aws_region,
            endpoint_url=settings.live_management_url,
            config=_config(settings),
        )

    def post(self, connection_id: str, frame: str) -> None:
        """Raises ConnectionGone, PushFailed."""
        self._call("post_to_connection", ConnectionId=connection_id, Data=frame.encode())

    def close(self, connection_id: str) -> None:
        """Raises ConnectionGone, PushFailed."""
        self._call("delete_connection", ConnectionId=connection_id)

    def _call(self, operation: str, **parameters: object) -> None:
        try:
            getattr(self._client, operation)(**parameters)
        except ClientError as error:
            status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
            raise (ConnectionGone if status == _GONE else PushFailed) from error
        except BotoCoreError as error:
            raise PushFailed from error


def _config(settings: Settings) -> Config:
    """A frame that does not arrive is caught up by the cursor: nothing is gained by trying again."""
    budget = settings.live_push_milliseconds / 1000
    return Config(
        connect_timeout=budget,
        read_timeout=max(budget, _LEAST_READ_SECONDS),
        retries={"total_max_attempts": 1, "mode": "standard"},
        max_pool_connections=32,
        parameter_validation=False,
    )


def gateway_of(settings: Settings, session: Callable[[], Session]) -> NoGateway | ManagedGateway:
    return ManagedGateway(settings, session) if settings.live_management_url else NoGateway()
