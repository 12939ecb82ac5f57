"""What an agent sends arrives once and in order, whatever is answered."""

from json import dumps
from time import monotonic

import pytest
from playwright.sync_api import Request, Route, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.faults import first_sends, lost_answer, refusal
from tests.web.console.people import come
from tests.web.stack import Stack


@pytest.mark.prove
def test_a_message_is_shown_before_it_is_stored(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
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
    assert guest.sees_answers() == ["Un momento"]


def test_failures_that_pass_are_tried_again_until_it_is_stored_once(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    first_sends(console.page, refusal(500), lost_answer)
    console.write("Uno")
    console.write("Dos")
    expect(console.marks).to_have_text(["Enviado", "Enviado"])
    assert guest.sees_answers() == ["Uno", "Dos"]
    expect(console.messages).to_have_text(["Hola", "Uno", "Dos"])


@pytest.mark.prove
def test_a_server_that_is_busy_is_asked_when_it_says(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
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
    assert guest.sees_answers() == ["Ya voy"]


@pytest.mark.prove
def test_a_text_that_is_too_long_says_so_while_it_is_written_and_stays(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    count = console.page.locator(".composer-count")
    console.composer.fill("x" * 3800)
    expect(count).to_be_hidden()
    console.write("x" * 4001)
    expect(count).to_have_text("4001 / 4000 · Máximo 4000 caracteres")
    expect(console.composer).to_have_value("x" * 4001)
    expect(console.marks).to_have_count(0)
    console.composer.press("Backspace")
    expect(count).to_have_text("4000 / 4000")
    console.composer.press("Enter")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["x" * 4000]


@pytest.mark.prove
def test_a_text_that_is_refused_goes_back_into_the_box(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    fields = {"content": "Máximo 3 caracteres"}
    first_sends(
        console.page, refusal(400, dumps({"error": "No", "code": "validation_failed", "fields": fields}))
    )
    console.write("Hola")
    expect(console.page.get_by_text("Máximo 3 caracteres").first).to_be_visible()
    expect(console.composer).to_have_value("Hola")
    expect(console.marks).to_have_count(0)
    console.composer.press("End")
    console.composer.press("Enter")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["Hola"]


@pytest.mark.prove
def test_what_word_processors_paste_is_sent(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.write("Uno\x0bdos\x07\x1b")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["Uno\ndos"]


@pytest.mark.prove
def test_a_page_with_something_unsent_asks_before_it_is_closed(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    page = console.page
    page.context.set_offline(True)
    console.write("Un momento")
    expect(console.marks).to_have_text(["Enviando"])
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.context.set_offline(False)
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.sees_answers() == ["Un momento"]
    with page.expect_event("close"):
        page.close(run_before_unload=True)


@pytest.mark.prove
def test_a_guest_who_uses_the_agents_identifier_hides_nothing(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.write("¿En qué puedo ayudarte?")
    expect(console.marks).to_have_text(["Enviado"])
    [answer] = [each for each in guest.reads() if each["sender_type"] == "agent"]
    guest.says("Lo mismo", client_message_id=answer["client_message_id"])
    expect(console.messages).to_have_text(["Hola", "¿En qué puedo ayudarte?", "Lo mismo"])


@pytest.mark.prove
def test_each_chat_keeps_its_draft(open_console: OpenConsole, stack: Stack) -> None:
    one, other = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
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
