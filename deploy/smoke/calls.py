"""Calls of the API that is walked through, and what is wrong where nothing answers."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass

from client.api import HttpApi, Reply
from deploy.smoke.errors import UnexpectedError

_PATIENCE_SECONDS = 35.0  # longer than a gateway waits for its function
_HEADERS = {"Charla-Language": "en", "Accept": "application/json", "User-Agent": "charla-smoke"}


@dataclass(frozen=True)
class SmokeApi(HttpApi):
    """The API at `address`, which stands before `/api`."""

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        """Raises UnexpectedError where nothing answers."""
        try:
            return super().send(method, path, body, headers)
        except (OSError, http.client.HTTPException) as failed:
            call = f"{method} {path.partition('?')[0]}"
            raise UnexpectedError(
                f"{self.address} does not answer {call}: {failed}. Are the address and the network right?"
            ) from None


def api_at(address: str) -> SmokeApi:
    """Anybody's client, in English."""
    return SmokeApi(address, timeout=_PATIENCE_SECONDS, headers=_HEADERS)
