resource "azurerm_vmware_private_cloud" "gen2" {
  name                = var.private_cloud_name
  resource_group_name = var.resource_group_name
  location           = var.location
  
  management_cluster {
    size = 3
    host_type = "AV64"
  }
  
  network_subnet_cidr = var.network_block
  
  virtual_network_integration {
    enabled = true
    virtual_network_id = var.vnet_id
    subnet_id = var.subnet_id
  }
}
