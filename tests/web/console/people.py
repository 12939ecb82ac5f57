"""The others: guests and agents who talk to the API without a browser."""

from dataclasses import dataclass

from client.agent import Agent
from client.api import HttpApi
from client.guest import Guest, complete, guest_of, start_session

PROFILE = {"email": "juan@ejemplo.com", "phone_number": "+34 600 123 456"}


@dataclass(frozen=True)
class NamedGuest(Guest):
    """A guest whom the console shows by `name`."""

    name: str = ""

    def sees_answers(self) -> list[str]:
        """The agents' messages in order; they count as read from now on."""
        return [each["content"] for each in self.reads() if each["sender_type"] == "agent"]


def come(address: str, name: str = "Juan Pérez", first: str = "Hola", **page: str) -> NamedGuest:
    """A guest who wrote `first`, and whose chat waits. `page` may hold page_url, referrer, locale."""
    api = HttpApi(address)
    session_id = start_session(api, first, **page)
    guest = guest_of(api, session_id, complete(api, session_id, full_name=name, **PROFILE))
    return NamedGuest(api, guest.session_id, guest.chat_id, guest.token, guest.live_url, name)


def live_chats(agent: Agent) -> list[str]:
    """The ids of what waits or is talked in, as this agent sees it."""
    pages = [agent.lists(page_size=100, status=status) for status in ("waiting", "active")]
    return [chat["id"] for page in pages for chat in page["chats"]]
