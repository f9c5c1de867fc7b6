"""An object of an export of Azure: its keys in any case, in `properties` or beside it."""

from collections.abc import Iterator
from typing import Any

from landbridge.armlang.values import key_of
from landbridge.intake.exports.found import Found
from landbridge.space import Addresses, number_of

PROPERTIES = "properties"
CUT = ("System.", "Microsoft.Azure.", "@{")
"""How PowerShell writes what is deeper than it was asked for."""
DEEPER = "ConvertTo-Json has cut it off: export it again with -Depth 100."


class Awaited(str):
    """The text of an expression whose value nobody can tell before it is deployed."""

    __slots__ = ("needs",)
    needs: frozenset[str]


def awaited(text: str, needs: frozenset[str]) -> Awaited:
    """An expression with the ids of the resources that it waits for."""
    made = Awaited(text)
    made.needs = needs
    return made


class Record(Found):
    """An object as az, PowerShell, REST or a template writes it: one reader suits all."""

    __slots__ = ()

    def held(self, key: str) -> tuple[str, Any]:
        """A key of the object itself, else of its `properties`, whatever its case."""
        own = key_of(self.data, key)
        if own is not None and self.data[own] is not None:
            return own, self.data[own]
        around = key_of(self.data, PROPERTIES)
        inner = self.data[around] if around else None
        if not isinstance(inner, dict) or (name := key_of(inner, key)) is None:
            return own or key, None
        return f"{around}.{name}", inner[name]

    def told(self, key: str) -> bool:
        """Whether a key says anything, and it can be known."""
        _, value = self.held(key)
        return value not in (None, "", [], {}) and not isinstance(value, Awaited)

    def waits(self, key: str) -> Awaited | None:
        """The expression that stands for a value."""
        _, value = self.held(key)
        return value if isinstance(value, Awaited) else None

    def switch(self, key: str) -> bool | None:
        """A switch; None where nobody tells or can know how it stands."""
        return self.flag(key) if self.told(key) else None

    def integer(self, key: str) -> int | None:
        """A whole number, also in quotes; None where nobody tells or can know it."""
        if not self.told(key):
            return None
        _, value = self.held(key)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            return int(value[:19])
        return self.whole(key)

    def word(self, key: str) -> str:
        """A text in small letters; nothing where nobody tells or can know it."""
        return self.text(key).lower() if self.told(key) else ""

    def several(self, *keys: str) -> tuple[str, ...]:
        """The texts under these keys, each of which may hold one or a list, each once."""
        return tuple(dict.fromkeys(text for key in keys for text in self._listed(key) if text))

    def refers(self, key: str) -> str:
        """The id of what is named under a key, as an object with an id or as the id itself."""
        _, value = self.held(key)
        return self.text(key) if isinstance(value, str) else self.inner(key).text("id")

    def prefixes(self, *keys: str) -> tuple[str, ...]:
        """Prefixes and addresses, each checked; without what only a deployment could tell."""
        told = ((text, key) for key in keys for text in self.several(key))
        known = (each for each in told if not isinstance(each[0], Awaited))
        return tuple(dict.fromkeys(self._prefix(*each) for each in known))

    def address(self, key: str) -> str:
        """One address; nothing where nobody tells or can know it."""
        if not self.told(key):
            return ""
        text = self.text(key).partition("/")[0]
        try:
            number_of(text)
        except ValueError:
            raise self.wrong(f"`{text}` is no address", key) from None
        return text

    def _prefix(self, text: str, key: str) -> str:
        try:
            Addresses.parse(text)
        except ValueError:
            raise self.wrong(f"`{text}` is no address or prefix", key) from None
        return text

    def _listed(self, key: str) -> Iterator[str]:
        _, value = self.held(key)
        yield from (self.text(key),) if isinstance(value, str | int) else self.texts(key)

    def _nothing(self, key: str, value: object, kind: type) -> Any:  # noqa: ANN401 - of that kind
        if isinstance(value, Awaited):
            return kind()
        if isinstance(value, str) and value.startswith(CUT):
            raise self.wrong("this is the name of a type, not what it holds", key, DEEPER)
        return super()._nothing(key, value, kind)
