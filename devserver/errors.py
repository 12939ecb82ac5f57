"""Why a local run does not go on."""


class RunError(Exception):
    """Charla cannot run, or ended by itself. The text is one line that says why."""
