"""Fields of frames, which are JSON and not a query's words."""

from typing import Any

from chalicelib.api.http.fields import Field, Invalid
from chalicelib.config import Settings
from chalicelib.frozen import declaration


@declaration
class Seq(Field):
    """The seq of the last event that a client has; None where it asks for none."""

    required: bool = False

    def present(self, value: object, settings: Settings) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Invalid("field.type")
        if not 0 <= value <= 10**12:
            raise Invalid("field.range", min=0, max=10**12)
        return value

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0, "maximum": 10**12}
