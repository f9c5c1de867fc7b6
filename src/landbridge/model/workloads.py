"""What the estate is made of, as its owner names it: segments, groups and applications."""

from pydantic import Field

from landbridge.model.addresses import Prefix
from landbridge.model.place import Frozen

VLANS = range(1, 4095)
"""The VLANs that a network can have: 0 is none, and 4095 lets all through."""


class Segment(Frozen):
    """A segment of NSX that shall be, and the networks of today that it replaces."""

    name: str = Field(description="Its name in NSX.")
    networks: tuple[str, ...] = Field(default=(), description="The port groups of today.")
    vlan: int | None = Field(default=None, ge=VLANS[0], le=VLANS[-1], description="Their VLAN.")
    prefix: Prefix | None = Field(default=None, description="Its addresses, such as 10.1.0.0/24.")


class Group(Frozen):
    """VMs that rules treat alike. Patterns are shell patterns, blind to case."""

    name: str = Field(description="How rules and reports call it.")
    vms: tuple[str, ...] = Field(default=(), description="VMs with these names.")
    folders: tuple[str, ...] = Field(default=(), description="VMs of these folders.")


class Application(Frozen):
    """VMs that serve one purpose, and that should move together."""

    name: str = Field(description="How its owner calls it.")
    vms: tuple[str, ...] = Field(min_length=1, description="Patterns of VM names.")
