"""Two tabs of one agent, and a page that comes back from the back/forward cache."""

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.console.conftest import OpenConsole
from tests.web.console.faults import without_news
from tests.web.console.people import come
from tests.web.console.recording import CHIME, recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove

RESTORED = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def tones(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-tones") or 0)


def test_both_tabs_show_everything_once_and_keep_their_own_drafts(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    guest = come(stack.api)
    context = pages.context(viewport={"width": 1280, "height": 720})
    one, other = open_console(context=context), open_console(context=context)
    one.take(guest.name)
    expect(other.tab("Míos")).to_contain_text("1")
    other.tab("Míos").click()
    other.row(guest.name).click()
    one.composer.fill("A medias en una")
    other.composer.fill("A medias en la otra")
    guest.says("¿Hola?")
    for console in (one, other):
        expect(console.messages).to_have_text(["Hola", "¿Hola?"])
    one.write("Dime")
    expect(other.messages).to_have_text(["Hola", "¿Hola?", "Dime"])
    expect(one.marks).to_have_text(["Enviado"])
    expect(other.composer).to_have_value("A medias en la otra")
    one.page.reload()
    other.page.reload()
    expect(other.composer).to_have_value("A medias en la otra")
    for console in (one, other):
        expect(console.messages).to_have_text(["Hola", "¿Hola?", "Dime"])
    assert guest.sees_answers() == ["Dime"]


def test_availability_is_the_same_in_both_tabs_and_on_other_devices(
    open_console: OpenConsole, pages: Pages, colleagues: dict[str, Agent]
) -> None:
    context = pages.context(viewport={"width": 1280, "height": 720})
    one, other = open_console(context=context), open_console(context=context)
    switches = [console.page.get_by_role("switch") for console in (one, other)]
    for switch in switches:
        expect(switch).to_have_accessible_name("Disponible")
    switches[0].click()
    for switch in switches:
        expect(switch).to_have_accessible_name("Ausente")
    colleagues["agente1"].is_available(True)
    other.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(switches[1]).to_have_accessible_name("Disponible")


def test_one_tab_rings_and_the_other_takes_over(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    context = recorded(pages)
    one, other = open_console(context=context), open_console(context=context)
    come(stack.api)
    for console in (one, other):
        expect(console.tab("En espera")).to_contain_text("1")
    for page in (one.page, other.page):
        page.clock.run_for(5_000)
    loud, quiet = sorted((one.page, other.page), key=tones, reverse=True)
    assert tones(loud) >= 2 * CHIME
    assert tones(quiet) == 0
    loud.close()
    quiet.clock.run_for(5_000)
    expect(quiet.locator("html")).to_have_attribute("data-tones", str(CHIME))


def test_what_one_tab_chooses_holds_in_the_other(
    open_console: OpenConsole, stack: Stack, pages: Pages
) -> None:
    context = pages.context(viewport={"width": 1280, "height": 720})
    one, other = open_console(context=context), open_console(context=context)
    one.button("Silenciar").click()
    expect(other.button("Activar sonido")).to_be_visible()
    other.button("Ajustes").click()
    other.page.get_by_label("Apariencia").select_option("dark")
    expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")
    other.page.keyboard.press("Escape")
    one.button("English").click()
    expect(other.page.get_by_role("tab", name="Waiting")).to_be_visible()
    one.page.reload()
    expect(one.page.get_by_role("button", name="Unmute")).to_be_visible()
    expect(one.page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("back", [RESTORED, "dispatchEvent(new Event('online'))"], ids=["restored", "online"])
def test_a_page_that_comes_back_connects_anew_and_shows_nothing_twice(
    open_console: OpenConsole, stack: Stack, back: str
) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    console.composer.fill("A medias")
    without_news(console.page)
    with console.page.expect_websocket() as socket:
        console.page.evaluate(back)
    with socket.value.expect_event("framereceived"):
        pass
    guest.says("¿Hola?")
    expect(console.messages).to_have_text(["Hola", "¿Hola?"])
    guest.says("¿Sigues?")
    expect(console.messages).to_have_text(["Hola", "¿Hola?", "¿Sigues?"])
    expect(console.composer).to_have_value("A medias")
