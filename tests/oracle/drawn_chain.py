"""Two firewalls one behind the other, which chance alone hardly makes."""

from tests.oracle.chance import Chance
from tests.oracle.drawn_rules import Part

Route = tuple[str, str]
FIREWALL, SECOND, NVA = "10.0.1.4", "10.2.0.4", "10.0.3.4"
PAIR = (("fw", "hub", FIREWALL, "20.1.1.1"), ("fw2", "s2", SECOND, "20.1.1.2"))
"""The two firewalls: name, network, address and public address."""
ENDS = (("10.1.1.4", "10.1.1.6"), ("10.2.1.4", "10.2.1.6", "203.0.113.5", "8.8.8.8", "10.3.1.4"))
"""Addresses between which the firewalls stand."""


def one_behind_the_other(chance: Chance, parts: Part) -> None:
    """From s1, at times by an appliance, to the hub's firewall and that of s2, and mostly back."""
    by_appliance = chance(0.4)
    leaving = [(prefix, FIREWALL) for prefix in ("10.2.0.0/16", "10.3.0.0/16", "0.0.0.0/0")]
    first = [(prefix, NVA if by_appliance else hop) for prefix, hop in leaving]
    home = [("10.1.0.0/16", NVA)] if by_appliance and chance(0.7) else []
    back = [("10.1.0.0/16", FIREWALL)] if chance(0.7) else []
    out = ("0.0.0.0/0", chance.pick("internet", FIREWALL))
    same_order = by_appliance and chance(0.4)
    back_by = NVA if same_order else SECOND
    if same_order:
        leaving.append(("10.1.0.0/16", FIREWALL))
    named = {
        "s1": {"app": first},
        "hub": {"nva": leaving if by_appliance else [],
                "AzureFirewallSubnet": [("10.2.1.0/24", SECOND), ("0.0.0.0/0", SECOND), *home]},
        "s2": {"AzureFirewallSubnet": [*back, out],
               "app": [("10.1.0.0/16", back_by)] if chance(0.8) else []},
    }  # fmt: skip
    for network in parts["virtual_networks"]:
        for peering in network["peerings"]:
            peering["state"] = "connected"
        for subnet in network["subnets"]:
            _attach(parts, subnet, network["name"], named.get(network["name"], {}))
    for machine in parts["interfaces"]:
        machine.pop("network_security_group", None)
        machine["ip_forwarding"] = True
    if chance(0.3):
        _admit_some_of_a_firewall(chance, parts)
    policies = chance.pick("open", "child", "doors"), chance.pick("open", "doors")
    parts["firewalls"] = [
        {"name": name, "virtual_network": home, "address": address, "public_addresses": [public],
         "policy": policy}
        for (name, home, address, public), policy in zip(PAIR, policies, strict=True)
    ]  # fmt: skip


def _admit_some_of_a_firewall(chance: Chance, parts: Part) -> None:
    """A group on s2 that tells the addresses of a firewall's subnet apart."""
    lent = ("10.0.1.4", "10.0.1.5", "10.0.1.5-10.0.1.62", "10.0.1.4-10.0.1.62", "10.2.0.4-10.2.0.9")
    one, rest = chance.pick(("allow", "deny"), ("deny", "allow"))
    rules = [
        {"name": "some", "priority": 100, "direction": "inbound", "access": one,
         "source": chance.pick(*lent)},
        {"name": "rest", "priority": 110, "direction": "inbound", "access": rest},
    ]  # fmt: skip
    parts["network_security_groups"].append({"name": "lent", "rules": rules})
    for network in parts["virtual_networks"]:
        for subnet in network["subnets"]:
            if (network["name"], subnet["name"]) == ("s2", "app"):
                subnet["network_security_group"] = "lent"


def _attach(parts: Part, subnet: Part, network: str, routes: dict[str, list[Route]]) -> None:
    """Its routes to a subnet that has some here; what else would drop is taken off."""
    if subnet["name"] not in routes:
        return
    subnet.pop("network_security_group", None)
    subnet["route_table"] = f"{network}-{subnet['name']}"
    made = [route_to(prefix, hop) for prefix, hop in routes[subnet["name"]]]
    parts["route_tables"].append({"name": subnet["route_table"], "routes": made})


def route_to(prefix: str, hop: str) -> Part:
    """A route to an appliance, or to another next hop."""
    if hop[0].isdigit() or ":" in hop:
        return {"prefix": prefix, "next_hop": "virtual_appliance", "address": hop}
    return {"prefix": prefix, "next_hop": hop}
