"""The client in JavaScript that docs/live.md shows follows a chat to its end, in a browser."""

from threading import Thread

from tests.live.callers import Agent, Guest, log_in, open_chat
from tests.live.document import client_in
from tests.web.pages import Pages

_FOLLOW = """async ([source, api, chatId]) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { Follower } = await import(url);
  const told = [];
  await new Follower(api, chatId, (event) => told.push(event)).follow();
  return told;
}"""


def _talk(guest: Guest, agent: Agent) -> None:
    for number in range(3):
        agent.answers(guest.chat_id, f"agent {number}")
        guest.says(f"guest {number}")
    agent.acts(guest.chat_id, "close")


def test_the_client_in_javascript_follows_a_chat_to_its_end(pages: Pages) -> None:
    api = pages.stack.api
    guest, agent = open_chat(api), log_in(api, "agente1")
    page = pages.context().new_page()
    page.goto(f"{api}/api/health/")
    talking = Thread(target=_talk, args=(guest, agent))
    talking.start()
    told = page.evaluate(_FOLLOW, [client_in("javascript"), api, guest.chat_id])
    talking.join()
    assert told == guest.events()
    assert told[-1]["type"] == "closed"
