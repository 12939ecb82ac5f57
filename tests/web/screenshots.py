"""`make screenshots`: the pictures of docs/images, of the real app in a real browser."""

import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from client.agent import log_in
from client.api import HttpApi
from tests.web.browser import MISSING, find_chromium
from tests.web.console.desk import Console
from tests.web.pages import Pages
from tests.web.stack import running_stack
from tests.web.widget.guest import WidgetGuest
from tests.web.widget.states import STATES

OUT = Path(__file__).resolve().parents[2] / "docs/images"
DESK = {"viewport": {"width": 1100, "height": 720}}
PHONE = {
    "viewport": {"width": 390, "height": 720},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# A picture's name: the state of the widget, and the browser that it is shown in.
PICTURES: dict[str, tuple[str, dict[str, Any]]] = {
    "closed": ("closed", DESK),
    "greeting": ("greeting", DESK),
    "profile": ("errors", DESK),
    "waiting": ("waiting", DESK),
    "talking": ("talking", DESK),
    "dark": ("failed", DESK | {"color_scheme": "dark"}),
    "phone": ("talking", PHONE),
}
# Who is in the picture of the console, and what they ask: the first OWN are its agent's, the others wait.
GUESTS = {
    "Aitana Ruiz": "Quiero cambiar una talla",
    "Marc Soler": "¿Los cambios son gratis?",
    "Núria Vidal": "Mi pedido 12345 no ha llegado",
    "Tomás Iglesias": "Me cobrasteis dos veces el envío",
    "Lucía Fernández": "¿Hacéis envíos a Canarias?",
    "Iker Mendoza": "¿La sábana Cíes encoge?",
    "Carmen Prieto": "Necesito una factura",
}
NAMES = list(GUESTS)
OWN = 4
CONVERSATION = (
    ("Claro, Aitana. ¿Qué talla necesitas?", "La M, la S me queda justa"),
    ("Nos queda una M en lino crudo y otra en azul.", "La azul, por favor"),
)
LAST = "Hecho: te llega el jueves, y el mensajero recoge la otra."


def main() -> int:
    """Takes them all; an exit code."""
    chromium = find_chromium(os.environ)
    if not chromium:
        print(MISSING, file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=15_000)
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with running_stack() as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        pages = Pages(browser, stack)
        for name, (state, options) in PICTURES.items():
            guest = WidgetGuest(pages.open("/", **options))
            STATES[state](guest, log_in(HttpApi(stack.api), "agente2"))
            guest.page.mouse.move(0, 0)
            guest.page.screenshot(path=OUT / f"{name}.png")
        _take_console(pages)
        pages.close()
        browser.close()
    print(f"{len(PICTURES) + 1} pictures in {OUT}")
    return 0


def _take_console(pages: Pages) -> None:
    agent = log_in(HttpApi(pages.stack.api), "agente1")
    guests = [_begin_chat(pages, name, question) for name, question in GUESTS.items()]
    for guest in guests[:OWN]:
        agent.takes(guest.chat_id())
    open_one, *others = guests[:OWN]
    agent.reads(others[0].chat_id())
    agent.answers(others[0].chat_id(), "Sí, en los dos sentidos y sin coste.")
    for guest in others[1:]:
        guest.write("¿Me lo podéis mirar?")
        expect(guest.bubble("¿Me lo podéis mirar?")).to_have_attribute("data-state", "sent")
    console = Console(pages.open("/console/", viewport={"width": 1280, "height": 720})).log_in()
    console.row(NAMES[0]).click()
    for asked, answered in CONVERSATION:
        console.write(asked)
        expect(open_one.bubble(asked)).to_be_visible()
        open_one.write(answered)
        expect(console.messages.filter(has_text=answered)).to_be_visible()
    console.write(LAST)
    expect(open_one.bubble(LAST)).to_be_visible()
    expect(console.marks.last).to_have_text("Visto")
    expect(console.rows).to_have_count(OWN)
    console.page.mouse.move(0, 0)
    console.page.screenshot(path=OUT / "console.png")


def _begin_chat(pages: Pages, name: str, question: str) -> WidgetGuest:
    guest = WidgetGuest(pages.open("/"))
    guest.start(question, name, f"{name.split(maxsplit=1)[0].lower()}@ejemplo.com")
    return guest


if __name__ == "__main__":
    sys.exit(main())
