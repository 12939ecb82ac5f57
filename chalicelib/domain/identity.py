"""What a chat's or a session's id looks like: a UUID as this product writes it."""

import re

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)


def is_uuid(id_: str) -> bool:
    return bool(_UUID.fullmatch(id_))
