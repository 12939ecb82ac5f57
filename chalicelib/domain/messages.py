"""Messages and the other events of a chat. Each has the chat's next `seq`, and a time in ms."""

from typing import Literal

from chalicelib.domain.agents import AgentName
from chalicelib.domain.errors import NotFound
from chalicelib.frozen import value


class MessageNotFound(NotFound):
    code = "message_not_found"


SenderType = Literal["user", "agent"]
StatusEventType = Literal["assigned", "reopened", "resolved", "closed"]

PREVIEW_CHARACTERS = 100
MARK_LIMIT = 90


def other_side(side: SenderType) -> SenderType:
    return "agent" if side == "user" else "user"


def preview(content: str) -> str:
    """A chat's `last_message`: the first 100 characters, then `...` (docs/contract.md, "Objects")."""
    if len(content) <= PREVIEW_CHARACTERS:
        return content
    return content[:PREVIEW_CHARACTERS] + "..."


@value
class Message:
    """`number` counts its sender's messages in this chat, from 1.

    `read_at` is the message's own mark; a mark of the whole chat is a Read event instead.
    """

    seq: int
    created_at: int
    sender_type: SenderType
    number: int
    content: str
    client_message_id: str | None = None
    agent: AgentName | None = None
    read_at: int | None = None


@value
class Read:
    """`by` has read the other side's messages: all up to a seq, or the ones named by seq."""

    seq: int
    created_at: int
    by: SenderType
    up_to: int | None = None
    message_seqs: tuple[int, ...] = ()


@value
class StatusEvent:
    """The chat was taken, reopened, resolved or closed; `agent` is who did it, if an agent did."""

    seq: int
    created_at: int
    type: StatusEventType
    agent: AgentName | None = None


Event = Message | Read | StatusEvent
