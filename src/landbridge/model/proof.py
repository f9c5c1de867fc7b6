"""What the proof of a network says: verdicts with their causes, ways hop by hop, intents."""

from enum import StrEnum

from landbridge.model.place import Frozen


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


class Hop(Frozen):
    """A step of a way, in words, with what decided there."""

    place: str
    what: str
    because: tuple[Cause, ...] = ()


class Way(Frozen):
    """One of the ways that a packet may take."""

    verdict: Verdict
    disposition: str
    hops: tuple[Hop, ...]


class Connection(Frozen):
    """A connection between two ends: there and back.

    `pairs` counts the pairs of classes of addresses behind the two ends by verdict; `verdict` is
    the worst of them, and the ways are those of a pair that has it. `because` holds every cause of
    the verdict over all stages, `witness` a packet that shows it.
    """

    source: str
    destination: str
    traffic: str
    verdict: Verdict
    disposition: str
    pairs: dict[Verdict, int]
    witness: str
    because: tuple[Cause, ...]
    forward: tuple[Way, ...]
    back: tuple[Way, ...]
