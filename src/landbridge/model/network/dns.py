"""Private zones of DNS, and DNS Private Resolvers."""

from pydantic import Field, model_validator

from landbridge.model.network.fields import Address, Texts
from landbridge.model.place import Frozen


class PrivateZone(Frozen):
    """A private zone of DNS."""

    name: str = Field(description="The zone, such as `privatelink.blob.core.windows.net`.")
    virtual_networks: Texts = Field(default=(), description="The networks that it is linked to.")


class Forwarding(Frozen):
    """A domain that is asked elsewhere."""

    domain: str = Field(description="The domain, such as `corp.contoso.com`; `.` for all.")
    servers: tuple[Address, ...] = Field(min_length=1, description="The DNS servers to ask.")


class DnsResolver(Frozen):
    """A DNS Private Resolver in a virtual network; each endpoint has a subnet of its own."""

    name: str = Field(description="Its name in Azure.")
    virtual_network: str = Field(description="The network that has it.")
    inbound: str | None = Field(
        default=None, description="The subnet in which others ask it, such as sites and NSX."
    )
    outbound: str | None = Field(
        default=None, description="The subnet out of which it asks others."
    )
    forwards: tuple[Forwarding, ...] = Field(default=(), description="Whom it asks for what.")
    serves: Texts = Field(default=(), description="The networks whose questions it forwards.")

    @model_validator(mode="after")
    def _what_is_forwarded_leaves_by_a_subnet(self) -> "DnsResolver":
        if (self.forwards or self.serves) and not self.outbound:
            raise ValueError("what it forwards needs a subnet: name it in `outbound`")
        if self.inbound and self.outbound and self.inbound.lower() == self.outbound.lower():
            raise ValueError("`inbound` and `outbound` need a subnet each")
        return self
