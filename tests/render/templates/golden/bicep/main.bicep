targetScope = 'subscription'

@description('Prefixes of the private cloud\'s network as it stands: [] before it is made, afterwards what `az network vnet show` tells. The service adds those of segments, and they must stay.')
param grownPrefixes array

@minValue(1)
@maxValue(6)
@description('Number of the first stage that is deployed.')
param firstStage int

@minValue(1)
@maxValue(6)
@description('Number of the last one. NSX comes between stages: see README.md.')
param lastStage int

@description('Region of the private cloud and of all that stands with it.')
param location string = 'northeurope'

resource resource_group_rg_avs_contoso 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-avs-contoso'
  location: location
}

module stage_1 'modules/01-foundation.bicep' = if (firstStage <= 1 && lastStage >= 1) {
  name: '01-foundation'
  scope: resource_group_rg_avs_contoso
  params: {
    location: location
    grownPrefixes: grownPrefixes
  }
}

module stage_2 'modules/02-private-cloud.bicep' = if (firstStage <= 2 && lastStage >= 2) {
  name: '02-private-cloud'
  scope: resource_group_rg_avs_contoso
  params: {
    location: location
  }
  dependsOn: [
    stage_1
  ]
}

module stage_3 'modules/03-uplinks.bicep' = if (firstStage <= 3 && lastStage >= 3) {
  name: '03-uplinks'
  scope: resource_group_rg_avs_contoso
  dependsOn: [
    stage_2
  ]
}

module stage_4 'modules/04-clusters-and-add-ons.bicep' = if (firstStage <= 4 && lastStage >= 4) {
  name: '04-clusters-and-add-ons'
  scope: resource_group_rg_avs_contoso
  dependsOn: [
    stage_3
  ]
}

module stage_5 'modules/05-peerings.bicep' = if (firstStage <= 5 && lastStage >= 5) {
  name: '05-peerings'
  scope: resource_group_rg_avs_contoso
  dependsOn: [
    stage_4
  ]
}

module stage_6 'modules/06-monitoring.bicep' = if (firstStage <= 6 && lastStage >= 6) {
  name: '06-monitoring'
  scope: resource_group_rg_avs_contoso
  dependsOn: [
    stage_5
  ]
}
