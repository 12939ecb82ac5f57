"""Where it fits: a small laptop, a phone, a page at 400 %, and right to left."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.stack import Stack

pytestmark = pytest.mark.prove

PHONE = {"width": 390, "height": 780}
AT_400_PERCENT = {"width": 320, "height": 256}


def fits(page: Page) -> None:
    """Nothing has to be scrolled sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0


def test_three_panes_on_a_small_laptop(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api, "Juan Antonio de la Santísima Trinidad Pérez y Fernández", "Palabra " * 60)
    console = open_console()
    console.take(guest.name)
    for pane in (".list-pane", ".thread-pane", ".card-pane"):
        expect(console.page.locator(pane)).to_be_visible()
    for control in (console.composer, console.button("Resolver"), console.button("Cerrar")):
        expect(control).to_be_in_viewport(ratio=1)
    fits(console.page)


@pytest.mark.parametrize("viewport", [PHONE, AT_400_PERCENT], ids=["phone", "400 %"])
def test_one_pane_at_a_time_where_it_is_narrow(
    open_console: OpenConsole, stack: Stack, viewport: dict[str, int]
) -> None:
    guest = come(stack.api)
    console = open_console(viewport=viewport)
    console.tab("En espera").click()
    console.row(guest.name).click()
    expect(console.rows).to_be_hidden()
    console.button("Tomar").click()
    console.write("Hola")
    expect(console.marks).to_have_text(["Enviado"])
    fits(console.page)
    console.button("Datos del visitante").click()
    expect(console.page.get_by_text("juan@ejemplo.com")).to_be_in_viewport()
    fits(console.page)
    console.button("Ocultar").click()
    console.button("Volver a la lista").click()
    expect(console.row(guest.name)).to_be_in_viewport()
    fits(console.page)


def test_targets_are_large_for_fingers(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console(viewport=PHONE, has_touch=True, is_mobile=True)
    console.tab("En espera").click()
    console.row(guest.name).click()
    expect(console.messages).to_have_count(1)
    small = console.page.locator("button:visible").evaluate_all(
        """buttons => buttons.filter(each => {
          const { width, height } = each.getBoundingClientRect();
          return width < 44 || height < 44;
        }).map(each => each.outerHTML)"""
    )
    assert small == []


def test_a_language_written_right_to_left(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api, "ليلى حداد", "مرحبا، أين طلبي؟ #123")
    console = open_console()
    console.take(guest.name)
    expect(console.messages.first).to_have_css("direction", "rtl")
    console.page.evaluate("document.documentElement.dir = 'rtl'")
    panes = [
        console.page.locator(pane).bounding_box() for pane in (".list-pane", ".thread-pane", ".card-pane")
    ]
    places = [box["x"] for box in panes if box]
    assert places == sorted(places, reverse=True)
    fits(console.page)
