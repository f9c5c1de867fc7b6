# Rendered from the plan of contoso: change the estate and render again.

# virtualNetworkId makes it Generation 2; it is set at creation only, as availability is. The
# service makes its passwords. [arm.private-cloud.gen2-switch, arm.private-cloud.create-only]
# It takes hours. [deploy.duration.create-hours-min]
resource "azapi_resource" "private_cloud_avs_contoso" {
  type      = "Microsoft.AVS/privateClouds@2025-09-01"
  name      = "avs-contoso"
  parent_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso"
  location  = var.location
  body = {
    sku = {
      name = "av64"
    }
    properties = {
      managementCluster = {
        clusterSize = 10
      }
      networkBlock     = "10.100.0.0/22"
      virtualNetworkId = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Network/virtualNetworks/vnet-avs"
      internet         = "Disabled"
      dnsZoneType      = "Public"
      availability = {
        strategy = "SingleZone"
        zone     = 2
      }
    }
  }
  schema_validation_enabled = true
  response_export_values    = ["properties.endpoints"]

  # Longer than the provider waits otherwise. [deploy.timeout.create-hours,
  # deploy.timeout.delete-hours]
  timeouts {
    create = "15h"
    update = "15h"
    delete = "4h"
  }

  # It takes hours to make, and all guests are in it: whoever means it deletes this line.
  # What Azure fills in, or its owner later, is neither taken back nor shown.
  lifecycle {
    prevent_destroy = true
    ignore_changes = [
      body.properties.managementCluster.hosts,
      body.properties.identitySources,
      body.properties.extendedNetworkBlocks,
      body.properties.encryption,
    ]
  }
}
