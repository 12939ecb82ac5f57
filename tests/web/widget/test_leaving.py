"""A chat that ends or is forgotten, and what was written in it and not yet sent."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.widget.failures import SEND, contents, fail_first, refusal
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove


def test_what_a_closed_chat_did_not_take_begins_the_next(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("uno")
    guest.page.route(SEND, fail_first(1, refusal(400, "chat_closed")))
    guest.write("demasiado tarde")
    expect(guest.bubble("demasiado tarde")).to_contain_text("No enviado")
    guest.composer.fill("y algo más")
    agent.closes(chat_id)
    guest.page.get_by_role("button", name="Iniciar otro chat").click()
    expect(guest.composer).to_have_value("demasiado tarde\ny algo más")
    expect(guest.bubbles).to_have_count(0)


def test_what_is_under_way_does_not_reach_the_next_guests_chat(guest: WidgetGuest, agent: Agent) -> None:
    """Reset is what a page calls when somebody logs out."""
    guest.page.clock.install()
    guest.start("uno")
    guest.page.clock.pause_at(datetime.now(tz=UTC) + timedelta(hours=1))
    guest.page.route(SEND, lambda route: route.abort())
    with guest.page.expect_event("requestfailed"):
        guest.write("de la anterior")
    guest.page.evaluate("Charla.reset()")
    guest.page.unroute(SEND)
    guest.write("Hola")
    guest.introduce("Otra", "otra@ejemplo.com")
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "sent")
    guest.page.clock.fast_forward(60_000)
    guest.write("soy otra")
    expect(guest.bubble("soy otra")).to_have_attribute("data-state", "sent")
    assert contents(agent, guest.chat_id()) == ["Hola", "soy otra"] == guest.texts()


def test_going_on_takes_one_call_and_more_can_be_written_meanwhile(guest: WidgetGuest, agent: Agent) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    guest.page.route("**/complete_chat/", hold)
    guest.open()
    guest.write("uno")
    guest.page.get_by_label("Nombre").fill("Ana")
    guest.page.get_by_label("Correo").fill("ana@ejemplo.com")
    guest.page.get_by_role("button", name="Continuar").dblclick()
    expect(guest.page.get_by_label("Nombre")).to_be_hidden()
    guest.write("dos")
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sending")
    for route in held:
        route.continue_()
    expect(guest.bubble("dos")).to_have_attribute("data-state", "sent")
    assert len(held) == 1
    assert contents(agent, guest.chat_id()) == ["uno", "dos"] == guest.texts()
