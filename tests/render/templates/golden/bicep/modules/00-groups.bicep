targetScope = 'subscription'

@description('Region of the private cloud and of all that stands with it.')
param location string = 'northeurope'

resource resource_group_rg_avs_contoso 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-avs-contoso'
  location: location
}
