"""What each call of a whole conversation takes: what `make cost` makes dollars of."""
