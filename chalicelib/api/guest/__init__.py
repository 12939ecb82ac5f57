"""What a guest calls: no login; the chat's id is the key."""
