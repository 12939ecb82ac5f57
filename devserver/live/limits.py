"""The limits of the gateway, as API Gateway has them: of a connection's time, and of frames."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from devserver.errors import RunError


@dataclass(frozen=True, slots=True)
class Limits:
    """Each is an environment variable: `WS_` and the field's name in capitals."""

    first_frame_seconds: float = 10
    idle_seconds: float = 600
    lifetime_seconds: float = 7200
    frame_bytes: int = 32 * 1024
    push_bytes: int = 128 * 1024


def limits(environ: Mapping[str, str]) -> Limits:
    """Raises RunError naming the variable."""
    given: dict[str, int] = {}
    for field in fields(Limits):
        variable = f"WS_{field.name.upper()}"
        if raw := environ.get(variable, ""):
            given[field.name] = _count(variable, raw)
    return Limits(**given)


def _count(variable: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdecimal() or int(raw) < 1:
        raise RunError(f"{variable} must be a whole number from 1, not {raw!r}.")
    return int(raw)
