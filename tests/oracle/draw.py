"""Random networks, small and nasty, and the packets that matter in them.

The plan of addresses is fixed, so that nothing overlaps and rules meet what is there: network n
has 10.n.0.0/16 and at times fd00:n::/48, clouds of Generation 2 hold segments in 10.40.0.0/16 and
10.41.0.0/16, that of Generation 1 in 10.61.0.0/16. What is attached to what, and every flag, is
drawn; and now and then two firewalls one behind the other, which chance alone hardly makes.
"""

from collections.abc import Iterator
from itertools import combinations
from random import Random

from tests.oracle.answer import Packet
from tests.oracle.chance import Chance
from tests.oracle.drawn_abroad import GUESTS, HOME, PEERS, abroad
from tests.oracle.drawn_chain import (
    ENDS,
    FIREWALL,
    NVA,
    PAIR,
    SECOND,
    one_behind_the_other,
    route_to,
)
from tests.oracle.drawn_endpoint import CLIENTS as BEFORE_ENDPOINT
from tests.oracle.drawn_endpoint import ENDPOINT, LED, before_an_endpoint
from tests.oracle.drawn_rules import (
    Part,
    admin_rules,
    distributed_policy,
    firewall_policy,
    gateway_policy,
    open_policy,
    security_group,
)
from tests.oracle.drawn_stale import HERE, THERE, out_of_sync
from tests.oracle.drawn_storage import CLIENTS as NEAR_STORAGE
from tests.oracle.drawn_storage import STORED, TAGS, published, towards_storage
from tests.oracle.numbers import host, net
from tests.oracle.world import World

from landbridge.model.network import Network

SPOKES = ("s1", "s2", "s3")
GROUPS = ("g1", "g2", "g3", "g4")
TABLES = ("t1", "t2", "t3", "t4")
STORAGE = {"Storage": ["52.239.0.0/16"], "Storage.WestUS2": ["52.239.0.0/18"]}
OTHER_NVA, BALANCER, OTHER_BALANCER, SHOP, SIX = (
    "10.0.3.5", "10.0.3.10", "10.0.3.11", "10.1.2.100", "fd00:0:0:3::4",
)  # fmt: skip
HOPS = (FIREWALL, FIREWALL, NVA, BALANCER, OTHER_BALANCER, SECOND, "10.0.9.9", "none", "internet",
        "virtual_network", "virtual_network_gateway")  # fmt: skip
HOPS_OF_SIX = (SIX, SIX, "none", "internet", "virtual_network")
DESTINATIONS = (
    "0.0.0.0/0", "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.1.1.0/24",
    "10.2.0.0/16", "10.2.1.0/24", "10.3.0.0/16", "10.30.0.0/16", "10.31.0.0/22", "10.40.0.0/16",
    "10.40.1.0/24", "10.41.0.0/16", "10.200.0.0/16", "192.168.10.0/24", "203.0.113.0/24",
    "Storage", "Storage", "Storage.WestUS2", "52.239.0.0/24", "52.239.1.0/24", "52.239.1.1/32",
    "10.1.2.5/32", "fd00:1::/48", "fd00:2:0:1::/64", "::/0",
)  # fmt: skip
DOORS = (1, 2)
"""How many rules lead clients in, in each collection of the policy for that."""
SKUS = (None, "standard", "basic", "Standard")
POLICIES = ("base", "child", "open", "doors")
LAYOUT_NAMES = ("avs-nsx-gw", "avs-nsx-gw-1", "avs-network-infra-gw", "avs-mgmt")


def network(random: Random) -> Network:
    """A network."""
    chance = Chance(random)
    clouds = [each for each in (_cloud(chance, 1), _cloud(chance, 2)) if chance(0.5 / each["n"])]
    old = chance(0.3)
    wide = chance(0.25)
    six = not wide and chance(0.3)
    parts: Part = {
        "virtual_networks": _networks(chance, clouds, six),
        "interfaces": _interfaces(chance, six), "load_balancers": _balancers(chance),
        "private_endpoints": [{"name": "pe", "subnet": "s1/db", "address": "10.1.2.5"}],
        "network_security_groups": [security_group(random, name) for name in GROUPS],
        "application_security_groups": ["web"],
        "route_tables": [_table(chance, name) for name in TABLES],
        "sites": _sites(six),
        "gateways": [] if wide else _gateways(chance, old),
        "global_reach": [{"between": ("old", "dc")}] if old and chance(0.5) else [],
        "firewalls": _firewalls(chance),
        "firewall_policies": [firewall_policy(random, "base"),
                              firewall_policy(random, "child", chance.pick("base", None)),
                              open_policy(random, "open"),
                              open_policy(random, "doors", *DOORS)],
        "groups": [{"name": "ips", "members": ["10.1.1.0/25", "10.40.1.10", "203.0.113.5"]},
                   {"name": "nested", "members": ["ips", "10.200.0.0/17"]}, _tagged(chance)],
        "network_manager": _manager(chance, clouds),
        "virtual_hubs": _hubs(chance, clouds, old) if wide else [],
        "private_clouds": [each["part"] for each in clouds] + ([_old(chance)] if old else []),
    }  # fmt: skip
    if six and chance(0.7):
        _six_in_clouds(parts)
    if chance(0.35):
        _in_regions(chance, parts)
    if chance(0.35):
        one_behind_the_other(chance, parts)
    elif chance(0.3):
        towards_storage(chance, parts)
    elif chance(0.2):
        out_of_sync(chance, parts)
    elif chance(0.25):
        before_an_endpoint(chance, parts)
    elif any(each["network"] == HOME for each in clouds) and chance(0.5):
        abroad(chance, parts)
    return Network.model_validate(parts)


def _six_in_clouds(parts: Part) -> None:
    """A segment of IPv6 in each cloud, and an uplink that has such addresses too."""
    for number, cloud in enumerate(parts["private_clouds"]):
        prefix = f"fd00:40{number}:0:1::/64"
        cloud["segments"].append({"name": f"{cloud['name']}-six", "prefix": prefix})
    for network in parts["virtual_networks"]:
        if network["name"] == "avs1":
            network["address_space"].append("fd00:30::/48")
            network["subnets"][0]["prefixes"].append("fd00:30:0:1::/64")
            managing = ["10.31.0.64/27", "fd00:30:0:2::/64"]
            network["subnets"].append({"name": "avs-mgmt", "prefixes": managing})


def _in_regions(chance: Chance, parts: Part) -> None:
    """Networks and hubs of two regions, some untold, and spelt in two ways."""
    for each in (*parts["virtual_networks"], *parts["virtual_hubs"]):
        each["region"] = chance.pick("northeurope", "North Europe", "westeurope", None)


def _tagged(chance: Chance) -> Part:
    """A group of NSX by tags, with a path and a group in it."""
    conditions = [
        {"of": chance.pick("vm", "vm", "port", "segment"), "tag": chance.pick(*ASKED_TAGS),
         "operator": chance.pick("equals", "equals", "contains", "starts_with", "ends_with")}
        for _ in range(3)
    ]  # fmt: skip
    cut = chance.pick(1, 2)
    criteria = [{"all_of": conditions[:cut]}, {"all_of": conditions[cut:]}]
    inner = chance.pick("ips", "/infra/segments/seg2", "/infra/domains/default/groups/nested")
    return {"name": "tagged", "criteria": criteria[: chance.pick(1, 2)],
            "members": [inner] if chance(0.2) else [],
            "private_cloud": chance.pick("sddc1", None)}  # fmt: skip


def _sites(six: bool) -> list[Part]:
    return [
        {"name": "dc", "prefixes": ["10.200.0.0/16", *(["fd00:200::/48"] if six else [])]},
        {"name": "branch", "prefixes": ["192.168.10.0/24", "10.201.0.0/24"]},
        {"name": "depot", "prefixes": ["10.202.0.0/24"]},
    ]


def tags(random: Random) -> dict[str, list[str]] | None:
    """A file of service tags, or none."""
    if random.random() < 0.3:
        return random.choice((None, STORAGE, {"Storage": ["52.239.0.0/16"]}))
    return published(random)


def _networks(chance: Chance, clouds: list[Part], six: bool) -> list[Part]:
    names = ["hub", *SPOKES, *(each["network"] for each in clouds)]
    sides: dict[str, list[Part]] = {name: [] for name in names}
    star = chance(0.7)
    for one, other in combinations(names, 2):
        if star and one != "hub" and not chance(0.15):
            continue
        if not chance(0.85 if star else 0.4):
            continue
        sides[one].append(_side(chance, other, lends=one == "hub", uses=False))
        sides[other].append(_side(chance, one, lends=False, uses=one == "hub"))
    spokes = [_spoke(chance, n, name, six and chance(0.8)) for n, name in enumerate(SPOKES, 1)]
    plain = [_hub(chance, six), *spokes]
    made = [*plain, *(_host(chance, each) for each in clouds)]
    return [{**each, "peerings": sides[each["name"]]} for each in made]


def _side(chance: Chance, to: str, lends: bool, uses: bool) -> Part:
    return {
        "to": to, "allow_virtual_network_access": chance(0.9),
        "allow_forwarded_traffic": chance(0.7), "allow_gateway_transit": lends and chance(0.8),
        "use_remote_gateways": uses and chance(0.6), "in_sync": chance(0.85),
        "state": chance.pick(*["connected"] * 12, "disconnected", "initiated"),
    }  # fmt: skip


def _subnet(chance: Chance, name: str, *prefixes: str) -> Part:
    return {
        "name": name, "prefixes": list(prefixes),
        **chance.attached(0.4, "network_security_group", GROUPS),
        **chance.attached(0.5, "route_table", TABLES),
        **chance.attached(0.1, "nat_gateway", ("nat",)),
        **chance.attached(0.25, "service_endpoints", ("Storage", "Storage", *TAGS, "Sql")),
        "private_endpoint_policies": chance.pick(
            "disabled", "network_security_group", "route_table", "enabled"),
        "default_outbound_access": chance.pick(None, True, False),
        "application_gateway": chance.pick(*[None] * 6, "isolated", "not_isolated", "unknown"),
    }  # fmt: skip


def _bare(chance: Chance, name: str, prefix: str, share: float) -> Part:
    """A subnet that takes only a route table."""
    return {"name": name, "prefixes": [prefix], **chance.attached(share, "route_table", TABLES)}


def _hub(chance: Chance, six: bool) -> Part:
    return {
        "name": "hub", "address_space": ["10.0.0.0/16", *(["fd00::/48"] if six else [])],
        "subnets": [
            _bare(chance, "GatewaySubnet", "10.0.0.0/27", 0.4),
            _bare(chance, "AzureFirewallSubnet", "10.0.1.0/26", 0.25),
            _subnet(chance, "nva", "10.0.3.0/24", *(["fd00:0:0:3::/64"] if six else [])),
        ],
    }  # fmt: skip


def _spoke(chance: Chance, number: int, name: str, six: bool) -> Part:
    app = [f"10.{number}.1.0/24", *([f"fd00:{number}:0:1::/64"] if six else [])]
    subnets = [_subnet(chance, "app", *app), _subnet(chance, "db", f"10.{number}.2.0/24")]
    if name == "s2":
        subnets.append(_bare(chance, "AzureFirewallSubnet", "10.2.0.0/26", 0.25))
    space = [f"10.{number}.0.0/16", *([f"fd00:{number}::/48"] if six else [])]
    return {"name": name, "address_space": space, "subnets": subnets}


def _host(chance: Chance, cloud: Part) -> Part:
    """The network of a cloud of Generation 2; its uplinks are declared now and then."""
    number = cloud["n"]
    subnets = [_subnet(chance, "vms", "10.31.9.0/24" if number == 2 else "10.30.1.0/24")]
    if number == 1 and cloud["part"]["layout"] == "current" and chance(0.2):
        subnets.append({"name": "avs-nsx-gw-x1", "prefixes": ["10.31.0.128/27"],
                        "nat_gateway": "nat", "service_endpoints": ["Storage"]})  # fmt: skip
    space = ["10.31.8.0/21"] if number == 2 else ["10.30.0.0/16"]
    return {"name": cloud["network"], "address_space": space, "subnets": subnets}


def _cloud(chance: Chance, number: int) -> Part:
    """A cloud of Generation 2 with what it is called."""
    block = {1: "10.31.0.0/22", 2: "10.32.0.0/22"}[number]
    attached = {
        name: {**chance.attached(0.4, "network_security_group", GROUPS),
               **chance.attached(0.5, "route_table", TABLES)}
        for name in LAYOUT_NAMES if chance(0.5)
    }  # fmt: skip
    if "avs-nsx-gw" in attached and chance(0.5):
        attached["avs-nsx-gw-1"] = attached["avs-nsx-gw"]
    part = {
        "name": f"sddc{number}", "virtual_network": f"avs{number}", "address_block": block,
        "layout": chance.pick("current", "current", "initial"), "internet": chance(0.4),
        "service_subnets": attached, **_nsx(chance, f"10.{39 + number}", number),
    }  # fmt: skip
    return {"n": number, "network": f"avs{number}", "part": part}


def _old(chance: Chance) -> Part:
    return {"name": "old", "generation": 1, "address_block": "10.60.0.0/22",
            "internet": chance(0.5), **_nsx(chance, "10.61", 9)}  # fmt: skip


def _nsx(chance: Chance, space: str, number: int) -> Part:
    """Segments, guests and firewalls; only the first cloud has the names that rules use."""
    seg, guest = ("seg", "guest") if number == 1 else (f"seg-{number}-", f"guest-{number}-")
    policies, tiers = range(chance.random.randint(0, 3)), ("tier-1", "t1-b")
    return {
        "segments": [
            {"name": f"{seg}1", "prefix": f"{space}.1.0/24",
             "tags": chance.pick(None, [], *TAGS_HAD)},
            {"name": f"{seg}2", "prefix": f"{space}.2.0/24", "tier1": chance.pick(*tiers)},
            {"name": f"{seg}3", "prefix": f"{space}.3.0/28", "tier1": "t1-b"},
            *([{"name": f"{seg}4", "prefix": f"{space}.4.7/32"}] if chance(0.5) else []),
        ],
        "guests": [{"name": f"{guest}1", "segment": f"{seg}1", "address": f"{space}.1.10",
                    "tags": chance.pick(None, [], *TAGS_HAD),
                    "port_tags": chance.pick(None, *TAGS_HAD)}],
        "all_guests": chance(0.5),
        "distributed_firewall": [distributed_policy(chance.random, f"d{n}") for n in policies],
        "distributed_default": chance.pick("allow", "allow", "drop"),
        "gateway_firewall": [gateway_policy(chance.random, f"w{n}") for n in policies[1:]],
        "exclude": [f"{guest}1"] if chance(0.2) else [],
    }  # fmt: skip


def _interfaces(chance: Chance, six: bool) -> list[Part]:
    known = chance.pick("everything", "everything", "unknown", "nothing")
    forwarding = {"ip_forwarding": chance(0.85), "forwards": known}
    nvas = [
        {"name": name, "subnet": "hub/nva", "address": address, **forwarding,
         "stateful": chance.pick(None, True, False),
         **chance.attached(0.2, "network_security_group", GROUPS),
         **chance.attached(0.3, "public_address", (f"20.9.9.{n}",)),
         "public_sku": chance.pick(*SKUS)}
        for n, (name, address) in enumerate((("nva1", NVA), ("nva2", OTHER_NVA)), 1)
    ]  # fmt: skip
    if six:
        nvas.append({"name": "nva6", "subnet": "hub/nva", "address": SIX, **forwarding})
    machines = [
        {"name": f"vm-{name}", "subnet": f"{name}/app", "address": f"10.{number}.1.4",
         **chance.attached(0.3, "network_security_group", GROUPS),
         **chance.attached(0.3, "public_address", (f"20.8.8.{number}",)),
         "public_sku": chance.pick(*SKUS),
         **({"application_security_groups": ["web"]} if name == "s1" else {})}
        for number, name in enumerate(SPOKES, 1)
    ]  # fmt: skip
    stock = {"name": "vm-db", "subnet": "s1/db", "address": "10.1.2.4",
             **chance.attached(0.4, "network_security_group", GROUPS)}  # fmt: skip
    return [*nvas, *machines, stock]


def _balancers(chance: Chance) -> list[Part]:
    front: Part = {
        "name": "front",
        "address": "20.7.7.7",
        "interfaces": ["vm-s1"],
        "sku": chance.pick(*SKUS),
    }
    if chance(0.5):
        shut = {"disable_outbound_snat": chance.pick(True, True, False, None)}
        front["rules"] = [{"port": 80, "backend_port": 443, **shut}]
        front["outbound_rules"] = chance.pick(False, False, True, None)
    shop = {"name": "shop", "address": SHOP,
            "interfaces": chance.pick(["vm-s1"], ["vm-s1", "vm-db"], ["vm-db"], []),
            "sku": chance.pick(*SKUS),
            "rules": chance.pick([], _turned(chance), _turned(chance))}  # fmt: skip
    inner = {"name": "inner", "address": BALANCER, "interfaces": ["nva1", "nva2"]}
    other = {"name": "other", "address": OTHER_BALANCER,
             "interfaces": [chance.pick("nva1", "nva2")]}  # fmt: skip
    ruled = [{**each, "rules": _balanced(chance)} if chance(share) else each
             for each, share in ((inner, 0.3), (other, 0.8))]  # fmt: skip
    return [*ruled, *([front] if chance(0.4) else []), *([shop] if chance(0.6) else [])]


def _turned(chance: Chance) -> list[Part]:
    """Rules that lead to other ports, some to the same."""
    ports = chance.random.sample((443, 80, 22, 53), chance.random.randint(1, 3))
    return [{"protocol": chance.pick("tcp", "tcp", "udp"), "port": port,
             "backend_port": chance.pick(port, 443, 1000, 8443)} for port in ports]  # fmt: skip


def _balanced(chance: Chance) -> list[Part]:
    """Rules that leave ports and protocols as they are."""
    offered = (("tcp", 443), ("tcp", 80), ("udp", 443), ("tcp", 22))
    picked = chance.random.sample(offered, chance.random.randint(1, 3))
    return [{"protocol": kind, "port": port, "backend_port": port} for kind, port in picked]


def _table(chance: Chance, name: str) -> Part:
    prefixes = chance.random.sample(DESTINATIONS[1:], chance.random.randint(0, 3))
    if "0.0.0.0/0" not in prefixes and chance(0.5):
        prefixes.append("0.0.0.0/0")
    return {"name": name, "gateway_propagation": chance(0.75), "complete": chance(0.9),
            "routes": [_route(chance, prefix) for prefix in prefixes]}  # fmt: skip


def _route(chance: Chance, prefix: str) -> Part:
    return route_to(prefix, chance.pick(*(HOPS_OF_SIX if ":" in prefix else HOPS)))


def _gateways(chance: Chance, old: bool) -> list[Part]:
    first = {"name": "er", "virtual_network": "hub", "kind": "expressroute",
             "connects": ["dc", *(["old"] if old else [])],
             "fast_path": chance.pick("off", "off", "provider", "direct")}  # fmt: skip
    second = {"name": "vpn", "virtual_network": "hub", "kind": "vpn",
              "connects": ["branch", *(["depot"] if chance(0.7) else []),
                           *(["dc"] if chance(0.1) else [])],
              "bgp": chance.pick(None, True, True, False)}  # fmt: skip
    return [each for each in (first, second) if chance(0.7)]


def _firewalls(chance: Chance) -> list[Part]:
    untold = {"has_public_address": chance.pick(None, True, False)}
    public = {"public_addresses": ["20.1.1.1"]} if chance(0.8) else untold
    first = {"name": "fw", "virtual_network": "hub", **public,
             **chance.attached(0.9, "policy", POLICIES)}  # fmt: skip
    second = {"name": "fw2", "virtual_network": "s2", "address": SECOND,
              "public_addresses": ["20.1.1.2"], "policy": chance.pick(*POLICIES)}  # fmt: skip
    return [first, *([second] if chance(0.4) else [])]


def _manager(chance: Chance, clouds: list[Part]) -> Part:
    hosts = [each["network"] for each in clouds]
    members = chance.random.sample(["s1", "s2", "s3", *hosts], chance.random.randint(2, 3))
    found: Part = {"network_groups": [
        {"name": "some", "virtual_networks": members},
        {"name": "few", "virtual_networks": ["s1", "s3"]},
        {"name": "all", "virtual_networks": ["hub", *SPOKES, *hosts]}]}  # fmt: skip
    if chance(0.3):
        found["connectivity"] = [_connectivity(chance)]
    if chance(0.35):
        group = chance.pick("some", "all")
        found["security_admin"] = [admin_rules(chance.random, group)]
        if chance(0.5):
            found["security_admin"].append(_of_same_priorities(chance, found["security_admin"][0]))
        found["skips"] = ["s1"] if chance(0.2) else []
    return found


def _of_same_priorities(chance: Chance, one: Part) -> Part:
    """Another collection for whom it binds, some of whose rules have the priorities of its."""
    found = admin_rules(chance.random, one["groups"][0])
    rules = [
        {**mine, "priority": theirs["priority"]}
        for direction in ("inbound", "outbound")
        for mine, theirs in zip(*(_of(each, direction) for each in (found, one)), strict=False)
    ]
    return {**found, "name": "again", "rules": rules}


def _of(rules: Part, direction: str) -> list[Part]:
    return [each for each in rules["rules"] if each["direction"] == direction]


def _connectivity(chance: Chance) -> Part:
    across = {"across_regions": chance.pick(True, True, False, None)}
    if chance(0.6):
        return {"name": "mesh", "topology": "mesh", "groups": ["some"], **across}
    groups: list[Part] = [{"name": name, "direct_connectivity": chance(0.5), **across,
                           "use_hub_gateway": chance(0.3)} for name in ("some", "few")]  # fmt: skip
    return {"name": "star", "topology": "hub-and-spoke", "hub": "hub", "groups": groups}


def _hubs(chance: Chance, clouds: list[Part], old: bool) -> list[Part]:
    names = ["hub", *SPOKES, *(each["network"] for each in clouds)]
    homes = {name: chance.pick("v1", "v1", "v2", "") for name in names}
    depot = chance.pick("v1", "v2")
    behind = {"v1": ["dc"], "v2": ["branch", *(["old"] if old else [])]}
    behind[depot].append("depot")
    for name, both in (("depot", 0.4), ("dc", 0.2)):
        if chance(both):
            behind = {hub: [*dict.fromkeys([*names, name])] for hub, names in behind.items()}
    kinds = {(hub, name): chance.pick("expressroute", "expressroute", "vpn", None)
             for hub, names in behind.items() for name in names}  # fmt: skip
    kinds["v2", "old"] = chance.pick("expressroute", None)
    return [
        {
            "name": name, "prefix": f"10.25{number}.0.0/24", "connects": behind[name],
            **{kind: [each for each in behind[name] if kinds[name, each] == kind]
               for kind in ("expressroute", "vpn")},
            "connections": [{"virtual_network": each, "internet_security": chance(0.8)}
                            for each, home in homes.items() if home == name],
            **chance.attached(0.9, "firewall_policy", ("base", "child", "open")),
            "routing_intent": {"private": chance(0.4), "internet": chance(0.4)},
        }
        for number, name in enumerate(behind)
    ]  # fmt: skip


ASKED_TAGS = ("web", "app|web", "Web", "app|we", "b")
TAGS_HAD = (["web"], ["app|web", "db"], ["App|WEB"])
OUTER = ("203.0.113.5", "203.0.114.1", "52.239.1.1", "52.240.0.1", "8.8.8.8", "168.63.129.16",
         "10.99.0.1", "169.254.169.254", "2001:db8::5")  # fmt: skip
EDGES = ("10.1.1.127", "10.1.1.128", "10.1.1.200", "10.1.1.201", "10.2.1.127", "10.2.1.128",
         "10.40.3.9", "10.40.3.10", "10.200.127.255", "10.200.128.0", "192.168.10.127",
         "192.168.10.128", "52.239.63.255", "52.239.64.0", "52.239.128.0")  # fmt: skip
OUTSIDE = ("10.200.1.1", "10.201.0.9", "10.202.0.9", "192.168.10.20", "10.61.1.9")
CLIENTS = ("203.0.113.5", "203.0.113.5", "203.0.113.6", "203.0.114.1", "52.239.1.1")
PORTS = (443, 443, 442, 444, 80, 22, 999, 1000, 2000, 2001, 53, 1433, 8443)
SOURCE_PORTS = (40000, 40000, 39999, 50001, 1023, 1024)
PROTOCOLS = (6, 6, 6, 6, 17, 17, 1, 47, 50)
FEW = 2


def packets(drawn: Network, random: Random, count: int = 60) -> Iterator[Packet]:
    """Packets between addresses in places and at the edges of rules; never from an endpoint.

    Nor from the front of a balancer or the address of a firewall, which start nothing.
    """
    mute = {BALANCER, OTHER_BALANCER, SHOP, FIREWALL, SECOND}
    endpoints = {each.address for each in drawn.private_endpoints}
    pool = _addresses(drawn, random)
    doors = _translated(drawn)
    sixes = [address for address in pool if ":" in address]
    while count:
        among = sixes if len(sixes) > FEW and random.random() < 0.1 else pool
        source, destination = _ends(drawn, random, among)
        protocol, port = random.choice(PROTOCOLS), random.choice(PORTS)
        if random.random() < 0.1:
            source, destination = random.sample(OUTSIDE, 2)
        if doors and random.random() < 0.1:
            source, (destination, port) = random.choice(CLIENTS), random.choice(doors)
            protocol = random.choice((6, 17))
        if random.random() < 0.1:
            destination = random.choice(sorted(mute))
            port = random.choice((port, port, 53))
        told = source != destination and source not in endpoints | mute
        if told and host(source).version == host(destination).version:
            count -= 1
            ports = (port, random.choice(SOURCE_PORTS)) if protocol in {6, 17} else (0, 0)
            yield Packet(source, destination, protocol, *ports)


def _ends(drawn: Network, random: Random, among: list[str]) -> tuple[str, str]:
    """Two addresses; often such as chance alone hardly brings together."""
    source, destination = random.choice(among), random.choice(among)
    if len(drawn.firewalls) == len(PAIR) and random.random() < 0.15:
        source, destination = (random.choice(side) for side in ENDS)
    if random.random() < 0.12:
        source, destination = random.choice(NEAR_STORAGE), random.choice(STORED)
    if any(each.name == LED for each in drawn.route_tables) and random.random() < 0.3:
        source, destination = random.choice(BEFORE_ENDPOINT), ENDPOINT
    if any(each.name == "moved" for each in drawn.sites) and random.random() < 0.3:
        source, destination = random.sample([random.choice(HERE), THERE], 2)
    if drawn.private_clouds and random.random() < 0.2:
        source, destination = random.sample([random.choice(GUESTS), random.choice(PEERS)], 2)
    return source, destination


def _translated(drawn: Network) -> list[tuple[str, int]]:
    """The machines and ports to which firewalls lead clients."""
    return [
        (rule.translated_address, rule.translated_port)
        for policy in drawn.firewall_policies
        for group in policy.rule_collection_groups
        for collection in group.rule_collections
        if collection.kind == "dnat"
        for rule in collection.rules
        if rule.translated_address
    ]


def _addresses(drawn: Network, random: Random) -> list[str]:
    found = [*OUTER, *EDGES]
    guests = [guest.address for cloud in drawn.private_clouds for guest in cloud.guests]
    interfaces = [interface.address for interface in drawn.interfaces]
    endpoints = [endpoint.address for endpoint in drawn.private_endpoints]
    found += [*guests, *interfaces, *endpoints] * 3
    own = (place for place in World(drawn, None).places if place.kind != "platform")
    for place in own:
        for prefix in place.prefixes:
            size = net(prefix).num_addresses
            at = (6, size - 2, random.randrange(7, size)) if size > 1 else (0,)
            found += [str(net(prefix)[n]) for n in at]
    return found
