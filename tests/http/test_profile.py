"""What complete_chat takes as a guest's name, email and phone number."""

import re
from typing import Any

import pytest

from client.agent import Agent
from client.api import Api
from client.guest import PROFILE, complete, open_chat, start_session
from tests.http.shapes import check_field

REQUIRED = "Este campo es obligatorio"
EMAIL = "Escribe un correo válido, como nombre@ejemplo.com"
PHONE = "Escribe un teléfono válido, como +34 600 123 456"
CHARACTERS = "Contiene caracteres no permitidos"
TYPE = "El valor no es del tipo esperado"
LONGEST_EMAIL = "a" * 60 + "@" + ".".join(["b" * 60] * 3) + "." + "c" * 10  # 254 characters

BAD = [
    ("full_name", None, REQUIRED),
    ("full_name", "", REQUIRED),
    ("full_name", " \t\n ", REQUIRED),
    ("full_name", "\u200b\u3164\u2800", REQUIRED),
    ("full_name", 5, TYPE),
    ("full_name", ["Juan"], TYPE),
    ("full_name", {"a": 1}, TYPE),
    ("full_name", False, TYPE),
    ("full_name", "a" * 121, "Máximo 120 caracteres"),
    ("full_name", "Juan\x00", CHARACTERS),
    ("full_name", "Ju\x1ban", CHARACTERS),
    ("full_name", "Ju\x85an", CHARACTERS),
    ("email", None, REQUIRED),
    ("email", "", REQUIRED),
    ("email", "   ", REQUIRED),
    ("email", "\u200b", REQUIRED),
    ("email", 5, TYPE),
    ("email", ["juan@email.com"], TYPE),
    ("email", "juan", EMAIL),
    ("email", "juan@", EMAIL),
    ("email", "@email.com", EMAIL),
    ("email", "juan@localhost", EMAIL),
    ("email", "juan@@email.com", EMAIL),
    ("email", "juan pérez@email.com", EMAIL),
    ("email", "juan@email..com", EMAIL),
    ("email", "juan@.com", EMAIL),
    ("email", "juan@email.", EMAIL),
    ("email", "a@b.com, c@d.com", EMAIL),
    ("email", "a" + LONGEST_EMAIL, "Máximo 254 caracteres"),
    ("phone_number", 600123456, TYPE),
    ("phone_number", ["+34600123456"], TYPE),
    ("phone_number", "123456", PHONE),
    ("phone_number", "+1234567890123456", PHONE),
    ("phone_number", "llámame", PHONE),
    ("phone_number", "+34 600 123 456 ext 1", PHONE),
    ("phone_number", "34+600123456", PHONE),
    ("phone_number", "++34600123456", PHONE),
    ("phone_number", "٦٠٠١٢٣٤٥٦٧", PHONE),
]


@pytest.mark.parametrize(("field", "value", "text"), BAD)
def test_a_bad_field_is_named_with_its_reason(api: Api, field: str, value: object, text: str) -> None:
    check_field(complete(api, start_session(api), **{field: value}), field, text)


@pytest.mark.parametrize("field", ["full_name", "email"])
def test_a_missing_field_is_named(api: Api, field: str) -> None:
    profile = {name: value for name, value in PROFILE.items() if name != field}
    reply = api.post("/api/chat/complete_chat/", {"session_id": start_session(api), **profile})
    check_field(reply, field, REQUIRED)


GOOD = [
    ("full_name", "a" * 120, "a" * 120),
    ("full_name", "  Juan Pérez \n", "Juan Pérez"),
    ("full_name", "👩‍💻" * 40, "👩‍💻" * 40),
    ("full_name", "e\u0301" * 60, "é" * 60),
    ("full_name", "李小龍", "李小龍"),
    ("full_name", "\u200b" * 200 + "Ana", "Ana"),
    ("full_name", "علی\u200cرضا", "علی\u200cرضا"),
    ("email", "\u200bana@ejemplo.es", "ana@ejemplo.es"),
    ("email", "Ana@xn--and-6ma2c.es", "Ana@ñandú.es"),
    ("email", LONGEST_EMAIL, LONGEST_EMAIL),
    ("email", "a@b.co", "a@b.co"),
    ("email", "juan.perez+pedidos@sub.ejemplo-uno.com", "juan.perez+pedidos@sub.ejemplo-uno.com"),
    ("email", "o'neil_99@ejemplo.com", "o'neil_99@ejemplo.com"),
    ("phone_number", None, None),
    ("phone_number", "", None),
    ("phone_number", "   ", None),
    ("phone_number", "\u202d\u202c", None),
    ("phone_number", "\u202d+34\u00a0600\u2013123 456\u202c", "+34\u00a0600\u2013123 456"),
    ("phone_number", "1234567", "1234567"),
    ("phone_number", "+123456789012345", "+123456789012345"),
]


@pytest.mark.parametrize(("field", "given", "kept"), GOOD)
def test_a_good_field_is_kept(api: Api, agent: Agent, field: str, given: Any, kept: object) -> None:
    guest = open_chat(api, **{field: given})
    assert agent.sees(guest.chat_id)["chat_user"][field] == kept


@pytest.mark.parametrize("phone", ["+34 600.123-456", "(0034) [600] 123-456", " 600 123 456 "])
def test_a_phone_may_be_written_as_people_do(api: Api, agent: Agent, phone: str) -> None:
    guest = open_chat(api, phone_number=phone)
    kept = agent.sees(guest.chat_id)["chat_user"]["phone_number"]
    assert re.sub("[^+0-9]", "", kept) == re.sub("[^+0-9]", "", phone)


def test_a_guest_without_a_phone_has_none(api: Api, agent: Agent) -> None:
    profile = {name: value for name, value in PROFILE.items() if name != "phone_number"}
    body = {"session_id": start_session(api), **profile}
    chat = api.post("/api/chat/complete_chat/", body).expect(201)
    assert agent.sees(chat["chat_room_id"])["chat_user"]["phone_number"] is None


def test_the_captchas_token_is_ignored_where_no_captcha_is_set(api: Api) -> None:
    for token in (None, "", "abc123def456"):
        complete(api, start_session(api), recaptcha_token=token).expect(201)
