"""A server that refuses what a guest wrote, for now or for good."""

import time

import pytest
from playwright.sync_api import Request, expect

from client.agent import Agent
from client.api import HttpApi
from tests.web.stack import Stack
from tests.web.widget.failures import SEND, contents, fail_first, refusal
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove


def test_too_many_messages_wait_as_long_as_the_server_says(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    tried: list[float] = []

    def note(request: Request) -> None:
        if "send_message" in request.url:
            tried.append(time.monotonic())

    guest.page.on("request", note)
    guest.page.route(SEND, fail_first(1, refusal(429, "too_many_messages", Retry_After="1")))
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    first, second = tried
    assert second - first >= 1
    assert contents(agent, chat_id) == ["uno", "dos"]


def test_a_server_that_fails_is_asked_again(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    guest.page.route(SEND, fail_first(2, refusal(500, "internal_error")))
    guest.write("dos")
    guest.write("tres")
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "dos", "tres"]


def test_a_refused_message_says_so_and_can_be_sent_again(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    guest.page.route(SEND, fail_first(1, refusal(400, "validation_failed")))
    guest.write("dos")
    expect(guest.bubble("dos")).to_contain_text("No enviado")
    guest.write("tres")
    expect(guest.bubble("tres")).to_have_attribute("data-state", "sent")
    guest.page.reload()
    guest.open()
    expect(guest.bubble("dos")).to_contain_text("No enviado")
    guest.page.get_by_role("button", name="Reintentar").click()
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "tres", "dos"]


def test_control_characters_from_another_program_are_left_out(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    guest.composer.evaluate("(field) => { field.value = 'dos\\u000b\\ttabulado\\u0000\\ny tres' }")
    guest.composer.press("Enter")
    expect(guest.bubbles.last).to_have_attribute("data-state", "sent")
    assert contents(agent, chat_id) == ["uno", "dos\ttabulado\ny tres"]


def test_a_session_that_expired_meanwhile_begins_again_by_itself(guest: WidgetGuest, agent: Agent) -> None:
    guest.page.route("**/complete_chat/", fail_first(1, refusal(400, "session_expired")))
    chat_id = guest.start("Vuelvo tras comer")
    assert contents(agent, chat_id) == ["Vuelvo tras comer"]


def test_too_many_chats_are_told_and_nothing_written_is_lost(guest: WidgetGuest) -> None:
    refused = "Has creado demasiados chats recientemente."
    guest.page.route("**/start_chat/", fail_first(2, refusal(429, refused, Retry_After="3600")))
    guest.open()
    guest.write("Hola")
    expect(guest.page.get_by_role("alert")).to_have_text(refused)
    guest.introduce()
    expect(guest.page.get_by_role("alert")).to_have_text(refused)
    guest.page.get_by_role("button", name="Continuar").click()
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "sent")
    guest.page.reload()
    guest.open()
    expect(guest.bubble("Hola")).to_be_visible()


def test_the_guests_token_is_sent_so_that_nobody_else_writes_as_the_guest(
    guest: WidgetGuest, stack: Stack
) -> None:
    chat_id = guest.start("uno")
    session = guest.page.evaluate("JSON.parse(localStorage['charla:session'])")
    with guest.page.expect_request(SEND) as sent:
        guest.write("dos")
    assert sent.value.headers["charla-guest-token"] == session["token"]
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    body = {"chat_room_id": chat_id, "content": "No soy quien digo"}
    HttpApi(stack.api).post("/api/chat/send_message/", body).refused(403, "guest_token_required")
