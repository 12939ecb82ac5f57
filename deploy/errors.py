"""Why a tool does not go on."""


class ToolError(Exception):
    """The text is one line that says why, and what to do."""
