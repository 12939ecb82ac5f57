"""What an agent calls, with `Authorization: Token …`."""
