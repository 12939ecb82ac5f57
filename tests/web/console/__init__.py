"""The agents' console."""
