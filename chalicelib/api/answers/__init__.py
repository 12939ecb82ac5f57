"""Answers that several flows give."""
