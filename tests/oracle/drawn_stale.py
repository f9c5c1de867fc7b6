"""A route that BGP steps back from and that may not be there, beside one that surely is.

What a site announces lies in the space of a peer whose peering is out of sync: nobody knows whether
the peer's route keeps that of the gateway out. Chance alone hardly puts both beside a route table.
"""

from tests.oracle.chance import Chance
from tests.oracle.drawn_chain import FIREWALL, NVA, route_to
from tests.oracle.drawn_rules import Part

ANNOUNCED, THERE = "10.3.200.0/24", "10.3.200.9"
HERE = ("10.1.1.4", "10.1.1.6")
BESIDE = ("10.3.0.0/16", "10.3.0.0/16", "10.0.0.0/8", "10.3.128.0/17", "0.0.0.0/0")


def out_of_sync(chance: Chance, parts: Part) -> None:
    """A spoke sees such a peer, and uses the gateway of the hub."""
    made = {each["name"]: each for each in parts["virtual_networks"]}
    _peer(made["s1"], "s3", in_sync=chance(0.1))
    _peer(made["s3"], "s1")
    _peer(made["s1"], "hub", use_remote_gateways=True)
    _peer(made["hub"], "s1", allow_gateway_transit=True)
    routes = [route_to(chance.pick(*BESIDE), chance.pick(FIREWALL, NVA, "none", "virtual_network"))]
    parts["route_tables"].append({"name": "beside", "routes": routes})
    app = made["s1"]["subnets"][0]
    app.pop("network_security_group", None)
    app["route_table"] = "beside"
    parts["sites"].append({"name": "moved", "prefixes": [ANNOUNCED]})
    parts["virtual_hubs"] = []
    parts["gateways"] = [{"name": "er", "virtual_network": "hub", "kind": "expressroute",
                          "connects": ["dc", "moved"]}]  # fmt: skip
    parts["firewalls"] = [{**each, "policy": "open"} for each in parts["firewalls"]]


def _peer(network: Part, to: str, **flags: bool) -> None:
    others = [each for each in network["peerings"] if each["to"] != to]
    network["peerings"] = [*others, {"to": to, "allow_forwarded_traffic": True, **flags}]
