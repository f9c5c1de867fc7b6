@description('Region of the private cloud and of all that stands with it.')
param location string = 'northeurope'

@description('Prefixes of the private cloud\'s network as it stands: [] before it is made, afterwards what `az network vnet show` tells. The service adds those of segments, and they must stay.')
param grownPrefixes array

// In the group of the cloud where the uplinks use it. [nsg.same-resource-group]
resource network_security_group_nsg_lake 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-lake'
  location: location
  properties: {
    securityRules: [
      {
        name: 'from-app'
        properties: {
          priority: 200
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefixes: [
            '10.1.111.21/32'
            '10.1.111.22/31'
            '10.1.111.24/29'
            '10.1.111.32/30'
            '10.1.111.36/32'
            '10.1.111.53/32'
            '10.1.111.54/31'
            '10.1.111.56/31'
            '10.1.111.58/32'
            '10.1.111.71/32'
            '10.1.111.72/30'
          ]
          destinationAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationPortRanges: [
            '443'
            '1433'
          ]
        }
      }
      {
        name: 'nobody-else'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          destinationAddressPrefix: '*'
          sourcePortRange: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// In the group of the cloud where the uplinks use it, on both alike, and never on the subnet of
// inbound traffic. [routing.udr.same-resource-group, routing.udr.subnets, routing.udr.forbidden]
resource route_table_to_firewall 'Microsoft.Network/routeTables@2025-05-01' = {
  name: 'to-firewall'
  location: location
  properties: {
    disableBgpRoutePropagation: true
    routes: [
      {
        name: 'route-1'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
    ]
  }
}

// In the group of the cloud where the uplinks use it, on both alike, and never on the subnet of
// inbound traffic. [routing.udr.same-resource-group, routing.udr.subnets, routing.udr.forbidden]
resource route_table_gateway_to_firewall 'Microsoft.Network/routeTables@2025-05-01' = {
  name: 'gateway-to-firewall'
  location: location
  properties: {
    disableBgpRoutePropagation: false
    routes: [
      {
        name: 'route-1'
        properties: {
          addressPrefix: '10.120.0.0/22'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-2'
        properties: {
          addressPrefix: '10.100.0.128/26'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-3'
        properties: {
          addressPrefix: '10.100.0.192/27'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-4'
        properties: {
          addressPrefix: '10.100.2.192/26'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-5'
        properties: {
          addressPrefix: '10.100.3.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-6'
        properties: {
          addressPrefix: '10.100.4.0/22'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-7'
        properties: {
          addressPrefix: '10.100.8.0/21'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-8'
        properties: {
          addressPrefix: '10.1.110.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-9'
        properties: {
          addressPrefix: '10.1.111.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-10'
        properties: {
          addressPrefix: '10.1.120.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-11'
        properties: {
          addressPrefix: '10.1.121.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-12'
        properties: {
          addressPrefix: '10.1.130.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-13'
        properties: {
          addressPrefix: '10.1.131.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-14'
        properties: {
          addressPrefix: '10.1.140.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-15'
        properties: {
          addressPrefix: '10.1.141.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-16'
        properties: {
          addressPrefix: '10.1.150.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-17'
        properties: {
          addressPrefix: '10.1.151.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-18'
        properties: {
          addressPrefix: '10.1.152.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-19'
        properties: {
          addressPrefix: '10.1.160.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-20'
        properties: {
          addressPrefix: '10.1.161.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-21'
        properties: {
          addressPrefix: '10.1.165.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-22'
        properties: {
          addressPrefix: '10.1.166.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-23'
        properties: {
          addressPrefix: '10.1.175.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-24'
        properties: {
          addressPrefix: '10.1.190.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-25'
        properties: {
          addressPrefix: '10.2.10.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-26'
        properties: {
          addressPrefix: '10.2.20.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-27'
        properties: {
          addressPrefix: '10.2.30.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-28'
        properties: {
          addressPrefix: '10.2.40.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-29'
        properties: {
          addressPrefix: '10.2.50.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-30'
        properties: {
          addressPrefix: '10.2.70.0/24'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-31'
        properties: {
          addressPrefix: '10.100.0.128/27'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
      {
        name: 'route-32'
        properties: {
          addressPrefix: '10.100.0.160/27'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.0.4'
        }
      }
    ]
  }
}

// Its subnets stand by themselves: put with a list of them, it would lose those of others, the
// service's too. [network.vnet.put-without-subnets]
// The service adds each prefix that NSX advertises; what it added is handed back when this is
// deployed again. [network.routes.into-address-space]
resource virtual_network_vnet_avs 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-avs'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: union([
        '10.100.0.0/20'
      ], grownPrefixes)
    }
  }
}

// Guests of NSX have no interface in Azure: a firewall knows them by their addresses.
resource ip_group_web 'Microsoft.Network/ipGroups@2025-05-01' = {
  name: 'web'
  location: location
  properties: {
    ipAddresses: [
      '10.1.110.21/32'
      '10.1.110.22/31'
      '10.1.110.24/29'
      '10.1.110.32/29'
      '10.1.110.40/30'
      '10.1.110.48/31'
      '10.1.110.50/32'
    ]
  }
}

// Guests of NSX have no interface in Azure: a firewall knows them by their addresses.
resource ip_group_app 'Microsoft.Network/ipGroups@2025-05-01' = {
  name: 'app'
  location: location
  properties: {
    ipAddresses: [
      '10.1.111.21/32'
      '10.1.111.22/31'
      '10.1.111.24/29'
      '10.1.111.32/30'
      '10.1.111.36/32'
      '10.1.111.53/32'
      '10.1.111.54/31'
      '10.1.111.56/31'
      '10.1.111.58/32'
      '10.1.111.71/32'
      '10.1.111.72/30'
    ]
  }
}

// Without a policy a firewall lets nothing through.
resource firewall_policy_hub_firewall_policy 'Microsoft.Network/firewallPolicies@2025-05-01' = {
  name: 'hub-firewall-policy'
  location: location
  properties: {
    sku: {
      tier: 'Standard'
    }
    threatIntelMode: 'Alert'
  }
}

// Asked for by what stands behind it: firewall, gateway or Bastion.
resource public_ip_address_hub_firewall_ip 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'hub-firewall-ip'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

// Asked for by what stands behind it: firewall, gateway or Bastion.
resource public_ip_address_hub_gateway_ip 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'hub-gateway-ip'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

// It keeps logs as long as Azure does of itself. [log.workspace-retention-days]
resource workspace_avs_contoso_logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'avs-contoso-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
  }
}

// Whom alerts are told to: its owner adds addresses.
// avs-contoso-operators: it tells nobody yet, since the estate names no address
resource action_group_avs_contoso_operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'avs-contoso-operators'
  location: 'global'
  properties: {
    groupShortName: 'landbridge'
    enabled: true
  }
}

// Its subnets stand by themselves: put with a list of them, it would lose those of others, the
// service's too. [network.vnet.put-without-subnets]
resource virtual_network_vnet_data 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-data'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.120.0.0/22'
      ]
    }
  }
}

// A network takes one change at a time: each waits for the one before.
resource subnet_vnet_data_lake 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: virtual_network_vnet_data
  name: 'lake'
  properties: {
    addressPrefix: '10.120.0.0/24'
    networkSecurityGroup: {
      id: network_security_group_nsg_lake.id
    }
    routeTable: {
      id: route_table_to_firewall.id
    }
    privateEndpointNetworkPolicies: 'Disabled'
  }
}

// Its subnets stand by themselves: put with a list of them, it would lose those of others, the
// service's too. [network.vnet.put-without-subnets]
resource virtual_network_hub 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'hub'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/22'
      ]
    }
  }
}

// A network takes one change at a time: each waits for the one before.
resource subnet_hub_azurefirewallsubnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: virtual_network_hub
  name: 'AzureFirewallSubnet'
  properties: {
    addressPrefix: '10.0.0.0/26'
    privateEndpointNetworkPolicies: 'Disabled'
  }
}

// A network takes one change at a time: each waits for the one before.
resource subnet_hub_gatewaysubnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: virtual_network_hub
  name: 'GatewaySubnet'
  properties: {
    addressPrefix: '10.0.0.64/27'
    routeTable: {
      id: route_table_gateway_to_firewall.id
    }
    privateEndpointNetworkPolicies: 'Disabled'
  }
  dependsOn: [
    subnet_hub_azurefirewallsubnet
  ]
}

// Whatever their priorities, DNAT rules are asked first, then those of networks, then those of
// applications. [firewall.order]
resource rule_collection_group_hub_firewall_policy_firewall_rules 'Microsoft.Network/firewallPolicies/ruleCollectionGroups@2025-05-01' = {
  parent: firewall_policy_hub_firewall_policy
  name: 'firewall-rules'
  properties: {
    priority: 100
    ruleCollections: [
      {
        ruleCollectionType: 'FirewallPolicyFilterRuleCollection'
        name: 'allow-1'
        priority: 100
        action: {
          type: 'Allow'
        }
        rules: [
          {
            name: 'AVS-to-Azure-Storage'
            sourceAddresses: [
              '10.1.110.0/24'
              '10.1.111.0/24'
              '10.1.120.0/24'
              '10.1.121.0/24'
              '10.1.130.0/24'
              '10.1.131.0/24'
              '10.1.140.0/24'
              '10.1.141.0/24'
              '10.1.150.0/24'
              '10.1.151.0/24'
              '10.1.152.0/24'
              '10.1.160.0/24'
              '10.1.161.0/24'
              '10.1.165.0/24'
              '10.1.166.0/24'
              '10.1.175.0/24'
              '10.1.190.0/24'
              '10.2.10.0/24'
              '10.2.20.0/24'
              '10.2.30.0/24'
              '10.2.40.0/24'
              '10.2.50.0/24'
              '10.2.70.0/24'
            ]
            destinationAddresses: [
              'Storage.WestUS2'
            ]
            ruleType: 'NetworkRule'
            ipProtocols: [
              'TCP'
            ]
            destinationPorts: [
              '443'
            ]
          }
          {
            name: 'AVS-Internal-Communication'
            sourceAddresses: [
              '10.1.110.0/24'
              '10.1.111.0/24'
              '10.1.120.0/24'
              '10.1.121.0/24'
              '10.1.130.0/24'
              '10.1.131.0/24'
              '10.1.140.0/24'
              '10.1.141.0/24'
              '10.1.150.0/24'
              '10.1.151.0/24'
              '10.1.152.0/24'
              '10.1.160.0/24'
              '10.1.161.0/24'
              '10.1.165.0/24'
              '10.1.166.0/24'
              '10.1.175.0/24'
              '10.1.190.0/24'
              '10.2.10.0/24'
              '10.2.20.0/24'
              '10.2.30.0/24'
              '10.2.40.0/24'
              '10.2.50.0/24'
              '10.2.70.0/24'
            ]
            destinationAddresses: [
              '10.1.110.0/24'
              '10.1.111.0/24'
              '10.1.120.0/24'
              '10.1.121.0/24'
              '10.1.130.0/24'
              '10.1.131.0/24'
              '10.1.140.0/24'
              '10.1.141.0/24'
              '10.1.150.0/24'
              '10.1.151.0/24'
              '10.1.152.0/24'
              '10.1.160.0/24'
              '10.1.161.0/24'
              '10.1.165.0/24'
              '10.1.166.0/24'
              '10.1.175.0/24'
              '10.1.190.0/24'
              '10.2.10.0/24'
              '10.2.20.0/24'
              '10.2.30.0/24'
              '10.2.40.0/24'
              '10.2.50.0/24'
              '10.2.70.0/24'
            ]
            ruleType: 'NetworkRule'
            ipProtocols: [
              'Any'
            ]
            destinationPorts: [
              '*'
            ]
          }
          {
            name: 'offices to web'
            sourceAddresses: [
              '10.60.0.0/16'
            ]
            destinationIpGroups: [
              ip_group_web.id
            ]
            ruleType: 'NetworkRule'
            ipProtocols: [
              'TCP'
            ]
            destinationPorts: [
              '443'
            ]
          }
          {
            name: 'app to lake'
            sourceIpGroups: [
              ip_group_app.id
            ]
            destinationAddresses: [
              '10.120.0.0/22'
            ]
            ruleType: 'NetworkRule'
            ipProtocols: [
              'TCP'
            ]
            destinationPorts: [
              '443'
            ]
          }
        ]
      }
    ]
  }
}

// The way out, since the service opens none. [internet.default, internet.egress]
// hub-firewall: Azure gives it the first free address of its subnet; routes go to 10.0.0.4
resource azure_firewall_hub_firewall 'Microsoft.Network/azureFirewalls@2025-05-01' = {
  name: 'hub-firewall'
  location: location
  properties: {
    sku: {
      name: 'AZFW_VNet'
      tier: 'Standard'
    }
    firewallPolicy: {
      id: firewall_policy_hub_firewall_policy.id
    }
    ipConfigurations: [
      {
        name: 'ip-1'
        properties: {
          subnet: {
            id: subnet_hub_azurefirewallsubnet.id
          }
          publicIPAddress: {
            id: public_ip_address_hub_firewall_ip.id
          }
        }
      }
    ]
  }
  dependsOn: [
    rule_collection_group_hub_firewall_policy_firewall_rules
  ]
}

// Sites, and private clouds of Generation 1, reach the network by it; it takes long.
// [connect.on-premises, gateway.create-minutes]
// hub-gateway to offices: the estate tells neither circuit nor tunnel, so that nothing connects them
// yet
resource virtual_network_gateway_hub_gateway 'Microsoft.Network/virtualNetworkGateways@2025-05-01' = {
  name: 'hub-gateway'
  location: location
  properties: {
    gatewayType: 'ExpressRoute'
    sku: {
      name: 'ErGw1AZ'
      tier: 'ErGw1AZ'
    }
    ipConfigurations: [
      {
        name: 'ip-1'
        properties: {
          subnet: {
            id: subnet_hub_gatewaysubnet.id
          }
          publicIPAddress: {
            id: public_ip_address_hub_gateway_ip.id
          }
        }
      }
    ]
  }
}
