"""Builders of small networks: say only what the case is about."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tests.oracle import Packet

from landbridge.model.network import Network

TCP, UDP, ICMP = 6, 17, 1
Part = dict[str, Any]
A, B, DB = "10.1.1.4", "10.2.1.4", "10.1.2.4"
NVA, FIREWALL = "10.0.2.4", "10.0.1.4"
CLIENT, STORAGE = "203.0.113.5", "52.239.1.1"
GUEST, OTHER_GUEST, DC = "10.40.1.10", "10.40.2.10", "10.200.1.1"
TAGS = {"Storage": ("52.239.0.0/16",), "Storage.WestUS2": ("52.239.1.0/24",)}


class Case(NamedTuple):
    """One sentence about a network, with the packet that shows it."""

    number: str
    sentence: str
    network: Network
    tags: Mapping[str, Sequence[str]] | None
    packet: Packet
    source_place: str | None
    destination_place: str | None
    verdict: str
    source: str
    disposition: str = ""


def tcp(source: str, destination: str, port: int = 443) -> Packet:
    """A TCP packet."""
    return Packet(source, destination, TCP, port)


def subnet(name: str, *prefixes: str, **keys: Any) -> Part:  # noqa: ANN401 - any key of a subnet
    """A subnet."""
    return {"name": name, "prefixes": list(prefixes), **keys}


def peering(to: str, **keys: Any) -> Part:  # noqa: ANN401 - any key of a peering
    """One side of a peering."""
    return {"to": to, **keys}


def vnet(
    name: str, *space: str, subnets: Sequence[Part] = (), peerings: Sequence[Part] = ()
) -> Part:
    """A virtual network."""
    return {"name": name, "address_space": list(space), "subnets": list(subnets),
            "peerings": list(peerings)}  # fmt: skip


def rule(
    name: str,
    priority: int,
    access: str,
    direction: str = "inbound",
    **keys: Any,  # noqa: ANN401 - any key
) -> Part:
    """A rule of a network security group."""
    return {"name": name, "priority": priority, "access": access, "direction": direction, **keys}


def nsg(name: str, *rules: Part) -> Part:
    """A network security group."""
    return {"name": name, "rules": list(rules)}


def table(
    name: str, *routes: tuple[str, str], propagation: bool = True, complete: bool = True
) -> Part:
    """A route table: prefix and appliance, or prefix and another next hop."""
    return {
        "name": name, "gateway_propagation": propagation, "complete": complete,
        "routes": [
            {"prefix": prefix, "next_hop": "virtual_appliance", "address": hop}
            if hop[0].isdigit() else {"prefix": prefix, "next_hop": hop}
            for prefix, hop in routes
        ],
    }  # fmt: skip


def spoke1(app: Part | None = None, **keys: Any) -> Part:  # noqa: ANN401 - any key of a network
    """A spoke with two subnets; `app` says what is attached to the first."""
    subnets = [subnet("app", "10.1.1.0/24", **(app or {})), subnet("db", "10.1.2.0/24")]
    return vnet("spoke1", "10.1.0.0/16", **{"subnets": subnets, **keys})


def spoke2(app: Part | None = None, **keys: Any) -> Part:  # noqa: ANN401 - any key of a network
    """A second spoke."""
    subnets = [subnet("app", "10.2.1.0/24", **(app or {}))]
    return vnet("spoke2", "10.2.0.0/16", **{"subnets": subnets, **keys})


def hub(*peerings: Part, gateway: Part | None = None, nva: Part | None = None) -> Part:
    """A hub with room for a gateway, a firewall and an appliance."""
    return vnet(
        "hub", "10.0.0.0/16",
        subnets=[
            subnet("GatewaySubnet", "10.0.0.0/27", **(gateway or {})),
            subnet("AzureFirewallSubnet", "10.0.1.0/26"),
            subnet("nva", "10.0.2.0/24", **(nva or {})),
        ],
        peerings=peerings,
    )  # fmt: skip


def star(
    one: Part | None = None,
    two: Part | None = None,
    forwarded: bool = True,
    **hub_keys: Any,  # noqa: ANN401 - any key
) -> list[Part]:
    """A hub with both spokes."""
    flags = {"allow_forwarded_traffic": forwarded}
    return [
        hub(peering("spoke1", **flags), peering("spoke2", **flags), **hub_keys),
        spoke1(one, peerings=[peering("hub", **flags)]),
        spoke2(two, peerings=[peering("hub", **flags)]),
    ]


def machine(name: str, place: str, address: str, **keys: Any) -> Part:  # noqa: ANN401 - any key
    """An interface."""
    return {"name": name, "subnet": place, "address": address, **keys}


def appliance(**keys: Any) -> Part:  # noqa: ANN401 - any key of an interface
    """The hub's appliance; it forwards everything."""
    return machine("nva", "hub/nva", NVA,
                   **{"ip_forwarding": True, "forwards": "everything", **keys})  # fmt: skip


def firewall(**keys: Any) -> Part:  # noqa: ANN401 - any key of a firewall
    """The hub's firewall with the policy `policy`."""
    return {"name": "fw", "virtual_network": "hub", "public_addresses": ["20.1.1.1"],
            "policy": "policy", **keys}  # fmt: skip


def collection(kind: str, action: str | None, *rules: Part, priority: int = 100) -> Part:
    """A collection of rules; DNAT has no action."""
    head = {"kind": kind, "name": f"{kind}-{priority}", "priority": priority}
    return {**head, "rules": list(rules), **({"action": action} if action else {})}


def policy(*collections: Part, name: str = "policy", **keys: Any) -> Part:  # noqa: ANN401 - any key
    """A firewall policy with one group."""
    group = {"name": "group", "priority": 200, "rule_collections": list(collections)}
    return {"name": name, "rule_collection_groups": [group], **keys}


def net_rule(name: str = "r", **keys: Any) -> Part:  # noqa: ANN401 - any key of a rule
    """A network rule; it matches everything unless told otherwise."""
    return {"name": name, "destination": "*", "protocols": "any", "ports": "*", **keys}


def allow_all(**keys: Any) -> Part:  # noqa: ANN401 - any key of a policy
    """A policy whose network rules let everything through."""
    return policy(collection("network", "allow", net_rule()), **keys)


def dc(*prefixes: str) -> Part:
    """The datacenter."""
    return {"name": "dc", "prefixes": list(prefixes) or ["10.200.0.0/16"]}


def gateway(
    network: str = "hub",
    *connects: str,
    kind: str = "expressroute",
    **keys: Any,  # noqa: ANN401 - any key of a gateway
) -> Part:
    """A gateway."""
    return {"name": f"gw-{network}", "virtual_network": network, "kind": kind,
            "connects": list(connects) or ["dc"], **keys}  # fmt: skip


def avs_vnet(
    *peerings: Part,
    subnets: Sequence[Part] = (),
    **keys: Any,  # noqa: ANN401 - any key of a network
) -> Part:
    """The network of the private cloud."""
    own = [subnet("vms", "10.30.1.0/24"), *subnets]
    return {**vnet("avs", "10.30.0.0/16", subnets=own, peerings=peerings), **keys}


def cloud(**keys: Any) -> Part:  # noqa: ANN401 - any key of a private cloud
    """A private cloud of Generation 2 with two segments on one tier-1 gateway."""
    return {
        "name": "sddc", "virtual_network": "avs", "address_block": "10.31.0.0/22",
        "segments": [
            {"name": "web", "prefix": "10.40.1.0/24"},
            {"name": "data", "prefix": "10.40.2.0/24"},
        ],
        **keys,
    }  # fmt: skip


def gen1(**keys: Any) -> Part:  # noqa: ANN401 - any key of a private cloud
    """A private cloud of Generation 1 with the same segments."""
    return cloud(generation=1, virtual_network=None, name="old", **keys)


def dfw(name: str, action: str, category: str = "application", **keys: Any) -> Part:  # noqa: ANN401 - any key
    """A policy of the distributed firewall with one rule."""
    outer = {"applied_to": keys.pop("policy_applied_to")} if "policy_applied_to" in keys else {}
    return {"name": name, "category": category, "rules": [{"name": name, "action": action, **keys}],
            **outer}  # fmt: skip


def tier(
    name: str,
    action: str,
    category: str,
    *gateways: str,
    **keys: Any,  # noqa: ANN401 - any key of a rule
) -> Part:
    """A policy of a gateway firewall with one rule."""
    return {"name": name, "category": category, "gateways": list(gateways) or ["tier-1"],
            "rules": [{"name": name, "action": action, **keys}]}  # fmt: skip


def case(
    number: str,
    sentence: str,
    verdict: str,
    packet: Packet,
    source: str,
    **keys: Any,  # noqa: ANN401 - any part
) -> Case:
    """A case; what is no part of a network says what is expected."""
    extra = {key: keys.pop(key, None) for key in ("tags", "source_place", "destination_place")}
    disposition = keys.pop("disposition", "")
    network = Network.model_validate(keys)
    return Case(number, sentence, network, extra["tags"], packet, extra["source_place"],
                extra["destination_place"], verdict, source, disposition)  # fmt: skip
