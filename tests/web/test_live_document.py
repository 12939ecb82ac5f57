"""The client in JavaScript that docs/live.md shows follows a chat to its end, in a browser."""

from threading import Thread

import pytest

from client.agent import Agent, log_in
from client.api import HttpApi
from client.guest import Guest, open_chat
from tests.live.document import client_in
from tests.web.pages import Pages

_LISTEN = """async ([source, stored, frames]) => {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { Follower } = await import(url);
  const event = (seq) => ({ seq, type: seq === 6 ? "closed" : "message" });
  const [asked, told, sent] = [[], [], []];
  window.fetch = async (path) => {
    const after = Number(new URL(path, "http://api").searchParams.get("after"));
    asked.push(after);
    const events = [1, 2, 3, 4, 5, 6].slice(after, Math.min(after + 2, stored)).map(event);
    const has_more = after + events.length < stored;
    return { json: async () => ({ events, has_more, retry_after_ms: 1500 }) };
  };
  window.setInterval = (tell, _ms, frame) => tell(frame);
  window.WebSocket = class {
    constructor() {
      setTimeout(() => this.play());
    }
    send(frame) {
      sent.push(JSON.parse(frame));
    }
    close() {
      this.onclose();
    }
    async play() {
      this.onopen();
      for (const frame of frames) {
        const data = Number.isInteger(frame) ? { type: "event", event: event(frame) } : { type: frame };
        await this.onmessage({ data: JSON.stringify(data) });
      }
    }
  };
  await new Follower("", "a-chat", ({ seq }) => told.push(seq)).listen("ws://live");
  return { asked, told, sent };
}"""
_ALL = [1, 2, 3, 4, 5, 6]

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
    agent.closes(guest.chat_id)


def test_the_client_in_javascript_follows_a_chat_to_its_end(pages: Pages) -> None:
    api = pages.stack.api
    guest, agent = open_chat(HttpApi(api)), log_in(HttpApi(api), "agente1")
    page = pages.context().new_page()
    page.goto(f"{api}/api/health/")
    talking = Thread(target=_talk, args=(guest, agent))
    talking.start()
    told = page.evaluate(_FOLLOW, [client_in("javascript"), api, guest.chat_id])
    talking.join()
    assert told == guest.events_since()
    assert told[-1]["type"] == "closed"


@pytest.mark.parametrize(
    ("stored", "frames", "asked"),
    [
        (5, ["ready", 6], [0, 2, 4]),
        (1, ["ready", 2, 2, 3, 1, 4, "typing", 5, 6], [0]),
        (4, ["ready", 6, 4, 5, 6], [0, 2, 4]),
        (6, ["typing", "pong"], [0, 2, 4]),
    ],
    ids=["page after page", "twice is once", "a gap", "silence"],
)
def test_the_client_in_javascript_keeps_to_the_rules(
    pages: Pages, stored: int, frames: list[object], asked: list[int]
) -> None:
    page = pages.context().new_page()
    heard = page.evaluate(_LISTEN, [client_in("javascript"), stored, frames])
    assert heard["told"] == _ALL
    assert heard["asked"] == asked
    assert {"action": "ping"} in heard["sent"]
    assert {"action": "subscribe", "chat_room_id": "a-chat"} in heard["sent"]
