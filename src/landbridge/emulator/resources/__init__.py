"""Microsoft.Resources: subscriptions, resource groups, providers."""
