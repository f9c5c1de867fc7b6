"""Cases of Azure Firewall."""

from collections.abc import Sequence

from tests.network.parts import (
    CLIENT,
    FIREWALL,
    ICMP,
    NVA,
    UDP,
    A,
    B,
    Case,
    Part,
    allow_all,
    appliance,
    case,
    collection,
    firewall,
    hub,
    net_rule,
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

ESP = 50
ISSUES = "firewall/firewall-known-issues"
RULES = "firewall/rule-processing"
PAGE = "docs/network-model.md"
BOTH = "firewall/rule-processing says yes, firewall-manager/rule-processing no"
SNAT = "firewall/snat-private-range"
INSPECT = "private-link/inspect-traffic-with-azure-firewall"
AT_B = {"name": "pe", "subnet": "spoke2/app", "address": B}
INFRASTRUCTURE_PAGE = "firewall/infrastructure-fqdns"
T, U = {"route_table": "t"}, {"route_table": "u"}
TABLES = [table("t", ("0.0.0.0/0", FIREWALL)), table("u", ("0.0.0.0/0", FIREWALL))]
WEB = {"name": "web", "protocols": ["https:443"], "fqdns": ["*.contoso.com"]}
TCP443 = net_rule("443", protocols="tcp", ports="443")
DENY_ALL = policy(collection("network", "deny", net_rule()))
ONLY_SOURCE = nsg("g", rule("in", 100, "allow", source=A), rule("no", 200, "deny"))
ONLY_FIREWALL = nsg("g", rule("in", 100, "allow", source="10.0.1.0/26"), rule("no", 200, "deny"))
OF_LENT = "10.0.1.4-10.0.1.62"
"""What Azure lends of the firewall's subnet."""
GUARDED = {"network_security_group": "g"}
BARE: Part = {"public_addresses": []}
LENT = subnet("AzureFirewallSubnet", "10.0.1.0/26", default_outbound_access=True)
TRANSLATED = subnet("AzureFirewallSubnet", "10.0.1.0/26", nat_gateway="nat")
DNAT: Part = {"name": "dnat", "destination": "20.1.1.1", "port": 8443,
              "translated_address": A, "translated_port": 443}  # fmt: skip

TO_B: Part = {**DNAT, "translated_address": B}
BY_NAME: Part = {**DNAT, "translated_address": None, "translated_fqdn": "web.contoso.com"}


def admitting(source: str) -> Part:
    """A group that admits this source and nobody else."""
    return nsg("g", rule("in", 100, "allow", source=source), rule("no", 200, "deny"))


def refusing(source: str) -> Part:
    """A group that refuses this source."""
    return nsg("g", rule("no", 100, "deny", source=source), rule("in", 200, "allow"))


def translated_to(group: Part) -> Part:
    """Behind a firewall that always translates, a spoke with this group."""
    return behind(ALWAYS, two=GUARDED, network_security_groups=[group])


def led_in_to(group: Part) -> Part:
    """Behind a DNAT rule, a spoke with this group."""
    parts = behind(policy(collection("dnat", None, DNAT)), network_security_groups=[group])
    return {**parts, "virtual_networks": star({**T, **GUARDED}, U)}


def behind(*policies: Part, two: Part | None = None, **keys: object) -> Part:
    """Two spokes that reach everything through the hub's firewall."""
    return {"virtual_networks": star(T, {**U, **(two or {})}), "route_tables": TABLES,
            "firewalls": [firewall()], "firewall_policies": list(policies), **keys}  # fmt: skip


FORWARDED = {"allow_forwarded_traffic": True}
ALWAYS = allow_all(snat_private_ranges=["255.255.255.255/32"])
SECOND = "10.2.0.4"


def by_appliance(*home: tuple[str, str], policy_part: Part = ALWAYS, **forwarded: bool) -> Part:
    """A spoke that goes by an appliance to the firewall; `home` leads the firewall's replies."""
    flags = {**FORWARDED, **forwarded}
    inner = [
        subnet("AzureFirewallSubnet", "10.0.1.0/26", route_table="home"),
        subnet("nva", "10.0.2.0/24", route_table="on"),
    ]
    return {
        "virtual_networks": [
            vnet("hub", "10.0.0.0/16", subnets=inner,
                 peerings=[peering("spoke1", **FORWARDED), peering("spoke2", **FORWARDED)]),
            spoke1(T, peerings=[peering("hub", **flags)]),
            spoke2(peerings=[peering("hub", **FORWARDED)]),
        ],
        "route_tables": [table("t", ("0.0.0.0/0", NVA)), table("on", ("0.0.0.0/0", FIREWALL),
                                                             ("10.2.0.0/16", FIREWALL)),
                         table("home", *home)],
        "interfaces": [appliance(stateful=True)], "firewalls": [firewall()],
        "firewall_policies": [policy_part],
    }  # fmt: skip


def by_hub(group: Part) -> Part:
    """Two spokes on a virtual hub whose firewall always translates; one with this group."""
    connections = [{"virtual_network": name} for name in ("spoke1", "spoke2")]
    return {
        "virtual_networks": [spoke1(), spoke2(GUARDED)], "network_security_groups": [group],
        "firewall_policies": [ALWAYS],
        "virtual_hubs": [{"name": "vhub", "prefix": "10.250.0.0/24", "firewall_policy": "policy",
                          "connections": connections, "routing_intent": {"private": True}}],
    }  # fmt: skip


def in_one_order(*on: tuple[str, str]) -> Part:
    """Two spokes that both meet the appliance first and then, by its routes, the firewall."""
    parts = by_appliance(policy_part=NEVER)
    networks = [*parts["virtual_networks"][:2], spoke2(U, peerings=[peering("hub", **FORWARDED)])]
    tables = [table("t", ("0.0.0.0/0", NVA), ("10.2.0.0/16", NVA)),
              table("u", ("10.1.0.0/16", NVA)),
              table("on", ("10.2.0.0/16", FIREWALL), *on), table("home")]  # fmt: skip
    return {**parts, "virtual_networks": networks, "route_tables": tables}


def leaving(inner: Part = LENT, **keys: object) -> Part:
    """A spoke that leaves by a firewall with this of its own, in this subnet."""
    return {
        "virtual_networks": [
            vnet("hub", "10.0.0.0/16", subnets=[inner], peerings=[peering("spoke1", **FORWARDED)]),
            spoke1(T, peerings=[peering("hub", **FORWARDED)]),
        ],
        "route_tables": TABLES, "firewalls": [firewall(**keys)], "firewall_policies": [allow_all()],
    }  # fmt: skip


def two_firewalls(*home: tuple[str, str], first: Part = ALWAYS) -> Part:
    """A spoke behind the hub's firewall, and another behind its own, which always translates.

    `home` leads the replies of the second.
    """
    second = subnet("AzureFirewallSubnet", "10.2.0.0/26", route_table="home")
    inner = [
        subnet("AzureFirewallSubnet", "10.0.1.0/26", route_table="on"),
        subnet("nva", "10.0.2.0/24"),
    ]
    return {
        "virtual_networks": [
            vnet("hub", "10.0.0.0/16", subnets=inner,
                 peerings=[peering("spoke1", **FORWARDED), peering("spoke2", **FORWARDED)]),
            spoke1(T, peerings=[peering("hub", **FORWARDED)]),
            spoke2(subnets=[subnet("app", "10.2.1.0/24"), second],
                   peerings=[peering("hub", **FORWARDED)]),
        ],
        "route_tables": [table("t", ("10.2.0.0/16", FIREWALL)),
                         table("on", ("10.2.1.0/24", SECOND)), table("home", *home)],
        "firewalls": [firewall(policy="first"),
                      firewall(name="fw2", virtual_network="spoke2", address=SECOND,
                               public_addresses=["20.1.1.2"])],
        "firewall_policies": [{**first, "name": "first"}, ALWAYS],
    }  # fmt: skip


def doors(*rules: Part) -> Part:
    """A collection of DNAT rules of its own for each, in this order."""
    return policy(*(collection("dnat", None, each, priority=100 + place)
                    for place, each in enumerate(rules)))  # fmt: skip


HOME = ("10.1.0.0/16", NVA)
BACK = ("10.1.0.0/16", FIREWALL)
NEVER = allow_all(snat_private_ranges=["0.0.0.0/0"])
NAMED = policy(collection("application", "allow", WEB), snat_private_ranges=["0.0.0.0/0"])


def denied_names(protocols: Sequence[str], *before: Part) -> Part:
    """A policy whose last application rule denies all names over these protocols."""
    none = {"name": "none", "fqdns": "*", "protocols": list(protocols)}
    return policy(*before, collection("application", "deny", none, priority=900))


FIREWALL_CASES: list[Case] = [
    case("66b", "a private endpoint answers past the route table of its subnet", "allow", tcp(A, B),
         INSPECT, route_tables=[table("u", ("10.1.0.0/16", "none"))], private_endpoints=[AT_B],
         virtual_networks=[spoke1(peerings=[peering("spoke2")]),
                           spoke2(U, peerings=[peering("spoke1")])]),
    case("66c", "through a firewall that keeps the source its replies may not come back", "depends",
         tcp(A, B), INSPECT, **behind(allow_all(), private_endpoints=[AT_B])),
    case("66d", "to a firewall that translates they come back", "allow", tcp(A, B), INSPECT,
         **behind(ALWAYS, private_endpoints=[AT_B])),
    case("66e", "through an appliance they may not come back either", "depends", tcp(A, B), INSPECT,
         virtual_networks=star(T, U), private_endpoints=[AT_B], interfaces=[appliance()],
         route_tables=[table("t", ("0.0.0.0/0", NVA)), table("u", ("0.0.0.0/0", NVA))]),
    case("66f", "an ordinary machine there answers by the table", "allow", tcp(A, B), INSPECT,
         **behind(allow_all())),
    case("45a", "an application rule that denies all names overrides the built-in rules", "deny",
         tcp(A, CLIENT), INFRASTRUCTURE_PAGE, disposition="filtered",
         **behind(denied_names(["http:80", "https:443"]))),
    case("45b", "only for its own protocols", "depends", tcp(A, CLIENT), INFRASTRUCTURE_PAGE,
         **behind(denied_names(["http:80"]))),
    case("45c", "and behind the rules before it", "depends", tcp(A, CLIENT), INFRASTRUCTURE_PAGE,
         **behind(denied_names(["https:443"], collection("application", "allow", WEB)))),
    case("44", "network rules end the processing before application rules", "allow",
         tcp(A, CLIENT), RULES, **behind(policy(
             collection("network", "allow", TCP443),
             collection("application", "deny", WEB, priority=110)))),
    case("45", "a collection that denies before one that allows", "deny", tcp(A, B), RULES,
         **behind(policy(collection("network", "deny", TCP443),
                         collection("network", "allow", net_rule(), priority=200)))),
    case("46", "a DNAT rule lets through without a network rule", "allow", tcp(CLIENT, A), RULES,
         **behind(policy(collection("dnat", None, DNAT)))),
    case("46b", "whether a network rule that denies overrides it depends", "depends",
         tcp(CLIENT, A), BOTH, **behind(policy(
             collection("dnat", None, DNAT), collection("network", "deny", net_rule())))),
    case("46c", "one for another port does not", "allow", tcp(CLIENT, A), BOTH,
         **behind(policy(collection("dnat", None, DNAT),
                         collection("network", "deny", net_rule(ports="80"))))),
    case("46d", "nor one behind a rule that allows", "allow", tcp(CLIENT, A), BOTH,
         **behind(policy(collection("dnat", None, DNAT), collection("network", "allow", TCP443),
                         collection("network", "deny", net_rule(), priority=200)))),
    case("46e", "whoever has the name to which a DNAT rule leads may be anybody", "depends",
         tcp(CLIENT, A), RULES, **behind(policy(collection("dnat", None, BY_NAME)))),
    case("46f", "also by its own port only", "deny", tcp(CLIENT, A, 80), RULES,
         disposition="no_route", **behind(policy(collection("dnat", None, BY_NAME)))),
    case("46a", "a DNAT rule leads to its own port only", "deny", tcp(CLIENT, A, 80), RULES,
         disposition="no_route", **behind(policy(collection("dnat", None, DNAT)))),
    case("47", "what the parent says comes first", "allow", tcp(A, B), RULES,
         **behind(policy(collection("network", "deny", net_rule()), parent="base"),
                  policy(collection("network", "allow", TCP443, priority=65000), name="base"))),
    case("47a", "the child's network rules come before the parent's application rules", "deny",
         tcp(A, CLIENT), RULES,
         **behind(policy(collection("network", "deny", net_rule()), parent="base"),
                  policy(collection("application", "allow", WEB), name="base"))),
    case("48", "an application rule decides by names", "depends", tcp(A, B), RULES,
         **behind(policy(collection("application", "allow", WEB)))),
    case("48a", "an application rule says nothing of other ports", "deny", tcp(A, B, 8443),
         RULES, **behind(policy(collection("application", "allow", WEB)))),
    case("49", "a name in a network rule depends", "depends", tcp(A, CLIENT, 1433),
         "ARM reference, DnsSettings", **behind(policy(collection(
             "network", "allow", net_rule(destination="sql.contoso.com"))))),
    case("50", "threat intelligence that denies may drop what is allowed", "depends",
         tcp(A, CLIENT), RULES, **behind(allow_all(threat_intelligence="deny"))),
    case("51", "towards private addresses the source stays", "allow", tcp(A, B), SNAT,
         **behind(allow_all(), two=GUARDED, network_security_groups=[ONLY_SOURCE])),
    case("51a", "what an application rule allows comes from the firewall", "deny", tcp(A, B),
         SNAT, **behind(policy(collection("application", "allow", WEB)), two=GUARDED,
                        network_security_groups=[ONLY_SOURCE])),
    case("52", "with 255.255.255.255/32 the source is always translated", "allow", tcp(A, B),
         SNAT, **behind(allow_all(snat_private_ranges=["255.255.255.255/32"]), two=GUARDED,
                        network_security_groups=[ONLY_FIREWALL])),
    case("52a", "a translated source is not the one that the group admits", "deny", tcp(A, B),
         SNAT, **behind(allow_all(snat_private_ranges=["255.255.255.255/32"]), two=GUARDED,
                        network_security_groups=[ONLY_SOURCE])),
    case("52b", "intrusion detection that denies may drop everything", "depends", tcp(A, B),
         RULES, **behind(allow_all(intrusion_detection="deny"))),
    case("52c", "a firewall without policy lets nothing through", "deny", tcp(A, B), RULES,
         **{**behind(), "firewalls": [firewall(policy=None)]}),
    case("52d", "rules of the platform may let the web out", "depends", tcp(A, CLIENT), RULES,
         **behind(policy(collection("network", "allow", net_rule(ports="22"))))),
    case("52e", "a firewall translates to any address of its subnet, of which .4 is but one",
         "depends", tcp(A, B), SNAT, **translated_to(admitting("10.0.1.4"))),
    case("52f", "one that a group alone admits may be another one", "depends", tcp(A, B), SNAT,
         **translated_to(admitting("10.0.1.5"))),
    case("52g", "what a group refuses may be the one", "depends", tcp(A, B), SNAT,
         **translated_to(refusing("10.0.1.5-10.0.1.62"))),
    case("52h", "a group that admits all that Azure lends admits the firewall", "allow", tcp(A, B),
         SNAT, **translated_to(admitting(OF_LENT))),
    case("52i", "one that refuses all that Azure lends refuses it", "deny", tcp(A, B), SNAT,
         **translated_to(refusing(OF_LENT)), disposition="filtered"),
    case("52j", "what Azure keeps of a subnet no firewall has", "allow", tcp(A, B), SNAT,
         **translated_to(refusing("10.0.1.0-10.0.1.3"))),
    case("52k", "nor the address for broadcast", "allow", tcp(A, B), SNAT,
         **translated_to(refusing("10.0.1.63"))),
    case("52l", "what DNAT leads in comes from any of them, too", "depends", tcp(CLIENT, A), SNAT,
         **led_in_to(admitting("10.0.1.4"))),
    case("52m", "a group that refuses the others may refuse it", "depends", tcp(CLIENT, A), SNAT,
         **led_in_to(refusing("10.0.1.5-10.0.1.62"))),
    case("52n", "one that admits all of them admits it", "allow", tcp(CLIENT, A), SNAT,
         **led_in_to(admitting(OF_LENT))),
    case("52o", "the firewall of a virtual hub may have any address of the hub's prefix", "depends",
         tcp(A, B), SNAT, **by_hub(admitting("10.250.0.0/25"))),
    case("52p", "a group that admits the whole prefix admits it", "allow", tcp(A, B), SNAT,
         **by_hub(admitting("10.250.0.0/24"))),
    case("F1", "a firewall that translates finds back by the appliance before it", "allow",
         tcp(A, B), RULES, **by_appliance(HOME)),
    case("F2", "one that answers past the appliance fails", "deny", tcp(A, B), RULES,
         disposition="asymmetric", **by_appliance()),
    case("F3", "so it does on the way to the Internet", "deny", tcp(A, CLIENT), RULES,
         disposition="asymmetric", **by_appliance()),
    case("F4", "and passes where it answers by the appliance", "allow", tcp(A, CLIENT), RULES,
         **by_appliance(HOME)),
    case("F5", "what an application rule lets out must find back as well", "deny", tcp(A, CLIENT),
         RULES, **by_appliance(policy_part=NAMED)),
    case("F6", "a firewall that never translates leads nothing straight to the Internet", "deny",
         tcp(A, CLIENT), SNAT, disposition="filtered", **behind(NEVER)),
    case("F6a", "what it keeps the source of by a list of public addresses may not leave",
         "depends", tcp(A, CLIENT), SNAT,
         **behind(allow_all(snat_private_ranges=["203.0.113.0/24"]))),
    case("F6b", "what an application rule lets out is translated all the same", "depends",
         tcp(A, CLIENT), SNAT, **behind(NAMED)),
    case("F6c", "a firewall carries no protocol but TCP and UDP to the Internet", "deny",
         Packet(A, CLIENT, ESP), ISSUES, disposition="filtered", **behind(allow_all())),
    case("F6d", "of ICMP it is not told how much", "depends", Packet(A, CLIENT, ICMP), ISSUES,
         **behind(allow_all())),
    case("F6e", "between networks it carries all of them", "allow", Packet(A, B, ESP), ISSUES,
         **behind(allow_all())),
    case("F6f", "to the Internet UDP goes as TCP does", "allow", Packet(A, CLIENT, UDP, 53), ISSUES,
         **behind(allow_all())),
    case("F7", "a firewall whose answers lead nowhere fails", "deny", tcp(A, CLIENT), RULES,
         disposition="asymmetric", **by_appliance(("10.1.0.0/16", "none"))),
    case("F8", "answers of a firewall are forwarded traffic to a spoke", "depends",
         tcp(A, CLIENT), RULES, **by_appliance(HOME, allow_forwarded_traffic=False)),
    case("F9", "of two firewalls each finds back to what it saw", "allow", tcp(A, B), RULES,
         **two_firewalls()),
    case("F10", "the second finds back by a first that does not translate", "allow", tcp(A, B),
         RULES, **two_firewalls(BACK, first=NEVER)),
    case("F11", "a first that does not translate has to be on the way back", "deny", tcp(A, B),
         RULES, disposition="asymmetric", **two_firewalls(first=NEVER)),
    case("F12", "and no other appliance", "deny", tcp(A, B), RULES, disposition="asymmetric",
         interfaces=[appliance()], **two_firewalls(("10.1.0.0/16", NVA), first=NEVER)),
    case("F12a", "devices that both directions meet in one order have seen both", "allow",
         tcp(A, B), PAGE, **in_one_order(("10.1.0.0/16", FIREWALL))),
    case("F12b", "one of two that the reply goes past has not", "deny", tcp(A, B), PAGE,
         disposition="asymmetric", **in_one_order()),
    case("F13", "nothing is asked of a client on the Internet", "allow", tcp(CLIENT, A), RULES,
         **by_appliance(policy_part=doors(DNAT))),
    case("F14", "the first of two DNAT rules takes the port", "deny", tcp(CLIENT, A), RULES,
         disposition="no_route", **behind(doors({**DNAT, "translated_address": B}, DNAT))),
    case("F15", "another public port leads to the second", "allow", tcp(CLIENT, A), RULES,
         **behind(doors({**DNAT, "translated_address": B}, {**DNAT, "port": 8444}))),
    case("F16", "of several public addresses the client may choose", "allow", tcp(CLIENT, A),
         RULES, **behind(doors({**DNAT, "source": "Storage"}, {**DNAT, "port": 8444}))),
    case("F17", "a rule of a list that nobody has may lead elsewhere", "depends",
         tcp(CLIENT, A), RULES, **behind(doors(
             {**DNAT, "source": "Storage", "translated_address": B}, DNAT))),
    case("F16b", "whichever of two DNAT rules takes the client, both lead to one machine", "allow",
         tcp(CLIENT, A), RULES, **behind(doors({**DNAT, "source": "Storage"}, DNAT))),
    case("F18", "with 0.0.0.0/0 the source never changes", "allow", tcp(A, B), SNAT,
         **behind(allow_all(snat_private_ranges=["0.0.0.0/0"]), two=GUARDED,
                  network_security_groups=[ONLY_SOURCE])),
    case("F19", "with 255.255.255.255/32 it changes whatever else is listed", "deny", tcp(A, B),
         SNAT, **behind(allow_all(snat_private_ranges=["10.0.0.0/8", "255.255.255.255/32"]),
                        two=GUARDED, network_security_groups=[ONLY_SOURCE])),
    case("F19a", "the private ranges are those of the policy itself, not of its parent", "allow",
         tcp(A, B), PAGE, **behind(
             allow_all(parent="base"), policy(name="base", snat_private_ranges=[
                 "255.255.255.255/32"]),
             two=GUARDED, network_security_groups=[ONLY_SOURCE])),
    case("F20", "threat intelligence of the parent counts", "depends", tcp(A, CLIENT), RULES,
         **behind(allow_all(parent="base"), policy(name="base", threat_intelligence="deny"))),
    case("F21", "an application rule without names matches nothing", "deny", tcp(A, B), RULES,
         **behind(policy(collection("application", "allow", {**WEB, "fqdns": []})))),
    case("F22", "at AzureFirewallSubnet VirtualNetwork means what it sees", "allow", tcp(A, B),
         RULES, **behind(policy(collection("network", "allow", net_rule(
             source="VirtualNetwork", destination="VirtualNetwork"))))),
    case("F23", "a site's addresses are reached by DNAT only", "deny", tcp(CLIENT, "20.5.0.4"),
         RULES, disposition="no_route", virtual_networks=[hub()],
         sites=[{"name": "branch", "prefixes": ["20.5.0.0/24"]}]),
    case("F24", "whether a firewall of which no public address is told leaves depends", "depends",
         tcp(A, CLIENT), PAGE, **leaving(**BARE)),
    case("F25", "a firewall without a public address leaves by nothing that Azure lends", "deny",
         tcp(A, CLIENT), PAGE, disposition="filtered",
         **leaving(**BARE, has_public_address=False)),
    case("F26", "a firewall leaves by an address that is not listed", "allow", tcp(A, CLIENT),
         PAGE, **leaving(**BARE, has_public_address=True)),
    case("F28", "a DNAT rule for any source may let traffic between networks through, too",
         "depends", tcp(A, B), ISSUES, **behind(policy(collection("dnat", None, TO_B)))),
    case("F28a", "to its own port only", "deny", tcp(A, B, 80), ISSUES, disposition="filtered",
         **behind(policy(collection("dnat", None, TO_B)))),
    case("F28b", "one for a client of its own lets nobody else through", "deny", tcp(A, B), ISSUES,
         disposition="filtered",
         **behind(policy(collection("dnat", None, {**TO_B, "source": CLIENT})))),
    case("F28c", "what it translates is not the source that a group admits", "depends", tcp(A, B),
         ISSUES, **behind(policy(collection("dnat", None, TO_B),
                                 collection("network", "allow", TCP443)),
                          two=GUARDED, network_security_groups=[ONLY_SOURCE])),
    case("F28d", "a group that admits both leaves nothing open", "allow", tcp(A, B), ISSUES,
         **behind(policy(collection("dnat", None, TO_B), collection("network", "allow", TCP443)))),
    case("F27", "a firewall without a public address leaves by a NAT gateway", "allow",
         tcp(A, CLIENT), PAGE, **leaving(TRANSLATED, **BARE, has_public_address=False)),
]  # fmt: skip
