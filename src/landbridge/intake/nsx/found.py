"""Objects of an export of NSX, each with its place in the file, and what was left out of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from landbridge.errors import InputError

EXPORT_AGAIN = "Export it again; what NSX writes has another form there."
NAMES = {str: "a text", list: "a list", dict: "an object", bool: "true or false", int: "a number"}


class Found(NamedTuple):
    """An object of an export: its file, its JSON path there, its keys, its path in NSX."""

    file: str
    at: str
    data: Mapping[str, Any]
    path: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.text("display_name") or self.text("id") or self.path.rpartition("/")[2] or "?"

    def text(self, key: str) -> str:
        """A text, or nothing; a number counts as its digits."""
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else self._nothing(key, value, str)

    def flag(self, key: str) -> bool:
        """Whether a switch is on; one that is not told is off."""
        value = self.data.get(key)
        if isinstance(value, str) and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        return value if isinstance(value, bool) else self._nothing(key, value, bool)

    def whole(self, key: str) -> int | None:
        """A whole number, if it is told."""
        value = self.data.get(key)
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
        value = self.data.get(key)
        return value if isinstance(value, list) else self._nothing(key, value, list)

    def inner(self, key: str) -> "Found":
        """An object under a key; one that is not told has no keys."""
        value = self.data.get(key)
        data = value if isinstance(value, dict) else self._nothing(key, value, dict)
        return Found(self.file, f"{self.at}.{key}", data)

    def each(self, key: str) -> Iterator["Found"]:
        """The objects of a list."""
        for at, data in enumerate(self.values(key)):
            if not isinstance(data, dict):
                problem = f"an object was expected, and this is {_called(data)}"
                raise self.wrong(problem, f"{key}[{at}]")
            found = Found(self.file, f"{self.at}.{key}[{at}]", data)
            yield found._replace(path=found.text("path"))

    def wrong(self, problem: str, key: str = "", remedy: str = EXPORT_AGAIN) -> InputError:
        """An error about it, or about one of its keys."""
        place = f"{self.file}, {self.at}.{key}" if key else f"{self.file}, {self.at}"
        return InputError(problem, place=place, remedy=remedy)

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

    def add(self, found: Found, what: str, key: str = "") -> None:
        """One more, about an object or one of its keys."""
        self.told.append(Remark(f"{found.at}.{key}" if key else found.at, what))


class Export(NamedTuple):
    """What an export holds, by kind. `vms` is None where it does not tell of VMs at all."""

    file: str
    groups: tuple[Found, ...] = ()
    services: tuple[Found, ...] = ()
    segments: tuple[Found, ...] = ()
    tier0s: tuple[Found, ...] = ()
    tier1s: tuple[Found, ...] = ()
    policies: tuple[Found, ...] = ()
    gateway_policies: tuple[Found, ...] = ()
    nats: tuple[Found, ...] = ()
    redirections: tuple[Found, ...] = ()
    excluded: tuple[Found, ...] | None = None
    vms: tuple[Found, ...] | None = None
    vnics: tuple[Found, ...] = ()
    others: tuple[Found, ...] = ()
    """Objects of kinds that are not read."""
    inside: Mapping[tuple[str, str], tuple[Found, ...]] = {}
    """Objects by the place of what holds them and their kind, where a tree has them apart."""

    def parts(self, holder: Found, key: str, kind: str) -> tuple[Found, ...]:
        """What an object holds, under a key of its own or as its children; each once."""
        own = tuple(holder.each(key))
        known = {each.text("id") for each in own} - {""}
        more = self.inside.get((holder.at, kind), ())
        return (*own, *(each for each in more if each.text("id") not in known))
