"""Cases of routes, peerings, appliances and the way back."""

from tests.network.parts import (
    CLIENT,
    DB,
    DC,
    FIREWALL,
    GUEST,
    ICMP,
    NVA,
    STORAGE,
    TAGS,
    UDP,
    A,
    B,
    Case,
    Part,
    allow_all,
    appliance,
    avs_vnet,
    case,
    cloud,
    dc,
    firewall,
    gateway,
    hub,
    machine,
    nsg,
    peering,
    rule,
    spoke1,
    spoke2,
    star,
    subnet,
    table,
    tcp,
    vnet,
)
from tests.oracle import Packet

UDR = "virtual-network/virtual-networks-udr-overview"
PEERING = "virtual-network/virtual-network-manage-peering"
SHEET = "microsoft/WhatTheHack, cheat sheet of routing"
T = {"route_table": "t"}
NATTED, OPEN = {"nat_gateway": "nat"}, {"default_outbound_access": True}
ESP, PING = 50, 8 * 256
"""A protocol, and a type of ICMP with its code."""
ADDRESSES = "virtual-network/ip-services/public-ip-addresses"
PAGE = "docs/network-model.md"
NAT = "nat-gateway/nat-gateway-resource"
OUTBOUND = "virtual-network/ip-services/default-outbound-access"
FORCED = "vpn-gateway/about-site-to-site-tunneling"
FAST = "expressroute/about-fastpath"
IN_HUB = "10.0.2.9"
LENDS = peering("spoke1", allow_gateway_transit=True)
USES = peering("hub", use_remote_gateways=True)
PUBLIC = machine("vm", "spoke1/app", A, public_address="20.2.2.2", public_sku="basic")
FRONT = {"name": "front", "address": "20.3.3.3", "sku": "basic", "interfaces": ["vm"]}
HALVES = {"Storage": ("52.239.0.0/25", "52.239.0.128/25")}
"""Two prefixes of one tag that join to a third."""
CROOKED = {"Storage": ("52.239.0.128/25", "52.239.1.0/25")}
"""Two that join to no prefix."""
SAME = {name: ("52.239.1.0/24",)
        for name in ("Storage", "Storage.WestUS2", "AzureCloud", "AzureCloud.westus2")}  # fmt: skip
IN_HALF = "52.239.0.200"
LONELY = dc("10.99.0.0/16")
THERE = table("t", ("10.2.0.0/16", NVA))
BACK = table("u", ("10.1.0.0/16", NVA))


SIX, FAR_SIX = "fd00:1::4", "2606:4700::1"


def in_six(**app: object) -> Part:
    """A network with addresses of both families."""
    there = subnet("app", "10.1.1.0/24", "fd00:1::/64", **app)
    return vnet("six", "10.1.0.0/16", "fd00:1::/48", subnets=[there])


def one_way(**keys: object) -> Part:
    """A spoke that goes by an appliance to who stands beside it, and is answered straight."""
    return {"virtual_networks": star(T), "interfaces": [appliance(**keys)],
            "route_tables": [table("t", (f"{IN_HUB}/32", NVA))]}  # fmt: skip


def with_gateway(**app: object) -> list[Part]:
    """A spoke that uses the gateway of its hub."""
    return [hub(LENDS), spoke1(dict(app), peerings=[USES])]


def to_storage(*routes: tuple[str, str], **app: object) -> Part:
    """A spoke that goes out, with these routes."""
    return {"virtual_networks": [spoke1({"default_outbound_access": True, **T, **app})],
            "route_tables": [table("t", *routes)]}  # fmt: skip


def pair(**app: object) -> list[Part]:
    """Two networks that are peered."""
    return [spoke1(dict(app), peerings=[peering("spoke2")]),
            spoke2(peerings=[peering("spoke1")])]  # fmt: skip


def without_access(**keys: bool) -> Part:
    """Two spokes; at the first the other is no part of VirtualNetwork, which its group asks for."""
    access = peering("spoke2", allow_virtual_network_access=False)
    return {
        "virtual_networks": [spoke1({**T, "network_security_group": "g"}, peerings=[access]),
                             spoke2(peerings=[peering("spoke1")])],
        "network_security_groups": [nsg("g")], "route_tables": [table("t", **keys)],
    }  # fmt: skip


MOVED = "10.1.200.9"


def beside_stale(prefix: str, **keys: bool) -> Part:
    """A hub whose peer has the space of a site behind its gateway, and a route to nowhere."""
    return {
        "virtual_networks": [hub(peering("spoke1", **keys), nva=T),
                             spoke1(peerings=[peering("hub")])],
        "sites": [dc("10.1.200.0/24")], "gateways": [gateway()],
        "route_tables": [table("t", (prefix, "none"))],
    }  # fmt: skip


ROUTE_CASES: list[Case] = [
    case("24", "a longer prefix of BGP beats the route table", "allow", tcp(A, DC), UDR,
         virtual_networks=with_gateway(**T), sites=[dc("10.200.1.0/24")], gateways=[gateway()],
         route_tables=[table("t", ("10.200.0.0/16", "none"))]),
    case("25", "of equal prefixes the route table wins", "deny", tcp(A, DC), UDR,
         virtual_networks=with_gateway(**T), sites=[dc("10.200.0.0/16")], gateways=[gateway()],
         route_tables=[table("t", ("10.200.0.0/16", "none"))], disposition="null_routed"),
    case("25d", "of two routes of a table for one prefix either may be taken", "depends", tcp(A, B),
         UDR, virtual_networks=star(T, {"route_table": "u"}), interfaces=[appliance()],
         route_tables=[table("t", ("10.2.0.0/16", NVA), ("10.2.0.0/16", "none")), BACK]),
    case("25e", "two that lead to one next hop are one", "allow", tcp(A, B), UDR,
         virtual_networks=star(T, {"route_table": "u"}), interfaces=[appliance()],
         route_tables=[table("t", ("10.2.0.0/16", NVA), ("10.2.0.0/16", NVA)), BACK]),
    case("26", "a peering beats a longer prefix of BGP", "allow", tcp("10.0.2.9", DB), UDR,
         virtual_networks=[hub(peering("spoke1")), spoke1(peerings=[peering("hub")])],
         sites=[dc("10.1.2.0/24")], gateways=[gateway()], destination_place="spoke1/db"),
    case("26a", "one that may not be there beats BGP perhaps, whatever the route table says",
         "depends", tcp("10.0.2.9", MOVED), UDR, **beside_stale("10.1.0.0/16", in_sync=False)),
    case("26b", "one that is there leaves it to the route table", "deny", tcp("10.0.2.9", MOVED),
         UDR, disposition="null_routed", **beside_stale("10.1.0.0/16")),
    case("26c", "and also where the route table's prefix is longer", "depends",
         tcp("10.0.2.9", MOVED), UDR, **beside_stale("10.1.128.0/17", in_sync=False)),
    case("27", "a default route does not take what a peering has", "allow", tcp(A, B), UDR,
         virtual_networks=pair(**T), route_tables=[table("t", ("0.0.0.0/0", "none"))]),
    case("27a", "by a table of which not all is told, a peer may be reached", "depends", tcp(A, B),
         "own", virtual_networks=pair(**T), route_tables=[table("t", complete=False)]),
    case("27b", "by such a table what no route leads to may be reached", "depends", tcp(A, B),
         "own", virtual_networks=[spoke1(T), spoke2(T)], route_tables=[table("t", complete=False)]),
    case("27c", "what a group denies stays denied by such a table", "deny", tcp(A, B), "own",
         virtual_networks=pair(**T, network_security_group="g"),
         network_security_groups=[nsg("g", rule("no", 100, "deny", "outbound"))],
         route_tables=[table("t", complete=False)]),
    case("27d", "untold routes may widen VirtualNetwork", "depends", tcp(B, A), "own",
         **without_access(complete=False)),
    case("27e", "a table of which all is told does not", "deny", tcp(B, A), "own",
         disposition="filtered", **without_access()),
    case("27f", "untold routes may lead replies to a client or elsewhere", "depends",
         tcp(CLIENT, A), "own", virtual_networks=[spoke1(T)], interfaces=[PUBLIC],
         route_tables=[table("t", ("0.0.0.0/0", "none"), complete=False)]),
    case("28", "a route for the network diverts its other subnets", "deny", tcp(A, DB), UDR,
         virtual_networks=[spoke1(T)], disposition="no_route", route_tables=[
             table("t", ("10.1.0.0/16", NVA), ("10.1.1.0/24", "virtual_network"))]),
    case("28a", "a route for one's own subnet keeps it direct", "allow", tcp(A, "10.1.1.5"), UDR,
         virtual_networks=[spoke1(T)], route_tables=[
             table("t", ("10.1.0.0/16", NVA), ("10.1.1.0/24", "virtual_network"))]),
    case("28b", "without it the route for the network takes one's own subnet, too", "deny",
         tcp(A, "10.1.1.5"), UDR, virtual_networks=[spoke1(T)], disposition="no_route",
         route_tables=[table("t", ("10.1.0.0/16", NVA))]),
    case("29", "a private address that nobody has leads nowhere", "deny", tcp(A, "10.99.0.1"),
         UDR, virtual_networks=[spoke1()], sites=[LONELY], disposition="null_routed"),
    case("30", "an address space that holds a whole range takes its place", "deny",
         tcp("10.1.1.4", "10.99.0.1"), UDR, sites=[LONELY], disposition="no_place",
         virtual_networks=[vnet("spoke1", "10.0.0.0/8", subnets=[subnet("app", "10.1.1.0/24")])]),
    case("31", "a service endpoint goes past the appliance", "allow", tcp(A, STORAGE), UDR,
         tags=TAGS, virtual_networks=[spoke1({**T, "service_endpoints": "Storage"})],
         route_tables=[table("t", ("0.0.0.0/0", "none"))]),
    case("32", "a default route to an appliance cuts off a public address", "deny",
         tcp(CLIENT, A), UDR, virtual_networks=star(T), interfaces=[appliance(), PUBLIC],
         route_tables=[table("t", ("0.0.0.0/0", NVA))], disposition="asymmetric"),
    case("32a", "a public address works where replies go to the Internet", "allow",
         tcp(CLIENT, A), UDR, virtual_networks=[spoke1()], interfaces=[PUBLIC]),
    case("32d", "a Standard address without a group is closed", "deny", tcp(CLIENT, A),
         ADDRESSES, disposition="filtered", virtual_networks=[spoke1()],
         interfaces=[{**PUBLIC, "public_sku": "standard"}]),
    case("32e", "a group opens it", "allow", tcp(CLIENT, A), ADDRESSES,
         virtual_networks=[spoke1({"network_security_group": "g"})],
         interfaces=[{**PUBLIC, "public_sku": "standard"}],
         network_security_groups=[nsg("g", rule("in", 100, "allow"))]),
    case("32f", "without a group it depends where the SKU is not told", "depends",
         tcp(CLIENT, A), ADDRESSES, virtual_networks=[spoke1()],
         interfaces=[{**PUBLIC, "public_sku": None}]),
    case("32g", "a public balancer of the Standard SKU is closed, too", "deny", tcp(CLIENT, A),
         ADDRESSES, disposition="filtered", virtual_networks=[spoke1()],
         interfaces=[machine("vm", "spoke1/app", A)],
         load_balancers=[{**FRONT, "sku": "Standard"}]),
    case("R90", "a NAT gateway carries TCP and UDP", "allow", Packet(A, CLIENT, UDP, 53), NAT,
         virtual_networks=[spoke1(NATTED)]),
    case("R90a", "and no ICMP", "deny", Packet(A, CLIENT, ICMP), NAT, disposition="filtered",
         virtual_networks=[spoke1(NATTED)]),
    case("R90b", "whether a public address beside it carries ICMP is not published", "depends",
         Packet(A, CLIENT, ICMP), NAT, virtual_networks=[spoke1(NATTED)], interfaces=[PUBLIC]),
    case("R90c", "a public address alone carries everything", "allow", Packet(A, CLIENT, ESP), NAT,
         virtual_networks=[spoke1()], interfaces=[PUBLIC]),
    case("R91", "no ping leaves with an address that Azure lends", "deny",
         Packet(A, CLIENT, ICMP, PING), OUTBOUND, disposition="filtered",
         virtual_networks=[spoke1(OPEN)]),
    case("R91a", "what else than TCP and UDP does is not told", "depends", Packet(A, CLIENT, ESP),
         OUTBOUND, virtual_networks=[spoke1(OPEN)]),
    case("R93", "whether a NAT gateway carries IPv6 depends", "depends", tcp(SIX, FAR_SIX), NAT,
         virtual_networks=[in_six(**NATTED)]),
    case("R93a", "and so does what Azure lends, which is an IPv4 address", "depends",
         tcp(SIX, FAR_SIX), OUTBOUND, virtual_networks=[in_six(**OPEN)]),
    case("R92", "what is forced to a site may come to the Internet from there", "depends",
         tcp(A, CLIENT), FORCED, virtual_networks=with_gateway(**T), sites=[dc()],
         gateways=[gateway(kind="vpn")],
         route_tables=[table("t", ("0.0.0.0/0", "virtual_network_gateway"))]),
    case("R92a", "without a gateway it leads nowhere", "deny", tcp(A, CLIENT), FORCED,
         disposition="no_route", virtual_networks=with_gateway(**T),
         route_tables=[table("t", ("0.0.0.0/0", "virtual_network_gateway"))]),
    case("33", "a route to nowhere drops what a peer has", "deny", tcp(A, B), UDR,
         virtual_networks=pair(**T), route_tables=[table("t", ("10.2.0.0/16", "none"))],
         disposition="null_routed"),
    case("34", "without propagation the routes of the gateway are absent", "deny", tcp(A, DC),
         UDR, virtual_networks=with_gateway(**T), sites=[dc()], gateways=[gateway()],
         route_tables=[table("t", propagation=False)], disposition="null_routed"),
    case("34a", "with propagation the site is reached", "allow", tcp(A, DC), UDR,
         virtual_networks=with_gateway(), sites=[dc()], gateways=[gateway()]),
    case("35", "peering is not transitive", "deny", tcp(A, B), SHEET,
         virtual_networks=star(), disposition="null_routed"),
    case("36", "a peering that does not accept forwarded traffic depends", "depends", tcp(A, B),
         PEERING, virtual_networks=star(T, {"route_table": "u"}, forwarded=False),
         interfaces=[appliance()], route_tables=[THERE, BACK]),
    case("36a", "an appliance joins two spokes that accept forwarded traffic", "allow",
         tcp(A, B), PEERING, virtual_networks=star(T, {"route_table": "u"}),
         interfaces=[appliance()], route_tables=[THERE, BACK]),
    case("38", "a peering with one side disconnected does not exist", "deny", tcp(A, B), PEERING,
         virtual_networks=[spoke1(peerings=[peering("spoke2")]),
                           spoke2(peerings=[peering("spoke1", state="disconnected")])],
         disposition="null_routed"),
    case("39", "a gateway is lent only where both sides say so", "deny", tcp(A, DC), PEERING,
         virtual_networks=[hub(peering("spoke1")), spoke1(peerings=[USES])], sites=[dc()],
         gateways=[gateway()], disposition="null_routed"),
    case("40", "an interface without forwarding drops", "deny", tcp(A, B), UDR,
         virtual_networks=star(T, {"route_table": "u"}),
         interfaces=[appliance(ip_forwarding=False)], route_tables=[THERE, BACK],
         disposition="no_route"),
    case("41", "an appliance whose own subnet leads to it loops", "deny", tcp(A, B), UDR,
         virtual_networks=star(T, {"route_table": "u"}, nva=T), interfaces=[appliance()],
         route_tables=[THERE, BACK], disposition="loop"),
    case("42", "a firewall that sees one direction only fails", "deny", tcp(A, "10.0.2.9"),
         "firewall/integrate-lb", virtual_networks=star(T), firewalls=[firewall()],
         firewall_policies=[allow_all()],
         route_tables=[table("t", ("10.0.2.0/24", FIREWALL))], disposition="asymmetric"),
    case("42a", "so does an appliance that must see both", "deny", tcp(A, IN_HUB), PAGE,
         disposition="asymmetric", **one_way(stateful=True)),
    case("42b", "a router that need not see both does not", "allow", tcp(A, IN_HUB), PAGE,
         **one_way(stateful=False)),
    case("42c", "where that is not told it depends", "depends", tcp(A, IN_HUB), PAGE,
         disposition="asymmetric", **one_way()),
    case("42d", "nor does a router mind a reply of which it saw no request", "allow",
         tcp(IN_HUB, A), PAGE, **one_way(stateful=False)),
    case("42e", "but a group on it may", "depends", tcp(IN_HUB, A), PAGE,
         **one_way(stateful=False, network_security_group="g"),
         network_security_groups=[nsg("g", rule("in", 100, "allow"))]),
    case("42f", "and what lets nothing through stops it", "deny", tcp(IN_HUB, A), PAGE,
         disposition="asymmetric", **one_way(stateful=False, forwards="nothing")),
    case("42g", "what lets through is not known leaves it open", "depends", tcp(IN_HUB, A),
         PAGE, **one_way(stateful=False, forwards="unknown")),
    case("43", "replies of a balancer's machine must not go to a firewall", "deny",
         tcp(CLIENT, A), "firewall/integrate-lb", virtual_networks=star(T), firewalls=[firewall()],
         firewall_policies=[allow_all()], interfaces=[machine("vm", "spoke1/app", A)],
         load_balancers=[FRONT], route_tables=[table("t", ("0.0.0.0/0", FIREWALL))],
         disposition="asymmetric"),
    case("43a", "a route for the client to the Internet mends it", "allow", tcp(CLIENT, A),
         "firewall/integrate-lb", virtual_networks=star(T), firewalls=[firewall()],
         firewall_policies=[allow_all()], interfaces=[machine("vm", "spoke1/app", A)],
         load_balancers=[FRONT],
         route_tables=[table("t", ("0.0.0.0/0", FIREWALL), (f"{CLIENT}/32", "internet"))]),
    case("67", "a default route takes private addresses that nobody has", "allow",
         tcp(A, "10.99.0.1"), UDR, virtual_networks=star(T), sites=[LONELY],
         gateways=[gateway()], firewalls=[firewall()],
         firewall_policies=[allow_all(snat_private_ranges=["255.255.255.255/32"])],
         route_tables=[table("t", ("0.0.0.0/0", FIREWALL))]),
    case("67a", "without the default route they are dropped", "deny", tcp(A, "10.99.0.1"), UDR,
         virtual_networks=star(), sites=[LONELY], gateways=[gateway()],
         disposition="null_routed"),
    case("67b", "a route for half of all addresses leaves them dropped", "deny",
         tcp(A, "10.99.0.1"), UDR, disposition="null_routed", virtual_networks=star(T),
         sites=[LONELY], gateways=[gateway()], firewalls=[firewall()],
         firewall_policies=[allow_all(snat_private_ranges=["255.255.255.255/32"])],
         route_tables=[table("t", ("0.0.0.0/1", FIREWALL))]),
    case("67c", "behind an appliance the source's own public address leads nowhere", "deny",
         tcp(A, CLIENT), UDR, disposition="filtered",
         virtual_networks=star(T, nva={"default_outbound_access": False}),
         interfaces=[appliance(), PUBLIC], route_tables=[table("t", ("0.0.0.0/0", NVA))]),
    case("68", "a route of GatewaySubnet stops what comes by its gateway", "deny",
         tcp(DC, IN_HUB), FAST, virtual_networks=[hub(gateway=T)], sites=[dc()],
         gateways=[gateway()], route_tables=[table("t", ("10.0.2.0/24", "none"))],
         disposition="null_routed"),
    case("R1", "a next hop that is the destination itself need not forward", "allow",
         tcp(A, NVA), UDR,
         virtual_networks=[hub(peering("spoke1")), spoke1(T, peerings=[peering("hub")])],
         interfaces=[machine("vm", "hub/nva", NVA)],
         route_tables=[table("t", ("10.0.0.0/16", NVA))]),
    case("68a", "FastPath of a provider's circuit goes past the routes of GatewaySubnet", "allow",
         tcp(DC, IN_HUB), FAST, virtual_networks=[hub(gateway=T)], sites=[dc()],
         gateways=[gateway(fast_path="provider")],
         route_tables=[table("t", ("10.0.2.0/24", "none"))]),
    case("68b", "FastPath goes past a firewall that the reply still meets", "deny",
         tcp(DC, IN_HUB), FAST, virtual_networks=[hub(gateway=T, nva={"route_table": "u"})],
         sites=[dc()], firewalls=[firewall()], firewall_policies=[allow_all()],
         gateways=[gateway(fast_path="provider")], route_tables=[
             table("t", ("10.0.2.0/24", FIREWALL)), table("u", ("10.200.0.0/16", FIREWALL))],
         disposition="asymmetric"),
    case("68c", "FastPath of a provider's circuit does not lead to peers", "deny", tcp(DC, A),
         FAST, virtual_networks=[hub(LENDS, gateway=T), spoke1(peerings=[USES])], sites=[dc()],
         gateways=[gateway(fast_path="provider")],
         route_tables=[table("t", ("10.1.0.0/16", "none"))], disposition="null_routed"),
    case("68d", "over ExpressRoute Direct both ways to a peer stay open", "depends", tcp(DC, A),
         FAST, virtual_networks=[hub(LENDS, gateway=T), spoke1(peerings=[USES])], sites=[dc()],
         gateways=[gateway(fast_path="direct")],
         route_tables=[table("t", ("10.1.0.0/16", "none"))]),
    case("68e", "over ExpressRoute Direct both ways agree where no route differs", "allow",
         tcp(DC, A), FAST, virtual_networks=with_gateway(), sites=[dc()],
         gateways=[gateway(fast_path="direct")]),
    case("68f", "a private endpoint is reached by the gateway of a provider's circuit", "deny",
         tcp(DC, IN_HUB), FAST, virtual_networks=[hub(gateway=T)], sites=[dc()],
         private_endpoints=[{"name": "pe", "subnet": "hub/nva", "address": IN_HUB}],
         gateways=[gateway(fast_path="provider")],
         route_tables=[table("t", (f"{IN_HUB}/32", "none"))], disposition="null_routed"),
    case("68g", "FastPath to guests of Generation 2 needs a support case", "depends",
         tcp(DC, GUEST), "azure-vmware/native-network-design-consideration",
         virtual_networks=[avs_vnet(subnets=[subnet("GatewaySubnet", "10.30.0.0/27", **T)])],
         private_clouds=[cloud()], sites=[dc()],
         gateways=[gateway("avs", fast_path="provider")],
         route_tables=[table("t", ("10.40.1.0/24", "none"))]),
    case("68h", "FastPath keeps the groups in front of a machine", "deny", tcp(DC, IN_HUB), FAST,
         virtual_networks=[hub(nva={"network_security_group": "g"})], sites=[dc()],
         gateways=[gateway(fast_path="provider")], network_security_groups=[
             nsg("g", rule("no", 100, "deny", source="10.200.0.0/16"))], disposition="filtered"),
    case("R2", "a service endpoint has the prefixes of its tag, and not what they join to", "allow",
         tcp(A, IN_HALF), UDR, tags=HALVES,
         **to_storage(("52.239.0.0/24", "none"), service_endpoints="Storage")),
    case("R3", "a route by a tag has its prefixes, too", "allow", tcp(A, IN_HALF), UDR,
         tags=HALVES, **to_storage(("Storage", "internet"), ("52.239.0.0/24", "none"))),
    case("R4", "prefixes that join to none are told apart", "deny", tcp(A, IN_HALF), UDR,
         tags=CROOKED, **to_storage(("Storage", "none"), ("52.239.0.0/24", "internet")),
         disposition="null_routed"),
    case("R5", "of prefixes of a tag that hold one another the longest counts", "allow",
         tcp(A, IN_HALF), UDR, tags={"Storage": ("52.239.0.0/16", "52.239.0.192/26")},
         **to_storage(("Storage", "internet"), ("52.239.0.128/25", "none"))),
    case("R6", "what is in the shorter one alone goes by a longer route", "deny",
         tcp(A, "52.239.0.129"), UDR, tags={"Storage": ("52.239.0.0/16", "52.239.0.192/26")},
         **to_storage(("Storage", "internet"), ("52.239.0.128/25", "none")),
         disposition="null_routed"),
    case("R7", "no prefix of a tag that nobody has is longer than a single address", "allow",
         tcp(A, STORAGE), UDR, **to_storage(("Storage", "none"), (f"{STORAGE}/32", "internet"))),
    *(case(number, sentence, "deny", tcp(A, STORAGE), UDR, tags=SAME,
           **to_storage((first, "none"), (second, "internet")), disposition="null_routed")
      for number, sentence, first, second in (
          ("R8", "a tag of a region goes before the tag of its service", "Storage.WestUS2",
           "Storage"),
          ("R9", "the tag of a service goes before that of Azure in a region", "Storage",
           "AzureCloud.westus2"),
          ("R10", "Azure in a region goes before Azure as a whole", "AzureCloud.westus2",
           "AzureCloud"),
          ("R11", "a prefix goes before a tag of a region", "52.239.1.0/24", "Storage.WestUS2"))),
    case("R12", "a longer prefix of a wider tag goes before all of them", "deny",
         tcp(A, STORAGE), UDR, tags={**SAME, "AzureCloud": (f"{STORAGE}/32",)},
         **to_storage(("AzureCloud", "none"), ("Storage.WestUS2", "internet")),
         disposition="null_routed"),
    case("R13", "a tag of a region that nobody has may be there or not", "depends",
         tcp(A, STORAGE), UDR, tags={"Storage": ("52.239.1.0/24",)},
         **to_storage(("Storage.WestUS2", "none"), ("Storage", "internet"))),
]  # fmt: skip
