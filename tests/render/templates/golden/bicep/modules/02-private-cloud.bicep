@description('Region of the private cloud and of all that stands with it.')
param location string = 'northeurope'

resource virtual_network_vnet_avs 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: 'vnet-avs'
}

// virtualNetworkId makes it Generation 2; it is set at creation only, as availability is. The
// service makes its passwords. [arm.private-cloud.gen2-switch, arm.private-cloud.create-only]
// It takes hours. [deploy.duration.create-hours-min]
resource private_cloud_avs_contoso 'Microsoft.AVS/privateClouds@2025-09-01' = {
  name: 'avs-contoso'
  location: location
  sku: {
    name: 'av64'
  }
  properties: {
    managementCluster: {
      clusterSize: 10
    }
    networkBlock: '10.100.0.0/22'
    virtualNetworkId: virtual_network_vnet_avs.id
    internet: 'Disabled'
    dnsZoneType: 'Public'
    availability: {
      strategy: 'SingleZone'
      zone: 2
    }
  }
}
