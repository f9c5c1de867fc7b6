"""What Azure refuses, and the envelope in which it says so."""

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """A request that is not done: Azure's code, a sentence, and the status of the answer."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        target: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.target = target
        self.headers = dict(headers or {})

    def error(self) -> dict[str, Any]:
        """The inner record, as operations keep it."""
        told = {"code": self.code, "message": self.message}
        return told | ({"target": self.target} if self.target else {})

    def envelope(self) -> dict[str, Any]:
        return {"error": self.error()}
