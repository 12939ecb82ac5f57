"""The script of a conversation, and what each call of it takes: what `make cost` makes dollars of."""
