"""Random rules of every kind of filter, with ends and ports that meet each other."""

from random import Random
from typing import Any

Part = dict[str, Any]

PREFIXES = (
    "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.1.1.0/24", "10.1.1.4", "10.1.1.4-10.1.1.200",
    "10.2.0.0/15", "10.2.1.0/25", "10.3.2.0/24", "10.30.1.0/24", "10.31.0.0/22", "10.40.0.0/16",
    "10.40.1.0/24", "10.40.2.0-10.40.3.9", "10.41.1.0/24", "10.61.1.0/24", "10.200.0.0/16",
    "192.168.10.0/25", "203.0.113.0/24", "52.239.0.0/17", "0.0.0.0/0", "fd00:1::/48", "::/0",
    "fd00:2:0:1::/64",
)  # fmt: skip
TAGGED = ("VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage", "Storage.WestUS2",
          "Sql", "nobody-knows", "AzurePlatformDNS", "AzurePlatformLKM")  # fmt: skip
NAMED = ("ips", "nested", "dc", "s1/app", "s2", "web", "vm-s1", "seg1", "guest1", "tagged",
         "/infra/domains/default/groups/tagged", "/infra/segments/seg1/ports/p")  # fmt: skip
PORTS = ("*", "443", "80", "22", "1000-2000", "53", "8443")
SOURCE_PORTS = ("*", "*", "*", "*", "40000-50000", "1-1023")
PROTOCOLS = ("any", "any", "tcp", "tcp", "udp", "icmp", "esp", "gre")
SERVICES = ("any", "tcp/443", "tcp/1000-2000", "udp/53", "icmp", "tcp", "tcp/22")
FQDNS = ("*.contoso.com", "sql.contoso.com")


def ends(random: Random, *kinds: tuple[str, ...]) -> list[str]:
    """One to three ends of these kinds, or everything."""
    if random.random() < 0.3:
        return ["*"]
    pool = [each for kind in kinds for each in kind]
    return random.sample(pool, random.choice((1, 1, 2, 3)))


def ports(random: Random, pool: tuple[str, ...] = PORTS) -> list[str]:
    """One or two ports or ranges."""
    return random.sample(pool, random.choice((1, 1, 2)))


def azure_rules(
    random: Random, priorities: range, actions: tuple[str, ...], key: str
) -> list[Part]:
    """Rules of a group or of Virtual Network Manager; no priority twice in a direction."""
    count = random.randint(0, 4)
    ways = ("inbound", "outbound")
    return [
        {
            "name": f"{way}-{priority}", "priority": priority, "direction": way,
            key: random.choice(actions), "protocol": random.choice(PROTOCOLS),
            "source": ends(random, PREFIXES, TAGGED, NAMED),
            "destination": ends(random, PREFIXES, TAGGED, NAMED),
            "source_ports": random.choice(SOURCE_PORTS), "destination_ports": ports(random),
        }
        for way in ways
        for priority in random.sample(priorities, count)
    ]  # fmt: skip


def security_group(random: Random, name: str) -> Part:
    """A network security group."""
    rules = azure_rules(random, range(100, 200), ("allow", "allow", "deny"), "access")
    return {"name": name, "rules": rules}


def admin_rules(random: Random, *groups: str) -> Part:
    """A collection of security admin rules."""
    actions = ("allow", "always_allow", "deny")
    rules = azure_rules(random, range(1, 50), actions, "action")
    return {"name": f"admin-{groups[0]}", "groups": list(groups), "rules": rules}


def firewall_policy(random: Random, name: str, parent: str | None = None) -> Part:
    """A policy with collections of all three kinds in up to two groups."""
    groups = [
        {"name": f"{name}-{priority}", "priority": priority,
         "rule_collections": [_collection(random, place) for place in range(random.randint(1, 3))]}
        for priority in random.sample(range(100, 400), random.choice((1, 1, 2)))
    ]  # fmt: skip
    modes = ("alert", "alert", "alert", "deny", "off")
    ranges = (None, None, None, ["255.255.255.255/32"], ["0.0.0.0/0"], ["10.0.0.0/9"])
    return {
        "name": name, "parent": parent, "rule_collection_groups": groups,
        "dns_proxy": random.random() < 0.5,
        "threat_intelligence": random.choice(modes),
        "intrusion_detection": random.choice(modes), "snat_private_ranges": random.choice(ranges),
    }  # fmt: skip


def open_policy(random: Random, name: str, *doors: int) -> Part:
    """A policy that lets nearly everything through, and clients in by so many DNAT rules."""
    ranges = (None, ["255.255.255.255/32"], ["255.255.255.255/32"], ["0.0.0.0/0"], ["10.0.0.0/14"])
    let = {"name": "let", "source": random.choice(("*", "10.0.0.0/8", "10.1.0.0/16")),
           "destination": "*", "protocols": "any", "ports": "*"}  # fmt: skip
    let_in = [
        {"kind": "dnat", "name": f"in{place}", "priority": 100 + place,
         "rules": [_dnat_rule(random, f"in{place}-{n}") for n in range(count)]}
        for place, count in enumerate(doors)
    ]  # fmt: skip
    filters = {"kind": "network", "name": "let", "priority": 200, "action": "allow", "rules": [let]}
    named = {"kind": "application", "name": "named", "priority": 300, "action": "allow",
             "rules": [_application_rule(random, "named")]}  # fmt: skip
    deny = {"name": "deny", "source": random.choice(("*", "203.0.113.0/24", "Storage")),
            "destination": random.choice(("*", "10.1.0.0/16", "10.2.1.4", "10.40.0.0/16")),
            "protocols": "tcp", "ports": random.choice(("*", "443", "22"))}  # fmt: skip
    denied = {"kind": "network", "name": "deny", "priority": random.choice((150, 250)),
              "action": "deny", "rules": [deny]}  # fmt: skip
    collections = [
        *let_in,
        *([denied] if random.random() < 0.3 else []),
        filters,
        *([named] if random.random() < 0.5 else []),
    ]
    groups = [{"name": name, "priority": 100, "rule_collections": collections}]
    return {"name": name, "snat_private_ranges": random.choice(ranges),
            "rule_collection_groups": groups}  # fmt: skip


def _collection(random: Random, place: int) -> Part:
    kind = random.choice(("network", "network", "network", "application", "dnat"))
    makers = {"network": _network_rule, "application": _application_rule, "dnat": _dnat_rule}
    rules = [makers[kind](random, f"r{n}") for n in range(random.randint(1, 3))]
    action = {} if kind == "dnat" else {"action": random.choice(("allow", "allow", "deny"))}
    priority = 100 + 10 * place + random.randint(0, 9)
    return {"kind": kind, "name": f"c{place}", "priority": priority, "rules": rules, **action}


def _network_rule(random: Random, name: str) -> Part:
    return {
        "name": name, "source": ends(random, PREFIXES, ("ips", "nested")),
        "destination": ends(random, PREFIXES, ("ips", "nested", "Storage", "nobody-knows"), FQDNS),
        "protocols": random.choice((["any"], ["any"], ["tcp"], ["tcp", "udp"], ["icmp"])),
        "ports": ports(random),
    }  # fmt: skip


def _application_rule(random: Random, name: str) -> Part:
    return {
        "name": name, "source": ends(random, PREFIXES, ("ips", "nested")),
        "protocols": random.choice((["https:443"], ["http:80", "https:443"], ["mssql:1433"])),
        "fqdns": [random.choice((*FQDNS, "*", "*"))],
    }  # fmt: skip


def _dnat_rule(random: Random, name: str) -> Part:
    named = random.random() < 0.15
    return {
        "name": name, "source": ends(random, ("203.0.113.0/24", "203.0.113.5", "Storage")),
        "destination": random.choice(("20.1.1.1", "20.1.1.2")),
        "protocols": random.choice((["tcp"], ["udp"], ["tcp", "udp"])),
        "port": random.choice((443, 8443)), "translated_port": random.choice((443, 22)),
        **({"translated_fqdn": "web.contoso.com"} if named else {"translated_address":
           random.choice(("10.1.1.4", "10.2.1.4", "10.40.1.10", "10.61.1.9"))}),
    }  # fmt: skip


def nsx_rule(random: Random, name: str, distributed: bool) -> Part:
    """A rule of a firewall of NSX; those of gateways have no place, and jump only by mistake."""
    actions = ("allow", "allow", "drop", "reject")
    names = ("ips", "nested", "seg1", "seg2", "guest1", "dc", "s1")
    found = {
        "name": name, "action": random.choice(actions),
        "source": ends(random, PREFIXES, names), "destination": ends(random, PREFIXES, names),
        "services": random.sample(SERVICES, random.choice((1, 1, 2))),
        "disabled": random.random() < 0.1,
    }  # fmt: skip
    found["direction"] = random.choice(("in_out", "in_out", "in", "out"))
    if distributed:
        found["applied_to"] = _applied_to(random)
    if random.random() < (0.15 if distributed else 0.05):
        found["action"] = "jump_to_application"
    return found


def _applied_to(random: Random) -> list[str]:
    return random.choice((["*"], ["*"], ["seg1"], ["seg2", "guest1"], ["10.40.0.0/16"]))


def distributed_policy(random: Random, name: str) -> Part:
    """A policy of the distributed firewall."""
    categories = ("ethernet", "emergency", "infrastructure", "environment", "application")
    rules = [nsx_rule(random, f"{name}-{n}", True) for n in range(random.randint(1, 3))]
    return {"name": name, "category": random.choice(categories), "applied_to": _applied_to(random),
            "rules": rules}  # fmt: skip


def gateway_policy(random: Random, name: str) -> Part:
    """A policy of the gateway firewalls."""
    categories = ("emergency", "system", "shared_pre_rules", "local_gateway", "auto_service",
                  "default")  # fmt: skip
    rules = [nsx_rule(random, f"{name}-{n}", False) for n in range(random.randint(1, 2))]
    gateways = random.sample(("tier-0", "tier-1", "t1-b"), random.choice((1, 2)))
    return {"name": name, "category": random.choice(categories), "gateways": gateways,
            "rules": rules}  # fmt: skip
