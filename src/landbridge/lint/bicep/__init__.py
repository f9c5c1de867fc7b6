"""Bicep: its language with places, and the resources that a file declares."""
