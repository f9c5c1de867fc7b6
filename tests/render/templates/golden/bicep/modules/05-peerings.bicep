resource virtual_network_hub 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'hub'
}

resource virtual_network_vnet_data 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'vnet-data'
}

resource virtual_network_vnet_avs 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'vnet-avs'
}

// Peering leads no further: each pair has its two sides. [peering.transitive]
resource virtual_network_peering_hub_to_vnet_data 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: virtual_network_hub
  name: 'to-vnet-data'
  properties: {
    remoteVirtualNetwork: {
      id: virtual_network_vnet_data.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
  }
}

// Peering leads no further: each pair has its two sides. [peering.transitive]
resource virtual_network_peering_hub_to_vnet_avs 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: virtual_network_hub
  name: 'to-vnet-avs'
  properties: {
    remoteVirtualNetwork: {
      id: virtual_network_vnet_avs.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    allowGatewayTransit: true
    useRemoteGateways: false
  }
  dependsOn: [
    virtual_network_peering_hub_to_vnet_data
  ]
}

// Peering leads no further: each pair has its two sides. [peering.transitive]
resource virtual_network_peering_vnet_data_to_hub 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: virtual_network_vnet_data
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: virtual_network_hub.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: true
  }
  dependsOn: [
    virtual_network_peering_hub_to_vnet_avs
    virtual_network_peering_hub_to_vnet_data
  ]
}

// Peering leads no further: each pair has its two sides. [peering.transitive]
resource virtual_network_peering_vnet_avs_to_hub 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2025-05-01' = {
  parent: virtual_network_vnet_avs
  name: 'to-hub'
  properties: {
    remoteVirtualNetwork: {
      id: virtual_network_hub.id
    }
    allowVirtualNetworkAccess: true
    allowForwardedTraffic: true
    allowGatewayTransit: false
    useRemoteGateways: true
  }
  dependsOn: [
    virtual_network_peering_vnet_data_to_hub
    virtual_network_peering_hub_to_vnet_avs
  ]
}
