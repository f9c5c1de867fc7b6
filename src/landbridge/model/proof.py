"""What the proof of a network says: verdicts with their causes, ways hop by hop, intents."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer, SkipValidation

from landbridge.model.hops import Flow, HopKind, Near, TakenRoute, Translation
from landbridge.model.place import Frozen

INTERNET = "Internet"
NOTHING = "nothing"
KNOWLEDGE = "knowledge"
"""The stage of what nobody publishes or tells: the reason says it all."""


class Verdict(StrEnum):
    """The three answers to whether a packet arrives and its reply comes back."""

    ALLOW = "allow"
    DENY = "deny"
    DEPENDS = "depends"


class Met(StrEnum):
    """Whether an intent holds."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Cause(Frozen):
    """One reason of a verdict: the filter, route or gap in knowledge that decides somewhere.

    `action` is what it does to the packet; `certain` is false where it only may do so, and `why`
    says what is not known.
    """

    stage: str
    action: Verdict
    resource: str = ""
    rule: str = ""
    direction: str = ""
    place: str = ""
    certain: bool = True
    why: str = ""

    @property
    def refuses(self) -> bool:
        """Whether it alone stops the packet, for certain."""
        return self.certain and self.action is Verdict.DENY


class Hop(Frozen):
    """A step of a way, with what decided there.

    `what` says it in words, `verdict` is what this step does alone. `resource` is the firewall,
    appliance, balancer or peering that stands there, and `near` names rules that would have let the
    packet through but for one thing.
    """

    place: str
    kind: HopKind
    what: str
    verdict: Verdict = Verdict.ALLOW
    resource: str = ""
    route: TakenRoute | None = None
    translation: Translation | None = None
    because: tuple[Cause, ...] = ()
    near: tuple[Near, ...] = ()


class Way(Frozen):
    """One of the ways that a packet may take."""

    verdict: Verdict
    disposition: str
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place may send to another: to all of its addresses, to some, and what is open."""

    source: str
    destination: str
    always: str
    sometimes: str
    depends: str


class Entrance(Frozen):
    """A public address by which the Internet reaches a machine, or may.

    `public` is what clients call, with its ports if not all lead in; `sometimes` and `depends` are
    in the machine's ports. `because` holds the rules that let something in, each once.
    """

    place: str
    machine: str
    address: str
    public: str
    by: str
    sometimes: str
    depends: str
    because: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class DeadRule:
    """A rule that decides nothing wherever its filter is attached."""

    stage: str
    resource: str
    rule: str


def passed(names: Sequence[str]) -> str:
    """The firewalls and appliances on a way, in words."""
    return ", ".join(names) or "no firewall"


class Asymmetric(Frozen):
    """Two places between which a reply passes other firewalls or appliances than the request.

    By the routes alone; `alike` counts the pairs of places of which that is so in the same manner.
    """

    source: str
    destination: str
    there: tuple[str, ...]
    back: tuple[str, ...]
    alike: int


class Connection(Frozen):
    """A connection between two ends: there and back.

    `pairs` counts the pairs of classes of addresses behind the two ends by verdict; `verdict` is
    the worst of them, and the ways are those of a pair that has it. `because` holds every cause of
    the verdict over all stages, `witness` a packet that shows it, and `packet` the same in parts.
    """

    source: str
    destination: str
    traffic: str
    verdict: Verdict
    disposition: str
    pairs: dict[Verdict, int]
    witness: str
    packet: Flow | None = None
    because: tuple[Cause, ...]
    forward: tuple[Way, ...]
    back: tuple[Way, ...]

    @property
    def near(self) -> tuple[Near, ...]:
        """The rules that nearly let it through, on any way."""
        hops = (hop for way in self.forward for hop in way.hops)
        return tuple(dict.fromkeys(each for hop in hops for each in hop.near))


class IntentResult(Frozen):
    """Whether an intent holds; `shown` is a connection that decides it."""

    name: str
    expected: Verdict
    verdict: Verdict
    met: Met
    shown: Connection


Cells = Annotated[
    SkipValidation[Sequence[Cell]], PlainSerializer(tuple, return_type=tuple[Cell, ...])
]
"""Cells that may be made only when somebody looks."""


class Reachability(Frozen):
    """What a proof of all pairs says of a network.

    `cells` come source by source; `exposed` are those by which the Internet reaches in, or may,
    and `entrances` the public addresses of that.
    """

    classes: int
    traffic_classes: int
    pairs: int
    undecided_pairs: int
    cells: Cells
    exposed: tuple[Cell, ...]
    entrances: tuple[Entrance, ...]
    intents: tuple[IntentResult, ...]
    dead_rules: tuple[DeadRule, ...]
    asymmetric: tuple[Asymmetric, ...]

    @property
    def undecided_share(self) -> float:
        """The share of pairs of classes for which something depends, from 0 to 1."""
        return self.undecided_pairs / self.pairs if self.pairs else 0.0
