"""Cases of routes, peerings, appliances and the way back."""

from tests.network.parts import (
    CLIENT,
    DB,
    DC,
    FIREWALL,
    NVA,
    STORAGE,
    TAGS,
    A,
    B,
    Case,
    Part,
    allow_all,
    appliance,
    case,
    dc,
    firewall,
    gateway,
    hub,
    machine,
    peering,
    spoke1,
    spoke2,
    star,
    subnet,
    table,
    tcp,
    vnet,
)

UDR = "virtual-network/virtual-networks-udr-overview"
PEERING = "virtual-network/virtual-network-manage-peering"
SHEET = "microsoft/WhatTheHack, cheat sheet of routing"
T = {"route_table": "t"}
LENDS = peering("spoke1", allow_gateway_transit=True)
USES = peering("hub", use_remote_gateways=True)
PUBLIC = machine("vm", "spoke1/app", A, public_address="20.2.2.2")
FRONT = {"name": "front", "address": "20.3.3.3", "interfaces": ["vm"]}
LONELY = dc("10.99.0.0/16")
THERE = table("t", ("10.2.0.0/16", NVA))
BACK = table("u", ("10.1.0.0/16", NVA))


def with_gateway(**app: object) -> list[Part]:
    """A spoke that uses the gateway of its hub."""
    return [hub(LENDS), spoke1(dict(app), peerings=[USES])]


def pair(**app: object) -> list[Part]:
    """Two networks that are peered."""
    return [spoke1(dict(app), peerings=[peering("spoke2")]),
            spoke2(peerings=[peering("spoke1")])]  # fmt: skip


ROUTE_CASES: list[Case] = [
    case("24", "a longer prefix of BGP beats the route table", "allow", tcp(A, DC), UDR,
         virtual_networks=with_gateway(**T), sites=[dc("10.200.1.0/24")], gateways=[gateway()],
         route_tables=[table("t", ("10.200.0.0/16", "none"))]),
    case("25", "of equal prefixes the route table wins", "deny", tcp(A, DC), UDR,
         virtual_networks=with_gateway(**T), sites=[dc("10.200.0.0/16")], gateways=[gateway()],
         route_tables=[table("t", ("10.200.0.0/16", "none"))], disposition="null_routed"),
    case("26", "a peering beats a longer prefix of BGP", "allow", tcp("10.0.2.9", DB), UDR,
         virtual_networks=[hub(peering("spoke1")), spoke1(peerings=[peering("hub")])],
         sites=[dc("10.1.2.0/24")], gateways=[gateway()], destination_place="spoke1/db"),
    case("27", "a default route does not take what a peering has", "allow", tcp(A, B), UDR,
         virtual_networks=pair(**T), route_tables=[table("t", ("0.0.0.0/0", "none"))]),
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
]  # fmt: skip
