"""Why a walk ends before its end."""


class AskedWronglyError(Exception):
    """What was asked for cannot be walked at all. One line that says what to do."""


class UnexpectedError(Exception):
    """Charla, or whatever is there, did not do what the contract says. One line that says what it did."""


class SkippedError(Exception):
    """The rest cannot be walked here, which is no failure. One line that says why."""
