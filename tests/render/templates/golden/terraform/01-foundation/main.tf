# Rendered from the plan of contoso: change the estate and render again.

resource "azurerm_resource_group" "resource_group_rg_avs_contoso" {
  name     = "rg-avs-contoso"
  location = var.location
}

# In the group of the cloud where the uplinks use it. [nsg.same-resource-group]
resource "azurerm_network_security_group" "network_security_group_nsg_lake" {
  name                = "nsg-lake"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location

  security_rule {
    name      = "from-app"
    priority  = 200
    direction = "Inbound"
    access    = "Allow"
    protocol  = "Tcp"
    source_address_prefixes = [
      "10.1.111.21/32",
      "10.1.111.22/31",
      "10.1.111.24/29",
      "10.1.111.32/30",
      "10.1.111.36/32",
      "10.1.111.53/32",
      "10.1.111.54/31",
      "10.1.111.56/31",
      "10.1.111.58/32",
      "10.1.111.71/32",
      "10.1.111.72/30",
    ]
    source_port_range          = "*"
    destination_address_prefix = "VirtualNetwork"
    destination_port_ranges    = ["443", "1433"]
  }

  security_rule {
    name                       = "nobody-else"
    priority                   = 4000
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "*"
  }
}

# In the group of the cloud where the uplinks use it, on both alike, and never on the subnet of
# inbound traffic. [routing.udr.same-resource-group, routing.udr.subnets, routing.udr.forbidden]
resource "azurerm_route_table" "route_table_to_firewall" {
  name                          = "to-firewall"
  resource_group_name           = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location                      = var.location
  bgp_route_propagation_enabled = false

  route {
    name                   = "route-1"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }
}

# In the group of the cloud where the uplinks use it, on both alike, and never on the subnet of
# inbound traffic. [routing.udr.same-resource-group, routing.udr.subnets, routing.udr.forbidden]
resource "azurerm_route_table" "route_table_gateway_to_firewall" {
  name                          = "gateway-to-firewall"
  resource_group_name           = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location                      = var.location
  bgp_route_propagation_enabled = true

  route {
    name                   = "route-1"
    address_prefix         = "10.120.0.0/22"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-2"
    address_prefix         = "10.100.0.128/26"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-3"
    address_prefix         = "10.100.0.192/27"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-4"
    address_prefix         = "10.100.2.192/26"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-5"
    address_prefix         = "10.100.3.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-6"
    address_prefix         = "10.100.4.0/22"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-7"
    address_prefix         = "10.100.8.0/21"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-8"
    address_prefix         = "10.1.110.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-9"
    address_prefix         = "10.1.111.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-10"
    address_prefix         = "10.1.120.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-11"
    address_prefix         = "10.1.121.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-12"
    address_prefix         = "10.1.130.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-13"
    address_prefix         = "10.1.131.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-14"
    address_prefix         = "10.1.140.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-15"
    address_prefix         = "10.1.141.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-16"
    address_prefix         = "10.1.150.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-17"
    address_prefix         = "10.1.151.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-18"
    address_prefix         = "10.1.152.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-19"
    address_prefix         = "10.1.160.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-20"
    address_prefix         = "10.1.161.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-21"
    address_prefix         = "10.1.165.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-22"
    address_prefix         = "10.1.166.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-23"
    address_prefix         = "10.1.175.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-24"
    address_prefix         = "10.1.190.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-25"
    address_prefix         = "10.2.10.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-26"
    address_prefix         = "10.2.20.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-27"
    address_prefix         = "10.2.30.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-28"
    address_prefix         = "10.2.40.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-29"
    address_prefix         = "10.2.50.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-30"
    address_prefix         = "10.2.70.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-31"
    address_prefix         = "10.100.0.128/27"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }

  route {
    name                   = "route-32"
    address_prefix         = "10.100.0.160/27"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.0.4"
  }
}

# Its subnets stand by themselves: put with a list of them, it would lose those of others, the
# service's too. [network.vnet.put-without-subnets]
# The service adds each prefix that NSX advertises; what it added is handed back when this is
# deployed again. [network.routes.into-address-space]
resource "azurerm_virtual_network" "virtual_network_vnet_avs" {
  name                = "vnet-avs"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  address_space       = ["10.100.0.0/20"]

  # What the service adds is its own: it is neither taken back nor shown as a difference.
  lifecycle {
    ignore_changes = [address_space]
  }
}

# Guests of NSX have no interface in Azure: a firewall knows them by their addresses.
resource "azurerm_ip_group" "ip_group_web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  cidrs = [
    "10.1.110.21/32",
    "10.1.110.22/31",
    "10.1.110.24/29",
    "10.1.110.32/29",
    "10.1.110.40/30",
    "10.1.110.48/31",
    "10.1.110.50/32",
  ]
}

# Guests of NSX have no interface in Azure: a firewall knows them by their addresses.
resource "azurerm_ip_group" "ip_group_app" {
  name                = "app"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  cidrs = [
    "10.1.111.21/32",
    "10.1.111.22/31",
    "10.1.111.24/29",
    "10.1.111.32/30",
    "10.1.111.36/32",
    "10.1.111.53/32",
    "10.1.111.54/31",
    "10.1.111.56/31",
    "10.1.111.58/32",
    "10.1.111.71/32",
    "10.1.111.72/30",
  ]
}

# Without a policy a firewall lets nothing through.
resource "azurerm_firewall_policy" "firewall_policy_hub_firewall_policy" {
  name                     = "hub-firewall-policy"
  resource_group_name      = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location                 = var.location
  sku                      = "Standard"
  threat_intelligence_mode = "Alert"
}

# Asked for by what stands behind it: firewall, gateway or Bastion.
resource "azurerm_public_ip" "public_ip_address_hub_firewall_ip" {
  name                = "hub-firewall-ip"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  allocation_method   = "Static"
  sku                 = "Standard"
}

# Asked for by what stands behind it: firewall, gateway or Bastion.
resource "azurerm_public_ip" "public_ip_address_hub_gateway_ip" {
  name                = "hub-gateway-ip"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  allocation_method   = "Static"
  sku                 = "Standard"
}

# It keeps logs as long as Azure does of itself. [log.workspace-retention-days]
resource "azurerm_log_analytics_workspace" "workspace_avs_contoso_logs" {
  name                = "avs-contoso-logs"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  sku                 = "PerGB2018"
}

# Whom alerts are told to: its owner adds addresses.
# avs-contoso-operators: it tells nobody yet, since the estate names no address
resource "azurerm_monitor_action_group" "action_group_avs_contoso_operators" {
  name                = "avs-contoso-operators"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = "global"
  short_name          = "landbridge"
  enabled             = true
}

# Its subnets stand by themselves: put with a list of them, it would lose those of others, the
# service's too. [network.vnet.put-without-subnets]
resource "azurerm_virtual_network" "virtual_network_vnet_data" {
  name                = "vnet-data"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  address_space       = ["10.120.0.0/22"]
}

# A network takes one change at a time: each waits for the one before.
resource "azurerm_subnet" "subnet_vnet_data_lake" {
  name                              = "lake"
  resource_group_name               = azurerm_resource_group.resource_group_rg_avs_contoso.name
  virtual_network_name              = azurerm_virtual_network.virtual_network_vnet_data.name
  address_prefixes                  = ["10.120.0.0/24"]
  private_endpoint_network_policies = "Disabled"
}

resource "azurerm_subnet_network_security_group_association" "subnet_vnet_data_lake" {
  subnet_id                 = azurerm_subnet.subnet_vnet_data_lake.id
  network_security_group_id = azurerm_network_security_group.network_security_group_nsg_lake.id
}

resource "azurerm_subnet_route_table_association" "subnet_vnet_data_lake" {
  subnet_id      = azurerm_subnet.subnet_vnet_data_lake.id
  route_table_id = azurerm_route_table.route_table_to_firewall.id
}

# Its subnets stand by themselves: put with a list of them, it would lose those of others, the
# service's too. [network.vnet.put-without-subnets]
resource "azurerm_virtual_network" "virtual_network_hub" {
  name                = "hub"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  address_space       = ["10.0.0.0/22"]
}

# A network takes one change at a time: each waits for the one before.
resource "azurerm_subnet" "subnet_hub_azurefirewallsubnet" {
  name                              = "AzureFirewallSubnet"
  resource_group_name               = azurerm_resource_group.resource_group_rg_avs_contoso.name
  virtual_network_name              = azurerm_virtual_network.virtual_network_hub.name
  address_prefixes                  = ["10.0.0.0/26"]
  private_endpoint_network_policies = "Disabled"
}

# A network takes one change at a time: each waits for the one before.
resource "azurerm_subnet" "subnet_hub_gatewaysubnet" {
  name                              = "GatewaySubnet"
  resource_group_name               = azurerm_resource_group.resource_group_rg_avs_contoso.name
  virtual_network_name              = azurerm_virtual_network.virtual_network_hub.name
  address_prefixes                  = ["10.0.0.64/27"]
  private_endpoint_network_policies = "Disabled"
  depends_on                        = [azurerm_subnet.subnet_hub_azurefirewallsubnet]
}

resource "azurerm_subnet_route_table_association" "subnet_hub_gatewaysubnet" {
  subnet_id      = azurerm_subnet.subnet_hub_gatewaysubnet.id
  route_table_id = azurerm_route_table.route_table_gateway_to_firewall.id
}

# Whatever their priorities, DNAT rules are asked first, then those of networks, then those of
# applications. [firewall.order]
resource "azurerm_firewall_policy_rule_collection_group" "rule_collection_group_hub_firewall_policy_firewall_rules" {
  name               = "firewall-rules"
  firewall_policy_id = azurerm_firewall_policy.firewall_policy_hub_firewall_policy.id
  priority           = 100

  network_rule_collection {
    name     = "allow-1"
    priority = 100
    action   = "Allow"

    rule {
      name      = "AVS-to-Azure-Storage"
      protocols = ["TCP"]
      source_addresses = [
        "10.1.110.0/24",
        "10.1.111.0/24",
        "10.1.120.0/24",
        "10.1.121.0/24",
        "10.1.130.0/24",
        "10.1.131.0/24",
        "10.1.140.0/24",
        "10.1.141.0/24",
        "10.1.150.0/24",
        "10.1.151.0/24",
        "10.1.152.0/24",
        "10.1.160.0/24",
        "10.1.161.0/24",
        "10.1.165.0/24",
        "10.1.166.0/24",
        "10.1.175.0/24",
        "10.1.190.0/24",
        "10.2.10.0/24",
        "10.2.20.0/24",
        "10.2.30.0/24",
        "10.2.40.0/24",
        "10.2.50.0/24",
        "10.2.70.0/24",
      ]
      destination_addresses = ["Storage.WestUS2"]
      destination_ports     = ["443"]
    }

    rule {
      name      = "AVS-Internal-Communication"
      protocols = ["Any"]
      source_addresses = [
        "10.1.110.0/24",
        "10.1.111.0/24",
        "10.1.120.0/24",
        "10.1.121.0/24",
        "10.1.130.0/24",
        "10.1.131.0/24",
        "10.1.140.0/24",
        "10.1.141.0/24",
        "10.1.150.0/24",
        "10.1.151.0/24",
        "10.1.152.0/24",
        "10.1.160.0/24",
        "10.1.161.0/24",
        "10.1.165.0/24",
        "10.1.166.0/24",
        "10.1.175.0/24",
        "10.1.190.0/24",
        "10.2.10.0/24",
        "10.2.20.0/24",
        "10.2.30.0/24",
        "10.2.40.0/24",
        "10.2.50.0/24",
        "10.2.70.0/24",
      ]
      destination_addresses = [
        "10.1.110.0/24",
        "10.1.111.0/24",
        "10.1.120.0/24",
        "10.1.121.0/24",
        "10.1.130.0/24",
        "10.1.131.0/24",
        "10.1.140.0/24",
        "10.1.141.0/24",
        "10.1.150.0/24",
        "10.1.151.0/24",
        "10.1.152.0/24",
        "10.1.160.0/24",
        "10.1.161.0/24",
        "10.1.165.0/24",
        "10.1.166.0/24",
        "10.1.175.0/24",
        "10.1.190.0/24",
        "10.2.10.0/24",
        "10.2.20.0/24",
        "10.2.30.0/24",
        "10.2.40.0/24",
        "10.2.50.0/24",
        "10.2.70.0/24",
      ]
      destination_ports = ["*"]
    }

    rule {
      name                  = "offices to web"
      protocols             = ["TCP"]
      source_addresses      = ["10.60.0.0/16"]
      destination_ip_groups = [azurerm_ip_group.ip_group_web.id]
      destination_ports     = ["443"]
    }

    rule {
      name                  = "app to lake"
      protocols             = ["TCP"]
      source_ip_groups      = [azurerm_ip_group.ip_group_app.id]
      destination_addresses = ["10.120.0.0/22"]
      destination_ports     = ["443"]
    }
  }
}

# The way out, since the service opens none. [internet.default, internet.egress]
# hub-firewall: Azure gives it the first free address of its subnet; routes go to 10.0.0.4
resource "azurerm_firewall" "azure_firewall_hub_firewall" {
  name                = "hub-firewall"
  resource_group_name = azurerm_resource_group.resource_group_rg_avs_contoso.name
  location            = var.location
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  firewall_policy_id  = azurerm_firewall_policy.firewall_policy_hub_firewall_policy.id
  depends_on = [
    azurerm_firewall_policy_rule_collection_group.rule_collection_group_hub_firewall_policy_firewall_rules,
  ]

  ip_configuration {
    name                 = "ip-1"
    subnet_id            = azurerm_subnet.subnet_hub_azurefirewallsubnet.id
    public_ip_address_id = azurerm_public_ip.public_ip_address_hub_firewall_ip.id
  }
}

# Sites, and private clouds of Generation 1, reach the network by it; it takes long.
# [connect.on-premises, gateway.create-minutes]
# hub-gateway to offices: the estate tells neither circuit nor tunnel, so that nothing connects them
# yet
# By azapi, since azurerm cannot say all of it. [terraform.azurerm.expressroute-address]
resource "azapi_resource" "virtual_network_gateway_hub_gateway" {
  type      = "Microsoft.Network/virtualNetworkGateways@2025-05-01"
  name      = "hub-gateway"
  parent_id = azurerm_resource_group.resource_group_rg_avs_contoso.id
  location  = var.location
  body = {
    properties = {
      gatewayType = "ExpressRoute"
      sku = {
        name = "ErGw1AZ"
        tier = "ErGw1AZ"
      }
      ipConfigurations = [
        {
          name = "ip-1"
          properties = {
            subnet = {
              id = azurerm_subnet.subnet_hub_gatewaysubnet.id
            }
            publicIPAddress = {
              id = azurerm_public_ip.public_ip_address_hub_gateway_ip.id
            }
          }
        },
      ]
    }
  }
  schema_validation_enabled = true
  depends_on                = [azurerm_subnet_route_table_association.subnet_hub_gatewaysubnet]

  # Longer than the provider waits otherwise. [deploy.timeout.child-hours]
  timeouts {
    create = "4h"
    update = "4h"
  }
}
