# Rendered from the plan of contoso: change the estate and render again.

output "service_subnets" {
  description = "What the subnets of the service are called."
  value       = local.service_subnets
}
