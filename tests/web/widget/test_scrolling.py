"""The thread stays where its reader is: at its end, or at what is being read."""

import json

import pytest
from playwright.sync_api import WebSocketRoute, expect

from client.agent import Agent
from tests.web.pages import Pages
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

PHONE = {"width": 390, "height": 700}


def fill(guest: WidgetGuest, agent: Agent, lines: int = 20) -> str:
    chat_id = guest.start()
    for number in range(lines):
        agent.answers(chat_id, f"línea {number}")
    expect(guest.bubble(f"línea {lines - 1}")).to_be_in_viewport(ratio=1)
    return chat_id


def place_of(guest: WidgetGuest, text: str) -> int:
    box = guest.bubble(text).bounding_box()
    assert box
    return round(box["y"])


def test_the_end_stays_in_view_when_a_keyboard_takes_its_room(pages: Pages, agent: Agent) -> None:
    guest = WidgetGuest(pages.open("/", viewport=PHONE))
    fill(guest, agent)
    guest.page.set_viewport_size({"width": PHONE["width"], "height": 380})
    expect(guest.bubble("línea 19")).to_be_in_viewport(ratio=1)
    guest.write("mía\n" * 5)
    expect(guest.bubbles.last).to_be_in_viewport(ratio=1)


def test_who_reads_what_came_before_is_not_moved(pages: Pages, agent: Agent) -> None:
    context = pages.context(viewport=PHONE)
    sockets: list[WebSocketRoute] = []

    def watched(route: WebSocketRoute) -> None:
        sockets.append(route)
        route.connect_to_server()

    context.route_web_socket("**", watched)
    guest = WidgetGuest(pages.open("/", context))
    chat_id = fill(guest, agent)
    guest.bubble("línea 3").scroll_into_view_if_needed()
    before = place_of(guest, "línea 3")
    sockets[-1].send(json.dumps({"type": "typing", "chat_room_id": chat_id, "by": "agent"}))
    expect(guest.page.get_by_text("María García está escribiendo…")).to_be_visible()
    agent.answers(chat_id, "abajo")
    expect(guest.bubble("abajo")).to_be_visible()
    guest.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert abs(place_of(guest, "línea 3") - before) <= 2
    guest.write("ya lo he leído")
    expect(guest.bubble("ya lo he leído")).to_be_in_viewport(ratio=1)


def test_a_long_thread_is_drawn_where_it_is_looked_at(pages: Pages, agent: Agent) -> None:
    guest = WidgetGuest(pages.open("/", viewport={"width": 390, "height": 300}))
    fill(guest, agent, lines=60)
    drawn = """each => each.filter(
        bubble => bubble.querySelector('p').checkVisibility({ contentVisibilityAuto: true })).length"""
    assert guest.bubbles.evaluate_all(drawn) < 40
    guest.bubble("línea 0").scroll_into_view_if_needed()
    expect(guest.bubble("línea 0")).to_be_in_viewport(ratio=1)
