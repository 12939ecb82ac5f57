"""A browser that records what it sounds and shows, and whose clock can be wound on."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.pages import Pages

# What a page sounds and shows, in attributes of its root: each chime has three tones, a message's two.
RECORD = """
let tones = 0;
let notices = "";
const { start } = AudioScheduledSourceNode.prototype;
AudioScheduledSourceNode.prototype.start = function (when) {
  document.documentElement.dataset.tones = tones += 1;
  return start.call(this, when);
};
window.Notification = class {
  static permission = "granted";
  constructor(title, { body, tag, renotify }) {
    document.documentElement.dataset.notices = notices += `${title}: ${body}. `;
    document.documentElement.dataset.calls = Boolean(tag && renotify);
    this.body = body;
    window.lastNotice = this;
  }
  close() {
    document.documentElement.dataset.closed = this.body;
  }
};
"""
CHIME = 3
TICKER = "**/ticker.js"  # without it the console counts with the page's own timers, which tests can wind on
NEW_CHAT = "Nuevo chat asignado: Tienes un nuevo chat de Juan Pérez. "
NEW_MESSAGE = "Nuevo mensaje: Juan Pérez ha enviado un mensaje. "


def recorded(pages: Pages) -> BrowserContext:
    """A browser that records its sounds and notices, and whose clock can be wound on."""
    context = pages.context(viewport={"width": 1280, "height": 720})
    context.add_init_script(RECORD)
    context.route(TICKER, lambda route: route.abort())
    context.clock.install()
    return context


def expect_tones(page: Page, count: int) -> None:
    tones = page.locator("html")
    if count:
        expect(tones).to_have_attribute("data-tones", str(count))
    else:
        assert tones.get_attribute("data-tones") is None
