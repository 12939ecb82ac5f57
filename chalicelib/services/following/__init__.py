"""Following an agent as a whole: its chats, the queue, its notifications, from one cursor to the next."""
