"""A guest with the widget and an agent with the console, each in a browser of their own."""

from playwright.sync_api import expect

from client.agent import log_in
from client.api import HttpApi
from tests.web.console.desk import Console
from tests.web.hostile import TEXTS
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest


def test_they_talk_type_see_and_end(pages: Pages) -> None:
    guest = WidgetGuest(pages.open("/"))
    guest.start("¿Tenéis el mantel en azul?", "Noa de dos navegadores")
    console = Console(pages.open("/console/")).log_in()
    console.take("Noa de dos navegadores")
    expect(guest.panel.locator(".head")).to_contain_text("Carlos López")
    expect(guest.bubble("¿Tenéis el mantel en azul?")).to_have_attribute("data-state", "seen")

    console.composer.press_sequentially("Sí, ")
    expect(guest.page.get_by_text("Carlos López está escribiendo…")).to_be_visible()
    console.composer.fill("Sí, en dos tamaños")
    console.composer.press("Enter")
    expect(guest.bubble("Sí, en dos tamaños")).to_be_visible()
    expect(console.marks.last).to_have_text("Visto")

    guest.composer.press_sequentially("Perf")
    expect(console.page.get_by_text("Noa de dos navegadores está escribiendo…").first).to_be_visible()
    said = ["Perfecto", "El grande", "¿Cuánto tarda?"]
    for text in said:
        guest.write(text)
    expect(guest.bubble(said[-1])).to_have_attribute("data-state", "seen")
    everything = ["¿Tenéis el mantel en azul?", "Sí, en dos tamaños", *said]
    assert guest.texts() == everything
    stored = log_in(HttpApi(pages.stack.api), "agente1").reads(guest.chat_id())
    assert [message["content"] for message in stored] == everything

    console.button("Resolver").click()
    expect(guest.notice).to_have_text("Chat resuelto. Escribe para reabrirlo.")


def test_what_either_writes_runs_in_neither(pages: Pages) -> None:
    guest = WidgetGuest(pages.open("/"))
    name = f"Zoe {TEXTS[0]}"
    guest.start(TEXTS[1], name)
    console = Console(pages.open("/console/")).log_in()
    console.take(name)
    expect(console.messages.filter(has_text=TEXTS[1])).to_be_visible()
    for text in TEXTS[:5]:
        console.composer.fill(text)
        console.composer.press("Enter")
        expect(guest.bubble(text).last).to_be_visible()
    for page in (guest.page, console.page):
        assert page.locator("img[onerror], svg[onload], iframe").count() == 0
