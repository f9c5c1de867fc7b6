"""Every defect that the tests of the rules plant, as changes of one estate that is healthy."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.checks.build import HEALTHY_CLOUD, HEALTHY_SEGMENTS, machine, subject
from tests.checks.design.test_design import BAD, network, with_hosts
from tests.checks.machines.cases import MACHINES, THINGS, Case
from tests.checks.network.build import Changes, changed
from tests.checks.network.test_limits import LIMITS
from tests.checks.network.test_network import CASES
from tests.checks.policies.test_policies import CASES as IDLE

from landbridge.catalogue import catalogue
from landbridge.checks import Subject
from landbridge.model.estate import Estate
from landbridge.model.price_book import PriceBook
from landbridge.model.sized import Sized
from landbridge.model.source_cloud import Features

CLUSTER = {"name": "c1", "sku": "AV36", "hosts": 3, "term": "reserved_1_year"}
OVER = {"avs_clusters": [{**CLUSTER, "reserved_until": "2026-01-31"}]}
RESOLVED = {"dns_zone": "Private", **network(dns_servers=["10.1.1.4"])}
TWICE = {"name": "seg-twice", "prefix": "10.0.16.128/25"}
SEGMENTS = {
    "segment-in-block": "10.0.3.0/24",
    "segment-elsewhere": "10.1.255.240/28",
    "segment-reserved": "100.64.255.0/24",
    "segment-size": "10.0.20.0/30",
}
"""By rule, a prefix that it speaks of."""
WIDE = {"name": "seg-wide", "prefix": "172.24.0.0/16"}
BOOK = {"currency": "EUR", "months": 36, "hosts": {"AV64": {"hour": 20}}}
TO_STORAGE = {
    **{"name": "storage", "source": "AVS-Gen2-Subnet", "destination": "Storage.WestUS2"},
    **{"protocol": "HTTPS", "action": "Allow"},
}

Machines = tuple[tuple[str, Mapping[str, Mapping[str, Any]]], ...]


def nodes(*addresses: str) -> Machines:
    """VMs of one network, each with these addresses on its card."""
    return tuple((f"n-{each}", {"nics": {"ipv4": each}}) for each in addresses)


def silent(column: str) -> Machines:
    """A VM that tells nothing of itself where another one does."""
    told = {"vms": {column: "10.0.17.40"}}
    return (f"tells-{column}", told), (f"silent-{column}", {"vms": {column: None}})


def alike(table: str, column: str, value: str) -> Machines:
    """Two VMs with the same."""
    return tuple((f"{column}-{nth}", {table: {column: value}}) for nth in (1, 2))


TOGETHER: tuple[tuple[str, Machines], ...] = (
    ("vm.shared-ip", nodes("10.0.17.1, 10.0.17.9", "10.0.17.2, 10.0.17.9")),
    ("vm.duplicate-ip", nodes("10.0.17.1", "10.0.17.1 ")),
    ("vm.duplicate-ip", nodes("10.0.17.1, 10.0.17.9 ", "10.0.17.9")),
    ("vm.duplicate-mac", alike("nics", "mac", "00:50:56:8a:00:01")),
    ("vm.duplicate-bios-uuid", alike("vms", "bios_uuid", "564de28f-5e1a")),
    ("vm.duplicate-name", (("twin", {}), ("TWIN", {}))),
    ("vm.no-address", silent("primary_ip")),
    ("vm.no-host-name", silent("dns_name")),
    ("vm.special-name", (("=cmd()", {}),)),
    ("network.special-name", (("on-a-slash", {"nics": {"network": "a/b"}}),)),
    ("vm.no-migration-type", (("still", {"vms": {"power": "suspended"}}),)),
)
"""What several VMs show, or one that is no case at a limit."""

SMALL = ("tag-routes-max", "asgs-max", "connected-groups-max", "admin-rules-max")
EXCUSED: Mapping[str, str] = {
    "cost.dual-run-past": "an estate has one dual run, and that of cost.dual-run-open has no end",
    "cost.source-cluster-small": "the source's cluster is that of cost.reservation-past",
    "azure.undeclared": "it is of an estate without a network, in which half of the others are",
    **dict.fromkeys(
        (
            *("azure.routes-max", "azure.rules-max", "azure.peerings-max", "azure.prefixes-max"),
            *("azure.connected-group-max", "azure.advertised-max"),
        ),
        "hundreds of parts take minutes to prove beside others; each stands alone in test_limits",
    ),
}
"""Rules of which no defect is planted beside others, and why."""


ADDRESSES = frozenset({"address_block", "hcx_blocks", "virtual_network"})
MOVED = ("cloud/addresses", "cloud/neighbours", "network")
MENDS: Mapping[tuple[str, str], str] = {
    ("azure.gateway-hop", "azure.gateways-two"): "it brings the gateway that the route asks for",
    ("azure.hop-forwarding", "azure.peering-half"): "nothing reaches the appliance any more",
    ("azure.forwarded-traffic", "azure.peering-half"): "nothing reaches the other side any more",
    ("azure.gateway-one-way", "azure.peering-stale"): "nobody is sure of the way any more",
    ("azure.no-way-out", "azure.uplink-nat"): "it is a way out",
    ("azure.gateway-one-way", "azure.no-way-out"): "without the default route both ways are direct",
    ("azure.gateway-one-way", "azure.gateway-one-way"): "each way is then as the other",
    ("azure.gateway-one-way", "azure.gateway-default"): "each way is then as the other",
    ("azure.gateway-one-way", "azure.supernet-route"): "each way is then as the other",
    ("azure.dnat-foreign", "azure.firewall-bare"): "no firewall has the policy any more",
    ("azure.gateway-not-lent", "azure.peering-half"): "there is no peering that could lend it",
    ("azure.east-west", "azure.fqdn-without-proxy"): "the rule leads to a name, not to a segment",
}
"""Of two defects the one that takes away what the other is about, and why that is so."""
MEND = frozenset({*MENDS, *((other, one) for one, other in MENDS)})


@dataclass(frozen=True)
class Defect:
    """What it breaks, and how: a VM or thing of its own, or other values of keys."""

    rule: str
    case: Case | None = None
    cloud: Mapping[str, Any] = field(default_factory=dict)
    source: Mapping[str, Any] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)
    segments: tuple[Mapping[str, Any], ...] = ()
    network: Changes = field(default_factory=dict)
    machines: Machines = ()
    prices: Mapping[str, Any] | None = None
    rules: tuple[Mapping[str, Any], ...] = ()
    sized: Sized | None = None

    @property
    def keys(self) -> frozenset[str]:
        """What it changes for everybody: of two that change one thing, only one can be there.

        Where addresses of the private cloud move, all that was about the old ones is gone.
        """
        cloud = {f"cloud/{key}" for key in self.cloud.keys() - {"other_networks"}}
        moved = {*MOVED} if self.cloud.keys() & ADDRESSES else set()
        about = self.segments or "other_networks" in self.cloud
        beside = {"cloud/addresses"} if about else set()
        network = {f"network/{path.removesuffix('/+')}" for path in self.network}
        whole = {key for key in ("prices", "sized") if getattr(self, key)}
        return frozenset({*cloud, *moved, *beside, *network, *self.source, *self.run, *whole})

    def beside(self, other: "Defect") -> bool:
        """Whether it leaves alone what the other one changes, and all that is inside."""
        return (self.rule, other.rule) not in MEND and not any(
            f"{one}/".startswith(f"{two}/") or f"{two}/".startswith(f"{one}/")
            for one in self.keys
            for two in other.keys
        )


DEFECTS: tuple[Defect, ...] = (
    *(Defect(case.rule, case=case) for case in (*MACHINES, *THINGS)),
    *(
        Defect(f"parity.{name.replace('_', '-')}", source={f"features/{name}": "yes"})
        for name in Features.model_fields
    ),
    Defect("parity.hcx-version", source={"hcx_version": "4.9.1"}),
    Defect(
        "parity.private-dns", cloud={"dns_zone": "Private", **network(dns_servers=["10.1.1.4"])}
    ),
    Defect("cost.dual-run-open", run={"starts": "2027-02-15"}),
    Defect("cost.reservation-past", source=OVER),
    *(Defect(rule, cloud=keys) for rule, keys in BAD),
    Defect("design.segment-twice", segments=(TWICE,)),
    *(Defect(f"azure.{rule}", network=past) for rule, _, past, _ in CASES),
    *(Defect(f"policy.{rule}", network=past) for rule, _, past, _ in IDLE),
    *(Defect(rule, machines=own) for rule, own in TOGETHER),
    *(
        Defect(f"design.{rule}", segments=({"name": f"seg-{rule}", "prefix": prefix},))
        for rule, prefix in SEGMENTS.items()
    ),
    Defect("design.segment-pieces", segments=(WIDE,), sized=with_hosts(3)),
    Defect("design.few-hosts", sized=with_hosts(3)),
    Defect("design.clouds-share", sized=with_hosts(4).model_copy(update={"private_clouds": 2})),
    Defect("cost.licence-unpriced", prices=BOOK),
    Defect(
        "cost.term-unpriced",
        prices={**BOOK, "vcf_core_month": 0},
        run={"term": "reserved_3_years"},
    ),
    Defect(
        "cost.reservation-open",
        prices={**BOOK, "vcf_core_month": 0},
        source={"avs_clusters": [CLUSTER]},
    ),
    Defect("cost.dual-run-long", prices={**BOOK, "vcf_core_month": 0}, run={"months": 37}),
    Defect("azure.tag-protocol", rules=(TO_STORAGE,)),
    Defect("azure.rules-nowhere", rules=({**TO_STORAGE, "name": "lost", "protocol": "tcp/443"},)),
    *(
        Defect(f"azure.{rule}", network=make(int(catalogue().number(fact)) + 1))
        for rule, fact, _, make in LIMITS
        if rule in SMALL
    ),
)


def planted(defects: Iterable[Defect]) -> Subject:
    """The healthy estate with these defects; each VM among them has a name of its own."""
    defects = list(defects)
    inventory = _inventory(defects)
    keys = {
        "name": "planted",
        "inventory": inventory.estate.inventory,
        "private_cloud": _cloud(defects),
        "source_cloud": _source(defects),
        "dual_run": _merged({}, (each.run for each in defects)),
        "segments": [*HEALTHY_SEGMENTS, *(one for each in defects for one in each.segments)],
        "network": changed(_merged({}, (each.network for each in defects))),
        "firewall_rules": [rule for each in defects for rule in each.rules],
    }
    book = next((PriceBook.model_validate(each.prices) for each in defects if each.prices), None)
    estate = Estate.model_validate(keys).model_copy(update={"prices": book})
    return Subject(estate, next((each.sized for each in defects if each.sized), with_hosts(4)))


def _cloud(defects: Iterable[Defect]) -> dict[str, Any]:
    """The private cloud with their keys; each network beside it is one more."""
    others = [one for each in defects for one in each.cloud.get("other_networks", ())]
    merged = _merged(HEALTHY_CLOUD, (each.cloud for each in defects))
    return merged | {"other_networks": [*HEALTHY_CLOUD["other_networks"], *others]}


def _inventory(defects: Iterable[Defect]) -> Subject:
    defects = list(defects)
    cases = [each.case for each in defects if each.case]
    others = [machine(name, **own) for each in defects for name, own in each.machines]
    machines = [
        machine(f"vm-of-{DEFECTS_OF[id(each)]}", **each.past) for each in cases if each in MACHINES
    ]
    things: dict[str, list[Any]] = {}
    for each in cases:
        if each not in MACHINES:
            for table, rows in each.past.items():
                things.setdefault(table, [{}]).extend(rows)
    return subject(machine("healthy", nics={"ipv4": "10.0.16.20"}), *machines, *others, **things)


DEFECTS_OF = {id(each.case): number for number, each in enumerate(DEFECTS) if each.case}


def _source(defects: Iterable[Defect]) -> dict[str, Any]:
    merged = _merged({}, (each.source for each in defects))
    features = dict.fromkeys(Features.model_fields, "no")
    features |= {key.partition("/")[2]: merged.pop(key) for key in [*merged] if "/" in key}
    return {"hcx_version": "4.11.4", "features": features, **merged}


def _merged(start: Mapping[str, Any], changes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    merged = deepcopy(dict(start))
    for each in changes:
        merged |= deepcopy(dict(each))
    return merged
