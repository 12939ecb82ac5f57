"""Following an agent as a whole: its chats, the queue, its notifications, from one position to the next."""
