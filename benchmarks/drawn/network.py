"""A drawn network of any size: hub and spokes, security groups, interfaces, a large firewall."""

import random
from typing import Any

PROTOCOLS = ("tcp", "udp", "any")
PORTS = (20, 21, 22, 25, 53, 67, 80, 88, 110, 111, 123, 135, 137, 139, 143, 161, 162, 389, 443, 445,
         464, 514, 587, 636, 873, 902, 993, 1433, 1434, 1521, 2049, 2379, 3260, 3268, 3306, 3389,
         4505, 5044, 5060, 5432, 5601, 5671, 5672, 5985, 5986, 6379, 6443, 7001, 8000, 8080, 8443,
         8888, 9000, 9090, 9092, 9200, 9443, 10250, 11211, 15672, 27017)  # fmt: skip
SPOKE_SUBNETS = 50
"""Subnets of one spoke."""


def draw(
    subnets: int, machines: int, groups: int, rules: int, firewall_rules: int
) -> dict[str, Any]:
    """A network as its file would have it, always the same for the same numbers.

    Rules name prefixes, lists of prefixes, application security groups and ranges of ports; some
    subnets go by the firewall, some stay direct, and a tenth of them drop what leaves.
    """
    rng = random.Random(7)
    spokes = -(-subnets // SPOKE_SUBNETS)
    prefixes = [_subnet(number) for number in range(subnets)]
    homes = [_spoke(each, subnets, groups, rng) for each in range(spokes)]
    into = {
        subnet["network_security_group"]: subnet["prefixes"]
        for home in homes
        for subnet in home["subnets"]
    }
    return {
        "virtual_networks": [_hub(spokes), *homes],
        "interfaces": [_machine(number, subnets, groups, rng) for number in range(machines)],
        "network_security_groups": [
            {"name": name, "rules": _rules(rules, into.get(name, ["*"]), prefixes, spokes, rng)}
            for name in (f"nsg-{number}" for number in range(groups))
        ],
        "route_tables": _tables(),
        "firewalls": [
            {"name": "fw", "virtual_network": "hub", "address": "10.255.0.4", "policy": "policy"}
        ],
        "firewall_policies": [_policy(firewall_rules, prefixes, rng)],
        "sites": [
            {"name": f"site-{number}", "prefixes": [f"192.168.{number}.0/24"]}
            for number in range(20)
        ],
        "gateways": [
            {
                "name": "gateway",
                "virtual_network": "hub",
                "kind": "expressroute",
                "connects": [f"site-{number}" for number in range(20)],
            }
        ],
    }


def _home(number: int) -> int:
    return number // SPOKE_SUBNETS


def _subnet(number: int) -> str:
    return f"10.{_home(number)}.{number % SPOKE_SUBNETS * 2}.0/24"


def _hub(spokes: int) -> dict[str, Any]:
    return {
        "name": "hub",
        "address_space": ["10.255.0.0/16"],
        "subnets": [
            {"name": "AzureFirewallSubnet", "prefixes": ["10.255.0.0/26"]},
            {"name": "GatewaySubnet", "prefixes": ["10.255.1.0/27"]},
        ],
        "peerings": [
            {"to": f"spoke-{each}", "allow_gateway_transit": True, "allow_forwarded_traffic": True}
            for each in range(spokes)
        ],
    }


def _spoke(spoke: int, subnets: int, groups: int, rng: random.Random) -> dict[str, Any]:
    mine = range(spoke * SPOKE_SUBNETS, min((spoke + 1) * SPOKE_SUBNETS, subnets))
    return {
        "name": f"spoke-{spoke}",
        "address_space": [f"10.{spoke}.0.0/16"],
        "subnets": [
            {
                "name": f"subnet-{number}",
                "prefixes": [_subnet(number)],
                "network_security_group": f"nsg-{rng.randrange(groups)}",
                "route_table": rng.choice(["by-firewall"] * 6 + ["direct"] * 3 + ["nowhere"]),
            }
            for number in mine
        ],
        "peerings": [{"to": "hub", "use_remote_gateways": True, "allow_forwarded_traffic": True}],
    }


def _machine(number: int, subnets: int, groups: int, rng: random.Random) -> dict[str, Any]:
    subnet = number % subnets
    base = _subnet(subnet).removesuffix("0/24")
    machine: dict[str, Any] = {
        "name": f"vm-{number}",
        "subnet": f"spoke-{_home(subnet)}/subnet-{subnet}",
        "address": f"{base}{number // subnets + 4}",
    }
    if rng.random() < 0.15:
        machine["application_security_groups"] = [f"asg-{_home(subnet)}-{rng.randrange(10)}"]
    if rng.random() < 0.02:
        machine["network_security_group"] = f"nsg-{rng.randrange(groups)}"
    return machine


def _rules(
    count: int, into: list[str], prefixes: list[str], spokes: int, rng: random.Random
) -> list[dict[str, Any]]:
    """The first leads from some subnet into one that has the group."""
    first = {"direction": "inbound", "access": "allow", "protocol": "tcp"}
    ends = {"source": [rng.choice(prefixes)], "destination": into}
    rules = [{"name": "first", "priority": 100, **first, "destination_ports": ["443"], **ends}]
    for number in range(1, count):
        direction = rng.choice(("inbound", "outbound"))
        ends = {
            "source": _end(prefixes, spokes, rng),
            "destination": _end(prefixes, spokes, rng),
        }
        if all(end[0].startswith("asg-") for end in ends.values()):
            ends["destination"] = ["*"]  # a rule joins groups of one network only
        rules.append(
            {
                "name": f"rule-{number}",
                "priority": 100 + number,
                "direction": direction,
                "access": rng.choice(("allow", "allow", "deny")),
                "protocol": rng.choice(PROTOCOLS),
                "destination_ports": _ports(rng),
                **ends,
            }
        )
    return rules


def _end(prefixes: list[str], spokes: int, rng: random.Random) -> list[str]:
    dice = rng.random()
    if dice < 0.06:
        return ["*"]
    if dice < 0.15:
        return [f"asg-{rng.randrange(spokes)}-{rng.randrange(10)}"]
    if dice < 0.3:
        return [f"10.{rng.randrange(spokes)}.0.0/16"]
    return rng.sample(prefixes, min(len(prefixes), rng.randrange(1, 5)))


def _ports(rng: random.Random) -> list[str]:
    chosen = [str(each) for each in rng.sample(PORTS, rng.randrange(1, 4))]
    return [*chosen, "30000-32767"] if rng.random() < 0.1 else chosen


def _tables() -> list[dict[str, Any]]:
    to_firewall = {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance", "address": "10.255.0.4"}
    return [
        {"name": "by-firewall", "gateway_propagation": False, "routes": [to_firewall]},
        {"name": "direct", "routes": []},
        {"name": "nowhere", "routes": [{"prefix": "0.0.0.0/0", "next_hop": "none"}]},
    ]


def _policy(count: int, prefixes: list[str], rng: random.Random) -> dict[str, Any]:
    rules = [
        {
            "name": f"rule-{number}",
            "source": _wide(prefixes, rng),
            "destination": _wide(prefixes, rng),
            "protocols": [rng.choice(("tcp", "udp", "any"))],
            "ports": _ports(rng),
        }
        for number in range(count)
    ]
    size = max(1, count // 30)
    collections = [
        {
            "kind": "network",
            "name": f"collection-{number}",
            "priority": 100 + number,
            "action": "deny" if number % 5 == 4 else "allow",
            "rules": rules[start : start + size],
        }
        for number, start in enumerate(range(0, count, size))
    ]
    group = {"name": "group", "priority": 100, "rule_collections": collections}
    return {"name": "policy", "rule_collection_groups": [group]}


def _wide(prefixes: list[str], rng: random.Random) -> list[str]:
    dice = rng.random()
    if dice < 0.08:
        return ["10.0.0.0/8"]
    if dice < 0.2:
        return [f"10.{rng.randrange(max(1, len(prefixes) // SPOKE_SUBNETS))}.0.0/16"]
    return rng.sample(prefixes, min(len(prefixes), rng.randrange(1, 8)))
