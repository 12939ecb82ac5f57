"""What once looked wrong: colours under a pointer, what lay over what, what slid out of sight."""

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.stack import Stack

pytestmark = pytest.mark.prove

PHONE = {"width": 360, "height": 740}


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def test_the_button_that_closes_for_good_stays_red_under_the_pointer(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console(color_scheme="light")
    console.take(guest.name)
    console.button("Cerrar").click()
    agree = console.page.get_by_role("dialog").get_by_role("button", name="Cerrar")
    agree.hover()
    expect(agree).to_have_css("background-color", "rgb(143, 24, 32)")
    expect(agree).to_have_css("color", "rgb(255, 255, 255)")


def test_a_finger_leaves_nothing_hovering(open_console: OpenConsole, stack: Stack) -> None:
    come(stack.api)
    console = open_console(viewport=PHONE, has_touch=True, is_mobile=True)
    plain = console.tab("Míos").evaluate("node => getComputedStyle(node).backgroundColor")
    console.tab("En espera").click()
    expect(console.rows).to_have_count(1)
    expect(console.tab("En espera")).to_have_css("background-color", plain)


def test_a_chosen_row_keeps_its_colour_and_its_clock_its_pill(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api)
    console = open_console(color_scheme="light")
    console.pick_waiting(guest.name)
    row = console.row(guest.name)
    row.hover()
    expect(row).to_have_css("background-color", "rgb(224, 240, 237)")
    expect(row.locator(".clock")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_on_a_phone_the_guest_is_in_the_first_line_and_what_can_be_done_in_the_second(
    open_console: OpenConsole, stack: Stack
) -> None:
    guest = come(stack.api, "Juan Antonio de la Santísima Trinidad Pérez")
    console = open_console(viewport=PHONE)
    console.pick_waiting(guest.name)
    name, card = box(console.page.locator(".thread-name")), box(console.button("Datos del visitante"))
    assert card["y"] < name["y"] + name["height"]
    assert name["x"] + name["width"] <= card["x"]
    actions = [box(console.button(each)) for each in ("Tomar", "Resolver", "Cerrar")]
    assert len({each["y"] for each in actions}) == 1
    assert actions[-1]["x"] + actions[-1]["width"] >= PHONE["width"] - 16


@pytest.mark.parametrize("name", ["ليلى حداد", "Juan Antonio de la Santísima Trinidad Pérez"])
def test_no_name_lies_under_the_button_that_hides_the_card(
    open_console: OpenConsole, stack: Stack, name: str
) -> None:
    come(stack.api, name)
    console = open_console(viewport=PHONE)
    console.pick_waiting(name)
    console.button("Datos del visitante").click()
    shown, hide = box(console.page.locator(".card-name")), box(console.button("Ocultar"))
    assert shown["x"] + shown["width"] <= hide["x"]


def test_a_growing_draft_leaves_the_newest_message_in_sight(open_console: OpenConsole, stack: Stack) -> None:
    guest = come(stack.api)
    console = open_console()
    console.take(guest.name)
    for number in range(12):
        guest.says(f"Mensaje {number}")
    expect(console.messages).to_have_count(13)
    expect(console.messages.last).to_be_in_viewport()
    console.composer.fill("\n".join(["una línea"] * 6))
    expect(console.messages.last).to_be_in_viewport(ratio=1)
    console.page.get_by_role("region", name="Mensajes").evaluate("pane => { pane.scrollTop = 0 }")
    console.composer.fill("")
    expect(console.messages.first).to_be_in_viewport(ratio=1)


def test_a_list_is_not_called_empty_before_it_is_known(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    console.page.route("**/api/agents/me/events/**", lambda route: route.abort())
    console.page.reload()
    expect(console.tab("Míos")).to_be_visible()
    expect(console.page.get_by_text("Sin conexión. Reconectando…")).to_be_visible()
    expect(console.page.get_by_text("No hay chats")).to_be_hidden()
    console.page.unroute("**/api/agents/me/events/**")
    expect(console.page.get_by_text("No hay chats")).to_be_visible()
