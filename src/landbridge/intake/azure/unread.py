"""What a resource may have and whoever asked may not list: it is never taken for absent."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.missing import open_rules
from landbridge.intake.azure.resource import Resource, type_of
from landbridge.intake.azure.survey import Entry, Survey

TOLD = (
    "the {} of it may not be read by whoever asked: what they decide depends. The role Reader there"
    " shows them"
)
ACTION = "action"
MANAGED = frozenset(
    {types.MANAGER, types.ADMIN_CONFIGURATION, types.ADMIN_COLLECTION, types.NETWORK_GROUP}
)
"""In these stand rules that are asked before all others, or whom they bind."""


def read(each: Resource, survey: Survey) -> Iterator[Entry]:
    """Told; where security admin rules may stand, all networks may be bound by some."""
    survey.remark(each.record, TOLD.format(each.record.text("list").rpartition("/")[2]))
    managed = [one for one in survey.resources.of(types.UNREAD) if _parent(one) in MANAGED]
    if managed and managed[0].key == each.key:
        yield from _any_rules(each, survey)


def _parent(each: Resource) -> str:
    return type_of(each.record.text("parent"))


def _any_rules(first: Resource, survey: Survey) -> Iterator[Entry]:
    """A collection by which everything may be denied, or allowed; once is enough."""
    networks = [survey.name(each) for each in survey.resources.of(types.VIRTUAL_NETWORK)]
    group = survey.names.of(f"{first.id}/group", types.NETWORK_GROUP, "not told")
    yield "network_manager.network_groups", {"name": group, "virtual_networks": networks}
    rules = [
        {(ACTION if key == "access" else key): value for key, value in rule.items()}
        for rule in open_rules(survey)
    ]
    name = survey.names.of(f"{first.id}/rules", types.ADMIN_COLLECTION, "not told")
    yield "network_manager.security_admin", {"name": name, "groups": [group], "rules": rules}
