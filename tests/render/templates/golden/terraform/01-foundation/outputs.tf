# Rendered from the plan of contoso: change the estate and render again.

output "ids" {
  description = "Ids of what this stage makes, by its name in these files."
  value = {
    resource_group_rg_avs_contoso                            = azurerm_resource_group.resource_group_rg_avs_contoso.id
    network_security_group_nsg_lake                          = azurerm_network_security_group.network_security_group_nsg_lake.id
    route_table_to_firewall                                  = azurerm_route_table.route_table_to_firewall.id
    route_table_gateway_to_firewall                          = azurerm_route_table.route_table_gateway_to_firewall.id
    virtual_network_vnet_avs                                 = azurerm_virtual_network.virtual_network_vnet_avs.id
    ip_group_web                                             = azurerm_ip_group.ip_group_web.id
    ip_group_app                                             = azurerm_ip_group.ip_group_app.id
    firewall_policy_hub_firewall_policy                      = azurerm_firewall_policy.firewall_policy_hub_firewall_policy.id
    public_ip_address_hub_firewall_ip                        = azurerm_public_ip.public_ip_address_hub_firewall_ip.id
    public_ip_address_hub_gateway_ip                         = azurerm_public_ip.public_ip_address_hub_gateway_ip.id
    workspace_avs_contoso_logs                               = azurerm_log_analytics_workspace.workspace_avs_contoso_logs.id
    action_group_avs_contoso_operators                       = azurerm_monitor_action_group.action_group_avs_contoso_operators.id
    virtual_network_vnet_data                                = azurerm_virtual_network.virtual_network_vnet_data.id
    subnet_vnet_data_lake                                    = azurerm_subnet.subnet_vnet_data_lake.id
    virtual_network_hub                                      = azurerm_virtual_network.virtual_network_hub.id
    subnet_hub_azurefirewallsubnet                           = azurerm_subnet.subnet_hub_azurefirewallsubnet.id
    subnet_hub_gatewaysubnet                                 = azurerm_subnet.subnet_hub_gatewaysubnet.id
    rule_collection_group_hub_firewall_policy_firewall_rules = azurerm_firewall_policy_rule_collection_group.rule_collection_group_hub_firewall_policy_firewall_rules.id
    azure_firewall_hub_firewall                              = azurerm_firewall.azure_firewall_hub_firewall.id
    virtual_network_gateway_hub_gateway                      = azapi_resource.virtual_network_gateway_hub_gateway.id
  }
}
