"""Private zones of DNS with the networks that they are linked to."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey


def read(zone: Resource, survey: Survey) -> Iterator[Entry]:
    """A zone; its records are not read."""
    linked = list(dict.fromkeys(networks(zone, survey)))
    yield "private_dns_zones", {"name": survey.name(zone), "virtual_networks": linked}


def networks(linked: Resource, survey: Survey) -> Iterator[str]:
    """The networks of the export to which something is linked."""
    for each in survey.resources.children(linked, "virtualNetworkLinks"):
        id_ = each.record.refers("virtualNetwork")
        if survey.resources.find(id_):
            yield survey.called(id_, types.VIRTUAL_NETWORK, each.record)
        else:
            survey.remark(each.record, "this network is not in the export: its link is left out")
