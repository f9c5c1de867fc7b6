"""Azure Virtual Network Manager."""

from landbridge.render.arm.virtual_network_manager import (
    ADMIN,
    COLLECTION,
    CONNECTIVITY,
    GROUP,
    INSTANCE,
    MEMBER,
    RULE,
)
from landbridge.render.templates.terraform.azurerm.form import Forms, child, located
from landbridge.render.templates.terraform.entries import at, blocks, keyed, worded
from landbridge.render.templates.terraform.forms import Always, Together

SWITCH = {"True": True, "False": False}
"""Azure writes the switches of a connectivity configuration as texts."""
PREFIX = (at("addressPrefix", "address_prefix"), at("addressPrefixType", "address_prefix_type"))
JOINED = (
    at("networkGroupId", "network_group_id"),
    at("groupConnectivity", "group_connectivity"),
    worded("isGlobal", "global_mesh_enabled", SWITCH),
    worded("useHubGateway", "use_hub_gateway", SWITCH),
)
HUB = (at("resourceId", "resource_id"), at("resourceType", "resource_type"))
MANAGER: Forms = {
    INSTANCE: (
        located(
            "azurerm_network_manager",
            at("properties/networkManagerScopeAccesses", "scope_accesses"),
            Together(
                "scope",
                (
                    at("properties/networkManagerScopes/subscriptions", "subscription_ids"),
                    at("properties/networkManagerScopes/managementGroups", "management_group_ids"),
                ),
            ),
        ),
    ),
    GROUP: (
        child(
            "azurerm_network_manager_network_group",
            "network_manager_id",
            at("properties/memberType", "member_type"),
            at("properties/description", "description"),
        ),
    ),
    MEMBER: (
        child(
            "azurerm_network_manager_static_member",
            "network_group_id",
            at("properties/resourceId", "target_virtual_network_id"),
        ),
    ),
    CONNECTIVITY: (
        child(
            "azurerm_network_manager_connectivity_configuration",
            "network_manager_id",
            at("properties/connectivityTopology", "connectivity_topology"),
            worded("properties/isGlobal", "global_mesh_enabled", SWITCH),
            worded("properties/deleteExistingPeering", "delete_existing_peering_enabled", SWITCH),
            blocks("properties/hubs", "hub", *HUB),
            blocks("properties/appliesToGroups", "applies_to_group", *JOINED),
        ),
    ),
    ADMIN: (child("azurerm_network_manager_security_admin_configuration", "network_manager_id"),),
    COLLECTION: (
        child(
            "azurerm_network_manager_admin_rule_collection",
            "security_admin_configuration_id",
            keyed("properties/appliesToGroups", "network_group_ids", "networkGroupId"),
        ),
    ),
    RULE: (
        child(
            "azurerm_network_manager_admin_rule",
            "admin_rule_collection_id",
            Always("kind", "Custom"),
            at("properties/priority", "priority"),
            at("properties/direction", "direction"),
            at("properties/access", "action"),
            at("properties/protocol", "protocol"),
            at("properties/sourcePortRanges", "source_port_ranges"),
            at("properties/destinationPortRanges", "destination_port_ranges"),
            blocks("properties/sources", "source", *PREFIX),
            blocks("properties/destinations", "destination", *PREFIX),
        ),
    ),
}
