"""The rules of Azure Resource Manager that hold for every service."""
