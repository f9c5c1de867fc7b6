"""Network groups of Virtual Network Manager with the members that are named."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey

READ = frozenset({"memberType"})
UNTOLD = (
    "the export has none of its members; those that a policy adds are shown by"
    " `az network manager list-effective-vnet`, and are not known here"
)


def read(group: Resource, survey: Survey) -> Iterator[Entry]:
    """A group; who comes by Azure Policy is no resource, and is told to be missing."""
    record = group.record
    survey.unread(record, READ)
    members = list(dict.fromkeys(_members(group, survey)))
    if not members:
        survey.remark(record, UNTOLD)
    name = survey.name(group)
    yield "network_manager.network_groups", {"name": name, "virtual_networks": members}


def _members(group: Resource, survey: Survey) -> Iterator[str]:
    for each in survey.resources.children(group, "staticMembers"):
        id_ = each.record.refers("resourceId")
        if survey.resources.find(id_):
            yield survey.called(id_, types.VIRTUAL_NETWORK, each.record)
        else:
            survey.remark(each.record, "this member is not in the export: it is left out")
