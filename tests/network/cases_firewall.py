"""Cases of Azure Firewall."""

from tests.network.parts import (
    CLIENT,
    FIREWALL,
    A,
    B,
    Case,
    Part,
    allow_all,
    case,
    collection,
    firewall,
    net_rule,
    nsg,
    policy,
    rule,
    star,
    table,
    tcp,
)

RULES = "firewall/rule-processing"
SNAT = "firewall/snat-private-range"
T, U = {"route_table": "t"}, {"route_table": "u"}
TABLES = [table("t", ("0.0.0.0/0", FIREWALL)), table("u", ("0.0.0.0/0", FIREWALL))]
WEB = {"name": "web", "protocols": ["https:443"], "fqdns": ["*.contoso.com"]}
TCP443 = net_rule("443", protocols="tcp", ports="443")
DENY_ALL = policy(collection("network", "deny", net_rule()))
ONLY_SOURCE = nsg("g", rule("in", 100, "allow", source=A), rule("no", 200, "deny"))
ONLY_FIREWALL = nsg("g", rule("in", 100, "allow", source="10.0.1.0/26"), rule("no", 200, "deny"))
GUARDED = {"network_security_group": "g"}
DNAT: Part = {"name": "dnat", "destination": "20.1.1.1", "port": 8443,
              "translated_address": A, "translated_port": 443}  # fmt: skip


def behind(*policies: Part, two: Part | None = None, **keys: object) -> Part:
    """Two spokes that reach everything through the hub's firewall."""
    return {"virtual_networks": star(T, {**U, **(two or {})}), "route_tables": TABLES,
            "firewalls": [firewall()], "firewall_policies": list(policies), **keys}  # fmt: skip


FIREWALL_CASES: list[Case] = [
    case("44", "network rules end the processing before application rules", "allow",
         tcp(A, CLIENT), RULES, **behind(policy(
             collection("network", "allow", TCP443),
             collection("application", "deny", WEB, priority=110)))),
    case("45", "a collection that denies before one that allows", "deny", tcp(A, B), RULES,
         **behind(policy(collection("network", "deny", TCP443),
                         collection("network", "allow", net_rule(), priority=200)))),
    case("46", "a DNAT rule lets through without a network rule", "allow", tcp(CLIENT, A), RULES,
         **behind(policy(collection("dnat", None, DNAT),
                         collection("network", "deny", net_rule(), priority=200)))),
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
]  # fmt: skip
