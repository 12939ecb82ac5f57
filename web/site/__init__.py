"""The static site out of `web/`: joined, minified, hashed, compressed, and held to its budgets."""
