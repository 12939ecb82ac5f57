"""Passwords: one however its letters are composed, and good as typed where it was hashed so."""

from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from chalicelib.adapters.passwords import ArgonPasswords
from chalicelib.config import Settings

COMPOSED = "contraseña"
IN_PARTS = "contrasen\u0303a"
passwords = ArgonPasswords(Settings(argon2_time_cost=1, argon2_memory_kib=8))


def test_either_form_is_right_against_either() -> None:
    for set_as in (COMPOSED, IN_PARTS):
        password_hash = passwords.hash(set_as)
        assert passwords.verify(password_hash, COMPOSED)
        assert passwords.verify(password_hash, IN_PARTS)
        assert not passwords.verify(password_hash, "contrasena")


def test_an_older_hash_of_what_was_typed_still_opens() -> None:
    older = PasswordHasher.from_parameters(CHEAPEST).hash(IN_PARTS)
    assert passwords.verify(older, IN_PARTS)
    assert not passwords.verify(older, COMPOSED)


def test_nobodys_password_is_never_right() -> None:
    assert not passwords.verify(None, COMPOSED)
    assert not passwords.verify(None, IN_PARTS)
