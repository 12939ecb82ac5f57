"""Colours that can be read, both directions, small screens, and what people have set in their system."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from client.agent import Agent
from tests.web.matrix import matrix
from tests.web.pages import Pages
from tests.web.widget.embedding import page_with, script_tag
from tests.web.widget.guest import WidgetGuest
from tests.web.widget.states import talking

pytestmark = pytest.mark.prove

SIDES = [
    ("right", "ltr", "right"),
    ("left", "ltr", "left"),
    ("right", "rtl", "left"),
    ("left", "rtl", "right"),
]
THEMES = [("", "dark", True), ("light", "dark", False), ("", "light", False), ("dark", "light", True)]
COLORS = ["#2f6152", "#ffeb3b", "#fff", "#000", "rebeccapurple", "hsl(200 80% 60%)", "#808080", "#777"]


def on_a_page(pages: Pages, attributes: str = "", html: str = "<body>", **options: Any) -> Page:
    tag = script_tag(pages.stack, f"data-lang=es {attributes}")
    return page_with(pages.context(**options), pages.stack, f"{html}{tag}")


def style(element: Locator, name: str) -> str:
    value: str = element.evaluate(f"each => getComputedStyle(each).{name}")
    return value


def luminance(element: Locator, name: str) -> float:
    """WCAG's relative luminance of one of its colours, as the screen shows it."""
    shown = element.evaluate(
        """(each, name) => {
            const brush = new OffscreenCanvas(1, 1).getContext('2d')
            brush.fillStyle = getComputedStyle(each)[name]
            brush.fillRect(0, 0, 1, 1)
            return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3)
        }""",
        name,
    )
    parts = [part / 255 for part in shown]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


@pytest.mark.parametrize("color", matrix(COLORS, ["#ffeb3b"]))
def test_text_on_any_colour_can_be_read(pages: Pages, color: str) -> None:
    launcher = WidgetGuest(on_a_page(pages, f'data-color="{color}"')).launcher
    shades = sorted(luminance(launcher, name) for name in ("color", "backgroundColor"))
    assert (shades[1] + 0.05) / (shades[0] + 0.05) >= 4.5


def test_what_is_no_colour_is_passed_over(pages: Pages) -> None:
    for attributes in ("data-color=verdoso", ""):
        launcher = WidgetGuest(on_a_page(pages, attributes)).launcher
        assert style(launcher, "backgroundColor") == "rgb(35, 84, 214)"


@pytest.mark.parametrize(("position", "direction", "side"), matrix(SIDES, [SIDES[3]]))
def test_position_follows_the_direction_of_the_page(
    pages: Pages, position: str, direction: str, side: str
) -> None:
    page = on_a_page(pages, f"data-position={position}", f"<html dir={direction}><body>")
    guest = WidgetGuest(page)
    guest.open()
    for part in (guest.launcher, guest.panel):
        box = part.bounding_box()
        assert box
        assert (box["x"] < 640) == (side == "left") or box["width"] > 300
        edge = box["x"] if side == "left" else 1280 - box["x"] - box["width"]
        assert edge == 20


@pytest.mark.parametrize(("theme", "scheme", "dark"), matrix(THEMES, THEMES[:2]))
def test_dark_and_light(pages: Pages, theme: str, scheme: Any, dark: bool) -> None:
    guest = WidgetGuest(on_a_page(pages, f'data-theme="{theme}"' if theme else "", color_scheme=scheme))
    guest.open()
    assert (luminance(guest.panel, "backgroundColor") < 0.2) == dark


@pytest.mark.parametrize(("width", "height"), [(390, 700), (320, 256)], ids=["phone", "zoomed to 400 %"])
def test_small_screens_are_filled_and_nothing_is_out_of_reach(pages: Pages, width: int, height: int) -> None:
    guest = WidgetGuest(on_a_page(pages, viewport={"width": width, "height": height}))
    guest.open()
    assert guest.panel.bounding_box() == {"x": 0, "y": 0, "width": width, "height": height}
    expect(guest.launcher).to_be_hidden()
    guest.write("Hola")
    guest.introduce()
    expect(guest.composer).to_be_in_viewport(ratio=1)
    guest.page.get_by_role("button", name="Cerrar chat").click()
    expect(guest.launcher).to_be_focused()
    assert guest.page.evaluate("document.documentElement.scrollWidth") == width


def test_the_panel_makes_room_for_a_phones_keyboard(pages: Pages) -> None:
    guest = WidgetGuest(on_a_page(pages, viewport={"width": 390, "height": 700}))
    guest.open()
    guest.page.evaluate("""() => {
        Object.defineProperty(visualViewport, 'height', { value: 400 })
        Object.defineProperty(visualViewport, 'offsetTop', { value: 30 })
        visualViewport.dispatchEvent(new Event('resize'))
    }""")
    assert guest.panel.bounding_box() == {"x": 0, "y": 30, "width": 390, "height": 400}


def test_forced_colours_keep_every_edge(pages: Pages, agent: Agent) -> None:
    guest = WidgetGuest(pages.open("/", forced_colors="active"))
    talking(guest, agent)
    for part in (guest.launcher, guest.panel, guest.bubbles.first.locator("p"), guest.composer):
        assert style(part, "borderTopStyle") == "solid"
        assert style(part, "borderTopColor") != style(part, "backgroundColor")


def test_motion_only_where_nobody_minds(pages: Pages) -> None:
    for wish, animation in (("reduce", "none"), ("no-preference", "rise")):
        guest = WidgetGuest(on_a_page(pages, reduced_motion=wish))
        guest.open()
        assert style(guest.panel, "animationName") == animation


def test_nothing_of_it_is_printed(pages: Pages) -> None:
    page = on_a_page(pages)
    page.locator("charla-chat").wait_for(state="attached")
    page.emulate_media(media="print")
    assert style(page.locator("charla-chat"), "display") == "none"


def test_a_greeting_of_ones_own(pages: Pages) -> None:
    guest = WidgetGuest(on_a_page(pages, 'data-greeting="¿Dudas con tu pedido?"'))
    guest.open()
    expect(guest.panel).to_contain_text("¿Dudas con tu pedido?")
