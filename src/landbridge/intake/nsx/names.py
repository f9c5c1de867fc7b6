"""Names under which the estate knows what NSX knows by paths, each only once."""

from collections.abc import Iterable, Mapping
from itertools import chain, count

from landbridge.intake.exports.found import Found
from landbridge.model.network.fields import NUMERIC

TAKEN = frozenset({"*", "any", "internet", "virtualnetwork", "azureloadbalancer"})
"""Words that mean something of their own at the end of a rule."""


class Names:
    """The names given so far, blind to case: groups, segments and VMs share one list."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*TAKEN, *map(str.lower, taken)}

    def give(self, name: str, kind: str, apart: str = "") -> str:
        """The name if it is free and can end a rule, else with its kind, else with `apart` too.

        What begins like an address would be read as one; what begins like a path, as a path.
        """
        plain = " ".join(name.split()) or kind
        odd = NUMERIC.match(plain) or plain.startswith("/")
        told = f"{kind} {plain}"
        tries = [*([] if odd else [plain]), told, *([f"{told} ({apart})"] if apart else [])]
        numbered = (f"{told} ({nth})" for nth in count(2))
        free = next(each for each in chain(tries, numbered) if each.lower() not in self._taken)
        self._taken.add(free.lower())
        return free

    def of(self, found: Iterable[Found], kind: str) -> Mapping[str, str]:
        """The names of objects by their paths."""
        return {each.path: self.give(each.name, kind, each.text("id")) for each in found}
