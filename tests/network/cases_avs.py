"""Cases of private clouds of both generations, and of Virtual WAN."""

from typing import Any

from tests.network.cases_firewall import DENY_ALL
from tests.network.parts import (
    CLIENT,
    DC,
    FIREWALL,
    GUEST,
    OTHER_GUEST,
    STORAGE,
    TAGS,
    A,
    B,
    Case,
    Part,
    allow_all,
    avs_vnet,
    case,
    cloud,
    collection,
    dc,
    dfw,
    firewall,
    gateway,
    gen1,
    hub,
    net_rule,
    nsg,
    peering,
    policy,
    rule,
    spoke1,
    spoke2,
    subnet,
    table,
    tcp,
    tier,
)

DESIGN = "azure-vmware/native-network-design-consideration"
INTERNET = "azure-vmware/native-internet-connectivity-design-considerations"
ROUTING = "azure-vmware/native-network-routing-architecture"
NSX = "NSX administration guide"
VWAN = "virtual-wan/how-to-routing-policies"
FORWARDED = {"allow_forwarded_traffic": True}
VM = "10.30.1.4"
TO_SPOKE, TO_AVS = peering("spoke1"), peering("avs")
UPLINKS = ("avs-nsx-gw", "avs-nsx-gw-1")
CLOSED = nsg("g", rule("in", 100, "deny"), rule("out", 100, "deny", "outbound"))
ANSWERING = nsg("g", rule("answer", 100, "allow", "outbound", protocol="tcp", source_ports="443"),
                rule("out", 200, "deny", "outbound"))  # fmt: skip
BESIDE = {"virtual_networks": [avs_vnet(TO_SPOKE), spoke1(peerings=[TO_AVS])]}
"""The cloud's network, and one that is peered with it."""
LONE = {"virtual_networks": [avs_vnet()]}
ADMIN = {
    "network_groups": [{"name": "all", "virtual_networks": ["avs"]}],
    "security_admin": [{"name": "c", "groups": ["all"], "rules": [
        {"name": "no", "priority": 1, "direction": "inbound", "action": "deny"}]}],
}  # fmt: skip
MESH = {
    "network_groups": [{"name": "all", "virtual_networks": ["avs", "spoke1"]}],
    "connectivity": [{"name": "m", "topology": "mesh", "groups": ["all"], "across_regions": True}],
}
NAMED_UPLINKS = [
    subnet(f"avs-nsx-gw{end}-x7", prefix, nat_gateway="nat")
    for end, prefix in (("", "10.31.0.128/27"), ("-1", "10.31.0.160/27"))
]
WITH_ENDPOINTS = [
    {**each, "nat_gateway": None, "service_endpoints": "Storage"} for each in NAMED_UPLINKS
]
TWO_TIERS = [
    {"name": "web", "prefix": "10.40.1.0/24", "tier1": "t1-web"},
    {"name": "data", "prefix": "10.40.2.0/24", "tier1": "t1-data"},
]


def attached(*names: str, **what: str) -> Part:
    """The same group or table on these subnets of the service."""
    return {"service_subnets": {name: what for name in names}}


def around(policy_part: Part, *uplinks: str) -> Part:
    """The cloud and a spoke on a hub whose firewall joins them."""
    flags = [peering(name, **FORWARDED) for name in ("avs", "spoke2")]
    return {
        "virtual_networks": [
            hub(*flags), avs_vnet(peering("hub", **FORWARDED)),
            spoke2({"route_table": "back"}, peerings=[peering("hub", **FORWARDED)]),
        ],
        "firewalls": [firewall()], "firewall_policies": [policy_part],
        "private_clouds": [cloud(**attached(*uplinks, route_table="t"))],
        "route_tables": [table("t", ("0.0.0.0/0", FIREWALL)),
                         table("back", ("10.40.0.0/16", FIREWALL))],
    }  # fmt: skip


def on_premises(route: str, layout: str = "current", **keys: object) -> Part:
    """A datacenter on a hub's gateway, with a firewall that denies what is led to it."""
    return {
        "virtual_networks": [
            hub(peering("avs", allow_gateway_transit=True), gateway={"route_table": "t"}),
            avs_vnet(peering("hub", use_remote_gateways=True)),
        ],
        "sites": [dc()], "gateways": [gateway()], "firewalls": [firewall()],
        "firewall_policies": [DENY_ALL], "private_clouds": [cloud(layout=layout)],
        "route_tables": [table("t", (route, FIREWALL))], **keys,
    }  # fmt: skip


def old(*global_reach: tuple[str, str], **keys: object) -> Part:
    """A cloud of Generation 1 and a datacenter on one gateway, whose firewall denies."""
    return {
        "virtual_networks": [hub()], "sites": [dc()], "gateways": [gateway("hub", "dc", "old")],
        "firewalls": [firewall()], "firewall_policies": [DENY_ALL],
        "private_clouds": [gen1(**keys)],
        "global_reach": [{"between": pair} for pair in global_reach],
    }  # fmt: skip


def filtered(*policies: Part, **keys: object) -> Part:
    """The cloud with these policies of the distributed firewall, beside a spoke."""
    return {**BESIDE, "private_clouds": [cloud(distributed_firewall=list(policies), **keys)]}


def by_tag(*conditions: Part, **keys: Any) -> Part:  # noqa: ANN401 - any key of a cloud
    """What a group by these tags sends is dropped; `tags` are those of the guest."""
    had = {key: keys.pop(key, None) for key in ("tags", "port_tags")}
    guest = {"name": "vm", "segment": "web", "address": GUEST, **had}
    group = {"name": "tagged", "criteria": [{"all_of": list(conditions)}]}
    dropped = filtered(dfw("no", "drop", source="tagged"), guests=[guest], **keys)
    return {"groups": [group], **dropped}


def beside_another(named: Part) -> Part:
    """The same with a second private cloud."""
    parts = by_tag({"tag": "web"}, tags=["web"])
    other = gen1(address_block="10.70.0.0/22", segments=[])
    clouds = [*parts["private_clouds"], other]
    return {**parts, "groups": [{**parts["groups"][0], **named}], "private_clouds": clouds}


def wide(**intent: object) -> Part:
    """Two spokes on a virtual hub."""
    return {
        "virtual_networks": [spoke1(), spoke2()], "firewall_policies": [DENY_ALL],
        "virtual_hubs": [{
            "name": "vhub", "prefix": "10.250.0.0/24", "firewall_policy": "policy",
            "connections": [{"virtual_network": "spoke1"}, {"virtual_network": "spoke2"}],
            "routing_intent": intent,
        }],
    }  # fmt: skip


def two_hubs(*policies: str) -> Part:
    """Two spokes, each on a virtual hub of its own with this policy and private intent."""
    hubs = [
        {"name": f"hub{n}", "prefix": f"10.25{n}.0.0/24", "firewall_policy": each,
         "connections": [{"virtual_network": f"spoke{n}"}], "routing_intent": {"private": True}}
        for n, each in enumerate(policies, 1)
    ]  # fmt: skip
    return {"virtual_networks": [spoke1(), spoke2()], "virtual_hubs": hubs,
            "firewall_policies": [DENY_ALL, allow_all(name="open")]}  # fmt: skip


BRANCH = {"name": "branch", "prefixes": ["192.168.10.0/24"]}
IN_BRANCH = "192.168.10.4"
TRANSIT = "virtual-wan/how-to-routing-policies"
BGP = "vpn-gateway/vpn-gateway-bgp-overview"


def two_ends(*, private: bool = False, joined: bool = False, **keys: Any) -> Part:  # noqa: ANN401 - any key
    """Two sites on one virtual hub, whose firewall lets everything through."""
    ends = {"dc", "branch"}
    return {
        "sites": [dc(), BRANCH], "firewall_policies": [allow_all()],
        "global_reach": [{"between": sorted(ends)}] if joined else [],
        "virtual_hubs": [{"name": "vhub", "prefix": "10.250.0.0/24", "connects": sorted(ends),
                          "firewall_policy": "policy", "routing_intent": {"private": private},
                          **keys}],
    }  # fmt: skip


def tunnels(**keys: Any) -> Part:  # noqa: ANN401 - any key of a gateway
    """Two sites on one gateway."""
    return {"virtual_networks": [hub()], "sites": [dc(), BRANCH],
            "gateways": [gateway("hub", "dc", "branch", **keys)]}  # fmt: skip


CIRCUITS: Part = {"expressroute": ["dc", "branch"]}
AVS_CASES: list[Case] = [
    case("W5", "a virtual hub joins no two circuits", "deny", tcp(DC, IN_BRANCH), TRANSIT,
         disposition="no_route", **two_ends(**CIRCUITS)),
    case("W6", "with private intent it may, after a support case", "depends",
         tcp(DC, IN_BRANCH), TRANSIT, **two_ends(private=True, **CIRCUITS)),
    case("W7", "by Global Reach they meet", "allow", tcp(DC, IN_BRANCH), TRANSIT,
         **two_ends(joined=True, **CIRCUITS)),
    case("W8", "it joins a circuit and a VPN", "allow", tcp(DC, IN_BRANCH), TRANSIT,
         **two_ends(expressroute=["dc"], vpn=["branch"])),
    case("W9", "where it is not told what they come over it depends", "depends",
         tcp(DC, IN_BRANCH), TRANSIT, **two_ends()),
    case("59b", "sites of a VPN gateway meet by BGP", "allow", tcp(DC, IN_BRANCH), BGP,
         **tunnels(kind="vpn", bgp=True)),
    case("59c", "and not without it", "deny", tcp(DC, IN_BRANCH), BGP, disposition="no_route",
         **tunnels(kind="vpn", bgp=False)),
    case("59d", "where BGP is not told it depends", "depends", tcp(DC, IN_BRANCH), BGP,
         **tunnels(kind="vpn")),
    case("59e", "two circuits of one gateway never meet", "deny", tcp(DC, IN_BRANCH),
         "azure-vmware/architecture-networking", disposition="no_route", **tunnels()),
    case("55", "management subnets have groups that Microsoft hides", "depends",
         tcp(VM, "10.31.0.70"), DESIGN, **LONE, private_clouds=[cloud()]),
    case("56", "a route on the spoke alone does not lead guests through the firewall", "allow",
         tcp(GUEST, A), DESIGN,
         virtual_networks=[hub(TO_SPOKE), avs_vnet(TO_SPOKE), spoke1(
             {"route_table": "t"}, peerings=[TO_AVS, peering("hub")])],
         firewalls=[firewall()], firewall_policies=[DENY_ALL], private_clouds=[cloud()],
         route_tables=[table("t", ("0.0.0.0/0", FIREWALL))]),
    case("57", "a service endpoint does not serve guests", "deny", tcp(GUEST, STORAGE), DESIGN,
         tags=TAGS, virtual_networks=[avs_vnet(subnets=WITH_ENDPOINTS)],
         private_clouds=[cloud()], disposition="filtered"),
    case("58", "Global Reach goes past the hub's firewall", "allow", tcp(DC, GUEST),
         "azure-vmware/architecture-networking", **old(("old", "dc"))),
    case("58a", "in Generation 2 the gateway's route leads to the firewall", "deny",
         tcp(DC, GUEST), "azure-vmware/native-connect-on-premises",
         **on_premises("10.40.1.0/24"), disposition="filtered"),
    case("59", "there is no transit between two circuits of one gateway", "deny",
         tcp(GUEST, DC), "azure-vmware/architecture-networking", **old(), disposition="no_route"),
    case("60", "Emergency comes before Application", "deny", tcp(GUEST, A), NSX,
         **filtered(dfw("app", "allow"), dfw("stop", "drop", "emergency"))),
    case("61", "a rule counts at the source where it is applied to it", "deny", tcp(GUEST, A),
         NSX, **filtered(dfw("stop", "drop", applied_to="web"))),
    case("61a", "a rule applied elsewhere does not count", "allow", tcp(GUEST, A), NSX,
         **filtered(dfw("stop", "drop", applied_to="data"))),
    case("61b", "a rule for what comes in does not filter what goes out", "allow",
         tcp(GUEST, A), NSX, **filtered(dfw("stop", "drop", direction="in"))),
    case("61c", "a policy applied to the destination filters there", "deny",
         tcp(GUEST, OTHER_GUEST), NSX, **filtered(dfw("stop", "drop", policy_applied_to="data"))),
    case("62", "in the gateway firewall Emergency comes before Local Gateway", "allow",
         tcp(GUEST, A), NSX, **BESIDE, private_clouds=[cloud(gateway_firewall=[
             tier("late", "drop", "local_gateway"), tier("early", "allow", "emergency")])]),
    case("62a", "segments on one tier-1 gateway do not meet its firewall", "allow",
         tcp(GUEST, OTHER_GUEST), NSX, **LONE,
         private_clouds=[cloud(gateway_firewall=[tier("no", "drop", "local_gateway")])]),
    case("62b", "between two tier-1 gateways the firewall of either may drop", "deny",
         tcp(GUEST, OTHER_GUEST), NSX, **LONE, private_clouds=[cloud(
             segments=TWO_TIERS, gateway_firewall=[
                 tier("no", "drop", "local_gateway", "t1-data")])]),
    case("63", "a jump goes on with Application", "allow", tcp(GUEST, A), NSX, **filtered(
        dfw("jump", "jump_to_application", "infrastructure"), dfw("env", "drop", "environment"),
        dfw("app", "allow"), distributed_default="drop")),
    case("63a", "excluded VMs are not filtered", "allow", tcp(GUEST, A), NSX, **filtered(
        dfw("stop", "drop"), exclude="free",
        guests=[{"name": "free", "segment": "web", "address": GUEST}])),
    case("63b", "their neighbours are", "deny", tcp("10.40.1.11", A), NSX, **filtered(
        dfw("stop", "drop"), exclude="free",
        guests=[{"name": "free", "segment": "web", "address": GUEST}])),
    case("63c", "a group by tag holds the guests that have the tag", "deny", tcp(GUEST, A), NSX,
         **by_tag({"tag": "web"}, tags=["web"])),
    case("63d", "and not those that are known to have another", "allow", tcp(GUEST, A), NSX,
         **by_tag({"tag": "web"}, tags=["db"])),
    case("63e", "a guest of unknown tags may be in it", "depends", tcp(GUEST, A), NSX,
         **by_tag({"tag": "web"})),
    case("63f", "so may every guest that is not listed", "depends", tcp("10.40.1.11", A), NSX,
         **by_tag({"tag": "web"}, tags=["db"])),
    case("63g", "unless all guests are listed", "allow", tcp("10.40.1.11", A), NSX,
         **by_tag({"tag": "web"}, tags=["web"], all_guests=True)),
    case("63h", "conditions of one criterion hold together", "allow", tcp(GUEST, A), NSX,
         **by_tag({"tag": "web"}, {"tag": "env|prod"}, tags=["web", "env|test"])),
    case("63i", "a scope that nobody asked for may be meant", "depends", tcp(GUEST, A), NSX,
         **by_tag({"tag": "web"}, tags=["app|web"])),
    case("63j", "a segment that has the tag is in it with all its addresses", "deny",
         tcp("10.40.1.11", A), NSX, **by_tag({"of": "segment", "tag": "web"}, segments=[
             {"name": "web", "prefix": "10.40.1.0/24", "tags": ["web"]}])),
    case("63k", "the port's tag is not the guest's", "allow", tcp(GUEST, A), NSX,
         **by_tag({"of": "port", "tag": "web"}, tags=["web"], port_tags=["db"])),
    case("63l", "a tag may be asked for by its beginning", "deny", tcp(GUEST, A), NSX,
         **by_tag({"tag": "we", "operator": "starts_with"}, tags=["web"])),
    case("63m", "a path leads to a group, and from it to a segment", "deny", tcp(GUEST, A), NSX,
         groups=[{"name": "g", "members": "/infra/segments/web"}], **filtered(
             dfw("no", "drop", source="/infra/domains/default/groups/g"))),
    case("63n", "a path that leads to nothing known may mean anything", "depends",
         tcp(GUEST, A), NSX, **filtered(
             dfw("no", "drop", source="/infra/domains/default/groups/g"))),
    case("63o", "the port of a segment is somewhere in it", "depends", tcp(GUEST, A), NSX,
         **filtered(dfw("no", "drop", source="/infra/segments/web/ports/p"))),
    case("63p", "with two clouds a group of neither is in doubt", "depends", tcp(GUEST, A), NSX,
         **beside_another({})),
    case("63q", "a group belongs to the cloud that it names", "deny", tcp(GUEST, A), NSX,
         **beside_another({"private_cloud": "SDDC"})),
    case("G1", "a route table on one uplink only depends", "depends", tcp(GUEST, B), INTERNET,
         **around(allow_all(), UPLINKS[0])),
    case("G2", "with the table on both uplinks the firewall joins cloud and spoke", "allow",
         tcp(GUEST, B), INTERNET, **around(allow_all(), *UPLINKS)),
    case("G3", "replies to a spoke go by either uplink, too", "depends", tcp(B, GUEST), INTERNET,
         **around(allow_all(), UPLINKS[1])),
    case("G4", "guests leave for the Internet by the firewall", "allow", tcp(GUEST, CLIENT),
         INTERNET, **around(allow_all(), *UPLINKS)),
    case("G5", "a route table on the inbound subnet leads nothing", "allow", tcp(A, GUEST),
         DESIGN, **BESIDE, route_tables=[table("t", ("10.0.0.0/8", "none"))],
         private_clouds=[cloud(**attached("avs-network-infra-gw", route_table="t"))]),
    case("G6", "what a group on the inbound subnet denies depends", "depends", tcp(A, GUEST),
         DESIGN, **BESIDE, network_security_groups=[CLOSED],
         private_clouds=[cloud(
             **attached("avs-network-infra-gw", network_security_group="g"))]),
    case("G7", "a group on both uplinks filters what guests send", "deny", tcp(GUEST, A), DESIGN,
         **BESIDE, network_security_groups=[CLOSED],
         private_clouds=[cloud(**attached(*UPLINKS, network_security_group="g"))]),
    case("G8", "a reply leaves by the uplinks, whose groups may not know the request", "depends",
         tcp(A, GUEST), DESIGN, **BESIDE, network_security_groups=[CLOSED],
         private_clouds=[cloud(**attached(*UPLINKS, network_security_group="g"))]),
    case("G8a", "a group on the uplinks that lets out what they send filters no request", "allow",
         tcp(A, GUEST), DESIGN, **BESIDE,
         network_security_groups=[nsg("g", rule("in", 100, "deny"))],
         private_clouds=[cloud(**attached(*UPLINKS, network_security_group="g"))]),
    case("G8b", "a reply is let out by its own ports, which are those of the request turned round",
         "allow", tcp(A, GUEST), DESIGN, **BESIDE, network_security_groups=[ANSWERING],
         private_clouds=[cloud(**attached(*UPLINKS, network_security_group="g"))]),
    case("G8c", "what is let out to a port is no reply from it", "depends", tcp(A, GUEST, 444),
         DESIGN, **BESIDE, network_security_groups=[ANSWERING],
         private_clouds=[cloud(**attached(*UPLINKS, network_security_group="g"))]),
    case("G8d", "a reply to a guest comes in where no group may know the request", "depends",
         tcp(GUEST, A), DESIGN, **BESIDE, network_security_groups=[CLOSED],
         private_clouds=[cloud(
             **attached("avs-network-infra-gw", network_security_group="g"))]),
    case("G8e", "a group there that lets it in changes nothing", "allow", tcp(GUEST, A), DESIGN,
         **BESIDE, network_security_groups=[nsg("g", rule("out", 100, "deny", "outbound"))],
         private_clouds=[cloud(
             **attached("avs-network-infra-gw", network_security_group="g"))]),
    case("G8f", "in the initial layout a reply may come in by the other uplink", "depends",
         tcp(GUEST, A), DESIGN, **BESIDE,
         network_security_groups=[nsg("g", rule("in", 100, "deny"))],
         private_clouds=[cloud(
             layout="initial", **attached("avs-nsx-gw-1", network_security_group="g"))]),
    case("G9", "in the initial layout guests are reached by an uplink", "depends", tcp(A, GUEST),
         DESIGN, **BESIDE, network_security_groups=[CLOSED],
         private_clouds=[cloud(
             layout="initial", **attached("avs-nsx-gw", network_security_group="g"))]),
    case("G10", "a peering out of sync may not know the segments", "depends", tcp(A, GUEST),
         "azure-vmware/native-network-connectivity", private_clouds=[cloud()],
         virtual_networks=[avs_vnet(TO_SPOKE), spoke1(
             peerings=[peering("avs", in_sync=False)])]),
    case("G11", "a peering out of sync knows what is no segment", "allow", tcp(A, VM),
         "azure-vmware/native-network-connectivity", private_clouds=[cloud()],
         virtual_networks=[avs_vnet(TO_SPOKE), spoke1(
             peerings=[peering("avs", in_sync=False)])]),
    case("G12", "synced subnets beat a wider route on GatewaySubnet", "allow", tcp(DC, VM),
         DESIGN, **on_premises("10.30.0.0/16")),
    case("G13", "in the initial layout the wider route wins", "deny", tcp(DC, VM), DESIGN,
         **on_premises("10.30.0.0/16", "initial"), disposition="filtered"),
    case("G14", "a segment's own prefix beats a wider route on GatewaySubnet", "allow",
         tcp(DC, GUEST), DESIGN, **on_premises("10.40.0.0/16")),
    case("G15", "whether an admin rule binds guests is not published", "depends", tcp(A, GUEST),
         "virtual-network-manager/concept-security-admins", **BESIDE, private_clouds=[cloud()],
         network_manager=ADMIN),
    case("G16", "the same rule binds the other subnets of the network", "deny", tcp(A, VM),
         "virtual-network-manager/concept-security-admins", **BESIDE, private_clouds=[cloud()],
         network_manager=ADMIN),
    case("G17", "whether a mesh works with a private cloud is not published", "depends",
         tcp(A, GUEST), "virtual-network-manager/faq", private_clouds=[cloud()],
         virtual_networks=[avs_vnet(), spoke1()], network_manager=MESH),
    case("G18", "a mesh of other networks works", "allow", tcp(A, VM),
         "virtual-network-manager/faq", virtual_networks=[avs_vnet(), spoke1()],
         network_manager=MESH),
    case("G19", "segment to segment never meets the firewall", "allow", tcp(GUEST, OTHER_GUEST),
         DESIGN, **around(DENY_ALL, *UPLINKS)),
    case("G20", "without its internet a cloud has no way out", "deny", tcp(GUEST, CLIENT),
         INTERNET, **LONE, private_clouds=[cloud()], disposition="filtered"),
    case("G21", "with it guests go out", "allow", tcp(GUEST, CLIENT), INTERNET, **LONE,
         private_clouds=[cloud(internet=True)]),
    case("G22", "whether a NAT gateway on the uplinks serves guests depends", "depends",
         tcp(GUEST, CLIENT), INTERNET, virtual_networks=[avs_vnet(subnets=NAMED_UPLINKS)],
         private_clouds=[cloud()]),
    case("G23", "the tier-1 firewall filters what leaves", "deny", tcp(GUEST, A), NSX, **BESIDE,
         private_clouds=[cloud(gateway_firewall=[tier("no", "drop", "local_gateway")])]),
    case("G24", "the tier-0 firewall filters what comes in", "deny", tcp(A, GUEST), NSX, **BESIDE,
         private_clouds=[cloud(gateway_firewall=[
             tier("no", "drop", "local_gateway", "tier-0")])]),
    case("G25", "the Internet does not reach a guest", "deny", tcp(CLIENT, GUEST), INTERNET,
         **LONE, private_clouds=[cloud(internet=True)], disposition="no_route"),
    case("G26", "a guest of Generation 1 goes out only with its internet", "deny",
         tcp(GUEST, CLIENT), INTERNET, **old()),
    case("G27", "with it it goes past the hub's firewall", "allow", tcp(GUEST, CLIENT), INTERNET,
         **old(internet=True)),
    case("G27a", "whether the NSX edge leads the Internet to it is not modelled", "depends",
         tcp(CLIENT, GUEST), INTERNET, **old(internet=True)),
    case("G27b", "what the distributed firewall drops stays outside", "deny", tcp(CLIENT, GUEST),
         INTERNET, **old(internet=True, distributed_firewall=[dfw("stop", "drop")])),
    case("G27c", "without its internet nobody comes in", "deny", tcp(CLIENT, GUEST), INTERNET,
         **old()),
    case("G28", "the distributed firewall guards Generation 1, too", "deny", tcp(DC, GUEST), NSX,
         **old(("old", "dc"), distributed_firewall=[dfw("stop", "drop")])),
    case("G29", "what a policy is applied to goes before what its rules are", "deny", tcp(GUEST, A),
         NSX, **filtered(dfw("stop", "drop", policy_applied_to="web", applied_to="data"))),
    case("G30", "a rule does not widen what its policy is applied to", "allow", tcp(GUEST, A), NSX,
         **filtered(dfw("stop", "drop", policy_applied_to="data", applied_to="web"))),
    case("G31", "a gateway's rule for what comes in does not filter what leaves", "allow",
         tcp(GUEST, A), NSX, **BESIDE, private_clouds=[cloud(gateway_firewall=[
             tier("no", "drop", "local_gateway", "tier-1", "tier-0", direction="in")])]),
    case("G32", "it filters what comes in", "deny", tcp(A, GUEST), NSX, **BESIDE,
         private_clouds=[cloud(gateway_firewall=[
             tier("no", "drop", "local_gateway", "tier-0", direction="in")])]),
    case("G33", "a gateway's rule for what leaves does not filter what comes in", "allow",
         tcp(A, GUEST), NSX, **BESIDE, private_clouds=[cloud(gateway_firewall=[
             tier("no", "drop", "local_gateway", "tier-1", "tier-0", direction="out")])]),
    case("G34", "a gateway firewall cannot jump", "deny", tcp(GUEST, A), NSX, **BESIDE,
         private_clouds=[cloud(gateway_firewall=[
             tier("jump", "jump_to_application", "emergency"),
             tier("no", "drop", "local_gateway")])]),
    case("G35", "a jump that a gateway cannot do drops nothing", "allow", tcp(GUEST, A), NSX,
         **BESIDE, private_clouds=[cloud(gateway_firewall=[
             tier("jump", "jump_to_application", "emergency")])]),
    case("G36", "between two tier-1 gateways that of the source sees what leaves", "allow",
         tcp(GUEST, OTHER_GUEST), NSX, **LONE, private_clouds=[cloud(
             segments=TWO_TIERS, gateway_firewall=[
                 tier("no", "drop", "local_gateway", "t1-web", direction="in")])]),
    case("G37", "and that of the destination what comes in", "deny", tcp(GUEST, OTHER_GUEST), NSX,
         **LONE, private_clouds=[cloud(segments=TWO_TIERS, gateway_firewall=[
             tier("no", "drop", "local_gateway", "t1-data", direction="in")])]),
    case("G38", "within Application a jump does nothing", "deny", tcp(GUEST, A), NSX, **filtered(
        dfw("jump", "jump_to_application"), dfw("stop", "drop"))),
    case("G39", "an uplink is named as a whole", "depends", tcp(GUEST, A), DESIGN, **BESIDE,
         network_security_groups=[CLOSED],
         private_clouds=[cloud(**attached("avs-nsx-gw", network_security_group="g"))]),
    case("G40", "what the service made is a place", "allow", tcp(DC, "10.31.2.130"), DESIGN,
         **on_premises("10.99.0.0/16")),
    case("G41", "what is reserved there is none", "deny", tcp(DC, "10.31.0.200"), DESIGN,
         disposition="no_place", **on_premises("10.99.0.0/16")),
    case("W1", "a virtual hub joins its networks", "allow", tcp(A, B), VWAN, **wide()),
    case("W2", "with private intent its firewall filters them", "deny", tcp(A, B), VWAN,
         **wide(private=True), disposition="filtered"),
    case("W3", "with internet intent its firewall filters the way out", "depends",
         tcp(A, CLIENT), VWAN, **{**wide(internet=True), "firewall_policies": [
             policy(collection("network", "allow", net_rule(ports="22")))]}),
    case("W2a", "between two hubs the firewall of the second filters, too", "deny", tcp(A, B), VWAN,
         disposition="filtered", **two_hubs("open", "policy")),
    case("W2b", "and so does that of the first", "deny", tcp(A, B), VWAN,
         disposition="filtered", **two_hubs("policy", "open")),
    case("W2c", "what both let through passes", "allow", tcp(A, B), VWAN,
         **two_hubs("open", "open")),
    case("W4", "the firewall's deny ends the way out", "deny", tcp(A, CLIENT), VWAN,
         **wide(internet=True), disposition="filtered"),
]  # fmt: skip
