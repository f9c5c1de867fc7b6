"""A private cloud with peers of another region, which chance alone hardly lets through."""

from tests.oracle.chance import Chance
from tests.oracle.drawn_chain import FIREWALL, route_to
from tests.oracle.drawn_rules import Part

HOME, ENDPOINT, ALONE = "avs1", "10.1.2.5", "10.40.4.7"
GUESTS = ("10.40.1.10", "10.40.2.6", ALONE, "10.31.9.6", "10.30.1.6")
PEERS = (ENDPOINT, ENDPOINT, "10.1.1.4", "10.1.2.6", "10.0.3.6", "10.200.1.1")
JOINED = ((HOME, "s1"), (HOME, "hub"), ("hub", "s1"))


def abroad(chance: Chance, parts: Part) -> None:
    """The cloud sees a hub and a spoke, each perhaps of another region, and filters little."""
    made = {each["name"]: each for each in parts["virtual_networks"]}
    regions = {HOME: "northeurope", "hub": chance.pick("North Europe", "westeurope", None),
               "s1": chance.pick("westeurope", "westeurope", None)}  # fmt: skip
    for name, region in regions.items():
        made[name]["region"] = region
        for subnet in made[name]["subnets"]:
            subnet.pop("network_security_group", None)
            if subnet["name"] != "AzureFirewallSubnet" and chance(0.6):
                subnet.pop("route_table", None)
    for one, other in JOINED:
        _peer(made[one], other, use_remote_gateways=other == "hub")
        _peer(made[other], one, allow_gateway_transit=other == "hub")
    cloud = next(each for each in parts["private_clouds"] if each.get("virtual_network") == HOME)
    cloud |= {"distributed_firewall": [], "gateway_firewall": [], "distributed_default": "allow"}
    table = {"route_table": "abroad"} if chance(0.4) else {}
    cloud["service_subnets"] = {name: table for name in ("avs-nsx-gw", "avs-nsx-gw-1")}
    routes = [route_to(prefix, FIREWALL) for prefix in ("10.1.0.0/16", f"{ENDPOINT}/32")]
    parts["route_tables"].append({"name": "abroad", "routes": routes})
    parts["firewalls"] = [{**each, "policy": "open"} for each in parts["firewalls"]]


def _peer(network: Part, to: str, **flags: bool) -> None:
    others = [each for each in network["peerings"] if each["to"] != to]
    network["peerings"] = [*others, {"to": to, "allow_forwarded_traffic": True, **flags}]
