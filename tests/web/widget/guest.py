"""What a guest does with the widget, in the guest's own words."""

from playwright.sync_api import Locator, Page, expect

NAME, EMAIL = "Juan Pérez", "juan@ejemplo.com"


class WidgetGuest:
    """A person on a page that has the widget, in Spanish; by the browser alone, so not client.guest."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator("charla-chat .launcher")
        self.panel = page.get_by_role("dialog", name="Chat")
        self.composer = page.get_by_role("textbox", name="Escribe un mensaje")
        self.notice = page.locator("charla-chat .notice p")
        self.bubbles = page.locator("charla-chat li")
        self.announcer = page.locator("charla-chat [aria-live=polite]")

    def open(self) -> None:
        self.launcher.click()
        expect(self.panel).to_be_visible()

    def write(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    def introduce(self, name: str = NAME, email: str = EMAIL) -> None:
        """Fills in the profile and goes on to the chat."""
        self.page.get_by_label("Nombre").fill(name)
        self.page.get_by_label("Correo").fill(email)
        self.page.get_by_role("button", name="Continuar").click()

    def start(self, text: str = "Hola", name: str = NAME, email: str = EMAIL) -> str:
        """From the closed widget to a chat that waits; its id."""
        self.open()
        self.write(text)
        self.introduce(name, email)
        expect(self.composer).to_be_visible()
        expect(self.bubble(text)).to_have_attribute("data-state", "sent")
        return self.chat_id()

    def chat_id(self) -> str:
        chat: str = self.page.evaluate("JSON.parse(localStorage['charla:session']).chat")
        return chat

    def bubble(self, text: str) -> Locator:
        return self.bubbles.filter(has=self.page.get_by_text(text, exact=True))

    def texts(self) -> list[str]:
        """What stands in the thread, in its order."""
        return self.page.locator("charla-chat li p").all_text_contents()

    def hurry(self) -> None:
        """Has the widget ask at once for what is new, as it does when the network is back."""
        self.page.evaluate("dispatchEvent(new Event('online'))")
