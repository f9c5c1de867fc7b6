"""IP groups."""

from collections.abc import Iterator

from landbridge.intake.azure.record import Awaited
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey

READ = frozenset({"ipAddresses", "firewalls", "firewallPolicies"})


def read(group: Resource, survey: Survey) -> Iterator[Entry]:
    """A group; an address that nobody can know yet may be any."""
    record = group.record
    survey.unread(record, READ)
    texts = record.several("ipAddresses")
    waits = record.waits("ipAddresses") or any(isinstance(each, Awaited) for each in texts)
    if waits:
        survey.remark(record, "its addresses are not known before it is deployed", "ipAddresses")
    members = list(record.prefixes("ipAddresses"))
    doubt = {"somewhere_in": ["*"]} if waits else {}
    yield "groups", {"name": survey.name(group), "members": members, **doubt}
