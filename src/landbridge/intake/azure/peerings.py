"""Peerings, each by its own side."""

from collections.abc import Mapping
from typing import Any

from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.survey import Survey
from landbridge.intake.azure.types import VIRTUAL_NETWORK

SPACES = ("remoteVirtualNetworkAddressSpace", "remoteAddressSpace")
SWITCHES = {
    "allow_virtual_network_access": ("allowVirtualNetworkAccess", True),
    "allow_forwarded_traffic": ("allowForwardedTraffic", False),
    "allow_gateway_transit": ("allowGatewayTransit", False),
    "use_remote_gateways": ("useRemoteGateways", False),
}
"""The keys of the estate, those of Azure, and what holds where nothing is told."""
READ = frozenset(
    {"remoteVirtualNetwork", "peeringState", "peeringSyncLevel", "doNotVerifyRemoteGateways"}
    | {"remoteBgpCommunities", "remoteVirtualNetworkEncryption", "peerCompleteVnets", *SPACES}
    | {told for told, _ in SWITCHES.values()}
)
STATES = frozenset({"connected", "initiated", "disconnected"})
IN_SYNC = "fullyinsync"


def peering(each: Resource, survey: Survey) -> Mapping[str, Any] | None:
    """A side of a peering; None where nobody knows with whom, or where its addresses are."""
    record = each.record
    survey.unread(record, READ)
    other = record.refers("remoteVirtualNetwork")
    if not other:
        survey.remark(record, "with whom is not told: it is left out", "remoteVirtualNetwork")
        return None
    if survey.resources.find(other) is None and not remote_space(record):
        survey.remark(record, f"{last(other)} is not in the export: ways through it are not seen")
        return None
    _tell_part(record, survey)
    state, level = record.word("peeringState"), record.word("peeringSyncLevel")
    return {
        "to": survey.called(other, VIRTUAL_NETWORK, record),
        **_switched(record),
        **({"state": state} if state in STATES - {"connected"} else {}),
        **({} if level in ("", IN_SYNC) else {"in_sync": False}),
    }


def remote_space(record: Record) -> tuple[str, ...]:
    """The address space of the other side, as this side knows it."""
    told = (record.inner(key).prefixes("addressPrefixes") for key in SPACES if record.told(key))
    return next(filter(None, told), ())


def _switched(record: Record) -> dict[str, bool]:
    told = {key: (record.switch(name), usual) for key, (name, usual) in SWITCHES.items()}
    return {key: found for key, (found, usual) in told.items() if found not in (None, usual)}


def _tell_part(record: Record, survey: Survey) -> None:
    if record.switch("peerCompleteVnets") is False:
        what = "it joins some subnets only, which is not understood: it counts for all of them"
        survey.remark(record, what, "peerCompleteVnets")
