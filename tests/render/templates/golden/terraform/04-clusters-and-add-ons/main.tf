# Rendered from the plan of contoso: change the estate and render again.

# One after the other. [deploy.duration.add-full-cluster-hours-min, deploy.order]
resource "azapi_resource" "cluster_avs_contoso_cluster_2" {
  type      = "Microsoft.AVS/privateClouds/clusters@2025-09-01"
  name      = "Cluster-2"
  parent_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso"
  body = {
    sku = {
      name = "av64"
    }
    properties = {
      clusterSize = 10
    }
  }
  schema_validation_enabled = true
  response_export_values    = ["properties.hosts"]

  # Longer than the provider waits otherwise. [deploy.timeout.child-hours]
  timeouts {
    create = "4h"
    update = "4h"
  }

  # What Azure fills in, or its owner later, is neither taken back nor shown.
  lifecycle {
    ignore_changes = [body.properties.hosts]
  }
}

# It names its two networks, which older versions of the API cannot. [network.hcx.blocks,
# arm.api-version.first-hcx-networks]
resource "azapi_resource" "addon_avs_contoso_hcx" {
  type      = "Microsoft.AVS/privateClouds/addons@2025-09-01"
  name      = "HCX"
  parent_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso"
  body = {
    properties = {
      addonType         = "HCX"
      offer             = "VMware MaaS Cloud Provider"
      managementNetwork = "10.100.8.0/24"
      uplinkNetwork     = "10.100.9.0/24"
    }
  }
  schema_validation_enabled = true
  depends_on                = [azapi_resource.cluster_avs_contoso_cluster_2]

  # Longer than the provider waits otherwise. [deploy.timeout.child-hours]
  timeouts {
    create = "4h"
    update = "4h"
  }
}
