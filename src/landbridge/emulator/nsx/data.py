"""The types of the Policy API that are emulated, with the keys that each of them has."""

from collections.abc import Mapping
from typing import NamedTuple


class Kind(NamedTuple):
    """A type: how paths call its collection, what it stands in, which keys and words it takes."""

    collection: str
    within: tuple[str, ...]
    keys: frozenset[str] = frozenset()
    words: Mapping[str, frozenset[str]] = {}
    needs: tuple[str, ...] = ()
    read_only: bool = False
    defaults: Mapping[str, object] = {}


def _keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _keys("id display_name description tags resource_type children")
SERVERS = _keys(
    "path parent_path relative_path unique_id realization_id owner_id remote_path marked_for_delete"
    " overridden origin_site_id is_default rule_count rule_id"
    " internal_sequence_number service_type lock_modified_by lock_modified_time"
)
"""What the manager writes; who sends it back is not heard."""

_POLICY = _keys(
    "category sequence_number scope stateful tcp_strict locked comments scheduler_path rules"
    " logging_enabled"
)
_ENDS = _keys("source_groups destination_groups sources_excluded destinations_excluded scope")
_RULE = _ENDS | _keys(
    "action sequence_number services service_entries direction disabled ip_protocol profiles"
    " logged tag notes"
)
_SEGMENT = _keys(
    "subnets connectivity_path transport_zone_path admin_state advanced_config replication_mode"
    " type domain_name dhcp_config_path address_bindings extra_configs ls_id overlay_id"
)
_TIER_1 = _keys(
    "tier0_path failover_mode route_advertisement_types route_advertisement_rules arp_limit type"
    " enable_standby_relocation disable_firewall force_whitelisting default_rule_logging ha_mode"
    " pool_allocation dhcp_config_paths ipv6_profile_paths"
)
_DISTRIBUTED = frozenset({"Ethernet", "Emergency", "Infrastructure", "Environment", "Application"})
_GATEWAY = frozenset(
    {"Emergency", "SystemRules", "SharedPreRules", "LocalGatewayRules"}
    | {"AutoServiceRules", "Default"}
)
OF_SERVICE = frozenset({"SystemRules", "AutoServiceRules"})
"""Categories of gateways into which nobody but the service writes."""
_RULE_WORDS: Mapping[str, frozenset[str]] = {
    "action": frozenset({"ALLOW", "DROP", "REJECT", "JUMP_TO_APPLICATION"}),
    "direction": frozenset({"IN", "OUT", "IN_OUT"}),
    "ip_protocol": frozenset({"IPV4", "IPV6", "IPV4_IPV6"}),
}

INFRA = "Infra"
KINDS: Mapping[str, Kind] = {
    "Domain": Kind("domains", (INFRA,)),
    "Group": Kind("groups", ("Domain",), _keys("expression group_type state")),
    "SecurityPolicy": Kind(
        "security-policies",
        ("Domain",),
        _POLICY,
        {"category": _DISTRIBUTED},
        defaults={"category": "Application", "sequence_number": 0, "stateful": True},
    ),
    "GatewayPolicy": Kind(
        "gateway-policies",
        ("Domain",),
        _POLICY,
        {"category": _GATEWAY},
        defaults={"category": "LocalGatewayRules", "sequence_number": 0, "stateful": True},
    ),
    "Rule": Kind(
        "rules",
        ("SecurityPolicy", "GatewayPolicy"),
        _RULE,
        _RULE_WORDS,
        needs=("action",),
        defaults={"sequence_number": 0, "direction": "IN_OUT", "disabled": False},
    ),
    "Service": Kind("services", (INFRA,), _keys("service_entries")),
    "Segment": Kind("segments", (INFRA, "Tier1"), _SEGMENT),
    "Tier0": Kind("tier-0s", (INFRA,), frozenset({"ha_mode"}), read_only=True),
    "Tier1": Kind("tier-1s", (INFRA,), _TIER_1),
    "PolicyExcludeList": Kind("exclude-list", (), _keys("members")),
}
PARTS = {"SecurityPolicy": ("rules", "Rule"), "GatewayPolicy": ("rules", "Rule")}
"""Objects that are told inside of another one, too: under which key, and their type."""
EXPRESSIONS = frozenset(
    {"Condition", "NestedExpression", "IPAddressExpression", "PathExpression"}
    | {"ExternalIDExpression", "MACAddressExpression", "ConjunctionOperator"}
)
ENTRIES = frozenset(
    {"L4PortSetServiceEntry", "ICMPTypeServiceEntry", "IPProtocolServiceEntry"}
    | {"IGMPTypeServiceEntry", "ALGTypeServiceEntry", "EtherTypeServiceEntry"}
    | {"NestedServiceServiceEntry"}
)
TEXT, NUMBER, FLAG, TEXTS, OBJECTS = "a text", "a number", "a flag", "texts", "objects"
FORMS: Mapping[str, str] = {
    **dict.fromkeys(("tags", "expression", "rules", "service_entries", "subnets"), OBJECTS),
    **dict.fromkeys(("expressions", "children", "address_bindings", "extra_configs"), OBJECTS),
    **dict.fromkeys(("source_groups", "destination_groups", "services", "scope"), TEXTS),
    **dict.fromkeys(("profiles", "members", "ip_addresses", "paths"), TEXTS),
    **dict.fromkeys(("destination_ports", "source_ports", "dhcp_ranges"), TEXTS),
    **dict.fromkeys(("route_advertisement_types", "external_ids"), TEXTS),
    **dict.fromkeys(("id", "display_name", "description", "resource_type"), TEXT),
    **dict.fromkeys(("connectivity_path", "tier0_path", "action", "direction"), TEXT),
    **dict.fromkeys(("category", "ip_protocol", "gateway_address", "transport_zone_path"), TEXT),
    **dict.fromkeys(("disabled", "logged", "stateful", "tcp_strict", "locked"), FLAG),
    **dict.fromkeys(("sources_excluded", "destinations_excluded", "disable_firewall"), FLAG),
    "sequence_number": NUMBER,
}
"""What stands under a key, wherever it stands."""
