"""Live updates: who listens, and what is said to them the moment it happens."""
