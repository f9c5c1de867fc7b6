# Rendered from the plan of contoso: change the estate and render again.

# As it stands: the service adds subnets and prefixes to it.
data "azurerm_virtual_network" "cloud" {
  name                = "vnet-avs"
  resource_group_name = "rg-avs-contoso"
}

# Peering leads no further: each pair has its two sides. [peering.transitive]
resource "azurerm_virtual_network_peering" "virtual_network_peering_hub_to_vnet_data" {
  name                         = "to-vnet-data"
  resource_group_name          = "rg-avs-contoso"
  virtual_network_name         = "hub"
  remote_virtual_network_id    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/virtualNetworks/vnet-data"
  allow_virtual_network_access = true
  allow_forwarded_traffic      = true
  allow_gateway_transit        = true
  use_remote_gateways          = false
}

# Peering leads no further: each pair has its two sides. [peering.transitive]
resource "azurerm_virtual_network_peering" "virtual_network_peering_hub_to_vnet_avs" {
  name                         = "to-vnet-avs"
  resource_group_name          = "rg-avs-contoso"
  virtual_network_name         = "hub"
  remote_virtual_network_id    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/virtualNetworks/vnet-avs"
  allow_virtual_network_access = true
  allow_forwarded_traffic      = true
  allow_gateway_transit        = true
  use_remote_gateways          = false
  triggers = {
    address_space = join(",", sort(data.azurerm_virtual_network.cloud.address_space))
  }
  depends_on = [azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_data]
}

# Peering leads no further: each pair has its two sides. [peering.transitive]
resource "azurerm_virtual_network_peering" "virtual_network_peering_vnet_data_to_hub" {
  name                         = "to-hub"
  resource_group_name          = "rg-avs-contoso"
  virtual_network_name         = "vnet-data"
  remote_virtual_network_id    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/virtualNetworks/hub"
  allow_virtual_network_access = true
  allow_forwarded_traffic      = true
  allow_gateway_transit        = false
  use_remote_gateways          = true
  depends_on = [
    azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_avs,
    azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_data,
  ]
}

# Peering leads no further: each pair has its two sides. [peering.transitive]
resource "azurerm_virtual_network_peering" "virtual_network_peering_vnet_avs_to_hub" {
  name                         = "to-hub"
  resource_group_name          = "rg-avs-contoso"
  virtual_network_name         = "vnet-avs"
  remote_virtual_network_id    = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/virtualNetworks/hub"
  allow_virtual_network_access = true
  allow_forwarded_traffic      = true
  allow_gateway_transit        = false
  use_remote_gateways          = true
  depends_on = [
    azurerm_virtual_network_peering.virtual_network_peering_vnet_data_to_hub,
    azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_avs,
  ]
}
