"""What things are called, so that no two are taken for one: a name, and more where it takes more.

Findings name their subject so, and a waiver lifts what it names.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

Key = tuple[str, str]
"""A vCenter, and a managed object reference or a name in it."""

NAMELESS = "(no name)"
OF = " @ "
"""Between a name and the vCenter that is said where the name alone means several."""
VALUE, BOTH = " of ", " and "
"""What stands in the name of a pair: before it what the two share, and between them."""


@dataclass(frozen=True)
class Names:
    """The VMs of a table, those too that stay: what stays can still be mistaken."""

    vms: pa.Table

    def of(self, vcenter: str, moref: str) -> str:
        """The shortest of a VM's forms that is no other's.

        `app`, else `app @ dc1`, else `app @ dc1 (vm-12)`.
        """
        return self._subjects[vcenter, moref]

    def meant(self, word: str) -> tuple[str, ...]:
        """What the VMs are called of which one form is this; several where it is ambiguous."""
        return tuple(self._bearers.get(word, ()))

    @cached_property
    def _names(self) -> Mapping[Key, str]:
        columns = [self.vms[each].to_pylist() for each in ("vcenter", "moref", "name")]
        return {
            (vcenter, moref): name or NAMELESS
            for vcenter, moref, name in zip(*columns, strict=True)
        }

    @cached_property
    def _subjects(self) -> Mapping[Key, str]:
        """Names as they are, but for those that do not tell a VM from others."""
        subjects, doubtful = dict(self._names), self._doubtful
        borne = Counter(form for forms in doubtful.values() for form in forms)
        for key, forms in doubtful.items():
            subjects[key] = next((form for form in forms if borne[form] == 1), forms[-1])
        return subjects

    @cached_property
    def _doubtful(self) -> Mapping[Key, tuple[str, str, str]]:
        """The forms of those whose name several have; of all, where a name looks like a form."""
        borne = Counter(self._names.values())
        every = any(OF in name for name in borne)
        return {
            key: _forms(name, key) for key, name in self._names.items() if every or borne[name] > 1
        }

    @cached_property
    def _bearers(self) -> Mapping[str, list[str]]:
        bearers: dict[str, list[str]] = {}
        for key, name in self._names.items():
            for form in _forms(name, key):
                bearers.setdefault(form, []).append(self._subjects[key])
        return bearers


def _forms(name: str, of: Key) -> tuple[str, str, str]:
    longer = f"{name}{OF}{of[0]}"
    return name, longer, f"{longer} ({of[1]})"


def told_apart(things: Iterable[Key]) -> Mapping[Key, str]:
    """What things of vCenters are called: by name, with the vCenter where several have that name.

    Hosts, networks, datastores: one vCenter has one of a name.
    """
    each = dict.fromkeys(things)
    borne = Counter(name for _, name in each)
    return {key: key[1] if borne[key[1]] == 1 else f"{key[1]}{OF}{key[0]}" for key in each}


def paired(one: str, other: str, value: str = "") -> str:
    """What two are called together, with what they share: `10.0.0.9 of a and b`, in any order."""
    both = BOTH.join(sorted((one, other)))
    return f"{value}{VALUE}{both}" if value else both


def turned(word: str) -> tuple[str, ...]:
    """A pair that is called so, with its two the other way round; nothing where it is no pair."""
    first, both, other = word.partition(BOTH)
    value, of, one = first.rpartition(VALUE)
    ways = (f"{other}{both}{first}", f"{value}{of}{other}{both}{one}")
    return tuple(dict.fromkeys(ways)) if both else ()


def halves(word: str) -> tuple[str, ...]:
    """What may be the two of a pair that is called so; none where it is no pair."""
    parts = word.split(BOTH)
    return (*parts, *(part.partition(VALUE)[2] for part in parts)) if len(parts) > 1 else ()
