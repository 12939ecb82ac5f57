"""The clock of who waits: calm, amber, red."""

import pytest
from playwright.sync_api import expect

from tests.web.console.conftest import OpenConsole
from tests.web.console.people import come
from tests.web.console.recording import recorded
from tests.web.pages import Pages
from tests.web.stack import Stack

pytestmark = pytest.mark.prove


def test_the_clock_turns_amber_and_then_red(open_console: OpenConsole, stack: Stack, pages: Pages) -> None:
    come(stack.api)
    console = open_console(context=recorded(pages))
    console.tab("En espera").click()
    clock = console.rows.locator(".clock")
    expect(clock).to_contain_text("Espera: 0:0")
    expect(clock).to_have_attribute("data-level", "calm")
    console.page.clock.fast_forward(61_000)
    expect(clock).to_contain_text("Espera: 1:0")
    expect(clock).to_have_attribute("data-level", "amber")
    console.page.clock.fast_forward(121_000)
    expect(clock).to_contain_text("Espera: 3:0")
    expect(clock).to_have_attribute("data-level", "red")


def test_when_the_clock_turns_is_a_setting(open_console: OpenConsole, stack: Stack) -> None:
    come(stack.api)
    console = open_console()
    console.tab("En espera").click()
    clock = console.rows.locator(".clock")
    expect(clock).to_have_attribute("data-level", "calm")
    console.button("Ajustes").click()
    console.page.get_by_label("Espera en ámbar").fill("1")
    console.page.get_by_label("Espera en rojo").fill("2")
    console.page.keyboard.press("Escape")
    expect(clock).to_have_attribute("data-level", "red")
    console.page.reload()
    console.tab("En espera").click()
    expect(clock).to_have_attribute("data-level", "red")
