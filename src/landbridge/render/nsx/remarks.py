"""What a tree cannot say exactly, or says only with what is not known yet."""

from typing import NamedTuple


class Remark(NamedTuple):
    """What of an object of the estate is not exactly so in NSX."""

    subject: str
    what: str


class Remarks:
    """Remarks in the order in which they came up, each once."""

    def __init__(self) -> None:
        self._told: dict[Remark, None] = {}

    def add(self, subject: str, what: str) -> None:
        self._told[Remark(subject, what)] = None

    @property
    def told(self) -> tuple[Remark, ...]:
        return tuple(self._told)
