"""What Azure refuses, and the envelope in which it says so."""

from collections.abc import Mapping, Sequence
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
        details: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.target = target
        self.headers = dict(headers or {})
        self.details = details

    def error(self) -> dict[str, Any]:
        """The inner record, as operations keep it."""
        told: dict[str, Any] = {"code": self.code, "message": self.message}
        told |= {"target": self.target} if self.target else {}
        return told | ({"details": list(self.details)} if self.details else {})

    def envelope(self) -> dict[str, Any]:
        return {"error": self.error()}
