"""A chat stands in the list that its status and agent say, at its place."""

from collections.abc import Iterator

from tests.proofs.audit.talks import Talk

_ENDED = ("resolved", "closed")


def check(talk: Talk) -> Iterator[str]:
    """The keys by which lists find the chat."""
    chat = talk.chat
    inbox = f"{chat['agent'][0]}#{chat['status']}" if chat.get("agent") else "queue"
    ended = chat["status"] in _ENDED
    if chat["inbox"] != inbox:
        yield f"it stands in the list {chat['inbox']}"
    if chat.get("archive") != (inbox if ended else None):
        yield f"it stands in the archive {chat.get('archive')}"
    if chat["position"] != chat["last_message_at" if ended else "created_at"]:
        yield "it does not stand at its place in the list"
