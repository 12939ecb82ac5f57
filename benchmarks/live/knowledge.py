"""What one client came to know, and how."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any

_Key = tuple[str, int]


@dataclass
class Log:
    """What one client came to know. `learned`: (chat, seq) -> when, however it came; `shown`: in order;
    `heard` gets each as it is shown.

    `pushed` came by a push in its turn, `asked` by the cursor, `repeated` is what was dropped, and
    `unordered` what came before its turn, so that it was asked for.
    """

    heard: Callable[[str, Any], None] = lambda _chat_id, _event: None
    seqs: dict[str, int] = field(default_factory=dict)
    learned: dict[_Key, float] = field(default_factory=dict)
    shown: list[_Key] = field(default_factory=list)
    pushed: int = 0
    asked: int = 0
    repeated: int = 0
    unordered: int = 0
    changed: Condition = field(default_factory=Condition)

    def take(self, chat_id: str, event: Any, now: float, pushed: bool) -> bool:
        """Whether there is no gap before it."""
        seq = event["seq"]
        with self.changed:
            last = self.seqs.get(chat_id, 0)
            if seq > last + 1:
                self.unordered += 1
                self.learned.setdefault((chat_id, seq), now)
                return False
            if seq <= last:
                self.repeated += pushed
                return True
            self.seqs[chat_id] = seq
            self.learned.setdefault((chat_id, seq), now)
            self.shown.append((chat_id, seq))
            self.pushed += pushed
            self.asked += not pushed
            self.changed.notify_all()
            self.heard(chat_id, event)
            return True

    def knows(self, chat_id: str, seq: int, within: float) -> bool:
        """Whether all of the chat up to `seq` comes within so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: self.seqs.get(chat_id, 0) >= seq, within)
