"""Cases of network security groups, admin rules and tags."""

from tests.network.parts import (
    CLIENT,
    DB,
    DC,
    FIREWALL,
    GUEST,
    NVA,
    STORAGE,
    TAGS,
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

NSG_PAGE = "virtual-network/network-security-groups-overview"
HOW_PAGE = "virtual-network/network-security-group-how-it-works"
ADMIN_PAGE = "virtual-network-manager/concept-security-admins"
PUBLIC_PAGE = "virtual-network/ip-services/public-ip-addresses"
TAG_PAGE = "virtual-network/service-tags-overview"
PROBE_PAGE = "virtual-network/what-is-ip-address-168-63-129-16"
KEY_SERVICE = "23.102.135.246"
TO_HUB = peering("hub")
DNS = Packet(A, "168.63.129.16", 17, 53)
IMDS = tcp(A, "169.254.169.254", 80)
ON_APP = {"network_security_group": "g"}
DENY = rule("deny", 200, "deny")
DENY_OUT = rule("deny-out", 200, "deny", "outbound")
TO_SPOKE2 = peering("spoke2")
TO_SPOKE1 = peering("spoke1")


def pair(one: Part | None = None, two: Part | None = None) -> list[Part]:
    """Two networks that are peered."""
    return [spoke1(one, peerings=[TO_SPOKE2]), spoke2(two, peerings=[TO_SPOKE1])]


def admin(action: str, port: str = "443", direction: str = "inbound", **manager: object) -> Part:
    """A Virtual Network Manager with one admin rule on spoke2."""
    one = {"name": "r", "priority": 1, "direction": direction, "action": action,
           "protocol": "tcp", "destination_ports": port}  # fmt: skip
    return {
        "network_groups": [{"name": "all", "virtual_networks": ["spoke2"]}],
        "security_admin": [{"name": "c", "groups": ["all"], "rules": [one]}],
        **manager,
    }


def twice(one: str, other: str) -> Part:
    """Two collections that bind spoke2, each with a rule of the same priority."""
    first, second = admin(one), admin(other)["security_admin"][0]
    return {**first, "security_admin": [*first["security_admin"], {**second, "name": "d"}]}


def public_and(manager: Part) -> Part:
    """A machine with a public address of the Standard SKU and without a group."""
    web = machine("web", "spoke2/app", B, public_address="20.2.2.2", public_sku="standard")
    return {"virtual_networks": pair(), "interfaces": [web], "network_manager": manager}


def gateway_there(isolation: str) -> Part:
    """A subnet with an Application Gateway."""
    return {"application_gateway": isolation}


def outbound(*rules: Part, table_name: str | None = None) -> list[Part]:
    """A spoke whose machines may go to the Internet as far as the rules let them."""
    attached = {**ON_APP, "default_outbound_access": True}
    return [spoke1({**attached, **({"route_table": table_name} if table_name else {})})]


WEB = machine("web", "spoke1/app", A, public_address="20.2.2.2")
FRONT = {"name": "front", "address": "20.3.3.3", "interfaces": ["vm"],
         "rules": [{"port": 80, "backend_port": 8080}]}  # fmt: skip
BEHIND = machine("vm", "spoke1/app", A)
MEMBER = machine("member", "spoke2/app", B, application_security_groups="web")
ONLY_ASG = nsg("g", rule("asg", 100, "allow", destination="web"), DENY)

GROUP_CASES: list[Case] = [
    case("1", "a reply needs no rule of its own", "allow", tcp(A, B), NSG_PAGE,
         virtual_networks=pair(two=ON_APP),
         network_security_groups=[nsg("g", rule("in", 100, "allow", destination_ports="443"),
                                      DENY, DENY_OUT)]),
    case("2", "what a rule let through until it went is denied to new connections", "deny",
         tcp(A, B), NSG_PAGE, virtual_networks=pair(two=ON_APP),
         network_security_groups=[nsg("g", DENY)], disposition="filtered"),
    case("53", "with a default route groups filter what goes to the key service, too", "deny",
         tcp(A, KEY_SERVICE, 1688), NSG_PAGE, virtual_networks=[
             hub(peering("spoke1")), spoke1({**ON_APP, "route_table": "t"}, peerings=[TO_HUB])],
         firewalls=[firewall()], firewall_policies=[allow_all()],
         route_tables=[table("t", ("0.0.0.0/0", FIREWALL))],
         network_security_groups=[nsg("g", DENY_OUT)], disposition="filtered"),
    case("53a", "what leads nowhere does not lead to the key service", "deny",
         tcp(A, KEY_SERVICE, 1688), NSG_PAGE,
         virtual_networks=[spoke1({"route_table": "t"})],
         route_tables=[table("t", ("0.0.0.0/0", "none"))], disposition="null_routed"),
    case("3", "subnet and interface must both allow", "deny", tcp(A, B, 80), HOW_PAGE,
         virtual_networks=pair(two=ON_APP),
         interfaces=[machine("vm", "spoke2/app", B, network_security_group="n")],
         network_security_groups=[nsg("g", rule("in", 100, "allow", destination_ports="80")),
                                  nsg("n", DENY)], disposition="filtered"),
    case("4", "without any group everything passes", "allow", tcp(A, B), HOW_PAGE,
         virtual_networks=pair()),
    case("5", "a group filters within its subnet, too", "deny", tcp(A, "10.1.1.5"), HOW_PAGE,
         virtual_networks=[spoke1(ON_APP)], network_security_groups=[nsg("g", DENY)]),
    case("6", "the default rules let peers in", "allow", tcp(A, B), NSG_PAGE,
         virtual_networks=pair(two=ON_APP),
         network_security_groups=[nsg("g", rule("in", 100, "allow", source="10.9.0.0/16"))]),
    case("7", "always-allow passes by the groups", "allow", tcp(A, B), ADMIN_PAGE,
         virtual_networks=pair(two=ON_APP), network_security_groups=[nsg("g", DENY)],
         network_manager=admin("always_allow")),
    case("8", "an admin rule that allows leaves it to the groups", "deny", tcp(A, B), ADMIN_PAGE,
         virtual_networks=pair(two=ON_APP), network_security_groups=[nsg("g", DENY)],
         network_manager=admin("allow")),
    case("9", "an admin rule that denies comes before the groups", "deny", tcp(A, B, 22),
         ADMIN_PAGE, virtual_networks=pair(two=ON_APP),
         network_security_groups=[nsg("g", rule("in", 100, "allow"))],
         network_manager=admin("deny", "22")),
    case("10", "a network with an intent policy has no admin rules", "allow", tcp(A, B, 22),
         ADMIN_PAGE, virtual_networks=pair(), network_manager=admin("deny", "22", skips="spoke2")),
    case("10a", "an Application Gateway without network isolation has no admin rules", "allow",
         tcp(A, B, 22), ADMIN_PAGE, virtual_networks=pair(two=gateway_there("not_isolated")),
         network_manager=admin("deny", "22")),
    case("10b", "admin rules bind one with network isolation", "deny", tcp(A, B, 22), ADMIN_PAGE,
         virtual_networks=pair(two=gateway_there("isolated")), disposition="filtered",
         network_manager=admin("deny", "22")),
    case("10c", "where isolation is not told it depends", "depends", tcp(A, B, 22), ADMIN_PAGE,
         virtual_networks=pair(two=gateway_there("unknown")),
         network_manager=admin("deny", "22")),
    case("10d", "always-allow, too, where isolation is not told", "depends", tcp(A, B), ADMIN_PAGE,
         virtual_networks=pair(two={**ON_APP, **gateway_there("unknown")}),
         network_security_groups=[nsg("g", DENY)], network_manager=admin("always_allow")),
    case("10e", "which of two rules of one priority in two collections is asked first depends",
         "depends", tcp(A, B), ADMIN_PAGE, virtual_networks=pair(),
         network_manager=twice("allow", "deny")),
    case("10f", "in whatever order the file has them", "depends", tcp(A, B), ADMIN_PAGE,
         virtual_networks=pair(), network_manager=twice("deny", "allow")),
    case("10g", "where both say the same it does not matter", "deny", tcp(A, B), ADMIN_PAGE,
         virtual_networks=pair(), disposition="filtered", network_manager=twice("deny", "deny")),
    case("10h", "nor does it matter what only one of them matches", "allow", tcp(A, B, 80),
         ADMIN_PAGE, virtual_networks=pair(), network_manager=twice("deny", "allow")),
    case("10i", "always-allow for other ports opens no public address", "deny",
         tcp(CLIENT, B, 8443), PUBLIC_PAGE, disposition="filtered",
         **public_and(admin("always_allow"))),
    case("10j", "for its own port it does perhaps", "depends", tcp(CLIENT, B), PUBLIC_PAGE,
         **public_and(admin("always_allow"))),
    case("11", "always-allow at the destination does not help at the source", "deny", tcp(A, B),
         ADMIN_PAGE, virtual_networks=pair(one=ON_APP),
         network_security_groups=[nsg("g", DENY_OUT)], network_manager=admin("always_allow")),
    case("12", "what a gateway connects belongs to VirtualNetwork", "allow", tcp(DC, "10.0.2.9"),
         TAG_PAGE, virtual_networks=[hub(nva=ON_APP)], sites=[dc()], gateways=[gateway()],
         network_security_groups=[nsg("g")]),
    case("13", "a prefix of the route table joins VirtualNetwork", "allow",
         tcp(A, "10.50.0.4"), TAG_PAGE,
         virtual_networks=[
             hub(*(peering(n, allow_forwarded_traffic=True) for n in ("spoke1", "far"))),
             spoke1({**ON_APP, "route_table": "there"},
                    peerings=[peering("hub", allow_forwarded_traffic=True)]),
             vnet("far", "10.50.0.0/16", subnets=[subnet("s", "10.50.0.0/24", route_table="back")],
                  peerings=[peering("hub", allow_forwarded_traffic=True)])],
         interfaces=[appliance()], network_security_groups=[nsg("g")],
         route_tables=[table("there", ("10.50.0.0/16", NVA)), table("back", ("10.1.0.0/16", NVA))]),
    case("14", "a default route only may add everything to VirtualNetwork", "depends",
         tcp(A, CLIENT), TAG_PAGE, virtual_networks=star({**ON_APP, "route_table": "t"}),
         firewalls=[firewall()], firewall_policies=[allow_all()],
         route_tables=[table("t", ("0.0.0.0/0", "10.0.1.4"))],
         network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="VirtualNetwork"))]),
    case("15", "probes come from an address of VirtualNetwork", "deny",
         tcp("168.63.129.16", A, 8080), TAG_PAGE, virtual_networks=[spoke1(ON_APP)],
         interfaces=[BEHIND], load_balancers=[FRONT],
         network_security_groups=[nsg("g", rule("no", 100, "deny", source="VirtualNetwork"))]),
    case("15a", "the default rules admit probes", "allow", tcp("168.63.129.16", A, 8080),
         TAG_PAGE, virtual_networks=[spoke1(ON_APP)], interfaces=[BEHIND], load_balancers=[FRONT],
         network_security_groups=[nsg("g")]),
    case("15b", "probes take no route, so that a route table cannot lead their replies away",
         "allow", tcp("168.63.129.16", A, 8080), PROBE_PAGE, interfaces=[BEHIND],
         load_balancers=[FRONT], route_tables=[table("t", ("0.0.0.0/0", "none"))],
         virtual_networks=[spoke1({**ON_APP, "route_table": "t"})],
         network_security_groups=[nsg("g")]),
    case("16", "a group that denies everything leaves the platform's DNS", "allow",
         DNS, NSG_PAGE, virtual_networks=[spoke1(ON_APP)],
         network_security_groups=[nsg("g", rule("no", 100, "deny", "outbound"))]),
    case("16a", "and the metadata service", "allow", IMDS, NSG_PAGE,
         virtual_networks=[spoke1(ON_APP)],
         network_security_groups=[nsg("g", rule("no", 100, "deny", "outbound"))]),
    case("16b", "a rule that names the address does not deny it either", "allow",
         DNS, NSG_PAGE, virtual_networks=[spoke1(ON_APP)], network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="168.63.129.16"))]),
    case("16c", "the tag of the platform's DNS closes it", "deny", DNS, NSG_PAGE,
         virtual_networks=[spoke1(ON_APP)], disposition="filtered", network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="AzurePlatformDNS"))]),
    case("16d", "what else that tag closes at its address is not published", "depends",
         tcp(A, "168.63.129.16", 80), NSG_PAGE, virtual_networks=[spoke1(ON_APP)],
         network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="AzurePlatformDNS"))]),
    case("16e", "the tag of DNS leaves the metadata service", "allow", IMDS, NSG_PAGE,
         virtual_networks=[spoke1(ON_APP)], network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="AzurePlatformDNS"))]),
    case("16f", "an earlier rule may let the tag through", "allow", IMDS, NSG_PAGE,
         virtual_networks=[spoke1(ON_APP)], network_security_groups=[
             nsg("g", rule("yes", 100, "allow", "outbound", destination="AzurePlatformIMDS"),
                 rule("no", 200, "deny", "outbound", destination="AzurePlatformIMDS"))]),
    case("16g", "a route table does not lead the platform away", "allow", DNS, PROBE_PAGE,
         virtual_networks=[spoke1({"route_table": "t"})],
         route_tables=[table("t", ("0.0.0.0/0", "none"), ("168.63.129.16/32", "none"))]),
    case("16h", "whether guests of Generation 2 reach the platform is not published", "depends",
         DNS._replace(source=GUEST), NSG_PAGE, virtual_networks=[avs_vnet()],
         private_clouds=[cloud()]),
    case("16i", "whether an admin rule closes the platform is not published", "depends",
         tcp(B, "168.63.129.16"), ADMIN_PAGE, virtual_networks=[spoke2()],
         network_manager=admin("deny", direction="outbound")),
    case("16j", "the tag of DNS means no other address of the Internet", "allow",
         tcp(A, "8.8.8.8", 53), NSG_PAGE, virtual_networks=[
             spoke1({**ON_APP, "default_outbound_access": True})],
         network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="AzurePlatformDNS"))]),
    case("17", "AzureLoadBalancer does not admit the clients of a balancer", "deny",
         tcp(CLIENT, A, 8080), NSG_PAGE, virtual_networks=[spoke1(ON_APP)], interfaces=[BEHIND],
         load_balancers=[FRONT], network_security_groups=[nsg("g")], disposition="filtered"),
    case("17a", "behind a balancer the client's address and the machine's port count", "allow",
         tcp(CLIENT, A, 8080), NSG_PAGE, virtual_networks=[spoke1(ON_APP)], interfaces=[BEHIND],
         load_balancers=[FRONT], network_security_groups=[
             nsg("g", rule("in", 100, "allow", source=CLIENT, destination_ports="8080"))]),
    case("18", "groups see the private address, not the public one", "deny", tcp(CLIENT, A),
         NSG_PAGE, virtual_networks=[spoke1(ON_APP)], interfaces=[WEB],
         network_security_groups=[nsg("g", rule("in", 100, "allow", destination="20.2.2.2"))]),
    case("19", "Internet holds the addresses of Azure's services", "deny", tcp(A, STORAGE),
         TAG_PAGE, tags=TAGS, virtual_networks=outbound(), network_security_groups=[
             nsg("g", rule("no", 100, "deny", "outbound", destination="Internet"),
                 rule("yes", 200, "allow", "outbound", destination="Storage"))]),
    case("19a", "a service before the Internet is let out", "allow", tcp(A, STORAGE), TAG_PAGE,
         tags=TAGS, virtual_networks=outbound(), network_security_groups=[
             nsg("g", rule("no", 200, "deny", "outbound", destination="Internet"),
                 rule("yes", 100, "allow", "outbound", destination="Storage"))]),
    case("20", "without a list of service tags a tag is never empty", "depends",
         tcp(A, STORAGE), TAG_PAGE, virtual_networks=outbound(), network_security_groups=[
             nsg("g", rule("yes", 100, "allow", "outbound", destination="Storage.WestUS2"),
                 rule("no", 200, "deny", "outbound", destination="Internet"))]),
    case("21", "any protocol with a port means TCP and UDP", "deny", Packet(A, B, 1), NSG_PAGE,
         virtual_networks=pair(two=ON_APP), network_security_groups=[
             nsg("g", rule("in", 100, "allow", destination_ports="443"), DENY)]),
    case("21a", "any protocol with a port admits UDP", "allow", Packet(A, B, 17, 443), NSG_PAGE,
         virtual_networks=pair(two=ON_APP), network_security_groups=[
             nsg("g", rule("in", 100, "allow", destination_ports="443"), DENY)]),
    case("22", "a rule for an application group means its members", "allow", tcp(A, B),
         "virtual-network/application-security-groups", virtual_networks=pair(two=ON_APP),
         interfaces=[MEMBER], network_security_groups=[ONLY_ASG]),
    case("22a", "a rule for an application group does not mean its neighbours", "deny",
         tcp(A, "10.2.1.5"), "virtual-network/application-security-groups",
         virtual_networks=pair(two=ON_APP), interfaces=[MEMBER],
         network_security_groups=[ONLY_ASG]),
    case("37", "a peer without access leaves VirtualNetwork", "deny", tcp(A, B),
         "virtual-network/virtual-network-manage-peering",
         virtual_networks=[spoke1(peerings=[TO_SPOKE2]),
                           spoke2(ON_APP, peerings=[
                               peering("spoke1", allow_virtual_network_access=False)])],
         network_security_groups=[nsg("g")]),
    case("37a", "a peer without access passes by a rule of one's own", "allow", tcp(A, B),
         "blog.aelterman.com", virtual_networks=[
             spoke1(peerings=[TO_SPOKE2]),
             spoke2(ON_APP, peerings=[peering("spoke1", allow_virtual_network_access=False)])],
         network_security_groups=[nsg("g", rule("in", 100, "allow", source=A))]),
    case("64", "two halves before it leave nothing to a rule", "allow", tcp(A, DB), "ours",
         virtual_networks=[vnet("spoke1", "10.1.0.0/16", subnets=[
             subnet("app", "10.1.1.0/24"), subnet("db", "10.1.2.0/24", **ON_APP)])],
         network_security_groups=[nsg("g", rule("a", 100, "allow", source="10.0.0.0/9"),
                                      rule("b", 110, "allow", source="10.128.0.0/9"),
                                      rule("c", 120, "deny", source="10.0.0.0/8"))]),
    case("66", "a group does not bind a private endpoint by default", "allow", tcp(A, DB),
         "private-link/disable-private-endpoint-network-policy",
         virtual_networks=[vnet("spoke1", "10.1.0.0/16", subnets=[
             subnet("app", "10.1.1.0/24"), subnet("db", "10.1.2.0/24", **ON_APP)])],
         private_endpoints=[{"name": "pe", "subnet": "spoke1/db", "address": DB}],
         network_security_groups=[nsg("g", DENY)]),
    case("66a", "a group binds private endpoints where the subnet says so", "deny", tcp(A, DB),
         "private-link/disable-private-endpoint-network-policy",
         virtual_networks=[vnet("spoke1", "10.1.0.0/16", subnets=[
             subnet("app", "10.1.1.0/24"),
             subnet("db", "10.1.2.0/24", **ON_APP,
                    private_endpoint_policies="network_security_group")])],
         private_endpoints=[{"name": "pe", "subnet": "spoke1/db", "address": DB}],
         network_security_groups=[nsg("g", DENY)]),
]  # fmt: skip
