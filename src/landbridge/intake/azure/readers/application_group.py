"""Application security groups; their members are told by interfaces."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

OPEN = "stand-in: the export has no network interfaces, which are its members"


def read(group: Resource, survey: Survey) -> Iterator[Entry]:
    """A group; without any interface in the export nobody knows who is in it."""
    survey.unread(group.record, ())
    name = survey.name(group)
    if survey.resources.of(types.INTERFACE):
        yield "application_security_groups", name
        return
    survey.remark(group.record, f"{OPEN}: `az network nic list` shows them")
    yield "groups", {"name": name, "somewhere_in": Noted(["*"], OPEN)}
