"""The errors of Landbridge: what stops a command, never what a command found.

    LandbridgeError
    ├── InputError      what the user gave cannot be used           exit 2
    │   └── OutputError   where the user wants the result is closed   exit 2
    ├── RemoteError     the other side failed, safe to run again    exit 3
    └── FactMissing     code asks for a fact that nobody recorded   exit 70

A finding about an estate is a value (`model.Finding`), not an error.
"""

from collections.abc import Sequence


class LandbridgeError(Exception):
    """Base of every error that Landbridge raises on purpose."""


class InputError(LandbridgeError):
    """Something the user gave cannot be used.

    `place` is where it stands, ready to print (`estate.yaml, line 4, column 3`), `problem` what
    was found, `remedy` what was expected and what to do. Nothing has been written.
    """

    def __init__(self, problem: str, *, place: object = None, remedy: str = "") -> None:
        self.problem = problem
        self.place = place
        self.remedy = remedy
        head = f"{place}: {problem}" if place else problem
        super().__init__(f"{head}\n{remedy}" if remedy else head)


class OutputError(InputError):
    """A result cannot be written where the user wants it; what stood there before still stands."""


class RemoteError(LandbridgeError):
    """The other side refused or failed: Azure, NSX, vCenter, HCX. What was done is recorded.

    `code` is what it calls the failure, `problem` what it said, `status` the answer's number (None
    where it did not answer), `request` by what its support finds the request, `remedy` what to do
    where that is known, `causes` codes and words within what it said, the root last.
    """

    def __init__(
        self,
        problem: str,
        *,
        code: str = "",
        status: int | None = None,
        request: str = "",
        remedy: str = "",
        causes: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.problem = problem
        self.code = code
        self.status = status
        self.request = request
        self.remedy = remedy
        self.causes = tuple(causes)
        said = "; ".join(_plain(*each) for each in dict.fromkeys([(code, problem), *causes]))
        told = f"{said} (request {request})" if request else said
        super().__init__(f"{told}\n{remedy}" if remedy else told)


def _plain(code: str, words: str) -> str:
    return f"{code}: {words}" if code else words


class FactMissing(LandbridgeError):
    """The catalogue holds no such fact, or no value for it: a fault of ours, not of the user."""

    def __init__(self, fact_id: str, why: str = "is not in the catalogue") -> None:
        self.fact_id = fact_id
        super().__init__(f"fact {fact_id} {why}")
