"""Virtual networks and what stands on their subnets."""

from landbridge.render.arm.ground import (
    APPLICATION_GROUP,
    NAT_GATEWAY,
    PEERING,
    PUBLIC_ADDRESS,
    ROUTE_TABLE,
    SECURITY_GROUP,
    SUBNET,
    VIRTUAL_NETWORK,
)
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.templates.terraform.azurerm.form import LOCATION, Form, Forms, located
from landbridge.render.templates.terraform.entries import at, block, blocks, keyed, lone, worded
from landbridge.render.templates.terraform.forms import Always, Together

NOT = {True: False, False: True}
ENABLED = {"Enabled": True, "Disabled": False}
SECURITY_RULE = (
    at("name", "name"),
    at("properties/description", "description"),
    at("properties/priority", "priority"),
    at("properties/direction", "direction"),
    at("properties/access", "access"),
    at("properties/protocol", "protocol"),
    at("properties/sourceAddressPrefix", "source_address_prefix"),
    at("properties/sourceAddressPrefixes", "source_address_prefixes"),
    keyed(
        "properties/sourceApplicationSecurityGroups",
        "source_application_security_group_ids",
    ),
    at("properties/sourcePortRange", "source_port_range"),
    at("properties/sourcePortRanges", "source_port_ranges"),
    at("properties/destinationAddressPrefix", "destination_address_prefix"),
    at("properties/destinationAddressPrefixes", "destination_address_prefixes"),
    keyed(
        "properties/destinationApplicationSecurityGroups",
        "destination_application_security_group_ids",
    ),
    at("properties/destinationPortRange", "destination_port_range"),
    at("properties/destinationPortRanges", "destination_port_ranges"),
)
ROUTE = (
    at("name", "name"),
    at("properties/addressPrefix", "address_prefix"),
    at("properties/nextHopType", "next_hop_type"),
    at("properties/nextHopIpAddress", "next_hop_in_ip_address"),
)
DELEGATION = (
    at("name", "name"),
    Together("service_delegation", (at("properties/serviceName", "name"),)),
)
OF_NETWORK, PREFIXES = "virtual_network_name", "address_prefixes"
SUBNETS = (
    at("properties/privateEndpointNetworkPolicies", "private_endpoint_network_policies"),
    worded(
        "properties/privateLinkServiceNetworkPolicies",
        "private_link_service_network_policies_enabled",
        ENABLED,
    ),
    at("properties/defaultOutboundAccess", "default_outbound_access_enabled"),
    keyed("properties/serviceEndpoints", "service_endpoints", "service"),
    blocks("properties/delegations", "delegation", *DELEGATION),
)
NETWORK: Forms = {
    RESOURCE_GROUP: (Form("azurerm_resource_group", (LOCATION,), grouped=False),),
    APPLICATION_GROUP: (located("azurerm_application_security_group"),),
    SECURITY_GROUP: (
        located(
            "azurerm_network_security_group",
            blocks("properties/securityRules", "security_rule", *SECURITY_RULE),
        ),
    ),
    ROUTE_TABLE: (
        located(
            "azurerm_route_table",
            worded("properties/disableBgpRoutePropagation", "bgp_route_propagation_enabled", NOT),
            blocks("properties/routes", "route", *ROUTE),
        ),
    ),
    PUBLIC_ADDRESS: (
        located(
            "azurerm_public_ip",
            at("properties/publicIPAllocationMethod", "allocation_method"),
            at("properties/publicIPAddressVersion", "ip_version"),
            at("sku/name", "sku"),
            at("sku/tier", "sku_tier"),
            at("zones", "zones"),
        ),
    ),
    NAT_GATEWAY: (
        located(
            "azurerm_nat_gateway",
            at("sku/name", "sku_name"),
            at("properties/idleTimeoutInMinutes", "idle_timeout_in_minutes"),
            at("zones", "zones"),
        ),
    ),
    VIRTUAL_NETWORK: (
        located(
            "azurerm_virtual_network",
            at("properties/addressSpace/addressPrefixes", "address_space"),
            at("properties/dhcpOptions/dnsServers", "dns_servers"),
            Together(
                "ddos_protection_plan",
                (
                    at("properties/ddosProtectionPlan/id", "id"),
                    at("properties/enableDdosProtection", "enable"),
                ),
            ),
        ),
        located(
            "azurerm_virtual_network",
            at("properties/addressSpace/addressPrefixes", "address_space"),
            at("properties/dhcpOptions/dnsServers", "dns_servers"),
            block(
                "properties/encryption",
                "encryption",
                Always("enabled", value=True),
                at("enforcement", "enforcement"),
            ),
        ),
    ),
    SUBNET: (
        Form("azurerm_subnet", (lone("properties/addressPrefix", PREFIXES), *SUBNETS), OF_NETWORK),
        Form("azurerm_subnet", (at("properties/addressPrefixes", PREFIXES), *SUBNETS), OF_NETWORK),
    ),
    PEERING: (
        Form(
            "azurerm_virtual_network_peering",
            (
                at("properties/remoteVirtualNetwork/id", "remote_virtual_network_id"),
                at("properties/allowVirtualNetworkAccess", "allow_virtual_network_access"),
                at("properties/allowForwardedTraffic", "allow_forwarded_traffic"),
                at("properties/allowGatewayTransit", "allow_gateway_transit"),
                at("properties/useRemoteGateways", "use_remote_gateways"),
            ),
            OF_NETWORK,
        ),
    ),
}
