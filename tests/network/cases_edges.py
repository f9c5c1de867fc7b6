"""Cases of single words of the page: one flag, one field, one list each."""

from collections.abc import Sequence

from tests.network.cases_avs import BESIDE, wide
from tests.network.cases_firewall import DENY_ALL
from tests.network.cases_groups import pair
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
    A,
    B,
    Case,
    Part,
    allow_all,
    appliance,
    case,
    cloud,
    collection,
    dc,
    dfw,
    firewall,
    gateway,
    hub,
    machine,
    nsg,
    peering,
    policy,
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

SECURED_PAGE = "firewall-manager/overview"
OUTBOUND_PAGE = "load-balancer/load-balancer-outbound-connections"
MESH_PAGE = "virtual-network-manager/concept-connectivity-configuration"
PAGE = "docs/network-model.md"
T, U = {"route_table": "t"}, {"route_table": "u"}
BALANCER = "10.0.2.10"
ENDPOINT = {"name": "pe", "subnet": "spoke1/db", "address": DB}


def with_endpoint(policies: str) -> Part:
    """A private endpoint beside a route that drops its network."""
    subnets = [subnet("app", "10.1.1.0/24", **T),
               subnet("db", "10.1.2.0/24", private_endpoint_policies=policies)]  # fmt: skip
    return {"virtual_networks": [vnet("spoke1", "10.1.0.0/16", subnets=subnets)],
            "private_endpoints": [ENDPOINT],
            "route_tables": [table("t", ("10.1.0.0/16", "none"))]}  # fmt: skip


def joined(
    *apart: str,
    topology: str = "hub-and-spoke",
    regions: bool = True,
    mesh: bool | None = None,
    **group: object,
) -> Part:
    """A hub and two spokes that only Virtual Network Manager joins; `apart` is abroad."""
    made = [hub(), spoke1(), spoke2()]
    if regions:
        made = [{**each, "region": "westeurope" if each["name"] in apart else "North Europe"}
                for each in made]  # fmt: skip
    return {
        "virtual_networks": made, "sites": [dc()], "gateways": [gateway()],
        "network_manager": {
            "network_groups": [{"name": "g", "virtual_networks": ["spoke1", "spoke2"]},
                               {"name": "hubs", "virtual_networks": ["hub"]}],
            "connectivity": [{"name": "c", "topology": topology, "across_regions": mesh,
                              **({} if topology == "mesh" else {"hub": "hub"}),
                              "groups": [{"name": "g", **group}]}],
        },
    }  # fmt: skip


def two_groups(**other: object) -> Part:
    """The spokes in a group without a wish, beside another group that has one."""
    found = joined()
    found["network_manager"]["connectivity"][0]["groups"].append({"name": "hubs", **other})
    return found


def led_by_hub(app: Part | None = None) -> Part:
    """A hub with a firewall whose policy leads clients to both spokes; it connects one."""
    dnat = [
        {
            "name": name,
            "destination": "20.9.9.9",
            "port": port,
            "translated_address": address,
            "translated_port": 8443,
        }
        for name, port, address in (("a", 1, A), ("b", 2, B))
    ]
    return {
        "virtual_networks": [spoke1(app), spoke2()],
        "firewall_policies": [policy(collection("dnat", None, *dnat))],
        "virtual_hubs": [{"name": "vhub", "prefix": "10.250.0.0/24", "firewall_policy": "policy",
                          "connections": [{"virtual_network": "spoke1"}]}],
    }  # fmt: skip


def pooled(
    front: str,
    *,
    lent: bool,
    sku: str | None = "standard",
    shut: bool | None = None,
    rules: bool | None = None,
) -> Part:
    """A machine behind one balancer, in a subnet to which Azure lends addresses or not."""
    return {
        "virtual_networks": [spoke1({"default_outbound_access": lent})],
        "interfaces": [machine("vm", "spoke1/app", A)],
        "load_balancers": [{"name": "lb", "address": front, "interfaces": ["vm"],
                            **({"sku": sku} if sku else {}),
                            "outbound_rules": rules,
                            "rules": [{"port": 80, "backend_port": 80,
                                       "disable_outbound_snat": shut}]}],
    }  # fmt: skip


def chosen_gateway(kind: str) -> Part:
    """A route table that names the gateway, beside a propagation that is off."""
    route = table("t", ("10.200.0.0/16", "virtual_network_gateway"), propagation=False)
    return {"virtual_networks": [hub(nva=T)], "sites": [dc()], "gateways": [gateway(kind=kind)],
            "route_tables": [route]}  # fmt: skip


def admin_out() -> Part:
    """An admin rule that denies what the cloud's network sends."""
    one = {"name": "no", "priority": 1, "direction": "outbound", "action": "deny"}
    return {"network_groups": [{"name": "g", "virtual_networks": ["avs"]}],
            "security_admin": [{"name": "c", "groups": ["g"], "rules": [one]}]}  # fmt: skip


def one_way(*accepting: str) -> list[Part]:
    """Two spokes on a hub, of which only these networks accept what is forwarded."""
    flags = {name: {"allow_forwarded_traffic": name in accepting}
             for name in ("hub", "spoke1", "spoke2")}  # fmt: skip
    return [
        hub(peering("spoke1", **flags["hub"]), peering("spoke2", **flags["hub"])),
        spoke1(T, peerings=[peering("hub", **flags["spoke1"])]),
        spoke2(U, peerings=[peering("hub", **flags["spoke2"])]),
    ]


THROUGH_NVA = [table("t", ("10.2.0.0/16", NVA)), table("u", ("10.1.0.0/16", NVA))]
THROUGH_BALANCER = [table("t", ("10.2.0.0/16", BALANCER)), table("u", ("10.1.0.0/16", BALANCER))]

SIX = "fd00:1:0:1::4"


def six(app: Part) -> Part:
    """A spoke with addresses of both families."""
    return vnet("spoke1", "10.1.0.0/16", "fd00:1::/48",
                subnets=[subnet("app", "10.1.1.0/24", "fd00:1:0:1::/64", **app)])  # fmt: skip


def by_balancer(port: int) -> Part:
    """Two spokes that are joined by a balancer with a rule for one port."""
    return {"virtual_networks": star(T, U), "route_tables": THROUGH_BALANCER,
            "interfaces": [appliance()],
            "load_balancers": [{"name": "lb", "address": BALANCER, "interfaces": ["nva"],
                                "rules": [{"port": port, "backend_port": port}]}]}  # fmt: skip


FRONT = "10.1.2.100"
CONCEPTS = "load-balancer/concepts"
CLOSED_VM = {"network_security_group": "g"}
EIGHT = nsg("g", rule("in", 100, "allow", destination=DB, destination_ports="8443"),
            rule("no", 200, "deny"))  # fmt: skip


def fronted(*machines: Part, ports: Sequence[Part] | None = None, **keys: object) -> Part:
    """A spoke with an internal balancer in front of these machines."""
    rules = [{"port": 443, "backend_port": 8443}] if ports is None else ports
    return {"virtual_networks": [spoke1()], "interfaces": list(machines),
            "load_balancers": [{"name": "lb", "address": FRONT, "rules": rules,
                                "interfaces": [each["name"] for each in machines]}],
            **keys}  # fmt: skip


def own_address(**policy_keys: object) -> Part:
    """A hub's firewall that is itself asked."""
    return {"virtual_networks": [hub()], "firewalls": [firewall()],
            "firewall_policies": [allow_all(**policy_keys)]}  # fmt: skip


VM_DB = machine("vm", "spoke1/db", DB)
EDGE_CASES: list[Case] = [
    case("E36", "a group on the machine behind a front closes the front", "deny", tcp(A, FRONT),
         CONCEPTS, **fronted({**VM_DB, **CLOSED_VM},
                             network_security_groups=[nsg("g", rule("no", 100, "deny"))])),
    case("E37", "it sees the machine's address and port", "allow", tcp(A, FRONT), CONCEPTS,
         **fronted({**VM_DB, **CLOSED_VM}, network_security_groups=[EIGHT])),
    case("E38", "and not the front's", "deny", tcp(A, FRONT), CONCEPTS,
         **fronted({**VM_DB, **CLOSED_VM}, network_security_groups=[
             nsg("g", rule("in", 100, "allow", destination_ports="443"),
                 rule("no", 200, "deny"))])),
    case("E39", "a front takes no port without a rule", "deny", tcp(A, FRONT, 8080), CONCEPTS,
         disposition="no_route", **fronted(VM_DB)),
    case("E40", "behind a front without machines nobody answers", "deny", tcp(A, FRONT), CONCEPTS,
         disposition="no_route", **fronted()),
    case("E41", "a front for all ports takes no ICMP", "deny", Packet(A, FRONT, ICMP), CONCEPTS,
         disposition="no_route", **fronted(VM_DB, ports=[])),
    case("E42", "a machine does not reach itself through its front", "deny", tcp(DB, FRONT),
         CONCEPTS, **fronted(VM_DB)),
    case("E43", "of two machines it may reach the other", "depends", tcp(DB, FRONT), CONCEPTS,
         **fronted(VM_DB, machine("other", "spoke1/db", "10.1.2.5"))),
    case("E44", "the group of the front's subnet does not count", "allow", tcp(DB, "10.1.1.100"),
         CONCEPTS, virtual_networks=[spoke1({"network_security_group": "g"})],
         interfaces=[machine("vm", "spoke1/db", "10.1.2.5")],
         network_security_groups=[nsg("g", rule("no", 100, "deny"))],
         load_balancers=[{"name": "lb", "address": "10.1.1.100", "interfaces": ["vm"]}]),
    case("E45", "what a firewall answers at its own address depends", "depends",
         tcp("10.0.2.9", FIREWALL), PAGE, **own_address()),
    case("E46", "its DNS proxy answers", "allow", tcp("10.0.2.9", FIREWALL, 53),
         "firewall/dns-settings", **own_address(dns_proxy=True)),
    case("E47", "on no other port", "depends", tcp("10.0.2.9", FIREWALL), PAGE,
         **own_address(dns_proxy=True)),
    case("E1", "the side that receives decides on forwarded traffic", "allow", tcp(A, B), PAGE,
         virtual_networks=one_way("spoke1", "spoke2"), interfaces=[appliance()],
         route_tables=THROUGH_NVA),
    case("E2", "the side that sends does not", "depends", tcp(A, B), PAGE,
         virtual_networks=one_way("hub", "spoke1"), interfaces=[appliance()],
         route_tables=THROUGH_NVA),
    case("E3", "an address space that holds a whole range has no dropped one", "allow",
         tcp(A, DB), PAGE, virtual_networks=[vnet("spoke1", "10.0.0.0/8", subnets=[
             subnet("app", "10.1.1.0/24"), subnet("db", "10.1.2.0/24")])]),
    case("E4", "a private endpoint is reached past a route for its network", "allow", tcp(A, DB),
         PAGE, **with_endpoint("disabled")),
    case("E5", "with policies for route tables it is not", "deny", tcp(A, DB), PAGE,
         disposition="null_routed", **with_endpoint("route_table")),
    case("E6", "whether an admin rule binds what guests send is not published", "depends",
         tcp(GUEST, A), PAGE, **BESIDE, private_clouds=[cloud()], network_manager=admin_out()),
    case("E7", "a rule for what goes out does not filter what comes in", "allow", tcp(A, B),
         PAGE, virtual_networks=pair(two={"network_security_group": "g"}),
         network_security_groups=[nsg("g", rule("no", 100, "deny", "outbound"))]),
    case("E8", "a policy applied elsewhere does not count", "allow", tcp(GUEST, A), PAGE,
         **BESIDE, private_clouds=[cloud(
             distributed_firewall=[dfw("no", "drop", policy_applied_to="data")])]),
    case("E9", "a rule that is switched off does not count", "allow", tcp(GUEST, A), PAGE,
         **BESIDE, private_clouds=[cloud(
             distributed_firewall=[dfw("no", "drop", disabled=True)])]),
    case("E10", "a route to the gateway means VPN", "allow", tcp("10.0.2.9", DC), PAGE,
         **chosen_gateway("vpn")),
    case("E11", "a route to a gateway of ExpressRoute depends", "depends", tcp("10.0.2.9", DC),
         PAGE, **chosen_gateway("expressroute")),
    case("E12", "two appliances behind a balancer act as one", "allow", tcp(A, B), PAGE,
         virtual_networks=star(T, U), route_tables=THROUGH_BALANCER,
         interfaces=[appliance(), machine("nva2", "hub/nva", "10.0.2.5", ip_forwarding=True,
                                          forwards="everything")],
         load_balancers=[{"name": "lb", "address": BALANCER, "interfaces": ["nva", "nva2"]}]),
    case("E13", "where two appliances differ it depends", "depends", tcp(A, B), PAGE,
         virtual_networks=star(T, U), route_tables=THROUGH_BALANCER,
         interfaces=[appliance(), machine("nva2", "hub/nva", "10.0.2.5", ip_forwarding=True,
                                          forwards="nothing")],
         load_balancers=[{"name": "lb", "address": BALANCER, "interfaces": ["nva", "nva2"]}]),
    case("E14", "an unset default outbound access depends", "depends", tcp(A, CLIENT), PAGE,
         virtual_networks=[spoke1()]),
    case("E15", "a NAT gateway lets out", "allow", tcp(A, CLIENT), PAGE,
         virtual_networks=[spoke1({"nat_gateway": "nat", "default_outbound_access": False})]),
    case("E15a", "a machine behind a public balancer may leave by its front", "depends",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("20.7.7.7", lent=False)),
    case("E15e", "one whose rules disable that is lent no address either", "deny",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("20.7.7.7", lent=True, shut=True, rules=False)),
    case("E15f", "unless outbound rules may let it leave", "depends",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("20.7.7.7", lent=False, shut=True)),
    case("E15g", "or its rules do not disable that", "depends",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("20.7.7.7", lent=False, shut=False, rules=False)),
    case("E15b", "one behind an internal balancer of the Standard SKU is lent no address", "deny",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("10.1.1.9", lent=True)),
    case("E15c", "one behind an internal balancer of the Basic SKU is", "allow",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("10.1.1.9", lent=True, sku="basic")),
    case("E15d", "behind one whose SKU is not told it depends", "depends",
         tcp(A, CLIENT), OUTBOUND_PAGE, **pooled("10.1.1.9", lent=True, sku=None)),
    case("E16", "without internet intent a hub has no way to the Internet", "deny",
         tcp(A, CLIENT), PAGE, disposition="no_route",
         **wide(private=True, private_prefixes=["203.0.113.0/24"])),
    case("E17", "a public address fails where replies leave by the hub's firewall", "deny",
         tcp(CLIENT, A), PAGE, disposition="asymmetric",
         interfaces=[machine("vm", "spoke1/app", A, public_address="20.2.2.2",
                             public_sku="basic")],
         **wide(internet=True)),
    case("E17a", "DNAT by the firewall of a hub leads in perhaps", "depends", tcp(CLIENT, A, 8443),
         SECURED_PAGE, **led_by_hub()),
    case("E17b", "but not to another port", "deny", tcp(CLIENT, A, 443), SECURED_PAGE,
         disposition="no_route", **led_by_hub()),
    case("E17c", "nor past a group that denies the hub's firewall", "deny", tcp(CLIENT, A, 8443),
         SECURED_PAGE, disposition="filtered", **led_by_hub({"network_security_group": "g"}),
         network_security_groups=[nsg("g", rule("no", 100, "deny"))]),
    case("E17d", "nor to a network that no hub connects", "deny", tcp(CLIENT, B, 8443),
         SECURED_PAGE, disposition="no_route", **led_by_hub()),
    case("E18", "a rule for other source ports does not match", "deny", tcp(A, B), PAGE,
         virtual_networks=pair(two={"network_security_group": "g"}),
         network_security_groups=[nsg("g", rule("in", 100, "allow", source_ports="1-1023"),
                                      rule("no", 200, "deny"))]),
    case("E19", "private intent draws the private ranges to the hub", "deny",
         tcp(A, "10.99.0.1"), PAGE, disposition="no_route", sites=[dc("10.99.0.0/16")],
         **wide(private=True)),
    case("E20", "without internet security a network keeps its own way out", "allow",
         tcp(A, CLIENT), PAGE, virtual_networks=[spoke1({"default_outbound_access": True})],
         firewall_policies=[DENY_ALL], virtual_hubs=[{
             "name": "vhub", "prefix": "10.250.0.0/24", "firewall_policy": "policy",
             "routing_intent": {"internet": True},
             "connections": [{"virtual_network": "spoke1", "internet_security": False}]}]),
    case("E21", "direct connectivity joins the spokes of a group", "allow", tcp(A, B), PAGE,
         **joined(direct_connectivity=True)),
    case("E22", "without it spokes do not see each other", "deny", tcp(A, B), PAGE,
         disposition="null_routed", **joined()),
    case("E23", "hub and spoke joins hub and spoke", "allow", tcp(A, "10.0.2.9"), PAGE,
         **joined()),
    case("E24", "the spokes use the hub's gateway where that is deployed", "allow", tcp(A, DC),
         PAGE, **joined(use_hub_gateway=True)),
    case("E25", "and only there", "deny", tcp(A, DC), PAGE, disposition="null_routed",
         **joined()),
    case("E25a", "a mesh without more joins the networks of one region", "allow", tcp(A, B),
         MESH_PAGE, **joined(topology="mesh")),
    case("E25b", "and perhaps those of two", "depends", tcp(A, B), MESH_PAGE,
         **joined("spoke2", topology="mesh")),
    case("E25c", "a regional mesh joins no networks of two regions", "deny", tcp(A, B), MESH_PAGE,
         disposition="null_routed", **joined("spoke2", topology="mesh", mesh=False)),
    case("E25d", "a global mesh does", "allow", tcp(A, B), MESH_PAGE,
         **joined("spoke2", topology="mesh", mesh=True)),
    case("E25e", "whether a regional mesh joins networks of untold regions depends", "depends",
         tcp(A, B), MESH_PAGE, **joined(topology="mesh", regions=False, mesh=False)),
    case("E25f", "direct connectivity stays within a region, too", "deny", tcp(A, B), MESH_PAGE,
         disposition="null_routed",
         **joined("spoke2", direct_connectivity=True, across_regions=False)),
    case("E25g", "unless it is given across regions", "allow", tcp(A, B), MESH_PAGE,
         **joined("spoke2", direct_connectivity=True, across_regions=True)),
    case("E25h", "direct connectivity of one group says nothing of another", "deny", tcp(A, B),
         MESH_PAGE, disposition="null_routed", **two_groups(direct_connectivity=True)),
    case("E25i", "nor does the gateway of one", "deny", tcp(A, DC), MESH_PAGE,
         disposition="null_routed", **two_groups(use_hub_gateway=True)),
    case("E26", "an address that belongs to no place is reached by nobody", "deny",
         tcp(A, "169.254.1.1"), PAGE, disposition="no_place", virtual_networks=[spoke1()]),
    case("E27", "a balancer with rules takes their ports", "allow", tcp(A, B), PAGE,
         **by_balancer(443)),
    case("E28", "and no others", "deny", tcp(A, B), PAGE, disposition="no_route",
         **by_balancer(80)),
    case("E29", "a route for ::/0 only may add everything to VirtualNetwork", "depends",
         tcp(SIX, "2001:db8::5"), PAGE,
         virtual_networks=[six({"network_security_group": "g", "default_outbound_access": True,
                                **T})],
         route_tables=[table("t", ("::/0", "internet"))],
         network_security_groups=[nsg("g", rule(
             "no", 100, "deny", "outbound", destination="VirtualNetwork"))]),
    case("E30", "IPv4 and IPv6 do not meet", "deny", tcp(A, SIX), PAGE,
         virtual_networks=[six({})]),
    case("E31", "a default route of a hub only may add everything to VirtualNetwork", "depends",
         tcp(A, CLIENT), PAGE, virtual_networks=[spoke1({"network_security_group": "g"})],
         network_security_groups=[nsg("g", rule(
             "no", 100, "deny", "outbound", destination="VirtualNetwork"))],
         firewall_policies=[allow_all()], virtual_hubs=[{
             "name": "vhub", "prefix": "10.250.0.0/24", "firewall_policy": "policy",
             "routing_intent": {"internet": True},
             "connections": [{"virtual_network": "spoke1"}]}]),
    case("E32", "where members of a group may be nobody knows whether one is", "depends",
         tcp(A, B), PAGE, virtual_networks=pair(two={"network_security_group": "g"}),
         groups=[{"name": "some", "members": [], "somewhere_in": ["spoke1/app"]}],
         network_security_groups=[nsg("g", rule("no", 100, "deny", source="some"))]),
    case("E33", "a name that nobody knows may be anything", "depends", tcp(A, B), PAGE,
         virtual_networks=pair(two={"network_security_group": "g"}),
         network_security_groups=[nsg("g", rule("no", 100, "deny", source="nobody-knows"))]),
    case("E34", "a prefix goes before a tag with the same one", "allow", tcp(A, STORAGE), PAGE,
         tags=TAGS, virtual_networks=[spoke1({"default_outbound_access": True, **T})],
         route_tables=[table("t", ("Storage", "none"), ("52.239.0.0/16", "internet"))],
         disposition="delivered"),
    case("E35", "a tag that nobody has may have the longest prefix", "depends", tcp(A, STORAGE),
         PAGE, virtual_networks=[spoke1({"default_outbound_access": True, **T})],
         route_tables=[table("t", ("Storage", "none"), ("52.239.0.0/16", "internet"))]),
]  # fmt: skip
