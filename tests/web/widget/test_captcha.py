"""Where the API names a captcha provider, its script is loaded then, and its token sent."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.matrix import matrix
from tests.web.pages import Pages
from tests.web.widget.failures import READABLE
from tests.web.widget.guest import WidgetGuest

pytestmark = pytest.mark.prove

# What the three providers have in common, as their scripts offer it.
PROVIDER = """
window.NAME = {
    render: (box, { sitekey }) => { box.append('Soy humano: ' + sitekey); return 7 },
    getResponse: id => 'token-' + id + '-' + (window.resets || 0),
    reset: () => { window.resets = (window.resets || 0) + 1 },
}
window[new URL(document.currentScript.src).searchParams.get('onload')]()
"""
PROVIDERS = {
    "recaptcha": ("https://www.google.com/recaptcha/api.js**", "grecaptcha"),
    "hcaptcha": ("https://js.hcaptcha.com/1/api.js**", "hcaptcha"),
    "turnstile": ("https://challenges.cloudflare.com/turnstile/v0/api.js**", "turnstile"),
}


def demand(page: Page, provider: str) -> list[str]:
    """Has the API demand a captcha of `provider`; the tokens that it is then sent."""
    tokens: list[str] = []

    def start(route: Route) -> None:
        answer = route.fetch()
        named = {"captcha": {"provider": provider, "site_key": "clave"}}
        route.fulfill(response=answer, json=answer.json() | named)

    def complete(route: Route) -> None:
        tokens.append(json.loads(route.request.post_data or "{}").get("recaptcha_token", ""))
        if len(tokens) == 1:
            failed = {
                "error": "No pudimos comprobar que eres una persona. Intenta de nuevo.",
                "code": "captcha_failed",
            }
            route.fulfill(status=400, json=failed, headers=READABLE)
        else:
            route.continue_()

    address, name = PROVIDERS[provider]
    page.route(
        address,
        lambda route: route.fulfill(body=PROVIDER.replace("NAME", name), content_type="text/javascript"),
    )
    page.route("**/start_chat/", start)
    page.route("**/complete_chat/", complete)
    return tokens


@pytest.mark.parametrize("provider", matrix(PROVIDERS, ["turnstile"]))
def test_each_provider(pages: Pages, provider: str) -> None:
    page = pages.context(bypass_csp=True).new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    tokens = demand(page, provider)
    page.goto(pages.stack.web + "/")
    guest = WidgetGuest(page)
    guest.open()
    assert not [url for url in loaded if "captcha" in url or "turnstile" in url]
    guest.write("Hola")
    expect(page.get_by_text("Soy humano: clave")).to_be_visible()
    guest.introduce()
    expect(page.get_by_role("alert")).to_contain_text("No pudimos comprobar que eres una persona")
    page.get_by_role("button", name="Continuar").click()
    expect(guest.bubble("Hola")).to_have_attribute("data-state", "sent")
    assert tokens == ["token-7-0", "token-7-1"]
    expect(page.get_by_text("Soy humano")).to_be_hidden()
