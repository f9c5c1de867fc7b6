"""The networks that security admin rules leave out, since a service has an intent policy there."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.deployed import deployed
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey

SERVICES = frozenset({"microsoft.sql/managedinstances", "microsoft.databricks/workspaces"})
"""To what subnets of these networks are delegated."""
SETTING = "applyOnNetworkIntentPolicyBasedServices"
KEY = "network_manager.skips"
ONLY_ALLOWING = (
    "rules that allow bind networks of SQL Managed Instance and Databricks, too, others do not:"
    " these networks are taken for left out altogether"
)
APART = "another configuration binds networks of SQL Managed Instance and Databricks: so is this"


def skipped(configuration: Resource, survey: Survey) -> Iterator[Entry]:
    """Those of one configuration; where any deployed one binds them, none is left out."""
    networks = survey.resources.of(types.VIRTUAL_NETWORK)
    homes = [home for home in networks if _delegated(home, survey)]
    if not homes:
        return
    words = _words(configuration)
    everywhere = any("all" in _words(each) for each in _configurations(survey))
    if everywhere and "all" not in words:
        survey.remark(configuration.record, APART, SETTING)
    elif "allowrulesonly" in words:
        survey.remark(configuration.record, ONLY_ALLOWING, SETTING)
    if not everywhere and configuration.key == _configurations(survey)[0].key:
        yield from ((KEY, survey.name(home)) for home in homes)


def _configurations(survey: Survey) -> list[Resource]:
    return deployed(survey.resources.of(types.ADMIN_CONFIGURATION), survey)


def _words(configuration: Resource) -> set[str]:
    return {each.lower() for each in configuration.record.several(SETTING)}


def _delegated(home: Resource, survey: Survey) -> bool:
    """Whether a subnet of a network is given to one of the services."""
    return any(
        each.word("serviceName") in SERVICES
        for subnet in survey.resources.children(home, "subnets")
        for each in subnet.record.each("delegations")
    )
