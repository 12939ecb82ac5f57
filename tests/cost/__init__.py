"""The dollars of `make cost`: what they are made of, and that the page says the same."""
