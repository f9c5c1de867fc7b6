# Rendered from the plan of contoso: change the estate and render again.

output "ids" {
  description = "Ids of what this stage makes, by its name in these files."
  value = {
    cluster_avs_contoso_cluster_2 = azapi_resource.cluster_avs_contoso_cluster_2.id
    addon_avs_contoso_hcx         = azapi_resource.addon_avs_contoso_hcx.id
  }
}
