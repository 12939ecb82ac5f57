"""What an agent sends arrives once and in order, whatever fails on the way."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import Guest
from tests.web.stack import Stack

SENDS = "**/api/chatrooms/*/send_message/"


def first_sends(page: Page, *answers: Callable[[Route], None]) -> None:
    """Gives the first sends these answers; later ones reach the server."""
    left = list(answers)

    def answer(route: Route) -> None:
        if route.request.method == "POST" and left:
            left.pop(0)(route)
        else:
            route.fallback()

    page.route(SENDS, answer)


def refusal(status: int, body: str = "{}", **headers: str) -> Callable[[Route], None]:
    allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda route: route.fulfill(status=status, body=body, headers=allowed | given)


def lost_answer(route: Route) -> None:
    """The server stores the message and the answer is lost on its way back."""
    route.fetch()
    route.abort()


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


def test_a_server_that_is_busy_is_asked_when_it_says(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    tries: list[float] = []
    console.page.on(
        "request",
        lambda request: request.url.endswith("/send_message/") and tries.append(request.timing["startTime"]),
    )
    first_sends(console.page, refusal(429, Retry_After="1"))
    console.write("Ya voy")
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.read() == ["Ya voy"]


def test_offline_and_back(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    context = console.page.context
    context.set_offline(True)
    banner = console.page.locator(".banner")
    console.write("Uno")
    console.write("Dos")
    expect(banner).to_have_text("Sin conexión. Reconectando…")
    expect(console.marks).to_have_text(["Enviando", "Enviando"])
    guest.say("¿Hola?")
    context.set_offline(False)
    expect(banner).to_have_text("Conectado")
    expect(console.marks).to_have_text(["Enviado", "Enviado"])
    expect(console.messages).to_have_count(4)
    assert guest.read() == ["Uno", "Dos"]
    expect(banner).to_have_text("")


def test_what_is_not_sent_yet_outlives_a_reload(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    console.page.route(SENDS, lambda route: route.abort())
    console.write("Sigue en pie")
    expect(console.marks).to_have_text(["Enviando"])
    console.page.unroute(SENDS)
    console.page.reload()
    console.row(guest.name).click()
    expect(console.marks).to_have_text(["Enviado"])
    assert guest.read() == ["Sigue en pie"]


def test_a_server_killed_in_the_middle_of_a_send(open_console: OpenConsole, stack: Stack) -> None:
    guest = Guest(stack.api)
    console = open_console()
    console.take(guest.name)
    first_sends(console.page, lambda route: (stack.kill_api(), route.fallback())[1])
    console.write("No me pierdas")
    expect(console.marks).to_have_text(["Enviando"])
    expect(console.page.locator(".banner")).to_have_text("Sin conexión. Reconectando…")
    stack.start_api()
    expect(console.marks).to_have_text(["Enviado"], timeout=30_000)
    assert guest.read() == ["No me pierdas"]


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
