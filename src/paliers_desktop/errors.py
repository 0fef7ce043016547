"""Expected failures: each carries its own French sentence; every other exception is a bug."""


class UserError(Exception):
    """A failure the person can understand and act upon.

    message: one French sentence saying what happened; hint: what to do about it ("" when the message already says it).
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
