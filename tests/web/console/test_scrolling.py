"""The thread keeps to its newest message until somebody scrolls away from it."""

from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.people import NamedGuest, come
from tests.web.stack import Stack

# Runs after a new message is drawn and before the browser tells of the scroll that it made.
_GROW_DRAFT_WITH_EACH_MESSAGE = """list => {
  const draft = document.querySelector(".composer-input");
  new MutationObserver(() => { draft.value += "una línea\\n".repeat(6); }).observe(list, { childList: true });
}"""


def _long_chat(console: Console, guest: NamedGuest) -> None:
    console.take(guest.name)
    for number in range(12):
        guest.says(f"Mensaje {number}")
    expect(console.messages).to_have_count(13)
    expect(console.messages.last).to_be_in_viewport(ratio=1)


def test_a_draft_that_grows_as_messages_come_leaves_the_newest_in_sight(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console()
    _long_chat(console, guest)
    console.page.locator(".messages").evaluate(_GROW_DRAFT_WITH_EACH_MESSAGE)
    guest.says("El último")
    expect(console.messages.last).to_have_text("El último")
    expect(console.composer).to_have_value("una línea\n" * 6)
    expect(console.messages.last).to_be_in_viewport(ratio=1)
    guest.says("Y otro")
    expect(console.messages.last).to_have_text("Y otro")
    expect(console.messages.last).to_be_in_viewport(ratio=1)


def test_who_reads_further_up_stays_there(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    _long_chat(console, guest)
    console.messages.last.hover()
    console.page.mouse.wheel(0, -5_000)
    expect(console.messages.first).to_be_in_viewport(ratio=1)
    guest.says("El último")
    expect(console.button("1 mensaje nuevo")).to_be_visible()
    expect(console.messages.first).to_be_in_viewport(ratio=1)
    console.button("1 mensaje nuevo").click()
    expect(console.messages.last).to_be_in_viewport(ratio=1)


def test_the_page_itself_never_scrolls(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    for number in range(60):
        guest.says(f"Mensaje {number}")
    console = open_console()
    console.take(guest.name)
    expect(console.messages).to_have_count(61)
    page = console.page
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    page.get_by_role("complementary", name="Visitante").hover()
    page.mouse.wheel(0, 2_000)
    console.row(guest.name).hover()
    page.mouse.wheel(0, 2_000)
    expect(console.button("Cerrar sesión")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
