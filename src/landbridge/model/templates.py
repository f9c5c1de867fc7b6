"""What rendered templates tell of themselves in their metadata, for whoever reads them back."""

OWN = "landbridge"
"""The key of it; its value holds the following."""
GROUP = "resourceGroup"
"""The resource group that a template is deployed to."""
FIRST = "first"
"""Values of parameters at its first deployment, of those that have no default for good reason."""
