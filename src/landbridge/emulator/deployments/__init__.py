"""Microsoft.Resources/deployments: templates made real, resource by resource, in their order."""
