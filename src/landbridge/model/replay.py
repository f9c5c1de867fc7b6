"""What a replay of flow logs says of a design: what stays, what flips, what nobody can tell."""

from dataclasses import dataclass
from enum import StrEnum

from landbridge.model.place import Frozen
from landbridge.model.proof import Cause, Verdict

Causes = tuple[Cause, ...]


class Change(StrEnum):
    """What would become of traffic that was logged."""

    DENIED = "denied"
    """It passed, and a group of the design denies it."""
    OPENED = "opened"
    """It was denied, and the design lets it through there."""
    LOST = "lost"
    """It was answered, its group lets it through, and the design refuses it elsewhere."""
    UNDECIDED = "undecided"
    """What the design does to it is not known."""


class Flip(Frozen):
    """All traffic of one group and rule with which the same would happen, by the same rule."""

    change: Change
    group: str
    direction: str
    rule: str
    """The rule as logged."""
    by: str
    """The rule of the design that decides."""
    tuples: int
    bytes: int
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One connection that would flip or is undecided, with the place where it is logged first."""

    tuple: str
    change: Change
    source: str
    destination: str
    protocol: int
    port: int
    direction: str
    group: str
    rule: str
    logged: Verdict
    computed: Verdict
    by: str
    way: Verdict | None
    """What becomes of it on its whole way; None where an end stands nowhere."""
    tuples: int
    bytes: int
    first_seen: str
    last_seen: str
    place: str
    because: Causes


class Moved(Frozen):
    """Traffic that another rule of the design decides, with the same answer."""

    group: str
    direction: str
    rule: str
    by: str
    tuples: int


class RuleUse(Frozen):
    """A rule of the design: in how many tuples it is logged, and how many it would decide.

    `may` counts those that it may decide, where it is not known whether it matches or another does.
    """

    group: str
    direction: str
    rule: str
    logged: int
    would: int
    may: int


class Stranger(Frozen):
    """A rule that the logs name and the design does not know, or not in this group."""

    group: str
    rule: str
    group_known: bool
    tuples: int


class Unplaced(Frozen):
    """An address of which the design does not say what stands there."""

    address: str
    why: str
    tuples: int
    judged: bool
    """Whether the tuples were judged all the same: it was the end far from the filter."""


class Unread(Frozen):
    """Something in the logs that could not be read, or is to be known of how it was."""

    place: str
    problem: str
    times: int


class Caution(Frozen):
    """What is known of flow logs that bears on the counts."""

    fact: str
    says: str
    grade: str


class Replay(Frozen):
    """Logs against a design: `agree`, `disagree`, `undecided` and `unplaced` add up to `tuples`.

    Lists of connections and addresses end at a limit; `more_mismatches` and `more_addresses` count
    the tuples behind it. `open_reading` says whether what could not be read may hold flows.
    """

    files: int
    records: int
    tuples: int
    agree: int
    disagree: int
    undecided: int
    unplaced: int
    lost: int
    first_seen: str
    last_seen: str
    ways: dict[str, int]
    """Tuples that were allowed, by what becomes of them on their whole way under the design."""
    flips: tuple[Flip, ...]
    mismatches: tuple[Mismatch, ...]
    more_mismatches: int
    by_another_rule: tuple[Moved, ...]
    rule_hits: tuple[RuleUse, ...]
    """The rules of every group that the logs show, Azure's default rules if they decided."""
    never_hit: tuple[RuleUse, ...]
    """Those own rules of them that no tuple names."""
    groups_not_logged: tuple[str, ...]
    unknown_rules: tuple[Stranger, ...]
    not_placed: tuple[Unplaced, ...]
    more_addresses: int
    unread: tuple[Unread, ...]
    open_reading: bool
    cautions: tuple[Caution, ...]
