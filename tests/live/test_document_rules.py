"""The clients of docs/live.md keep to its rules, and to the length that it promises."""

import json
from typing import Any

import pytest

from tests.live.document import client_in

CHAT = [{"seq": seq, "type": "message"} for seq in range(1, 6)] + [{"seq": 6, "type": "closed"}]
QUIET = None


class Socket:
    """Receives what a test has written down: frames, and two minutes of silence."""

    def __init__(self, *frames: dict[str, Any] | None) -> None:
        self._frames = iter(frames)
        self.sent: list[Any] = []

    def send(self, frame: str) -> None:
        """Keeps the frame."""
        self.sent.append(json.loads(frame))

    def recv(self, timeout: float) -> str:
        """The next frame. Raises TimeoutError where it is quiet."""
        frame = next(self._frames)
        if frame is QUIET:
            raise TimeoutError
        return json.dumps(frame)


class Asked:
    """The page's client; `stored` is how far the chat is, `asked` after what it asked."""

    def __init__(self, stored: int) -> None:
        program: dict[str, Any] = {}
        exec(client_in("python"), program)  # noqa: S102  # what the page shows is what is tested
        self.stored, self.asked, self.told = stored, list[int](), list[int]()
        self.client = program["Follower"]("", "a-chat", lambda event: self.told.append(event["seq"]))
        self.client.get = self._get

    def _get(self, path: str) -> dict[str, Any]:
        after = int(path.removeprefix("events/?after=").removesuffix("&limit=500&"))
        self.asked.append(after)
        events = CHAT[after : min(after + 2, self.stored)]
        more = after + len(events) < self.stored
        return {"events": events, "has_more": more, "retry_after_ms": 1500}


def pushed(seq: int) -> dict[str, Any]:
    """The frame of an event."""
    return {"type": "event", "chat_room_id": "a-chat", "event": CHAT[seq - 1]}


def test_it_asks_page_after_page_once_it_listens() -> None:
    asked = Asked(stored=5)
    asked.client.listen(socket := Socket({"type": "ready", "seq": 5}, pushed(6)))
    assert socket.sent == [{"action": "subscribe", "chat_room_id": "a-chat"}]
    assert asked.asked == [0, 2, 4]
    assert asked.told == [1, 2, 3, 4, 5, 6]


def test_what_is_pushed_in_its_turn_costs_no_call_and_twice_is_once() -> None:
    asked = Asked(stored=1)
    asked.client.listen(Socket({"type": "ready", "seq": 1}, *(pushed(seq) for seq in (2, 2, 3, 1, 4, 5, 6))))
    assert asked.asked == [0]
    assert asked.told == [1, 2, 3, 4, 5, 6]


def test_at_a_gap_it_asks() -> None:
    asked = Asked(stored=4)
    asked.client.seq = 1
    asked.client.listen(Socket(pushed(4), pushed(3), pushed(5), pushed(6)))
    assert asked.asked == [1, 3]
    assert asked.told == [2, 3, 4, 5, 6]


def test_after_silence_it_pings_and_asks() -> None:
    asked = Asked(stored=6)
    asked.client.listen(socket := Socket({"type": "typing"}, QUIET, {"type": "pong"}))
    assert socket.sent[1:] == [{"action": "ping"}]
    assert asked.told == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("language", "comment"), [("python", "#"), ("javascript", "//")])
def test_it_is_short(language: str, comment: str) -> None:
    lines = [line.strip() for line in client_in(language).splitlines()]
    assert len([line for line in lines if line and not line.startswith(comment)]) <= 40
