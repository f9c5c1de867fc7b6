"""How reading tells that it goes on; what is done with it is the door's affair."""

from typing import Protocol


class Progress(Protocol):
    """Called with a sentence each time something longer begins."""

    def __call__(self, sentence: str, /) -> None: ...


def silent(sentence: str, /) -> None:
    """Say nothing."""
