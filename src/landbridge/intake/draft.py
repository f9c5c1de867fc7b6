"""An estate drafted from what is: what was read, what is guessed from it, and what nobody knows.

Every guess is marked as one, with what it rests on; the open questions end the file.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, ip_network
from typing import NamedTuple

import pyarrow.compute as pc

from landbridge.model.estate import Estate
from landbridge.model.inventory import Inventory
from landbridge.model.workloads import VLANS

Network = tuple[str | None, str]
"""Its vCenter and its name: two vCenters may call different networks alike."""

GUESSED_PREFIX = 24
ALIKE = 2
HEAD = """\
# yaml-language-server: $schema=estate.schema.json
#
# A draft from what is there today. A line without a remark was read; a `guess` was concluded, and
# its remark says from what. Go through the guesses, then answer the questions at the end.
schema_version: 1
"""
QUESTIONS = (
    "Which region and zone, which virtual network and address block (private_cloud)?",
    "Which networks must the new blocks not overlap (private_cloud.other_networks)?",
    "Which features does the source use (source_cloud.features)? What is not said is unknown.",
    "Which VMs do not move (scope.exclude)?",
    "Are tags or custom attributes in use? They were not read, and groups rest on folders.",
)


def draft(estate: Estate, sources: Sequence[str]) -> str:
    """The text of an estate file for what was read; `sources` are the paths as it names them."""
    inventory = _moving(estate.inventory)
    segments, open_points = _segments(inventory)
    parts = (
        [HEAD + f"name: {_text(estate.name)}", "", "sources:", f"  rvtools: {_list(sources)}"],
        _scope(inventory),
        ["", "private_cloud:", f"  name: {_text('avs-gen2')} # guess: a name to be replaced"],
        segments,
        _groups(inventory),
        _applications(inventory),
        ["", "# Open questions", *(f"# - {each}" for each in (*open_points, *QUESTIONS))],
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _moving(inventory: Inventory) -> Inventory:
    """Without templates and agents of vSphere, which are nobody's application."""
    vms = inventory.vms
    tables = {**inventory.tables, "vms": vms.filter(pc.is_null(vms["left_out"]))}
    return replace(inventory, tables=tables)


def _scope(inventory: Inventory) -> list[str]:
    """The clusters, unless a VM stands in none: naming them would leave it out."""
    names = set(_column(inventory, "vms", "cluster"))
    if None in names or not names:
        return []
    patterns = sorted(_literal(name) for name in names if name)
    return ["", "scope:", f"  clusters: {_list(patterns)} # guess: all clusters that hold VMs"]


class _Found(NamedTuple):
    """A network in use: `vcenter` where its name alone does not tell which, `held` its only /24."""

    network: str
    vcenter: str | None
    vlan: int | None
    held: str | None
    shared: bool
    addresses: int

    @property
    def called(self) -> str:
        return _text(self.network) + (f" of vCenter {_text(self.vcenter)}" if self.vcenter else "")


def _segments(inventory: Inventory) -> tuple[list[str], list[str]]:
    """The lines of `segments`, and what is open about them."""
    lines, asked, taken = list[str](), list[str](), set[str]()
    for found in _found(inventory):
        told = f"{found.network} {found.vcenter or ''}"
        name = _unique(f"seg-{_slug(told)}", taken)
        lines += _segment(name, found)
        asked += _asked(found)
    if not lines:
        return [], ["Which networks are in use? The export does not tell."]
    return ["", "segments:", *lines], asked


def _segment(name: str, found: _Found) -> Iterator[str]:
    yield f"  - name: {_text(name)} # guess: from the network's name"
    where = f" # read in vCenter {_text(found.vcenter)}" if found.vcenter else ""
    yield f"    networks: {_list([found.network])}{where}"
    if found.vlan is not None:
        yield f"    vlan: {found.vlan}"
    if found.held and not found.shared:
        why = f"guess: it holds every address that was seen there, {found.addresses} in all"
        yield f"    prefix: {found.held} # {why}"


def _asked(found: _Found) -> Iterator[str]:
    lacking = ["VLAN"] * (found.vlan is None) + ["prefix"] * (found.shared or not found.held)
    if lacking:
        also = f" Another network has addresses in {found.held} too." if found.shared else ""
        yield f"Which {' and '.join(lacking)} has {found.called}?{also}"


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
    """The VLAN of each network that has just one; a trunk has none."""
    told: dict[Network, set[str]] = defaultdict(set)
    for table, key in (("ports", "port_group"), ("dvports", "port")):
        for row in inventory[table].select(["vcenter", key, "vlan"]).to_pylist():
            if row[key] and row["vlan"] is not None:
                told[row["vcenter"], row[key]].add(row["vlan"].strip())
    single = {network: next(iter(vlans)) for network, vlans in told.items() if len(vlans) == 1}
    return {network: int(vlan) for network, vlan in single.items() if _is_vlan(vlan)}


def _is_vlan(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}", text) is not None and int(text) in VLANS


def _addresses(text: str) -> Iterator[IPv4Address]:
    for part in re.findall(r"\d+(?:\.\d+){3}", text):
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


def _groups(inventory: Inventory) -> list[str]:
    counted = _count(_column(inventory, "vms", "folder"))
    lines, taken = list[str](), set[str]()
    for folder, vms in sorted(counted.items()):
        name = _unique(_slug(folder.rstrip("/").rsplit("/", 1)[-1]), taken)
        lines.append(f"  - name: {_text(name)} # guess: a folder is a group, of {vms} VMs")
        lines.append(f"    folders: {_list([_literal(folder)])}")
    return ["", "groups:", *lines] if lines else []


def _applications(inventory: Inventory) -> list[str]:
    stems = _count(_stem(name) for name in _column(inventory, "vms", "name") if name)
    lines, taken = list[str](), set[str]()
    for stem, vms in sorted(stems.items()):
        name = _slug(stem)
        if vms >= ALIKE and name and name not in taken:
            taken.add(name)
            lines.append(f"  - name: {_text(name)} # guess: {vms} VMs whose names begin alike")
            lines.append(f"    vms: {_list([_pattern(stem)])}")
    return ["", "applications:", *lines] if lines else []


def _stem(name: str) -> str:
    """What names of one application share: all to the first separator, else to the number."""
    head = re.match(r"[^-_.]+[-_.]", name)
    return (head.group() if head else re.sub(r"\d+$", "", name)).lower()


def _pattern(stem: str) -> str:
    """A shell pattern of names that begin so, its own signs taken literally."""
    return _literal(stem) + "*"


def _literal(text: str) -> str:
    """A shell pattern that only this text fits."""
    return re.sub(r"([*?\[])", r"[\1]", text)


def _column(inventory: Inventory, table: str, column: str) -> list[str | None]:
    values: list[str | None] = inventory[table][column].to_pylist()
    return values


def _count(values: Iterable[str | None]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for value in values:
        if value:
            counted[value] += 1
    return counted


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _unique(name: str, taken: set[str]) -> str:
    """The name, or the next free one after it."""
    free, nth = name, 1
    while free in taken:
        nth += 1
        free = f"{name}-{nth}"
    taken.add(free)
    return free


def _text(value: str) -> str:
    """In double quotes, on one line, whatever it holds."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"
