resource virtual_network_vnet_avs 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'vnet-avs'
}

resource route_table_to_firewall 'Microsoft.Network/routeTables@2025-05-01' existing = {
  name: 'to-firewall'
}

// The service makes these subnets and gives their names a suffix, so that they are found by how they
// begin; all that stands on them stays. [network.subnets.made-by, network.subnets.match-by,
// routing.udr.subnets, nsg.subnets]
module attached_avs_nsx_gw 'attached.bicep' = {
  name: '03-uplinks-avs-nsx-gw'
  params: {
    network: virtual_network_vnet_avs.name
    subnets: filter(virtual_network_vnet_avs.properties.subnets, each => startsWith(toLower('${each.name}-'), 'avs-nsx-gw-') && !startsWith(toLower('${each.name}-'), 'avs-nsx-gw-1-'))
    attached: {
      routeTable: {
        id: route_table_to_firewall.id
      }
    }
  }
}

// The service makes these subnets and gives their names a suffix, so that they are found by how they
// begin; all that stands on them stays. [network.subnets.made-by, network.subnets.match-by,
// routing.udr.subnets, nsg.subnets]
module attached_avs_nsx_gw_1 'attached.bicep' = {
  name: '03-uplinks-avs-nsx-gw-1'
  params: {
    network: virtual_network_vnet_avs.name
    subnets: filter(virtual_network_vnet_avs.properties.subnets, each => startsWith(toLower('${each.name}-'), 'avs-nsx-gw-1-'))
    attached: {
      routeTable: {
        id: route_table_to_firewall.id
      }
    }
  }
  dependsOn: [
    attached_avs_nsx_gw
  ]
}
