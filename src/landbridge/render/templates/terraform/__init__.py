"""Terraform: a folder a stage, each a root of its own with its own state."""

from landbridge.render.templates.terraform.folders import terraform

__all__ = ["terraform"]
