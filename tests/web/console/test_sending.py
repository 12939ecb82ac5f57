"""What an agent sends arrives once and in order, whatever is answered."""

from time import monotonic

import pytest
from playwright.sync_api import Request, Route, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.faults import first_sends, lost_answer, refusal
from tests.web.console.people import Guest
from tests.web.stack import Stack


@pytest.mark.prove
def test_a_message_is_shown_before_it_is_stored(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    held: list[Route] = []
    first_sends(console.page, held.append)
    console.write("Un momento")
    expect(console.messages.last).to_have_text("Un momento")
    expect(console.marks).to_have_text(["Enviando"])
    expect(console.composer).to_have_value("")
    held[0].fallback()
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.read() == ["Un momento"]


def test_failures_that_pass_are_tried_again_until_it_is_stored_once(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    first_sends(console.page, refusal(500), lost_answer)
    console.write("Uno")
    console.write("Dos")
    expect(console.marks).to_have_text(["Enviado", "Enviado"])
    assert guest.read() == ["Uno", "Dos"]
    expect(console.messages).to_have_text(["Hola", "Uno", "Dos"])


@pytest.mark.prove
def test_a_server_that_is_busy_is_asked_when_it_says(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    tries: list[float] = []

    def note(request: Request) -> None:
        if "/send_message/" in request.url:
            tries.append(monotonic())

    console.page.on("request", note)
    first_sends(console.page, refusal(429, Retry_After="1"))
    console.write("Ya voy")
    expect(console.marks).to_have_text(["Enviado"])
    assert len(tries) == 2
    assert tries[1] - tries[0] >= 1
    assert guest.read() == ["Ya voy"]


@pytest.mark.prove
def test_a_refused_message_says_why_and_can_be_corrected(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    console.write("x" * 4001)
    expect(console.marks).to_have_text(["No enviado"])
    expect(console.page.get_by_text("Máximo 4000 caracteres")).to_be_visible()
    console.write("Más corto")
    expect(console.marks).to_have_text(["Enviado", "No enviado"])
    console.button("Reintentar").click()
    expect(console.marks.last).to_have_text("No enviado")
    console.button("Descartar").click()
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.read() == ["Más corto"]


@pytest.mark.prove
def test_each_chat_keeps_its_draft(open_console: OpenConsole, stack: Stack) -> None:
    one, other = Guest(stack.api, "Ana Ruiz"), Guest(stack.api, "Luis Gil")
    console = open_console()
    console.take(one.name)
    console.take(other.name)
    console.composer.fill("Para Luis")
    console.row(one.name).click()
    expect(console.composer).to_have_value("")
    console.composer.fill("Para Ana")
    console.row(other.name).click()
    expect(console.composer).to_have_value("Para Luis")
    console.page.reload()
    console.row(one.name).click()
    expect(console.composer).to_have_value("Para Ana")
