"""The states of the widget that a person can see, each reached as a guest reaches it."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from client.agent import Agent
from tests.web.widget.guest import WidgetGuest

State = Callable[[WidgetGuest, Agent], None]


def closed_with_unread(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("Hola, ¿hacéis envíos a Canarias?")
    guest.page.keyboard.press("Escape")
    agent.answers(chat_id, "¡Hola! Sí, en tres o cuatro días.")
    expect(guest.page.locator("charla-chat .badge")).to_have_text("1")


def greeting(guest: WidgetGuest, agent: Agent) -> None:
    guest.open()


def profile(guest: WidgetGuest, agent: Agent) -> None:
    guest.open()
    guest.write("Hola, ¿hacéis envíos a Canarias?")
    expect(guest.page.get_by_label("Nombre")).to_be_focused()


def profile_with_errors(guest: WidgetGuest, agent: Agent) -> None:
    profile(guest, agent)
    guest.introduce(email="juan@")
    expect(guest.page.get_by_label("Correo")).to_be_focused()


def waiting(guest: WidgetGuest, agent: Agent) -> None:
    guest.start("Hola, ¿hacéis envíos a Canarias?")
    expect(guest.notice).to_be_visible()


def talking(guest: WidgetGuest, agent: Agent) -> None:
    chat_id = guest.start("Hola, ¿hacéis envíos a Canarias?")
    agent.takes(chat_id)
    agent.reads(chat_id)
    agent.answers(chat_id, "¡Hola, Juan! Sí: tardan tres o cuatro días y son gratis desde 60 €.")
    agent.answers(chat_id, "Aquí tienes los detalles: https://casalino.example/envios")
    guest.write("Perfecto, muchas gracias")
    expect(guest.bubble("Perfecto, muchas gracias")).to_have_attribute("data-state", "sent")
    agent.reads(chat_id)
    expect(guest.bubble("Perfecto, muchas gracias")).to_have_attribute("data-state", "seen")


def failed(guest: WidgetGuest, agent: Agent) -> None:
    talking(guest, agent)
    guest.page.route("**/send_message/", _refuse)
    guest.write("¿Y el paño de lino azul?")
    expect(guest.bubble("¿Y el paño de lino azul?")).to_have_attribute("data-state", "failed")


def offline(guest: WidgetGuest, agent: Agent) -> None:
    talking(guest, agent)
    guest.page.context.set_offline(True)
    guest.write("¿Y el paño de lino azul?")
    expect(guest.notice).to_be_visible()


def ended(guest: WidgetGuest, agent: Agent) -> None:
    talking(guest, agent)
    agent.closes(guest.chat_id())
    expect(guest.page.get_by_role("button", name="Iniciar otro chat")).to_be_visible()


def _refuse(route: Route) -> None:
    refusal = {"error": "Contiene caracteres no permitidos", "code": "validation_failed"}
    route.fulfill(status=400, json=refusal, headers={"Access-Control-Allow-Origin": "*"})


STATES: dict[str, State] = {
    "closed": closed_with_unread,
    "greeting": greeting,
    "profile": profile,
    "errors": profile_with_errors,
    "waiting": waiting,
    "talking": talking,
    "failed": failed,
    "offline": offline,
    "ended": ended,
}
