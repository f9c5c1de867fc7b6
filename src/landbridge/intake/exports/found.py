"""Objects of an export, each with its place in the file, and what was left out of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from landbridge.errors import InputError

EXPORT_AGAIN = "Export it again; what is exported has another form there."
NAMES = {str: "a text", list: "a list", dict: "an object", bool: "true or false", int: "a number"}


class Found(NamedTuple):
    """An object of an export: its file, its JSON path there, its keys, its path in NSX.

    Whoever knows an export whose keys stand elsewhere, or in another case, says so in `held`.
    """

    file: str
    at: str
    data: Mapping[str, Any]
    path: str = ""

    def held(self, key: str) -> tuple[str, Any]:
        """Where a key stands in the object, and its value; None where it does not."""
        return key, self.data.get(key)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.text("display_name") or self.text("id") or self.path.rpartition("/")[2] or "?"

    def text(self, key: str) -> str:
        """A text, or nothing; a number counts as its digits."""
        _, value = self.held(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else self._nothing(key, value, str)

    def flag(self, key: str) -> bool:
        """Whether a switch is on; one that is not told is off."""
        _, value = self.held(key)
        if isinstance(value, str) and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        return value if isinstance(value, bool) else self._nothing(key, value, bool)

    def whole(self, key: str) -> int | None:
        """A whole number, if it is told."""
        _, value = self.held(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.wrong(f"a number was expected, and this is {_called(value)}", key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self.values(key)
        for at, each in enumerate(values):
            if not isinstance(each, str):
                raise self.wrong(
                    f"a text was expected, and this is {_called(each)}", f"{key}[{at}]"
                )
        return tuple(values)

    def values(self, key: str) -> list[Any]:
        """A list of whatever; one that is not told is empty."""
        _, value = self.held(key)
        return value if isinstance(value, list) else self._nothing(key, value, list)

    def inner(self, key: str) -> Self:
        """An object under a key; one that is not told has no keys."""
        at, value = self.held(key)
        data = value if isinstance(value, dict) else self._nothing(key, value, dict)
        return type(self)(self.file, f"{self.at}.{at}", data)

    def each(self, key: str) -> Iterator[Self]:
        """The objects of a list."""
        there, _ = self.held(key)
        for at, data in enumerate(self.values(key)):
            if not isinstance(data, dict):
                problem = f"an object was expected, and this is {_called(data)}"
                raise self.wrong(problem, f"{key}[{at}]")
            found = type(self)(self.file, f"{self.at}.{there}[{at}]", data)
            yield found._replace(path=found.text("path"))

    def wrong(self, problem: str, key: str = "", remedy: str = EXPORT_AGAIN) -> InputError:
        """An error about it, or about one of its keys."""
        return InputError(problem, place=f"{self.file}, {self.spot(key)}", remedy=remedy)

    def spot(self, key: str = "") -> str:
        """The JSON path of the object, or of one of its keys: `data.rules[2]`."""
        name, bracket, rest = key.partition("[")
        return f"{self.at}.{self.held(name)[0]}{bracket}{rest}" if key else self.at

    def _nothing(self, key: str, value: object, kind: type) -> Any:  # noqa: ANN401 - of that kind
        if value is not None:
            raise self.wrong(f"{NAMES[kind]} was expected, and this is {_called(value)}", key)
        return kind()


def _called(value: object) -> str:
    return NAMES.get(type(value), "a number")


class Remark(NamedTuple):
    """What was not understood: where it stands, and what follows from that."""

    at: str
    what: str


@dataclass
class Remarks:
    """What was not understood so far."""

    told: list[Remark] = field(default_factory=list)
    of_files: bool = False
    """Whether there are several files, so that each is named."""

    def add(self, found: Found, what: str, key: str = "") -> None:
        """One more, about an object or one of its keys."""
        place = f"{found.file}, " if self.of_files else ""
        self.told.append(Remark(f"{place}{found.spot(key)}", what))
