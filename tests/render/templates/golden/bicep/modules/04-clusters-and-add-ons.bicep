resource private_cloud_avs_contoso 'Microsoft.AVS/privateClouds@2025-09-01' existing = {
  name: 'avs-contoso'
}

// One after the other. [deploy.duration.add-full-cluster-hours-min, deploy.order]
resource cluster_avs_contoso_cluster_2 'Microsoft.AVS/privateClouds/clusters@2025-09-01' = {
  parent: private_cloud_avs_contoso
  name: 'Cluster-2'
  sku: {
    name: 'av64'
  }
  properties: {
    clusterSize: 10
  }
}

// It names its two networks, which older versions of the API cannot. [network.hcx.blocks,
// arm.api-version.first-hcx-networks]
resource addon_avs_contoso_hcx 'Microsoft.AVS/privateClouds/addons@2025-09-01' = {
  parent: private_cloud_avs_contoso
  name: 'HCX'
  properties: {
    addonType: 'HCX'
    offer: 'VMware MaaS Cloud Provider'
    managementNetwork: '10.100.8.0/24'
    uplinkNetwork: '10.100.9.0/24'
  }
  dependsOn: [
    cluster_avs_contoso_cluster_2
  ]
}
