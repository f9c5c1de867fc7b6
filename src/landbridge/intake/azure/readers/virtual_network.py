"""Virtual networks with their subnets and their sides of peerings."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.peerings import peering
from landbridge.intake.azure.resource import Resource, ancestor
from landbridge.intake.azure.standing import lacks_gateway
from landbridge.intake.azure.subnets import subnet
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

UNTOLD = "stand-in: a gateway in it is not in the export"
SUBNETS, PEERINGS = "subnets", "virtualNetworkPeerings"
READ = frozenset(
    {SUBNETS, PEERINGS, "addressSpace", "dhcpOptions", "ddosProtectionPlan", "enableDdosProtection"}
    | {"flowTimeoutInMinutes", "encryption", "flowLogs", "privateEndpointVNetPolicies"}
    | {"bgpCommunities", "ipAllocations", "defaultPublicNatGateway"}
)


def read(home: Resource, survey: Survey) -> Iterator[Entry]:
    """A network; without an address that is known it is none."""
    record = home.record
    survey.unread(record, READ)
    space = record.inner("addressSpace").prefixes("addressPrefixes")
    if not space:
        survey.remark(record, "its address space is not told: it is left out", "addressSpace")
        return
    children = survey.resources.children
    subnets = (subnet(each, survey) for each in children(home, SUBNETS))
    peerings = (peering(each, survey) for each in children(home, PEERINGS))
    servers = record.inner("dhcpOptions").several("dnsServers")
    yield (
        "virtual_networks",
        {
            "name": survey.name(home),
            **({"region": home.region} if home.region else {}),
            "resource_group": home.group,
            "address_space": list(space),
            **({"complete": Noted(False, UNTOLD)} if lacks_gateway(home, survey) else {}),
            **({"dns_servers": list(servers)} if servers else {}),
            **({"bastion": True} if _has_bastion(home, survey) else {}),
            **({"ddos_protection": True} if record.switch("enableDdosProtection") else {}),
            "subnets": [each for each in subnets if each],
            "peerings": [each for each in peerings if each],
        },
    )


def _has_bastion(home: Resource, survey: Survey) -> bool:
    """Whether a bastion of the export stands in a network."""
    return any(
        ancestor(each.refers("subnet"), "virtualNetworks").lower() == home.key
        for host in survey.resources.of(types.BASTION)
        for each in host.record.each("ipConfigurations")
    )
