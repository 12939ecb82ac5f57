"""The rules: what chats, messages, sessions and agents are and may do. Standard library only."""
