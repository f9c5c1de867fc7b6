"""What would make a denied connection work, and all that it would change besides."""

from typing import Any

from landbridge.model.difference import Changed, Inspected
from landbridge.model.place import Frozen


class Change(Frozen):
    """One change of a network: `does` in words, `where` in the file, `put` what comes in there.

    Without `put`, what stands there goes.
    """

    where: str
    does: str
    put: dict[str, Any] | None = None


class Fix(Frozen):
    """Changes that together make a connection work; each of them is needed.

    `opens` counts the pairs of address classes and classes of traffic that pass more surely besides
    what was asked for; `gains`, `loses` and `inspections` hold all that changes, by place.
    """

    changes: tuple[Change, ...]
    opens: int
    gains: tuple[Changed, ...]
    loses: tuple[Changed, ...]
    inspections: tuple[Inspected, ...] = ()


class Mend(Frozen):
    """The fixes of a connection, those first that open least; `cannot` says what none mends.

    `wider` counts those that were found besides, and that change no less than one of these and
    open all that it opens.
    """

    fixes: tuple[Fix, ...] = ()
    wider: int = 0
    cannot: tuple[str, ...] = ()
