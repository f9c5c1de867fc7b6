"""What stands in subnets by the ids of its IP configurations, as far as the export lacks it."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, ancestor, around, type_of
from landbridge.intake.azure.survey import Survey

NIC = "networkInterfaces"
USED = (
    "a peer uses the gateway of this network, and it is not in the export: what lies behind it is"
    " not seen. `az network vnet-gateway list` shows it to whoever has the role Reader there"
)


def interfaces(record: Record, survey: Survey) -> list[str]:
    """The interfaces in a subnet that are not in the export."""
    ids = {ancestor(each.text("id"), NIC).lower() for each in record.each("ipConfigurations")}
    return [id_ for id_ in ids if id_ and not survey.knows_interface(id_)]


def others(record: Record, survey: Survey) -> Iterator[tuple[str, str]]:
    """Gateways, firewalls and the like in a subnet that are not in the export, with their types."""
    for each in record.each("ipConfigurations"):
        id_ = around(each.text("id"))
        type_ = "" if ancestor(id_, NIC) else type_of(id_)
        if type_ and survey.resources.find(id_) is None:
            yield id_, type_


def lacks_gateway(home: Resource, survey: Survey) -> bool:
    """Whether a gateway stands in a network that is not in the export; a peer that uses it tells.

    One that nobody else names is told here.
    """
    held = survey.resources.children(home, "subnets")
    if any(type_ == types.GATEWAY for each in held for _, type_ in others(each.record, survey)):
        return True
    lacks = home.key in survey.lenders and not has_gateway(home, survey)
    if lacks:
        survey.remark(home.record, USED)
    return lacks


def has_gateway(home: Resource, survey: Survey) -> bool:
    """Whether a gateway of the export stands in a network."""
    return any(
        ancestor(inner.refers("subnet"), "virtualNetworks").lower() == home.key
        for each in survey.resources.of(types.GATEWAY)
        for inner in each.record.each("ipConfigurations")
    )
