"""The keys of a declared network that findings are about, as patterns of `checks.about`."""

NETWORKS = "network.virtual_networks.*"
SUBNETS = f"{NETWORKS}.subnets.*"
PEERINGS = f"{NETWORKS}.peerings.*"
TABLES = "network.route_tables.*"
SECURITY_GROUPS = "network.network_security_groups.*"
SECURITY_RULES = f"{SECURITY_GROUPS}.rules.*"
APPLICATION_GROUPS = "network.application_security_groups.*"
FIREWALLS = "network.firewalls.*"
POLICIES = "network.firewall_policies.*"
FIREWALL_RULES = f"{POLICIES}.rule_collection_groups.*.rule_collections.*.rules.*"
GATEWAYS = "network.gateways.*"
INTERFACES = "network.interfaces.*"
BALANCERS = "network.load_balancers.*"
ENDPOINTS = "network.private_endpoints.*"
HUBS = "network.virtual_hubs.*"
MANAGER = "network.network_manager"
ADMIN_RULES = f"{MANAGER}.security_admin.*"
CONNECTIVITY = f"{MANAGER}.connectivity.*"
GROUPS = "network.groups.*"
CLOUDS = "network.private_clouds.*"
CLOUDS_RULES = tuple(
    f"network.private_clouds.+.{firewall}.*.rules.*"
    for firewall in ("distributed_firewall", "gateway_firewall")
)
WRITTEN = (
    *(SECURITY_RULES, ADMIN_RULES + ".rules.*", TABLES, GROUPS, FIREWALL_RULES),
    *(*CLOUDS_RULES, CLOUDS),
)
"""Whatever rules and routes are written in."""
OWN_CLOUD = "private_cloud"
OWN_NETWORK = f"{OWN_CLOUD}.virtual_network"
GUIDE_RULES = "firewall_rules.*"
