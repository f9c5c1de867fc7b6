"""Filters of Azure and NSX as ordered rules over sets of addresses and traffic."""
