"""Why a deployment, or a step of it, does not go on."""


class DeployError(Exception):
    """The text is one line that says why, and what to do."""


class CloudError(DeployError):
    """AWS refused a call. `code` is its own name for why, as in its documentation."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"AWS refused: {message} ({code})")
        self.code = code
        self.message = message
