"""Nothing is missed: sound, title, notices."""

import pytest
from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.recording import CHIME, NEW_CHAT, NEW_MESSAGE, expect_tones, recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_a_waiting_chat_rings_every_five_seconds_until_it_is_taken(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console = open_console(context=recorded(pages))
    page = console.page
    guest = come(stack.api)
    expect_tones(page, CHIME)
    page.clock.run_for(5_000)
    expect_tones(page, 2 * CHIME)
    page.clock.run_for(10_000)
    expect_tones(page, 4 * CHIME)
    console.take(guest.name)
    before = int(page.locator("html").get_attribute("data-tones") or 0)
    page.clock.run_for(20_000)
    expect_tones(page, before)


def test_the_sound_can_be_tried_at_the_login_and_muted(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console = open_console(None, context=recorded(pages))
    page = console.page
    console.button("Probar sonido").click()
    expect_tones(page, CHIME)
    console.log_in()
    console.button("Silenciar").click()
    come(stack.api)
    expect(console.tab("En espera")).to_contain_text("1")
    page.clock.run_for(10_000)
    expect_tones(page, CHIME)
    console.button("Activar sonido").click()
    expect_tones(page, 2 * CHIME)


def test_an_agent_who_is_away_is_left_alone(open_console: OpenConsole, stack: Stack, pages: Pages) -> None:
    console = open_console(context=recorded(pages))
    console.page.get_by_role("switch").click()
    expect(console.page.get_by_role("switch")).to_have_accessible_name("Ausente")
    come(stack.api)
    expect(console.tab("En espera")).to_contain_text("1")
    console.page.clock.run_for(10_000)
    expect_tones(console.page, 0)


def test_the_title_counts_what_waits_for_the_agent(open_console: OpenConsole, stack: Stack) -> None:
    one, _ = come(stack.api, "Ana Ruiz"), come(stack.api, "Luis Gil")
    console = open_console()
    expect(console.page).to_have_title("(2) Charla")
    console.take(one.name)
    expect(console.page).to_have_title("(1) Charla")
    console.take("Luis Gil")
    expect(console.page).to_have_title("Charla")
    one.says("¿Hola?")
    expect(console.page).to_have_title("(1) Charla")


def test_notices_on_the_desktop_lead_to_the_chat(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console = open_console(context=recorded(pages))
    page = console.page
    page.evaluate("document.hasFocus = () => false")
    guest = come(stack.api)
    notices = page.locator("html")
    expect(notices).to_have_attribute("data-notices", NEW_CHAT)
    page.evaluate("lastNotice.onclick()")
    expect(console.messages).to_have_text(["Hola"])
    console.button("Tomar").click()
    expect(console.tab("Míos")).to_contain_text("1")
    guest.says("¿Hola?")
    expect(notices).to_have_attribute("data-notices", NEW_CHAT + NEW_MESSAGE)
    # Nobody is looking, so nothing counts as read.
    expect(console.row(guest.name)).to_contain_text("sin leer")


def test_a_notice_calls_again_for_what_is_new_and_goes_once_the_chat_is_seen(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    console = open_console(context=recorded(pages))
    page = console.page
    guest = come(stack.api)
    console.take(guest.name)
    expect(page).to_have_title("Charla")  # what was read counts as read
    page.evaluate("document.hasFocus = () => false")
    notices = page.locator("html")
    for count in (1, 2):
        guest.says("¿Hola?")
        expect(notices).to_have_attribute("data-notices", NEW_MESSAGE * count)
    expect(notices).to_have_attribute("data-calls", "true")
    assert notices.get_attribute("data-closed") is None
    page.evaluate("document.hasFocus = () => true; dispatchEvent(new Event('focus'))")
    expect(notices).to_have_attribute("data-closed", "Juan Pérez ha enviado un mensaje")
