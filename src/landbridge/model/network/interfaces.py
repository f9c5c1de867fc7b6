"""What has addresses in a subnet: interfaces of machines, load balancers, private endpoints."""

from typing import Annotated, Literal

from pydantic import Field

from landbridge.model.network.fields import ANY_CASE, Address, Texts
from landbridge.model.place import Frozen

PublicSku = Annotated[Literal["standard", "basic"], ANY_CASE]


class Interface(Frozen):
    """A network interface of an Azure VM or of an appliance."""

    name: str = Field(description="The machine's name.")
    subnet: str = Field(description="Where it stands, as `network/subnet`.")
    address: Address = Field(description="Its private address.")
    network_security_group: str | None = Field(default=None, description="The group on it.")
    application_security_groups: Texts = Field(
        default=(), description="The application security groups that it is a member of."
    )
    public_address: Address | None = Field(default=None, description="Its public address.")
    public_sku: PublicSku | None = Field(
        default=None, description="The SKU of its public address; unset where that is not known."
    )
    ip_forwarding: bool = Field(default=False, description="Whether Azure lets it forward.")
    forwards: Literal["unknown", "everything", "nothing"] = Field(
        default="unknown", description="What an appliance lets through, as far as is known."
    )
    stateful: bool | None = Field(
        default=None,
        description="Whether an appliance must see both directions of a connection, as firewalls "
        "must and routers need not; unset where that is not known.",
    )
    complete: bool = Field(
        default=True,
        description="Whether all load balancers that lead to it are told; others may let the "
        "Internet in.",
    )


class BalancedPort(Frozen):
    """A rule of a load balancer."""

    protocol: Literal["tcp", "udp"] = Field(default="tcp", description="Its protocol.")
    port: int = Field(ge=0, le=65535, description="The port at the front.")
    backend_port: int = Field(ge=0, le=65535, description="The port of the machines.")
    disable_outbound_snat: bool | None = Field(
        default=None,
        description="Whether it keeps its machines from leaving by the front; unset where that is "
        "not known.",
    )


class LoadBalancer(Frozen):
    """A load balancer with one front; an internal one may stand for several appliances."""

    name: str = Field(description="Its name in Azure.")
    address: Address = Field(description="Its front address, public or private.")
    sku: PublicSku | None = Field(
        default=None, description="Its SKU; unset where that is not known."
    )
    interfaces: Texts = Field(description="The machines behind it.")
    rules: tuple[BalancedPort, ...] = Field(
        default=(), description="Its rules; none for all ports (HA ports)."
    )
    outbound_rules: bool | None = Field(
        default=None,
        description="Whether outbound rules let its machines leave by the front; unset where that "
        "is not known.",
    )

    @property
    def lends_nothing(self) -> bool:
        """Whether it is told that no machine leaves by its front."""
        closed = all(each.disable_outbound_snat for each in self.rules)
        return bool(self.rules) and closed and self.outbound_rules is False


class PrivateEndpoint(Frozen):
    """A private endpoint of a service of Azure."""

    name: str = Field(description="Its name in Azure.")
    subnet: str = Field(description="Where it stands, as `network/subnet`.")
    address: Address = Field(description="Its private address.")
    service: str = Field(default="", description="What it leads to.")
    service_id: str = Field(
        default="", description="The resource id of what it leads to; without it none can be made."
    )
    subresource: str = Field(
        default="", description="Which part of the service, such as `blob` or `vault`."
    )
