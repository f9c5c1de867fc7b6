"""What the rules of a distributed firewall may become."""

from enum import StrEnum


class Into(StrEnum):
    """A kind of rules of Azure."""

    GROUP = "network-security-group"
    """A group on both uplinks of the private cloud."""
    FIREWALL = "azure-firewall"
    """A policy from which that of a firewall inherits: what it denies is denied first."""
