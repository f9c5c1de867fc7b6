"""Global Reach of private clouds of Generation 1."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.outside import behind_circuit
from landbridge.intake.azure.resource import Resource, ancestor
from landbridge.intake.azure.survey import Entry, Survey

READ = frozenset(
    {"authorizationKey", "circuitConnectionStatus", "peerExpressRouteCircuit", "addressPrefix"}
    | {"expressRouteId"}
)


def read(link: Resource, survey: Survey) -> Iterator[Entry]:
    """Two circuits that are joined, if it is known what is behind both."""
    survey.unread(link.record, READ)
    cloud = survey.resources.find(ancestor(link.id, "privateClouds"))
    other = behind_circuit(link.record.refers("peerExpressRouteCircuit"), link.record, survey)
    if cloud is not None and other and cloud.type == types.CLOUD:
        yield "global_reach", {"between": [survey.name(cloud), other]}
