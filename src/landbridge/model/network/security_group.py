"""Network security groups."""

from typing import Literal

from pydantic import Field

from landbridge.model.network.fields import ANY_END, ANY_PORT, Direction, Ends, Ports, Protocol
from landbridge.model.place import Frozen


class SecurityRule(Frozen):
    """A rule of a network security group; the lowest priority number is asked first."""

    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="Its place among those of its direction.")
    direction: Direction = Field(description="Seen from the subnet or interface.")
    access: Literal["allow", "deny"] = Field(description="What happens on a match.")
    protocol: Protocol = Field(default="any", description="The protocol.")
    source: Ends = Field(default=ANY_END, description="Addresses, tags, application groups.")
    source_ports: Ports = Field(default=ANY_PORT, description="Ports of the source.")
    destination: Ends = Field(default=ANY_END, description="Addresses, tags, application groups.")
    destination_ports: Ports = Field(default=ANY_PORT, description="Ports of the destination.")


class NetworkSecurityGroup(Frozen):
    """A network security group; Azure's default rules follow its own."""

    name: str = Field(description="Its name in Azure.")
    resource_group: str | None = Field(default=None, description="Its resource group.")
    rules: tuple[SecurityRule, ...] = Field(default=(), description="Its own rules.")
