"""How what people enter is normalised: what is kept of it, what is refused, and what is the same."""

from unicodedata import normalize

import pytest

from chalicelib.domain.normalization import (
    comparable_email,
    comparable_username,
    is_email,
    is_phone,
    normalize_email,
    normalize_name,
    normalize_password,
    normalize_phone,
    normalize_username,
)
from tests.domain.entered import EMAILS, NAMES, PHONES


@pytest.mark.parametrize(("entered", "kept"), PHONES, ids=[ascii(phone) for phone, _ in PHONES])
def test_a_phone(entered: str, kept: str) -> None:
    phone = normalize_phone(entered)
    assert (phone if is_phone(phone) else "") == kept


@pytest.mark.parametrize(
    ("entered", "kept", "compared"), EMAILS, ids=[ascii(email) for email, _, _ in EMAILS]
)
def test_an_email(entered: str, kept: str, compared: str) -> None:
    email = normalize_email(entered)
    assert (email if is_email(email) else "") == kept
    if kept:
        assert comparable_email(entered) == comparable_email(kept) == compared


@pytest.mark.parametrize(("entered", "kept"), NAMES, ids=[ascii(name) for name, _ in NAMES])
def test_a_name(entered: str, kept: str) -> None:
    assert normalize_name(entered) == kept


def test_what_is_kept_stays_as_it_is() -> None:
    for _, phone in PHONES:
        assert normalize_phone(phone) == phone
    for _, email, compared in EMAILS:
        assert normalize_email(email) == email
        assert comparable_email(compared) == compared
    for _, name in NAMES:
        assert normalize_name(name) == name


@pytest.mark.parametrize(
    "entered", ["José", "jose\u0301", "JOSÉ", "\u200bjosé", "jo\u00adsé", " josé\u202c", "ｊｏｓé"]
)
def test_these_are_one_username(entered: str) -> None:
    assert comparable_username(entered) == "josé"


def test_a_username_is_kept_as_it_was_chosen() -> None:
    assert normalize_username(" Jose\u0301\u200b.García ") == "José.García"


@pytest.mark.parametrize(("one", "other"), [("jose", "josé"), ("strasse", "straße"), ("ana", "an\u0430")])
def test_these_are_two_usernames(one: str, other: str) -> None:
    assert comparable_username(one) != comparable_username(other)


@pytest.mark.parametrize("password", ["contraseña", "  Ána \u200b ", "ﬁn ２", "パスワード", "각"])
def test_a_password_is_one_however_its_letters_are_composed(password: str) -> None:
    assert normalize_password(normalize("NFD", password)) == password
