# Rendered from the plan of contoso: change the estate and render again.

output "ids" {
  description = "Ids of what this stage makes, by its name in these files."
  value = {
    private_cloud_avs_contoso = azapi_resource.private_cloud_avs_contoso.id
  }
}

output "endpoints" {
  description = "Where vCenter Server, NSX Manager and HCX are reached."
  value       = azapi_resource.private_cloud_avs_contoso.output.properties.endpoints
}
