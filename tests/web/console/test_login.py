"""Logging in and out, and what of it a browser keeps."""

import json

import pytest
from playwright.sync_api import expect

from client.api import HttpApi
from tests.web.console.conftest import OpenConsole
from tests.web.console.desk import Console
from tests.web.console.people import come
from tests.web.stack import Stack


def kept(console: Console, area: str) -> str:
    """All that `area` (localStorage, sessionStorage) holds."""
    return str(console.page.evaluate(f"JSON.stringify({area})"))


def having(stack: Stack, token: str) -> HttpApi:
    """The client of whoever has that token."""
    return HttpApi(stack.api).having(Authorization=f"Token {token}")


def token_of(console: Console) -> str:
    login = json.loads(json.loads(kept(console, "sessionStorage"))["charla.console.login"])
    return str(login["token"])


def test_a_wrong_password_is_told_and_another_try_works(open_console: OpenConsole) -> None:
    console = open_console(None)
    console.page.get_by_label("Usuario").fill("agente1")
    console.page.get_by_label("Contraseña").fill("wrong")
    console.button("Iniciar sesión").click()
    expect(console.page.get_by_role("alert")).to_have_text("Usuario o contraseña incorrectos")
    console.log_in()
    expect(console.page.get_by_text("Carlos López")).to_be_visible()


def test_the_token_is_in_this_tab_alone(open_console: OpenConsole) -> None:
    console = open_console()
    token = token_of(console)
    assert token not in kept(console, "localStorage")
    assert token not in console.page.url
    assert console.page.context.cookies() == []
    console.page.reload()
    expect(console.page.locator(".console")).to_be_visible()


def test_logging_out_kills_the_token_and_leaves_nothing(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    token = token_of(console)
    console.button("Cerrar sesión").click()
    expect(console.button("Iniciar sesión")).to_be_visible()
    assert kept(console, "sessionStorage") == "{}"
    assert having(stack, token).get("/api/agents/me/").status == 401


def test_a_dead_token_leads_back_to_the_login(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    having(stack, token_of(console)).post("/api/auth/logout/").expect(200)
    console.page.evaluate("dispatchEvent(new Event('online'))")
    expect(console.button("Iniciar sesión")).to_be_visible()
    said = "Tu sesión no es válida o ha caducado. Inicia sesión de nuevo."
    expect(console.page.get_by_role("alert")).to_have_text(said)


def test_an_agent_says_whether_new_chats_may_come(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    available = console.page.get_by_role("switch")
    expect(available).to_have_accessible_name("Disponible")
    available.click()
    expect(available).to_have_accessible_name("Ausente")
    me = having(stack, token_of(console)).get("/api/agents/me/").expect(200)
    assert me["is_available"] is False
    console.page.reload()
    expect(available).to_have_accessible_name("Ausente")


@pytest.mark.prove
def test_it_speaks_spanish_until_english_is_chosen(open_console: OpenConsole) -> None:
    console = open_console(None, locale="en-GB")
    page = console.page
    expect(page.locator("html")).to_have_attribute("lang", "es")
    console.button("English").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    page.get_by_label("Username").fill("agente1")
    page.get_by_label("Password").fill("password123")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("tab", name="Waiting")).to_be_visible()
    console.button("Español").click()
    expect(console.tab("En espera")).to_be_visible()


@pytest.mark.prove
def test_only_a_page_on_this_machine_can_be_pointed_elsewhere(
    open_console: OpenConsole, stack: Stack
) -> None:
    """A link must not be able to send an agent's password to whoever made it."""
    console = open_console(None)
    page = console.page
    # The same files under a name that is no loopback's.
    page.route(
        "http://console.test/**",
        lambda route: route.fulfill(
            response=route.fetch(url=route.request.url.replace("http://console.test", stack.web))
        ),
    )
    page.goto("http://console.test/console/?api=http://evil.test")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Usuario").fill("agente1")
    page.get_by_label("Contraseña").fill("wrong")
    with page.expect_request("**/api/auth/login/") as login:
        console.button("Iniciar sesión").click()
    assert login.value.url.startswith(stack.api)
    assert not [url for url in asked if "evil" in url]


@pytest.mark.prove
def test_it_opens_where_somebody_waits(open_console: OpenConsole, stack: Stack) -> None:
    console = open_console()
    expect(console.tab("Míos")).to_have_attribute("aria-selected", "true")
    come(stack.api)
    expect(open_console().tab("En espera")).to_have_attribute("aria-selected", "true")
