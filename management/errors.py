"""Why a command did nothing."""


class NotDoneError(Exception):
    """The text says it in one line."""
