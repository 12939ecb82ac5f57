"""docs/operations.md: what it says is so, and what it tells to do works."""
