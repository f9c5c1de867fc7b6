"""What a new manager holds: the service's gateways, the default rules, services by name.

That there is a tier-0 and a tier-1, called after the tenant, and that what no rule matches passes,
is published; the ids of policies and rules, and the number in the gateways' names, are inferred.
"""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.emulator.avs.gateway_names import gateway_names
from landbridge.emulator.nsx.object import Object, Objects
from landbridge.emulator.nsx.paths import EXCLUDE_LIST, ROOT
from landbridge.emulator.store import Body, Resource

DOMAIN = f"{ROOT}/domains/default"
LAST = 2**31 - 1  # of all sequence numbers
ANYBODY: Body = {
    "source_groups": ["ANY"],
    "destination_groups": ["ANY"],
    "services": ["ANY"],
    "action": "ALLOW",
    "direction": "IN_OUT",
    "sequence_number": LAST,
    "disabled": False,
}
PORTS = "services.names"
SERVICES = ("HTTP", "HTTPS", "SSH", "RDP", "SMB", "NTP", "SMTP", "SNMP")


def defaults(cloud: Resource) -> Objects:
    """The objects that came with a cloud."""
    found = (
        Object(path, kind, body, cloud.created, cloud.created)
        for path, kind, body in (*_gateways(cloud), *_firewalls(cloud), *_services())
    )
    return {each.path: each for each in found}


def _gateways(cloud: Resource) -> Iterator[tuple[str, str, Body]]:
    names = gateway_names(cloud.id)
    edge, inner = names["tier-0s"], names["tier-1s"]
    modes = [str(catalogue().value(fact)).upper() for fact in ("nsx.t0.mode", "nsx.t1.mode")]
    ha_modes = [each.replace("/", "_") for each in modes]
    yield f"{ROOT}/tier-0s/{edge}", "Tier0", {"display_name": edge, "ha_mode": ha_modes[0]}
    yield (
        f"{ROOT}/tier-1s/{inner}",
        "Tier1",
        {
            "display_name": inner,
            "tier0_path": f"{ROOT}/tier-0s/{edge}",
            "ha_mode": ha_modes[1],
            "route_advertisement_types": ["TIER1_CONNECTED", "TIER1_STATIC_ROUTES"],
        },
    )


def _firewalls(cloud: Resource) -> Iterator[tuple[str, str, Body]]:
    yield DOMAIN, "Domain", {"display_name": "default"}
    yield EXCLUDE_LIST, "PolicyExcludeList", {"display_name": "exclude-list", "members": []}
    last = {"sequence_number": LAST, "stateful": True}
    distributed = f"{DOMAIN}/security-policies/default-layer3-section"
    told = {"display_name": "Default Layer3 Section", "category": "Application", "scope": ["ANY"]}
    yield distributed, "SecurityPolicy", {**told, **last}
    rule = {"display_name": "Default Layer3 Rule", "scope": ["ANY"]}
    yield f"{distributed}/rules/default-layer3-rule", "Rule", {**ANYBODY, **rule}
    gateway = f"{DOMAIN}/gateway-policies/Policy_Default_Infra"
    yield gateway, "GatewayPolicy", {"display_name": "Default", "category": "Default", **last}
    edges = [f"{ROOT}/{tier}/{name}" for tier, name in gateway_names(cloud.id).items()]
    rule = {"display_name": "Default Rule", "scope": edges}
    yield f"{gateway}/rules/default-rule", "Rule", {**ANYBODY, **rule}


def _services() -> Iterator[tuple[str, str, Body]]:
    """Some of the four hundred, with the ports that their names have everywhere."""
    named = catalogue().value(PORTS)
    for name in SERVICES:
        word = str(named[name.lower()]) if isinstance(named, dict) else ""
        body = {"display_name": name, "service_entries": [_entry(name, word)]}
        yield f"{ROOT}/services/{name}", "Service", body


def _entry(name: str, word: str) -> Body:
    protocol, _, port = word.partition("/")
    return {
        "resource_type": "L4PortSetServiceEntry",
        "id": name,
        "display_name": name,
        "l4_protocol": protocol.upper(),
        "destination_ports": [port],
    }
