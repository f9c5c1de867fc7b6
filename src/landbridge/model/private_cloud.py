"""The private cloud that shall be: what its owner decides, and what stands around it in Azure."""

from typing import Literal

from pydantic import Field

from landbridge.model.addresses import Address, Prefix
from landbridge.model.network.nsx import Layout
from landbridge.model.place import Frozen


class HomeNetwork(Frozen):
    """The virtual network that the private cloud is attached to."""

    name: str | None = Field(default=None, description="Its name in Azure.")
    resource_group: str | None = Field(default=None, description="Its resource group.")
    address_space: tuple[Prefix, ...] | None = Field(
        default=None, description="The prefixes of its address space."
    )
    dns_servers: tuple[Address, ...] | None = Field(
        default=None, description="Its custom DNS servers; [] for the DNS of Azure."
    )


class OtherNetwork(Frozen):
    """A network that the private cloud shall talk to, and must not overlap."""

    name: str = Field(description="How findings call it.")
    prefixes: tuple[Prefix, ...] = Field(min_length=1, description="Its addresses.")


class Neighbour(Frozen):
    """A Generation 2 private cloud that stands already."""

    name: str = Field(description="Its name in Azure.")
    resource_group: str = Field(description="Its resource group.")
    virtual_network: str | None = Field(default=None, description="Its virtual network's name.")
    network_resource_group: str | None = Field(
        default=None, description="Its virtual network's resource group, if it is not its own."
    )


class Quota(Frozen):
    """What is agreed with Microsoft on hosts in the region."""

    state: Literal["none", "requested", "confirmed"] | None = Field(
        default=None, description="How far the request for quota is."
    )
    hosts: int = Field(
        default=0, ge=0, le=1_000_000, description="Hosts that are confirmed or asked for."
    )


class CustomerKey(Frozen):
    """A key of one's own for the data on the hosts, in a key vault that stands already."""

    vault: str = Field(
        pattern=r"^https://[^/\s]+/?$",
        description="The vault, such as `https://name.vault.azure.net`.",
    )
    name: str = Field(
        pattern=r"^[A-Za-z0-9-]+$", description="The key's name: letters, digits and hyphens."
    )
    version: str = Field(default="", description="Its version; without one the newest is taken.")
    vault_open: bool = Field(
        default=False,
        description="Whether the vault lets the identity of the private cloud in; the key is used "
        "from then on. The identity is there once the private cloud is.",
    )


class PrivateCloud(Frozen):
    """The Generation 2 private cloud that shall be."""

    name: str = Field(default="avs-gen2", description="Its name in Azure.")
    resource_group: str | None = Field(default=None, description="Its resource group.")
    region: str | None = Field(default=None, description="Azure region, such as `westeurope`.")
    zone: int | None = Field(
        default=None, ge=1, le=3, description="Availability zone; without it the service chooses."
    )
    address_block: Prefix | None = Field(
        default=None, description="The /22 or larger block for management, inside the VNet."
    )
    hcx_blocks: tuple[Prefix, ...] | None = Field(
        default=None, description="The two /24 for HCX management and HCX uplink."
    )
    layout: Layout = Field(
        default="current", description="Which subnets the service makes in the block."
    )
    segment_space: tuple[Prefix, ...] | None = Field(
        default=None, description="Where segments without a prefix get theirs from."
    )
    mon_routes: int | None = Field(
        default=None, ge=0, description="Most /32 routes of HCX MON at one time; 0 without MON."
    )
    virtual_network: HomeNetwork = Field(
        default=HomeNetwork(), description="The virtual network that it is attached to."
    )
    dns_zone: Literal["Public", "Private"] | None = Field(
        default=None, description="From where the names of vCenter and NSX are resolved."
    )
    other_networks: tuple[OtherNetwork, ...] | None = Field(
        default=None, description="Networks that it shall talk to: on-premises, other VNets."
    )
    neighbours: tuple[Neighbour, ...] | None = Field(
        default=None, description="Generation 2 private clouds that stand already; [] for none."
    )
    resource_providers: tuple[str, ...] | None = Field(
        default=None, description="Resource providers that the subscription has registered."
    )
    roles: tuple[str, ...] | None = Field(
        default=None, description="Azure roles on the subscription of whoever deploys."
    )
    fleet_principal: Literal["enabled", "disabled"] | None = Field(
        default=None,
        description="Whether the enterprise application Avs Fleet Rp may sign in to the tenant.",
    )
    name_policies: Literal["none", "lifted", "enforced"] | None = Field(
        default=None,
        description="Azure policies on names of security groups and route tables while deploying.",
    )
    customer_key: CustomerKey | None = Field(
        default=None, description="A key of one's own; without it Microsoft keeps the keys."
    )
    arc_vcenter: str | None = Field(
        default=None,
        pattern=r"^/subscriptions/[^/]+/resource[Gg]roups/[^/]+/providers/.",
        description="The resource id that Azure Arc gave the vCenter, once it is onboarded.",
    )
    defender_plans: tuple[str, ...] = Field(
        default=(),
        description="Plans of Microsoft Defender for Cloud for the subscription, such as "
        "`VirtualMachines`; each costs money.",
    )
    quota: Quota = Field(default=Quota(), description="What is agreed with Microsoft on hosts.")
