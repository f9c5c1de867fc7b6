"""Azure Virtual Network Manager: connectivity and security admin rules."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue

from landbridge.model.network.fields import (
    ANY_END,
    ANY_PORT,
    MANY,
    Direction,
    Ends,
    Otherwise,
    Ports,
    Protocol,
    Texts,
)
from landbridge.model.place import Frozen


class NetworkGroup(Frozen):
    """Virtual networks that configurations treat alike."""

    name: str = Field(description="Its name.")
    virtual_networks: Texts = Field(description="Its members.")


class JoinedGroup(Frozen):
    """A network group as a configuration joins it."""

    name: str = Field(description="The network group.")
    direct_connectivity: bool = Field(
        default=False, description="Spokes of the group see each other."
    )
    across_regions: bool | None = Field(
        default=None, description="With direct connectivity: also from region to region."
    )
    use_hub_gateway: bool = Field(default=False, description="Its spokes use the hub's gateway.")


def _by_name(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _name_or_more(group: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"type": "string"}, group]}


Joined = Annotated[JoinedGroup, Otherwise(_by_name, _name_or_more)]
"""A network group, which may be written as its name alone."""


class Connectivity(Frozen):
    """A connectivity configuration that is deployed."""

    name: str = Field(description="Its name.")
    topology: Literal["hub-and-spoke", "mesh"] = Field(description="Its form.")
    hub: str | None = Field(default=None, description="The hub of hub and spoke.")
    groups: Annotated[tuple[Joined, ...], MANY] = Field(
        description="The network groups that it joins."
    )
    across_regions: bool | None = Field(
        default=None, description="A mesh joins networks of different regions, too (global mesh)."
    )


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
