"""A client of DynamoDB that adds up how long its calls take."""

import time
from typing import Any

from botocore.client import BaseClient


class TimedClient:
    """What PynamoDB needs of a botocore client.

    `seconds` is the time spent in `calls` calls, `processor_seconds` this process's part of it.
    """

    def __init__(self, client: BaseClient) -> None:
        self._client = client
        self.reset()

    def reset(self) -> None:
        self.seconds = 0.0
        self.processor_seconds = 0.0
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _make_api_call(self, operation: str, params: dict[str, Any]) -> Any:
        began, worked = time.perf_counter(), time.process_time()
        try:
            return self._client._make_api_call(operation, params)
        finally:
            self.seconds += time.perf_counter() - began
            self.processor_seconds += time.process_time() - worked
            self.calls += 1
