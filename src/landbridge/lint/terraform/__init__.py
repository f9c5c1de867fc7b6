"""Terraform: its language with places, resources of azapi and azurerm, modules, and plans."""
