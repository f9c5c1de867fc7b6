"""Priorities that leave open what is asked first, or that Azure does not take."""

from collections.abc import Iterator, Sequence
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.model.network import Network
from landbridge.network.faults.fault import Fault, Path, along

NSG = ("nsg.rule.priority-min", "nsg.rule.priority-max")
ADMIN = ("avnm.rule.priority-min", "avnm.rule.priority-max")
FIREWALL = ("firewall.priority-min", "firewall.priority-max")
LEVELS = {
    "network_security_groups.*.rules": (NSG, "direction"),
    "network_manager.security_admin.*.rules": (ADMIN, "direction"),
    "firewall_policies.*.rule_collection_groups": (FIREWALL, ""),
    "firewall_policies.*.rule_collection_groups.*.rule_collections": (FIREWALL, "kind"),
}
"""What has priorities: the facts that bound them, and the key of what is asked apart."""
REMEDY = "Give one of them another priority, so that it is certain which is asked first."


def priorities(network: Network) -> Iterator[Fault]:
    """Each priority out of bounds, and each that an earlier thing on its level has."""
    for pattern, (bounds, apart) in LEVELS.items():
        least, most = (int(catalogue().number(fact)) for fact in bounds)
        for path, entries in along(network, pattern):
            yield from _outside(path, entries, least, most)
            yield from _equal(path, entries, apart)


def _outside(path: Path, entries: Sequence[Any], least: int, most: int) -> Iterator[Fault]:
    for at, each in enumerate(entries):
        if not least <= each.priority <= most:
            problem = f"`{each.name}` has priority {each.priority}; Azure takes {least} to {most}"
            yield Fault((*path, at, "priority"), problem, "Choose one in between.")


def _equal(path: Path, entries: Sequence[Any], apart: str) -> Iterator[Fault]:
    first: dict[tuple[str, int], int] = {}
    for at, each in enumerate(entries):
        part = getattr(each, apart, "")
        other = first.setdefault((part, each.priority), at)
        if other != at:
            word = f" ({part})" if part else ""
            so = f"and so has `{entries[other].name}`"
            problem = f"`{each.name}` has priority {each.priority}{word}, {so}"
            yield Fault((*path, at, "priority"), problem, REMEDY)
