"""The measured calls, by what they are about, each with the goal that it was given."""
