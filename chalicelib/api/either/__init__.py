"""Calls that an agent and a guest share: with `Authorization` the agent's side, without it the guest's."""
