"""Azure Virtual Network Manager: connectivity and security admin rules."""

from typing import Literal

from pydantic import Field

from landbridge.model.network.fields import (
    ANY_END,
    ANY_PORT,
    Direction,
    Ends,
    Ports,
    Protocol,
    Texts,
)
from landbridge.model.place import Frozen


class NetworkGroup(Frozen):
    """Virtual networks that configurations treat alike."""

    name: str = Field(description="Its name.")
    virtual_networks: Texts = Field(description="Its members.")


class Connectivity(Frozen):
    """A connectivity configuration that is deployed."""

    name: str = Field(description="Its name.")
    topology: Literal["hub-and-spoke", "mesh"] = Field(description="Its form.")
    hub: str | None = Field(default=None, description="The hub of hub and spoke.")
    groups: Texts = Field(description="The network groups that it joins.")
    direct_connectivity: bool = Field(
        default=False, description="Spokes of a group see each other."
    )
    use_hub_gateway: bool = Field(default=False, description="Spokes use the hub's gateway.")


class AdminRule(Frozen):
    """A security admin rule; it is asked before any network security group."""

    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="The lower wins.")
    direction: Direction = Field(description="Seen from the virtual network.")
    action: Literal["allow", "always_allow", "deny"] = Field(description="What happens on a match.")
    protocol: Protocol = Field(default="any", description="The protocol.")
    source: Ends = Field(default=ANY_END, description="Prefixes or service tags.")
    source_ports: Ports = Field(default=ANY_PORT, description="Ports of the source.")
    destination: Ends = Field(default=ANY_END, description="Prefixes or service tags.")
    destination_ports: Ports = Field(default=ANY_PORT, description="Ports of the destination.")


class AdminRules(Frozen):
    """A collection of security admin rules."""

    name: str = Field(description="Its name.")
    groups: Texts = Field(description="The network groups that it binds.")
    rules: tuple[AdminRule, ...] = Field(default=(), description="Its rules.")


class NetworkManager(Frozen):
    """What an instance of Virtual Network Manager has deployed."""

    network_groups: tuple[NetworkGroup, ...] = Field(default=(), description="Its groups.")
    connectivity: tuple[Connectivity, ...] = Field(default=(), description="Who is connected.")
    security_admin: tuple[AdminRules, ...] = Field(default=(), description="Rules above all.")
    skips: Texts = Field(
        default=(), description="Networks with an intent policy (SQL MI, Databricks): no rules."
    )
