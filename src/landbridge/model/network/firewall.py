"""Azure Firewall with its policies."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from landbridge.model.network.fields import (
    ANY_CASE,
    ANY_END,
    MANY,
    Address,
    Ends,
    Ports,
    Prefix,
    Texts,
)
from landbridge.model.place import Frozen

Inspection = Literal["off", "alert", "deny"]


NetworkProtocol = Annotated[Literal["any", "tcp", "udp", "icmp"], ANY_CASE]
TranslatedProtocol = Annotated[Literal["any", "tcp", "udp"], ANY_CASE]
TranslatedProtocols = Annotated[tuple[TranslatedProtocol, ...], Field(min_length=1), MANY]
"""What DNAT leads in by its port; ICMP has none."""
NetworkProtocols = Annotated[tuple[NetworkProtocol, ...], Field(min_length=1), MANY]


class NetworkRule(Frozen):
    """A network rule: addresses, service tags, IP groups or FQDNs with protocol and port."""

    name: str = Field(description="Its name.")
    source: Ends = Field(default=ANY_END, description="Addresses or IP groups.")
    destination: Ends = Field(description="Addresses, service tags, IP groups or FQDNs.")
    protocols: NetworkProtocols = Field(description="Its protocols.")
    ports: Ports = Field(description="Ports of the destination.")


class ApplicationRule(Frozen):
    """An application rule: what the client calls by name over HTTP, HTTPS or MSSQL."""

    name: str = Field(description="Its name.")
    source: Ends = Field(default=ANY_END, description="Addresses or IP groups.")
    protocols: Texts = Field(
        default=("https:443",), description="Protocols with ports, such as `https:443`."
    )
    fqdns: Texts = Field(default=(), description="Names, such as `*.contoso.com`; `*` for all.")
    fqdn_tags: Texts = Field(default=(), description="Tags such as `WindowsUpdate`.")
    web_categories: Texts = Field(default=(), description="Categories of web sites.")


class DnatRule(Frozen):
    """A DNAT rule: a public port of the firewall that leads to a private one."""

    name: str = Field(description="Its name.")
    source: Ends = Field(default=ANY_END, description="Who may use it.")
    destination: Address = Field(description="The firewall's public address.")
    protocols: TranslatedProtocols = Field(default=("tcp",), description="Its protocols.")
    port: int = Field(ge=1, le=65535, description="The public port.")
    translated_address: Address | None = Field(
        default=None, description="Where it leads; unset where that is not known, such as a name."
    )
    translated_fqdn: str | None = Field(
        default=None, description="The name to which it leads; whoever has it is not known."
    )
    translated_port: int = Field(ge=1, le=65535, description="The port there.")


class NetworkRules(Frozen):
    """A collection of network rules."""

    kind: Literal["network"]
    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="Its place in the group.")
    action: Literal["allow", "deny"] = Field(description="What happens on a match.")
    rules: tuple[NetworkRule, ...] = Field(description="Its rules.")


class ApplicationRules(Frozen):
    """A collection of application rules."""

    kind: Literal["application"]
    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="Its place in the group.")
    action: Literal["allow", "deny"] = Field(description="What happens on a match.")
    rules: tuple[ApplicationRule, ...] = Field(description="Its rules.")


class DnatRules(Frozen):
    """A collection of DNAT rules."""

    kind: Literal["dnat"]
    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="Its place in the group.")
    rules: tuple[DnatRule, ...] = Field(description="Its rules.")


RuleCollection = Annotated[NetworkRules | ApplicationRules | DnatRules, Field(discriminator="kind")]


class RuleCollectionGroup(Frozen):
    """A rule collection group."""

    name: str = Field(description="Its name.")
    priority: int = Field(ge=0, description="Its place in the policy.")
    rule_collections: tuple[RuleCollection, ...] = Field(default=(), description="Its collections.")


class FirewallPolicy(Frozen):
    """A firewall policy; what its parent says comes first."""

    name: str = Field(description="Its name in Azure.")
    parent: str | None = Field(default=None, description="The policy that it inherits from.")
    threat_intelligence: Inspection = Field(default="alert", description="Known bad addresses.")
    intrusion_detection: Inspection = Field(default="off", description="IDPS of the Premium SKU.")
    dns_proxy: bool = Field(default=False, description="Needed for FQDNs in network rules.")
    snat_private_ranges: tuple[Prefix, ...] | None = Field(
        default=None, description="Destinations without SNAT; unset for Azure's default."
    )
    rule_collection_groups: tuple[RuleCollectionGroup, ...] = Field(
        default=(), description="Its rules."
    )


class Firewall(Frozen):
    """An Azure Firewall in the `AzureFirewallSubnet` of a virtual network."""

    name: str = Field(description="Its name in Azure.")
    virtual_network: str = Field(description="The network that has it.")
    address: Address | None = Field(
        default=None, description="Its private address; unset for the first usable one."
    )
    public_addresses: tuple[Address, ...] = Field(default=(), description="Its public addresses.")
    has_public_address: bool | None = Field(
        default=None,
        description="Whether it has one where none is listed; unset where that is not known.",
    )
    policy: str | None = Field(default=None, description="Its policy; none lets nothing through.")

    @model_validator(mode="after")
    def _says_one_thing_of_public_addresses(self) -> "Firewall":
        if self.public_addresses and self.has_public_address is False:
            raise ValueError("has `public_addresses` and says by `has_public_address` it has none")
        return self

    @property
    def leads_out(self) -> bool | None:
        """Whether it has a public address to leave with; None where nobody knows."""
        return True if self.public_addresses else self.has_public_address


class TagCondition(Frozen):
    """A tag that a member of an NSX group has."""

    of: Literal["vm", "port", "segment"] = Field(default="vm", description="What has the tag.")
    tag: str = Field(pattern=r"[^|]$", description="The tag, as `scope|tag` or `tag`.")
    operator: Literal["equals", "contains", "starts_with", "ends_with"] = Field(
        default="equals", description="How the tag is compared; a scope must be equal."
    )


class Criterion(Frozen):
    """What members of an NSX group have in common."""

    all_of: tuple[TagCondition, ...] = Field(
        min_length=1, description="Conditions that hold together."
    )


class AddressGroup(Frozen):
    """Addresses under one name: an IP group for firewalls, a group of NSX in a private cloud."""

    name: str = Field(description="Its name.")
    members: Texts = Field(
        default=(), description="Addresses, prefixes, ranges, names of other groups, NSX paths."
    )
    criteria: tuple[Criterion, ...] = Field(
        default=(), description="Who is a member by tags; one criterion is enough."
    )
    private_cloud: str | None = Field(
        default=None, description="In whose NSX it is; needed for criteria if there are several."
    )
    somewhere_in: Texts = Field(
        default=(), description="Where members are whose addresses are not known."
    )
