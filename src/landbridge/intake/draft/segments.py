"""The networks in use as segments: names that Azure takes, VLANs, and prefixes where they show."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from ipaddress import IPv4Address, IPv4Network, ip_network
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.intake.draft.names import slug, unique
from landbridge.intake.draft.written import guessed, listed, text
from landbridge.model.inventory import Inventory
from landbridge.model.workloads import VLANS

Network = tuple[str | None, str]
"""Its vCenter and its name: two vCenters may call different networks alike."""

GUESSED_PREFIX = 24
NAMELESS = "network"
GUESSED = (
    " named after the networks in use; a prefix is the only /24 that holds every address seen there"
)


class _Found(NamedTuple):
    """A network in use: `vcenter` where its name alone does not tell which, `held` its only /24."""

    network: str
    vcenter: str | None
    vlan: int | None
    held: str | None
    shared: bool
    addresses: int

    @property
    def lacking(self) -> str:
        """What neither the export nor its addresses tell."""
        prefix = self.shared or not self.held
        return " and ".join(["VLAN"] * (self.vlan is None) + ["prefix"] * prefix)

    @property
    def called(self) -> str:
        return text(self.network) + (f" of vCenter {text(self.vcenter)}" if self.vcenter else "")


def segments(inventory: Inventory) -> tuple[list[str], list[str]]:
    """The lines of `segments`, and what is open about them."""
    found, taken = list(_found(inventory)), set[str]()
    if not found:
        return [], ["Which networks are in use? The export does not tell."]
    entries = [[*_segment(_name(each, taken), each)] for each in found]
    return ["", "segments:", *guessed("segment", GUESSED, entries)], [*_asked(found)]


def _name(found: _Found, taken: set[str]) -> str:
    told = slug(_plain(f"{found.network} {found.vcenter or ''}"))
    return unique(f"seg-{told or NAMELESS}", taken)


def _plain(name: str) -> str:
    """The name in letters of ASCII, without their accents; what has no such letter is a blank."""
    parted = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    bare = "".join(c for c in parted if not unicodedata.combining(c))
    return re.sub(r"[^\x20-\x7e]", " ", bare)


def _segment(name: str, found: _Found) -> Iterator[str]:
    yield f"  - name: {text(name)}{_replaced(found.network)}"
    where = f" # read in vCenter {text(found.vcenter)}" if found.vcenter else ""
    yield f"    networks: {listed([found.network])}{where}"
    if found.vlan is not None:
        yield f"    vlan: {found.vlan}"
    if found.held and not found.shared:
        yield f"    prefix: {found.held} # {found.addresses} seen"


def _replaced(network: str) -> str:
    """A remark on what the names of segments cannot hold."""
    taken = re.compile(str(catalogue().value("arm.segment.name")), re.ASCII)
    refused = "".join(dict.fromkeys(c for c in network if not taken.fullmatch(c)))
    return f" # without {text(refused)}, which Azure refuses in it" if refused else ""


def _asked(found: Iterable[_Found]) -> Iterator[str]:
    """What networks lack, once for all that lack the same."""
    lacking: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for each in found:
        if each.lacking:
            shared = each.held if each.shared else None
            lacking[each.lacking, shared].append(each.called)
    for (what, shared), called in lacking.items():
        also = f" More than one network has addresses in {shared}." if shared else ""
        yield f"Which {what} has {'each of ' * (len(called) > 1)}{', '.join(called)}?{also}"


def _found(inventory: Inventory) -> Iterator[_Found]:
    """Each network in use, by its name and then its vCenter."""
    vlans, seen = _vlans(inventory), _seen(inventory)
    named = Counter(name for _, name in seen)
    prefixes = {network: _prefix(addresses) for network, addresses in seen.items()}
    held = Counter(prefixes.values())
    for network in sorted(seen, key=lambda each: (each[1], each[0] or "")):
        vcenter, name = network
        prefix = prefixes[network]
        yield _Found(
            network=name,
            vcenter=vcenter if named[name] > 1 else None,
            vlan=vlans.get(network),
            held=prefix,
            shared=prefix is not None and held[prefix] > 1,
            addresses=len(seen[network]),
        )


def _seen(inventory: Inventory) -> Mapping[Network, set[IPv4Address]]:
    """The networks that cards are on, and the addresses that they have there."""
    seen: dict[Network, set[IPv4Address]] = defaultdict(set)
    for nic in inventory["nics"].select(["vcenter", "network", "ipv4"]).to_pylist():
        if nic["network"]:
            seen[nic["vcenter"], nic["network"]] |= set(_addresses(nic["ipv4"] or ""))
    return seen


def _vlans(inventory: Inventory) -> dict[Network, int]:
    """The VLAN of each network that has just one; a trunk has none.

    A port group counts of those switches that the cards are on, if they tell it.
    """
    told: dict[Network, set[str]] = defaultdict(set)
    on = _switches(inventory)
    for table, name in (("ports", "port_group"), ("dvports", "port")):
        for row in inventory[table].select(["vcenter", name, "switch", "vlan"]).to_pylist():
            network = (row["vcenter"], row[name])
            if row["vlan"] is not None and _may_be(row["switch"], on.get(network, set())):
                told[network].add(row["vlan"].strip())
    single = {network: next(iter(vlans)) for network, vlans in told.items() if len(vlans) == 1}
    return {network: int(vlan) for network, vlan in single.items() if _is_vlan(vlan)}


def _switches(inventory: Inventory) -> dict[Network, set[str | None]]:
    """By network, the switches that its cards are on."""
    on: dict[Network, set[str | None]] = defaultdict(set)
    for nic in inventory["nics"].select(["vcenter", "network", "switch"]).to_pylist():
        on[nic["vcenter"], nic["network"]].add(nic["switch"])
    return on


def _may_be(switch: str | None, on: Set[str | None]) -> bool:
    """Whether a port group of a switch may be the one that cards at those switches are on."""
    return bool(on) and (switch is None or not on.isdisjoint({switch, None}))


def _is_vlan(word: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}", word) is not None and int(word) in VLANS


def _addresses(cell: str) -> Iterator[IPv4Address]:
    for part in re.findall(r"\d+(?:\.\d+){3}", cell):
        try:
            address = IPv4Address(part)
        except ValueError:
            continue
        if address.is_private and not (address.is_link_local or address.is_loopback):
            yield address


def _prefix(addresses: Iterable[IPv4Address]) -> str | None:
    """The only /24 that holds them all; None where they need several."""
    networks = {ip_network((each, GUESSED_PREFIX), strict=False) for each in addresses}
    only = networks.pop() if len(networks) == 1 else None
    return str(only) if isinstance(only, IPv4Network) else None
