"""Rules about the network around a private cloud, as far as the estate declares it."""

from landbridge.checks.network.activation_denied import ACTIVATION_DENIED
from landbridge.checks.network.admin_rules import ADMIN_RULES
from landbridge.checks.network.admin_rules_max import ADMIN_RULES_MAX
from landbridge.checks.network.advertised_max import ADVERTISED_MAX
from landbridge.checks.network.always_allow import ALWAYS_ALLOW
from landbridge.checks.network.asg_of_guests import ASG_OF_GUESTS
from landbridge.checks.network.asgs_max import ASGS_MAX
from landbridge.checks.network.augmented import AUGMENTED
from landbridge.checks.network.block_outside import BLOCK_OUTSIDE
from landbridge.checks.network.cloud_reserved import CLOUD_RESERVED
from landbridge.checks.network.connected_group import CONNECTED_GROUP
from landbridge.checks.network.default_widens import DEFAULT_WIDENS
from landbridge.checks.network.dnat_foreign import DNAT_FOREIGN
from landbridge.checks.network.dnat_nobody import DNAT_NOBODY
from landbridge.checks.network.east_west import EAST_WEST
from landbridge.checks.network.endpoint_bypass import ENDPOINT_BYPASS
from landbridge.checks.network.endpoint_global import ENDPOINT_GLOBAL
from landbridge.checks.network.firewall_bare import FIREWALL_BARE
from landbridge.checks.network.firewall_loop import FIREWALL_LOOP
from landbridge.checks.network.forwarded import FORWARDED
from landbridge.checks.network.fqdn_without_proxy import FQDN_WITHOUT_PROXY
from landbridge.checks.network.gateway_default import GATEWAY_DEFAULT
from landbridge.checks.network.gateway_hop import GATEWAY_HOP
from landbridge.checks.network.gateway_not_lent import GATEWAY_NOT_LENT
from landbridge.checks.network.gateway_one_way import GATEWAY_ONE_WAY
from landbridge.checks.network.gateway_propagation import GATEWAY_PROPAGATION
from landbridge.checks.network.gateways_alike import GATEWAYS_ALIKE
from landbridge.checks.network.gateways_two import GATEWAYS_TWO
from landbridge.checks.network.group_elsewhere import GROUP_ELSEWHERE
from landbridge.checks.network.group_inbound import GROUP_INBOUND
from landbridge.checks.network.group_unfit import GROUP_UNFIT
from landbridge.checks.network.groups_differ import GROUPS_DIFFER
from landbridge.checks.network.groups_joined_max import GROUPS_JOINED_MAX
from landbridge.checks.network.groups_of_network_max import GROUPS_OF_NETWORK_MAX
from landbridge.checks.network.hop_forwarding import HOP_FORWARDING
from landbridge.checks.network.hop_nobody import HOP_NOBODY
from landbridge.checks.network.hop_own_subnet import HOP_OWN_SUBNET
from landbridge.checks.network.host_bits import HOST_BITS
from landbridge.checks.network.hub_region import HUB_REGION
from landbridge.checks.network.inspection_denies import INSPECTION_DENIES
from landbridge.checks.network.kind_untold import KIND_UNTOLD
from landbridge.checks.network.name_unknown import NAME_UNKNOWN
from landbridge.checks.network.no_way_out import NO_WAY_OUT
from landbridge.checks.network.peering_global import PEERING_GLOBAL
from landbridge.checks.network.peering_half import PEERING_HALF
from landbridge.checks.network.peering_stale import PEERING_STALE
from landbridge.checks.network.peerings_max import PEERINGS_MAX
from landbridge.checks.network.peers_overlap import PEERS_OVERLAP
from landbridge.checks.network.policy_empty import POLICY_EMPTY
from landbridge.checks.network.prefixes_max import PREFIXES_MAX
from landbridge.checks.network.private_endpoint_bypass import PRIVATE_ENDPOINT_BYPASS
from landbridge.checks.network.probes_denied import PROBES_DENIED
from landbridge.checks.network.public_lost import PUBLIC_LOST
from landbridge.checks.network.routes_max import ROUTES_MAX
from landbridge.checks.network.rules_max import RULES_MAX
from landbridge.checks.network.rules_nowhere import RULES_NOWHERE
from landbridge.checks.network.site_overlap import SITE_OVERLAP
from landbridge.checks.network.space_reserved import SPACE_RESERVED
from landbridge.checks.network.subnet_small import SUBNET_SMALL
from landbridge.checks.network.supernet import SUPERNET
from landbridge.checks.network.table_elsewhere import TABLE_ELSEWHERE
from landbridge.checks.network.table_inbound import TABLE_INBOUND
from landbridge.checks.network.table_management import TABLE_MANAGEMENT
from landbridge.checks.network.tables_differ import TABLES_DIFFER
from landbridge.checks.network.tag_protocol import TAG_PROTOCOL
from landbridge.checks.network.tag_routes_max import TAG_ROUTES_MAX
from landbridge.checks.network.undeclared import UNDECLARED
from landbridge.checks.network.uplink_endpoints import UPLINK_ENDPOINTS
from landbridge.checks.network.uplink_nat import UPLINK_NAT
from landbridge.checks.rule import Rule

NETWORK_RULES: tuple[Rule, ...] = (
    UNDECLARED,
    TABLES_DIFFER,
    GROUPS_DIFFER,
    TABLE_INBOUND,
    GROUP_INBOUND,
    TABLE_MANAGEMENT,
    TABLE_ELSEWHERE,
    GROUP_ELSEWHERE,
    UPLINK_NAT,
    UPLINK_ENDPOINTS,
    NO_WAY_OUT,
    SUPERNET,
    GATEWAY_ONE_WAY,
    HOP_NOBODY,
    HOP_FORWARDING,
    HOP_OWN_SUBNET,
    FIREWALL_LOOP,
    GATEWAY_HOP,
    GATEWAY_DEFAULT,
    GATEWAY_PROPAGATION,
    PUBLIC_LOST,
    ENDPOINT_BYPASS,
    PRIVATE_ENDPOINT_BYPASS,
    PEERING_HALF,
    PEERING_STALE,
    PEERS_OVERLAP,
    SITE_OVERLAP,
    BLOCK_OUTSIDE,
    CLOUD_RESERVED,
    SPACE_RESERVED,
    SUBNET_SMALL,
    HOST_BITS,
    GATEWAY_NOT_LENT,
    GATEWAYS_TWO,
    GATEWAYS_ALIKE,
    KIND_UNTOLD,
    FORWARDED,
    PEERING_GLOBAL,
    ENDPOINT_GLOBAL,
    CONNECTED_GROUP,
    HUB_REGION,
    GROUP_UNFIT,
    DEFAULT_WIDENS,
    ASG_OF_GUESTS,
    AUGMENTED,
    NAME_UNKNOWN,
    ADMIN_RULES,
    ALWAYS_ALLOW,
    PROBES_DENIED,
    FIREWALL_BARE,
    POLICY_EMPTY,
    RULES_NOWHERE,
    ACTIVATION_DENIED,
    FQDN_WITHOUT_PROXY,
    INSPECTION_DENIES,
    DNAT_NOBODY,
    DNAT_FOREIGN,
    EAST_WEST,
    TAG_PROTOCOL,
    ROUTES_MAX,
    TAG_ROUTES_MAX,
    RULES_MAX,
    ASGS_MAX,
    PEERINGS_MAX,
    PREFIXES_MAX,
    GROUPS_JOINED_MAX,
    GROUPS_OF_NETWORK_MAX,
    ADMIN_RULES_MAX,
    ADVERTISED_MAX,
)

__all__ = ["NETWORK_RULES"]
