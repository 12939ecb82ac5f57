"""Charla's live customer chat, as it runs on Lambda. `app.py` is its entry."""
