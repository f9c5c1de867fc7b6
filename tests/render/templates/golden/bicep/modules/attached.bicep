@description('The virtual network of the private cloud.')
param network string

@description('Subnets of the service as they stand; there must be one.')
@minLength(1)
param subnets array

@description('What is put on each of them.')
param attached object

resource virtual_network 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: network
}

@batchSize(1)
resource put 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = [for each in subnets: {
  parent: virtual_network
  name: each.name
  properties: union(each.properties, attached)
}]
