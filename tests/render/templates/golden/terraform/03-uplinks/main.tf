# Rendered from the plan of contoso: change the estate and render again.

# As it stands: the service adds subnets and prefixes to it.
data "azurerm_virtual_network" "cloud" {
  name                = "vnet-avs"
  resource_group_name = "rg-avs-contoso"
}

# The service gives each name a suffix. A longer name of the layout is another subnet.
# [network.subnets.match-by]
locals {
  service_subnets = {
    avs-nsx-gw   = [for each in data.azurerm_virtual_network.cloud.subnets : each if startswith(lower("${each}-"), "avs-nsx-gw-") && !startswith(lower("${each}-"), "avs-nsx-gw-1-")]
    avs-nsx-gw-1 = [for each in data.azurerm_virtual_network.cloud.subnets : each if startswith(lower("${each}-"), "avs-nsx-gw-1-")]
  }
}

# The service makes these subnets and gives their names a suffix, so that they are found by how they
# begin; all that stands on them stays. [network.subnets.made-by, network.subnets.match-by,
# routing.udr.subnets, nsg.subnets]
resource "azurerm_subnet_route_table_association" "avs_nsx_gw" {
  subnet_id      = "${data.azurerm_virtual_network.cloud.id}/subnets/${one(local.service_subnets["avs-nsx-gw"])}"
  route_table_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/routeTables/to-firewall"

  lifecycle {
    precondition {
      condition     = length(local.service_subnets["avs-nsx-gw"]) == 1
      error_message = "There is not one subnet avs-nsx-gw in the network: is the private cloud made?"
    }
  }
}

# The service makes these subnets and gives their names a suffix, so that they are found by how they
# begin; all that stands on them stays. [network.subnets.made-by, network.subnets.match-by,
# routing.udr.subnets, nsg.subnets]
resource "azurerm_subnet_route_table_association" "avs_nsx_gw_1" {
  subnet_id      = "${data.azurerm_virtual_network.cloud.id}/subnets/${one(local.service_subnets["avs-nsx-gw-1"])}"
  route_table_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/routeTables/to-firewall"

  lifecycle {
    precondition {
      condition     = length(local.service_subnets["avs-nsx-gw-1"]) == 1
      error_message = "There is not one subnet avs-nsx-gw-1 in the network: is the private cloud made?"
    }
  }
}
