# Rendered from the plan of contoso: change the estate and render again.

output "ids" {
  description = "Ids of what this stage makes, by its name in these files."
  value = {
    virtual_network_peering_hub_to_vnet_data = azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_data.id
    virtual_network_peering_hub_to_vnet_avs  = azurerm_virtual_network_peering.virtual_network_peering_hub_to_vnet_avs.id
    virtual_network_peering_vnet_data_to_hub = azurerm_virtual_network_peering.virtual_network_peering_vnet_data_to_hub.id
    virtual_network_peering_vnet_avs_to_hub  = azurerm_virtual_network_peering.virtual_network_peering_vnet_avs_to_hub.id
  }
}
