"""With the keyboard alone, and what a screen reader is told."""

import pytest
from playwright.sync_api import Page, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

LISTEN = """
window.heard = []
const wait = new MutationObserver(() => {
    const region = document.querySelector('charla-chat')?.shadowRoot?.querySelector('[aria-live=polite]')
    if (!region) return
    wait.disconnect()
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true })
})
wait.observe(document, { childList: true, subtree: true })
"""


def test_the_whole_way_without_a_mouse(guest: WidgetGuest, agent: Agent) -> None:
    page = guest.page
    expect(guest.launcher).to_be_visible()
    guest.launcher.focus()
    page.keyboard.press("Enter")
    expect(guest.composer).to_be_focused()
    page.keyboard.type("Hola")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("¿qué tal?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Nombre")).to_be_focused()
    page.keyboard.type("Ana")
    page.keyboard.press("Tab")
    page.keyboard.type("ana@ejemplo.com")
    page.keyboard.press("Enter")
    expect(guest.composer).to_be_focused()
    expect(guest.bubbles.first).to_have_attribute("data-state", "sent")
    assert agent.reads(guest.chat_id())[0]["content"] == "Hola\n¿qué tal?"
    page.keyboard.press("Escape")
    expect(guest.panel).to_be_hidden()
    expect(guest.launcher).to_be_focused()
    page.keyboard.press("Space")
    expect(guest.composer).to_be_focused()


def test_every_control_can_be_reached_and_the_panel_left(guest: WidgetGuest) -> None:
    guest.start()
    assert _walk(guest.page, "Tab", 2) == ["Enviar", "Cerrar chat"]
    guest.composer.focus()
    assert _walk(guest.page, "Shift+Tab", 3) == ["Chat", "Cerrar chat", "Silenciar"]
    guest.composer.focus()
    _walk(guest.page, "Tab", 3)
    assert guest.page.evaluate("document.activeElement.tagName") != "CHARLA-CHAT"


def _walk(page: Page, key: str, steps: int) -> list[str]:
    names = []
    for _ in range(steps):
        page.keyboard.press(key)
        names.append(_focused_name(page))
    return names


def _focused_name(page: Page) -> str:
    name: str = page.evaluate("""() => {
        const inside = document.activeElement?.shadowRoot?.activeElement
        return inside ? inside.ariaLabel || inside.title : ''
    }""")
    return name


def test_an_enter_that_ends_a_composition_sends_nothing(guest: WidgetGuest) -> None:
    guest.open()
    guest.composer.fill("にほ")
    for init in ("{ key: 'Enter', isComposing: true }", "{ key: 'Enter', keyCode: 229 }"):
        guest.composer.evaluate(f"field => field.dispatchEvent(new KeyboardEvent('keydown', {init}))")
    expect(guest.composer).to_have_value("にほ")
    expect(guest.bubbles).to_have_count(0)
    guest.composer.press("Enter")
    expect(guest.bubbles).to_have_count(1)


def test_what_is_announced(pages: Pages, agent: Agent) -> None:
    context = pages.context()
    context.add_init_script(LISTEN)
    context.route_web_socket("**", lambda socket: socket.close())
    guest = WidgetGuest(pages.open("/", context))
    chat_id = guest.start("Hola")
    expect(guest.notice).to_have_text("Un agente te atenderá pronto")
    agent.answers(chat_id, "¿En qué te ayudo?")
    expect(guest.bubble("¿En qué te ayudo?")).to_be_visible()
    guest.write("Con un pedido")
    expect(guest.bubble("Con un pedido")).to_have_attribute("data-state", "sent")
    agent.resolves(chat_id)
    expect(guest.notice).to_have_text("Chat resuelto. Escribe para reabrirlo.")
    with guest.page.expect_event("requestfailed"):
        context.set_offline(True)
        guest.hurry()
    expect(guest.notice).to_have_text("Sin conexión. Enviaremos tus mensajes al volver.")
    agent.answers(chat_id, "uno")
    agent.answers(chat_id, "dos")
    context.set_offline(False)
    expect(guest.bubble("dos")).to_be_visible()
    heard = guest.page.evaluate("heard")
    assert heard == [
        "Un agente te atenderá pronto",
        "Nuevo mensaje de María García: ¿En qué te ayudo?",
        "Chat resuelto. Escribe para reabrirlo.",
        "Sin conexión. Enviaremos tus mensajes al volver.",
        "2 mensajes nuevos",
    ]


def test_names_states_and_targets(guest: WidgetGuest, agent: Agent) -> None:
    expect(guest.launcher).to_have_attribute("aria-expanded", "false")
    chat_id = guest.start()
    expect(guest.launcher).to_have_attribute("aria-expanded", "true")
    agent.takes(chat_id)
    agent.reads(chat_id)
    expect(guest.bubble("Hola")).to_contain_text("Tú")
    expect(guest.bubble("Hola")).to_contain_text("Visto")
    mute = guest.page.get_by_role("button", name="Silenciar")
    mute.click()
    expect(guest.page.get_by_role("button", name="Activar sonido")).to_be_focused()
    small = guest.page.evaluate("""() => {
        const root = document.querySelector('charla-chat').shadowRoot
        return [...root.querySelectorAll('button, input, textarea')]
            .filter(each => each.checkVisibility())
            .map(each => [each.title || each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44).map(([name]) => name)
    }""")
    assert small == []
