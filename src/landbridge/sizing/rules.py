"""Which VMs a host must carry together or apart: the estate's rules, and today's cluster rules.

RVTools gives the rules of a VM as two texts, kinds and names; a rule that ties VMs to hosts says
nothing about new hosts and is left to the concerns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Estate
from landbridge.model.finding import Finding, Severity
from landbridge.model.names import NAMELESS
from landbridge.model.patterns import matcher

Together = Literal["together", "apart"]
SHOWN = 4
RULES = ("cluster_rules", "cluster_rule_names")
WORDS: tuple[tuple[str, Together], ...] = (
    ("separate", "apart"),
    ("anti", "apart"),
    ("keep", "together"),
    ("affinity", "together"),
)
"""Words in the kind of a cluster rule, the first that occurs decides; without any: about hosts."""


@dataclass(frozen=True)
class Group:
    """A rule by name over VMs by their index among the counted ones."""

    name: str
    rule: Together
    vms: tuple[int, ...]


def groups(estate: Estate, counted: pa.Table) -> tuple[Group, ...]:
    """Every rule that binds at least two counted VMs, the estate's first."""
    found = (*_declared(estate, counted["name"].to_pylist()), *_of_today(counted))
    return tuple(group for group in found if len(group.vms) > 1)


def unbound(estate: Estate, counted: pa.Table) -> tuple[Finding, ...]:
    """A finding for each rule of the estate that finds no two counted VMs to bind."""
    return tuple(
        Finding(
            id="sizing.rule-binds-nothing",
            severity=Severity.MEDIUM,
            subject=group.name,
            message=f"the patterns of {group.name} match {len(group.vms)} counted VMs, so it binds "
            "nothing",
            fix="Compare the patterns under `sizing.placement` with the names in vInfo.",
        )
        for group in _declared(estate, counted["name"].to_pylist())
        if len(group.vms) <= 1
    )


def unread(estate: Estate, counted: pa.Table) -> tuple[Finding, ...]:
    """A finding for cluster rules of today whose kinds and names do not pair up."""
    said = counted.filter(pc.and_(pc.is_valid(counted["cluster_rules"]),
                                  pc.is_valid(counted["cluster_rule_names"])))  # fmt: skip
    rows = [row for row in said.select(["index", "name", *RULES]).to_pylist() if _is_odd(row)]
    if not rows:
        return ()
    names = ", ".join(row["name"] or NAMELESS for row in rows[:SHOWN])
    return (
        Finding(
            id="sizing.rules-unread",
            severity=Severity.MEDIUM,
            subject=names if len(rows) <= SHOWN else f"{names} and {len(rows) - SHOWN} more",
            message="cluster rules whose kinds and names do not pair up: they are not kept",
            fix="Write them under `sizing.placement` of the estate.",
            evidence=tuple(estate.inventory.place("vms", row["index"]) for row in rows[:SHOWN]),
        ),
    )


def _is_odd(row: dict[str, Any]) -> bool:
    return len(_parts(row["cluster_rules"])) != len(_parts(row["cluster_rule_names"]))


def contradictions(groups: tuple[Group, ...], of_vm: list[int]) -> tuple[Finding, ...]:
    """A finding for each apart rule two of whose VMs other rules tie together."""
    return tuple(
        Finding(
            id="sizing.rules-contradict",
            severity=Severity.BLOCKING,
            subject=group.name,
            message=f"{group.name} holds VMs apart that another rule keeps together; "
            "they are packed together here, which the service would refuse",
            fix="Drop one of the rules, in vCenter or under `sizing.placement` of the estate.",
        )
        for group in groups
        if group.rule == "apart" and len({of_vm[vm] for vm in group.vms}) < len(group.vms)
    )


def dropped(found: tuple[Group, ...], kept: tuple[Group, ...]) -> tuple[Finding, ...]:
    """A finding for each rule that asks for more on one host than any host has."""
    return tuple(
        Finding(
            id="sizing.group-fits-no-host",
            severity=Severity.BLOCKING,
            subject=group.name,
            message=f"{group.name} keeps {len(group.vms)} VMs together that, with those of rules "
            "that overlap, need more than one host, or more data than one cluster stores; they are "
            "placed without it",
            fix="Shorten the rule to the VMs that must be together, or drop it.",
        )
        for group in found
        if group not in kept
    )


def _declared(estate: Estate, names: list[str | None]) -> Iterator[Group]:
    for rule in estate.sizing.placement:
        matches = matcher(rule.vms)
        vms = (n for n, name in enumerate(names) if name and matches.fullmatch(name))
        yield Group(rule.name, rule.rule, tuple(vms))


def _of_today(counted: pa.Table) -> Iterator[Group]:
    members: dict[tuple[str, str, Together, str], list[int]] = {}
    columns = ["vcenter", "cluster", "cluster_rules", "cluster_rule_names"]
    for vm, row in enumerate(counted.select(columns).to_pylist()):
        for rule, name in _rules(row["cluster_rules"], row["cluster_rule_names"]):
            key = (row["vcenter"] or "", row["cluster"] or "", rule, name)
            members.setdefault(key, []).append(vm)
    for (_, cluster, rule, name), vms in members.items():
        yield Group(f"{name} of {cluster}" if cluster else name, rule, tuple(vms))


def _rules(kinds: str | None, names: str | None) -> Iterator[tuple[Together, str]]:
    """The rules about other VMs; kinds and names that do not pair up are not guessed at."""
    if not kinds or not names:
        return
    pairs = list(zip(_parts(kinds), _parts(names), strict=False))
    if len(pairs) < max(len(_parts(kinds)), len(_parts(names))):
        return
    for kind, name in pairs:
        rule = next((rule for word, rule in WORDS if word in kind.casefold()), None)
        if rule and "host" not in kind.casefold():
            yield rule, name


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
