"""The console in a page, as an agent handles it."""

from playwright.sync_api import Locator, Page, expect

from devserver.demo import PASSWORD


class Console:
    """The console in `page`, in Spanish."""

    def __init__(self, page: Page) -> None:
        """`page` stands at the login."""
        self.page = page

    def log_in(self, username: str = "agente1", password: str = PASSWORD) -> "Console":
        self.page.get_by_label("Usuario").fill(username)
        self.page.get_by_label("Contraseña").fill(password)
        self.page.get_by_role("button", name="Iniciar sesión").click()
        expect(self.page.locator(".console")).to_be_visible()
        return self

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    @property
    def rows(self) -> Locator:
        return self.page.locator(".row")

    def row(self, name: str) -> Locator:
        return self.rows.filter(has_text=name)

    @property
    def messages(self) -> Locator:
        return self.page.locator(".bubble")

    @property
    def marks(self) -> Locator:
        """How one's own messages stand: sending, sent, seen, not sent."""
        return self.page.locator(".mark:not(:empty)")

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name="Escribe un mensaje")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def pick_waiting(self, name: str) -> None:
        """Opens the waiting chat of a guest."""
        self.tab("En espera").click()
        self.row(name).click()
        expect(self.page.get_by_role("heading", name=name, level=2).first).to_be_visible()
        expect(self.messages.first).to_be_visible()

    def take(self, name: str) -> None:
        """Takes the waiting chat of a guest, and opens it."""
        self.pick_waiting(name)
        self.button("Tomar").click()
        expect(self.tab("Míos")).to_have_attribute("aria-selected", "true")
        expect(self.button("Resolver")).to_be_visible()

    def write(self, words: str) -> None:
        self.composer.fill(words)
        self.composer.press("Enter")
