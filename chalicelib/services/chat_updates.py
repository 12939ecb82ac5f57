"""The one loop in which a chat changes: read, decide, commit; and again where the race was lost."""

from collections.abc import Callable

from chalicelib.domain.changes import Change
from chalicelib.domain.chats import Chat
from chalicelib.domain.errors import KeyTaken
from chalicelib.frozen import component
from chalicelib.services.ports import Chats, Clock, Ids
from chalicelib.services.push import Publisher
from chalicelib.services.retries import attempt

Load = Callable[[], Chat]
Decide = Callable[[Chat, int], Change]


@component
class ChatUpdater:
    chats: Chats
    clock: Clock
    ids: Ids
    publisher: Publisher

    def update(self, load: Load, decide: Decide) -> Change:
        """The change that was stored, and of which those who listen were told; an empty one needs neither.

        `load` asks for permission anew at every try. Raises what `load` and `decide` raise,
        KeyTaken where the message's identifier is taken, Busy when the race is lost for too long.
        """
        operation = self.ids.operation()
        unsettled: list[Change] = []

        def once() -> Change:
            chat, now = load(), self.clock.now()
            # A try whose answer was lost may have stored its change: deciding again would repeat it.
            # Asked after loading: a try that arrives later than that can't be stored with this one.
            if unsettled and self.chats.is_stored(unsettled[-1], operation):
                return unsettled[-1]
            # Where nothing happened since, the same change again: the first may arrive yet.
            same = unsettled and unsettled[-1].before == chat
            change = unsettled[-1] if same else decide(chat, now)
            if not change.is_empty:
                unsettled.append(change)
                self._commit(change, operation)
            return change

        change = attempt(self.clock, once)
        self.publisher.publish(change)
        return change

    def _commit(self, change: Change, operation: str) -> None:
        try:
            self.chats.commit(change, operation)
        except KeyTaken:
            if not self.chats.is_stored(change, operation):
                raise
