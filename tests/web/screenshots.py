"""`make screenshots`: the pictures of docs/images, of the real app in a real browser."""

import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from client.agent import log_in
from client.api import HttpApi
from tests.web.console.desk import Console
from tests.web.pages import Pages
from tests.web.stack import running_stack
from tests.web.widget.guest import Guest
from tests.web.widget.states import STATES
from tools.web.browser import MISSING, find_chromium

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


def main() -> int:
    """Takes them all; an exit code."""
    chromium = find_chromium(os.environ)
    if not chromium:
        print(MISSING, file=sys.stderr)  # noqa: T201  # it talks to a terminal
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=15_000)
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with running_stack() as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        pages = Pages(browser, stack)
        for name, (state, options) in PICTURES.items():
            guest = Guest(pages.open("/", **options))
            STATES[state](guest, log_in(HttpApi(stack.api), "agente2"))
            guest.page.mouse.move(0, 0)
            guest.page.screenshot(path=OUT / f"{name}.png")
        _take_console(pages)
        pages.close()
        browser.close()
    print(f"{len(PICTURES) + 1} pictures in {OUT}")  # noqa: T201
    return 0


def _take_console(pages: Pages) -> None:
    names = ("Lucía Fernández", "Marc Soler", "Aitana Ruiz")
    questions = ("Hola, ¿hacéis envíos a Canarias?", "¿La sábana Cíes encoge?", "Quiero cambiar una talla")
    for name, question in zip(names, questions, strict=True):
        guest = Guest(pages.open("/"))
        guest.start(question, name, f"{name.split()[0].lower()}@ejemplo.com")
    console = Console(
        pages.open("/console/", **(DESK | {"viewport": {"width": 1280, "height": 720}}))
    ).log_in()
    console.take("Aitana Ruiz")
    console.composer.fill("Claro, Aitana. ¿Qué talla necesitas?")
    console.composer.press("Enter")
    expect(guest.bubble("Claro, Aitana. ¿Qué talla necesitas?")).to_be_visible()
    expect(console.marks.last).to_have_text("Visto")
    console.page.screenshot(path=OUT / "console.png")


if __name__ == "__main__":
    sys.exit(main())
