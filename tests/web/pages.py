"""Pages in browser contexts of their own, watched for errors."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.web.stack import Stack

TIMEOUT_MS = 15_000
_BROKEN_POLICY = ("Content Security Policy", "Trusted")


class Pages:
    """Opens pages of a stack; `problems` are the errors that any of them had."""

    def __init__(self, browser: Browser, stack: Stack) -> None:
        self.stack = stack
        self.problems: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def context(self, **options: Any) -> BrowserContext:
        """A new context: one person's browser. `options` as Playwright's `new_context` takes them."""
        options = {"locale": "es-ES", "timezone_id": "Europe/Madrid", "reduced_motion": "reduce"} | options
        context = self._browser.new_context(**options)
        context.set_default_timeout(TIMEOUT_MS)
        context.on("page", self._watch)
        self._contexts.append(context)
        context.on("close", self._forget)
        return context

    def open(self, path: str = "/", context: BrowserContext | None = None, **options: Any) -> Page:
        """The page at `path` of the web server, in `context` or one of its own."""
        page = (context or self.context(**options)).new_page()
        page.goto(self.stack.web + path)
        return page

    def close(self) -> None:
        """Closes every page. A route that still waits for its answer is of no interest any more."""
        for context in list(self._contexts):
            for page in context.pages:
                page.unroute_all(behavior="ignoreErrors")
            context.unroute_all(behavior="ignoreErrors")
            context.close()

    def _forget(self, context: BrowserContext) -> None:
        self._contexts.remove(context)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if any(words in message.text for words in _BROKEN_POLICY):
            self.problems.append(message.text)
