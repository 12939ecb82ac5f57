"""axe finds nothing, in any state, light and dark, left to right and right to left."""

from collections.abc import Callable
from json import dumps
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.faults import first_sends, refusal
from tests.web.console.people import NamedGuest, come
from tests.web.stack import Stack

pytestmark = pytest.mark.prove

LOOKS = [(scheme, direction) for scheme in ("light", "dark") for direction in ("ltr", "rtl")]


def at_login(console: Console, guest: NamedGuest) -> None:
    console.page.get_by_label("Usuario").fill("agente1")
    console.page.get_by_label("Contraseña").fill("wrong")
    console.button("Iniciar sesión").click()
    expect(console.page.get_by_role("alert")).not_to_be_empty()


def with_nothing(console: Console, guest: NamedGuest) -> None:
    console.log_in().tab("Míos").click()
    expect(console.page.get_by_text("No hay chats")).to_be_visible()


def at_the_queue(console: Console, guest: NamedGuest) -> None:
    console.log_in().tab("En espera").click()
    expect(console.row(guest.name)).to_be_visible()


def in_a_talk(console: Console, guest: NamedGuest) -> None:
    console.log_in().take(guest.name)
    console.write("Buenos días")
    expect(console.marks).to_have_text(["Enviado"])
    first_sends(console.page, refusal(403, dumps({"error": "No", "code": "not_assigned"})))
    console.write("Un momento")
    expect(console.marks).to_have_text(["Enviado", "No enviado"])
    console.composer.fill("x" * 4001)
    expect(console.page.get_by_text("Máximo 4000 caracteres")).to_be_visible()


def after_the_end(console: Console, guest: NamedGuest) -> None:
    console.log_in().take(guest.name)
    console.button("Resolver").click()
    expect(console.page.get_by_text("Chat resuelto. Escribe para reabrirlo.")).to_be_visible()


def in_a_dialog(console: Console, guest: NamedGuest) -> None:
    console.log_in().button("Ajustes").click()
    expect(console.page.get_by_role("dialog", name="Ajustes")).to_be_visible()


def among_notifications(console: Console, guest: NamedGuest) -> None:
    console.log_in().page.locator(".bell").click()
    dialog = console.page.get_by_role("dialog", name="Notificaciones")
    expect(dialog.get_by_role("listitem").first).to_contain_text(guest.name)


STATES = [at_login, with_nothing, at_the_queue, in_a_talk, after_the_end, in_a_dialog, among_notifications]
QUICK = [(in_a_talk, "light", "ltr"), (at_the_queue, "dark", "rtl")]
LONG = [(state, *look) for state in STATES for look in LOOKS if (state, *look) not in QUICK]


def expect_no_violations(console: Console) -> None:
    found: dict[str, Any] = Axe().run(console.page).response
    told = [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found["violations"]]
    assert not told


def check(
    open_console: OpenConsole,
    stack: Stack,
    state: Callable[[Console, NamedGuest], None],
    scheme: str,
    direction: str,
) -> None:
    guest = come(stack.api, page_url="https://tienda.example/", locale="es-ES")
    console = open_console(None, color_scheme=scheme, bypass_csp=True)
    console.page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    state(console, guest)
    expect_no_violations(console)


@pytest.mark.parametrize(("state", "scheme", "direction"), QUICK)
def test_axe_finds_nothing(
    open_console: OpenConsole,
    stack: Stack,
    state: Callable[[Console, NamedGuest], None],
    scheme: str,
    direction: str,
) -> None:
    check(open_console, stack, state, scheme, direction)


@pytest.mark.parametrize(("state", "scheme", "direction"), LONG)
def test_axe_finds_nothing_in_any_look(
    open_console: OpenConsole,
    stack: Stack,
    state: Callable[[Console, NamedGuest], None],
    scheme: str,
    direction: str,
) -> None:
    check(open_console, stack, state, scheme, direction)
