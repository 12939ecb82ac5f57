"""Every way in which a chat changes, each one function: (chat, what happens, now) -> Change."""
