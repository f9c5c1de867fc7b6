"""Connectivity configurations of Virtual Network Manager."""

from collections.abc import Iterator
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.deployed import is_deployed
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey

TOPOLOGIES = {"hubandspoke": "hub-and-spoke", "mesh": "mesh"}
READ = frozenset(
    {"connectivityTopology", "hubs", "appliesToGroups", "isGlobal", "deleteExistingPeering"}
    | {"connectivityCapabilities"}
)
DIRECT = "directlyconnected"
SWITCH = {"true": True, "false": False}


def read(configuration: Resource, survey: Survey) -> Iterator[Entry]:
    """A configuration, if it is deployed."""
    record = configuration.record
    survey.unread(record, READ)
    if not is_deployed(configuration, survey):
        return
    topology = TOPOLOGIES.get(record.word("connectivityTopology"))
    if topology is None:
        raise record.wrong("HubAndSpoke or Mesh was expected", "connectivityTopology")
    applied = list(record.each("appliesToGroups"))
    hub = _hub(record, survey)
    if topology != "mesh" and not hub:
        survey.remark(record, "its hub is not in the export: it is left out", "hubs")
        return
    yield (
        "network_manager.connectivity",
        {
            "name": survey.name(configuration),
            "topology": topology,
            **({"hub": hub} if hub else {}),
            "groups": list(_groups(applied, survey)),
            **(_across(record) if topology == "mesh" else {}),
        },
    )


def _hub(record: Record, survey: Survey) -> str:
    ids = (each.refers("resourceId") for each in record.each("hubs"))
    known = (id_ for id_ in ids if survey.resources.find(id_))
    return next((survey.called(id_, types.VIRTUAL_NETWORK, record) for id_ in known), "")


def _groups(applied: list[Record], survey: Survey) -> Iterator[str | dict[str, Any]]:
    for each in applied:
        found = survey.resources.find(each.refers("networkGroupId"))
        if found is None:
            survey.remark(each, "this network group is not in the export: it is left out")
            continue
        flags = _flags(each)
        yield {"name": survey.name(found), **flags} if flags else survey.name(found)


def _flags(applied: Record) -> dict[str, bool]:
    """How a group of spokes is joined; Azure writes switches as texts."""
    direct = applied.word("groupConnectivity") == DIRECT
    return {
        **({"direct_connectivity": True, **_across(applied)} if direct else {}),
        **({"use_hub_gateway": True} if _switched(applied, "useHubGateway") else {}),
    }


def _across(record: Record) -> dict[str, bool]:
    """Whether regions are joined, too; nothing where that is not told."""
    told = _switched(record, "isGlobal")
    return {} if told is None else {"across_regions": told}


def _switched(record: Record, key: str) -> bool | None:
    return SWITCH.get(str(record.held(key)[1]).lower())
