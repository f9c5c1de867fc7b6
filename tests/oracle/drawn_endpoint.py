"""A private endpoint behind a firewall or an appliance."""

from tests.oracle.chance import Chance
from tests.oracle.drawn_chain import FIREWALL, NVA, route_to
from tests.oracle.drawn_rules import Part

ENDPOINT, CLIENTS = "10.1.2.5", ("10.2.1.4", "10.2.1.6", "10.200.1.1")
LED = "to-endpoint"


def before_an_endpoint(chance: Chance, parts: Part) -> None:
    """From s2 and the gateway to the endpoint of s1 by a device; its subnet leads back, or not."""
    hop = chance.pick(FIREWALL, FIREWALL, NVA)
    back = chance.pick(None, FIREWALL, NVA, "none")
    tables = {
        ("s2", "app"): LED,
        ("hub", "GatewaySubnet"): LED if chance(0.5) else None,
        ("hub", "AzureFirewallSubnet"): None,
        ("hub", "nva"): None,
        ("s1", "db"): "from-endpoint" if back else None,
    }
    parts["route_tables"] += [
        {"name": LED, "routes": [route_to(f"{ENDPOINT}/32", hop)]},
        {"name": "from-endpoint", "gateway_propagation": chance(0.5),
         "routes": [route_to(each, back or "none") for each in ("10.2.0.0/16", "10.0.0.0/8")]},
    ]  # fmt: skip
    for network in parts["virtual_networks"]:
        for peering in network["peerings"]:
            peering["state"] = "connected"
        for subnet in network["subnets"]:
            if (network["name"], subnet["name"]) in tables:
                subnet.pop("network_security_group", None)
                subnet["route_table"] = tables[network["name"], subnet["name"]]
    for machine in parts["interfaces"]:
        machine.pop("network_security_group", None)
    parts["firewalls"][0]["policy"] = "open"
