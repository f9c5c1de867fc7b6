"""Faults as data: which request goes wrong, when, and how.

    - request: {method: PUT, type: Microsoft.AVS/privateClouds/clusters, name: "Cluster-*"}
      when: {nth: 3}
      do: {fail: {status: 409, code: Conflict, message: The service is busy.}}

A fault counts the requests that it meets; the first fault whose turn it is, is done.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator

from landbridge.emulator.expected import expected, place
from landbridge.model import Frozen

Positive = Annotated[int, Field(ge=1)]
Seconds = Annotated[float, Field(ge=0)]


METHODS = ("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE")


def _method(text: str) -> str:
    if not any(fnmatchcase(each, text.upper()) for each in METHODS):
        raise ValueError(f"one of {', '.join(METHODS)} is expected, not {text}")
    return text


class Which(Frozen):
    """Which requests: by method, type, name and whole id, each with `*` and `?`, blind to case."""

    method: Annotated[str, AfterValidator(_method)] = "*"
    type: str = "*"
    name: str = "*"
    id: str = "*"

    def meets(self, told: Sequence[str]) -> bool:
        """`told` are the same four of a request."""
        wanted = (self.method, self.type, self.name, self.id)
        pairs = zip(wanted, told, strict=True)
        return all(fnmatchcase(has.casefold(), want.casefold()) for want, has in pairs)


class When(Frozen):
    """Which of them: the nth, the first few, every so many; all where nothing is said."""

    nth: Positive | None = None
    first: Positive | None = None
    every: Positive | None = None

    def is_turn(self, count: int) -> bool:
        """`count` is 1 for the first request."""
        turns = (
            self.nth is None or count == self.nth,
            self.first is None or count <= self.first,
            self.every is None or count % self.every == 0,
        )
        return all(turns)


class Fail(Frozen):
    """An answer in place of the work; for `half`, the end of it."""

    status: Annotated[int, Field(ge=400, le=599)] = 500
    code: str = "InternalServerError"
    message: str = "The emulator was told to fail here."


class Do(Frozen):
    """What goes wrong; exactly one of them.

    `fail` refuses, `throttle` answers 429 for so many seconds, `slow` waits before the work, `hang`
    never answers, `lost` does the work and answers nothing, `half` begins and fails at its end:
    what has no work of its own stands as failed, and its answer is the failure.
    """

    fail: Fail | None = None
    throttle: Seconds | None = None
    slow: Seconds | None = None
    hang: Literal[True] | None = None
    lost: Literal[True] | None = None
    half: Fail | None = None

    @model_validator(mode="after")
    def _one(self) -> "Do":
        if len(self.model_fields_set) != 1:
            raise ValueError("exactly one of fail, throttle, slow, hang, lost and half is expected")
        return self


class Fault(Frozen):
    """One fault of a file."""

    request: Which = Which()
    when: When = When()
    do: Do


class Faults:
    """The faults of an emulator, and how often each was asked."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._faults = faults
        self._counts = Counter[int]()

    def set(self, document: bytes) -> None:
        """Others in their place, from JSON; counting begins anew. Raises ValidationError."""
        self._faults = FILE.validate_json(document)
        self._counts.clear()

    def next(self, method: str, type_: str, name: str, id_: str = "") -> Do | None:
        """What goes wrong with this request. Every fault that it meets counts it."""
        found = None
        for number, fault in enumerate(self._faults):
            if fault.request.meets((method, type_, name, id_)):
                self._counts[number] += 1
                if found is None and fault.when.is_turn(self._counts[number]):
                    found = fault.do
        return found


FILE = TypeAdapter(tuple[Fault, ...])
_NAMES: Mapping[str, type[Frozen]] = {
    "request": Which,
    "when": When,
    "do": Do,
    "fail": Fail,
    "half": Fail,
}


def told(error: ValidationError) -> str:
    """The first thing that is wrong with faults: where among them, and what was expected."""
    *_, within, _ = ("", "", *error.errors()[0]["loc"])
    names = (*_NAMES.get(str(within), Fault).model_fields,)
    at, wanted = place(error), expected(error, names)
    return f"{at}: {wanted}" if at else wanted.replace("a list", "a list of faults")
