"""What a message may say, whoever writes it and by whichever call."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from client.agent import Agent
from client.api import Api, Reply
from client.guest import Guest, open_chat
from tests.http.shapes import check_field


@dataclass(frozen=True)
class Talk:
    """A guest's waiting chat and an agent."""

    guest: Guest
    agent: Agent


Send = Callable[[Talk, object], Reply]


def _initial(talk: Talk, text: object) -> Reply:
    return talk.guest.api.post("/api/chat/start_chat/", {"initial_message": text})


def _as_guest(talk: Talk, text: object) -> Reply:
    return talk.guest.send(text)


def _as_guest_by_messages(talk: Talk, text: object) -> Reply:
    return talk.guest.post("/api/messages/send_guest_message/", content=text)


def _as_agent(talk: Talk, text: object) -> Reply:
    return talk.agent.send(talk.guest.chat_id, text)


def _as_agent_by_messages(talk: Talk, text: object) -> Reply:
    body = {"chat_room_id": talk.guest.chat_id, "content": text}
    return talk.agent.post("/api/messages/", body)


IN_A_CHAT = [_as_guest, _as_guest_by_messages, _as_agent, _as_agent_by_messages]


@pytest.fixture
def talk(guest: Guest, agent: Agent) -> Talk:
    """A guest's waiting chat and an agent."""
    return Talk(guest, agent)


every_sender = pytest.mark.parametrize("send", [_initial, *IN_A_CHAT])
every_sender_in_a_chat = pytest.mark.parametrize("send", IN_A_CHAT)

REQUIRED = "Este campo es obligatorio"
TYPE = "El valor no es del tipo esperado"
CHARACTERS = "Contiene caracteres no permitidos"
BAD = [
    (None, REQUIRED),
    ("", REQUIRED),
    ("  \t \n ", REQUIRED),
    ("\u00a0\u2003", REQUIRED),
    (12345, TYPE),
    (1.5, TYPE),
    (True, TYPE),
    (["Hola"], TYPE),
    ({"text": "Hola"}, TYPE),
    ("a" * 4001, "Máximo 4000 caracteres"),
    ("👍" * 4001, "Máximo 4000 caracteres"),
    ("Ho\x00la", CHARACTERS),
    ("Ho\rla", CHARACTERS),
    ("Ho\x1b[31mla", CHARACTERS),
    ("Ho\x7fla", CHARACTERS),
    ("Ho\x9bla", CHARACTERS),
]


@every_sender
@pytest.mark.parametrize(("text", "reason"), BAD)
def test_what_is_no_text_is_refused(talk: Talk, send: Send, text: object, reason: str) -> None:
    field = "initial_message" if send is _initial else "content"
    check_field(send(talk, text), field, reason)


GOOD = [
    "a",
    "a" * 4000,
    "👍" * 4000,
    "e\u0301" * 2000,
    "Uno\ndos\ttres",
    "👩‍👩‍👧‍👦 مرحبا שלום 你好 \u202eabc",
    "<script>alert('1')</script> & \"comillas\" \\ %s {0} ${x} ' OR 1=1 --",
    "\ufeff inicio \ufffd \u2028 fin",
    "null",
]


@every_sender_in_a_chat
@pytest.mark.parametrize("text", GOOD)
def test_any_other_text_is_kept_as_it_was_written(talk: Talk, send: Send, text: str) -> None:
    message = send(talk, text).expect(201)
    assert message["content"] == text
    assert talk.guest.reads()[-1]["content"] == text


@every_sender_in_a_chat
def test_blanks_around_a_text_are_left_out(talk: Talk, send: Send) -> None:
    assert send(talk, " \n Hola \t").expect(201)["content"] == "Hola"


@every_sender_in_a_chat
def test_the_limit_counts_after_trimming(talk: Talk, send: Send) -> None:
    assert send(talk, "  " + "a" * 4000 + "\n").expect(201)["content"] == "a" * 4000


@every_sender_in_a_chat
def test_a_refused_text_changes_nothing(talk: Talk, send: Send) -> None:
    guest, agent = talk.guest, talk.agent
    before = guest.status(), agent.sees(guest.chat_id)
    assert send(talk, "").status == 400
    assert (guest.status(), agent.sees(guest.chat_id)) == before


@pytest.mark.settings(message_max_characters=5)
@every_sender
def test_the_limit_is_a_setting(api: Api, agent: Agent, send: Send) -> None:
    talk = Talk(open_chat(api, "Hola"), agent)
    assert send(talk, "12345").status == 201
    assert send(talk, "123456").status == 400
