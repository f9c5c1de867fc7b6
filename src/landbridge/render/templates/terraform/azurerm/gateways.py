"""Gateways, virtual WAN and what else leads in and out."""

from landbridge.render.arm.ground import GATEWAY
from landbridge.render.templates.terraform.azurerm.firewall import FRONT
from landbridge.render.templates.terraform.azurerm.form import Forms, child, located
from landbridge.render.templates.terraform.entries import at, blocks, worded
from landbridge.render.templates.terraform.forms import At, NotExpressed, Way

NETWORK = "Microsoft.Network"


def _named(sku: dict[str, object]) -> object:
    if set(sku) != {"name", "tier"} or sku["name"] != sku["tier"]:
        raise NotExpressed
    return sku["name"]


SKU = At("properties/sku", "sku", Way(_named, lambda name: {"name": name, "tier": name}))
"""The provider sends one word as name and as tier."""
WITHOUT_ADDRESS = FRONT[:2]
"""The provider refuses an ExpressRoute gateway that names a public address."""
GATEWAYS: Forms = {
    GATEWAY: (
        located(
            "azurerm_virtual_network_gateway",
            worded("properties/gatewayType", "type", {"Vpn": "Vpn"}),
            SKU,
            at("properties/vpnType", "vpn_type"),
            at("properties/enableBgp", "bgp_enabled"),
            at("properties/activeActive", "active_active"),
            blocks("properties/ipConfigurations", "ip_configuration", *FRONT),
        ),
        located(
            "azurerm_virtual_network_gateway",
            worded("properties/gatewayType", "type", {"ExpressRoute": "ExpressRoute"}),
            SKU,
            blocks("properties/ipConfigurations", "ip_configuration", *WITHOUT_ADDRESS),
        ),
    ),
    f"{NETWORK}/virtualWans": (
        located(
            "azurerm_virtual_wan",
            at("properties/type", "type"),
            at("properties/allowBranchToBranchTraffic", "allow_branch_to_branch_traffic"),
            at("properties/disableVpnEncryption", "disable_vpn_encryption"),
        ),
    ),
    f"{NETWORK}/virtualHubs": (
        located(
            "azurerm_virtual_hub",
            at("properties/virtualWan/id", "virtual_wan_id"),
            at("properties/addressPrefix", "address_prefix"),
            at("properties/sku", "sku"),
            at("properties/hubRoutingPreference", "hub_routing_preference"),
            at("properties/allowBranchToBranchTraffic", "branch_to_branch_traffic_enabled"),
        ),
    ),
    f"{NETWORK}/virtualHubs/hubVirtualNetworkConnections": (
        child(
            "azurerm_virtual_hub_connection",
            "virtual_hub_id",
            at("properties/remoteVirtualNetwork/id", "remote_virtual_network_id"),
            at("properties/enableInternetSecurity", "internet_security_enabled"),
        ),
    ),
    f"{NETWORK}/virtualHubs/routingIntent": (
        child(
            "azurerm_virtual_hub_routing_intent",
            "virtual_hub_id",
            blocks(
                "properties/routingPolicies",
                "routing_policy",
                at("name", "name"),
                at("destinations", "destinations"),
                at("nextHop", "next_hop"),
            ),
        ),
    ),
    f"{NETWORK}/expressRouteGateways": (
        located(
            "azurerm_express_route_gateway",
            at("properties/virtualHub/id", "virtual_hub_id"),
            at("properties/autoScaleConfiguration/bounds/min", "scale_units"),
            at("properties/allowNonVirtualWanTraffic", "allow_non_virtual_wan_traffic"),
        ),
    ),
    f"{NETWORK}/ddosProtectionPlans": (located("azurerm_network_ddos_protection_plan"),),
    f"{NETWORK}/bastionHosts": (
        located(
            "azurerm_bastion_host",
            at("sku/name", "sku"),
            blocks("properties/ipConfigurations", "ip_configuration", *FRONT),
        ),
    ),
}
