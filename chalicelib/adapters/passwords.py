"""Passwords by Argon2id; its cost is a setting, and a login under an older cost is hashed anew.

They are hashed as normalised. Older hashes may be of a password as it was typed, so that is tried, too.
"""

import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.config import Settings
from chalicelib.domain.normalization import normalize_password

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class ArgonPasswords:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        # Loaded at the first login: the native library costs every other cold start nothing.
        from argon2 import PasswordHasher  # noqa: PLC0415

        return PasswordHasher(
            time_cost=self._settings.argon2_time_cost,
            memory_cost=self._settings.argon2_memory_kib,
            parallelism=self._settings.argon2_parallelism,
        )

    @cached_property
    def _nobodys_hash(self) -> str:
        return self.hash(secrets.token_urlsafe(16))

    def hash(self, password: str) -> str:
        return str(self._hasher.hash(normalize_password(password)))

    def verify(self, password_hash: str | None, password: str) -> bool:
        """None, for a user that does not exist, takes the same work and is never right."""
        tried = dict.fromkeys((normalize_password(password), password))
        against = password_hash or self._nobodys_hash
        return any(self._matches(against, one) for one in tried) and password_hash is not None

    def _matches(self, password_hash: str, password: str) -> bool:
        from argon2.exceptions import VerificationError  # noqa: PLC0415

        try:
            self._hasher.verify(password_hash, password)
        except VerificationError:
            return False
        return True

    def needs_rehash(self, password_hash: str) -> bool:
        return bool(self._hasher.check_needs_rehash(password_hash))
