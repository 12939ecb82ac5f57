"""The machine's clock and its randomness."""

import secrets
import time
import uuid


class SystemClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class RandomIds:
    def uuid(self) -> str:
        return str(uuid.uuid4())

    def operation(self) -> str:
        return secrets.token_urlsafe(16)

    def sortable(self, now: int) -> str:
        return f"{now:012x}{secrets.token_hex(8)}"

    def sortable_from(self, now: int) -> str:
        return f"{now:012x}"

    def secret(self) -> str:
        return secrets.token_urlsafe(32)

    def salt(self) -> bytes:
        return secrets.token_bytes(32)
