"""Names of a module of Terraform: variables with their defaults, and local values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from landbridge.lint.terraform.hcl import Block
from landbridge.lint.tree import Entry, Unknown, Value, laid

DEEPEST = 20
"""Names that stand for names which are followed; a circle ends there."""
VARIABLE, LOCAL = "var", "local"


@dataclass(frozen=True)
class Names:
    """What is declared in the files of a folder."""

    variables: Mapping[str, Value | None]
    locals_: Mapping[str, Value]
    providers: frozenset[str] = frozenset()
    data: frozenset[tuple[str, ...]] = frozenset()

    def valued(self, value: Value, depth: int = 0) -> Value:
        """The same with names of plain values in place of what only they are."""
        if value.unknown:
            found = self._found(value.holds.text if isinstance(value.holds, Unknown) else "")
            if found is None or depth > DEEPEST:
                return value
            return self.valued(laid(found, value), depth + 1)
        if value.is_list:
            return replace(value, holds=[self.valued(each, depth) for each in value.items])
        if value.is_object:
            held = {
                key: Entry(each.key, each.start, each.end, self.valued(each.value, depth))
                for key, each in value.entries.items()
            }
            return replace(value, holds=held)
        return value

    def _found(self, text: str) -> Value | None:
        kind, _, name = text.strip().removeprefix('"${').removesuffix('}"').partition(".")
        if kind == VARIABLE:
            return self.variables.get(name)
        return self.locals_.get(name) if kind == LOCAL else None


def _default(entry: Entry | None) -> Value | None:
    """A default; null only says that whoever calls may leave it out."""
    return None if entry is None or entry.value.holds is None else entry.value


def names(blocks: Iterable[Block]) -> Names:
    """All names that blocks declare."""
    variables: dict[str, Value | None] = {}
    locals_: dict[str, Value] = {}
    providers, data = set[str](), set[tuple[str, ...]]()
    for each in blocks:
        if each.type == "variable" and each.labels:
            default = each.body.entries.get("default")
            variables[each.labels[0]] = _default(default)
        elif each.type == "locals":
            locals_ |= {k: e.value for k, e in each.body.entries.items()}
        elif each.type == "terraform":
            told = each.body.at(("required_providers",))
            providers |= {*(told.entries if told else ())}
        elif each.type == "data":
            data.add(each.labels)
    return Names(variables, locals_, frozenset(providers), frozenset(data))
