"""Gateways of virtual networks, and what their connections lead to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.attached import is_placed
from landbridge.intake.azure.outside import behind_circuit, site_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, ancestor
from landbridge.intake.azure.survey import Entry, Survey
from landbridge.intake.draft.noted import Noted

KINDS = {"expressroute": "expressroute", "vpn": "vpn"}
READ = frozenset(
    {"gatewayType", "ipConfigurations", "vpnType", "enableBgp", "activeActive", "bgpSettings"}
    | {"vpnGatewayGeneration", "vpnClientConfiguration", "virtualNetworkGatewayPolicyGroups"}
    | {"enablePrivateIpAddress", "enableBgpRouteTranslationForNat", "allowRemoteVnetTraffic"}
    | {"allowVirtualWanTraffic", "adminState", "resiliencyModel", "gatewayDefaultSite"}
    | {"disableIPSecReplayProtection", "inboundDnsForwardingEndpoint", "autoScaleConfiguration"}
)
CONNECTION = frozenset(
    {"connectionType", "virtualNetworkGateway1", "virtualNetworkGateway2", "localNetworkGateway2"}
    | {"peer", "enableBgp", "expressRouteGatewayBypass", "routingWeight", "sharedKey"}
    | {"connectionStatus", "connectionMode", "connectionProtocol", "dpdTimeoutSeconds"}
    | {"ingressBytesTransferred", "egressBytesTransferred", "authorizationKey", "ipsecPolicies"}
    | {"useLocalAzureIpAddress", "tunnelConnectionStatus", "tunnelProperties"}
    | {"enablePrivateLinkFastPath", "gatewayCustomBgpIpAddresses", "authenticationType"}
)
NO_CONNECTIONS = (
    "the export has none of its connections, so that what lies behind it is not known:"
    " `az network vpn-connection list` shows them to whoever has the role Reader there"
)


def read(gateway: Resource, survey: Survey) -> Iterator[Entry]:
    """A gateway."""
    record = gateway.record
    survey.unread(record, READ)
    kind = KINDS.get(record.word("gatewayType"))
    configurations = record.each("ipConfigurations")
    subnet = next(filter(None, (each.refers("subnet") for each in configurations)), "")
    if kind is None or not subnet or not is_placed(subnet, survey):
        survey.remark(record, "its kind or its subnet is not in the export: it is left out")
        return
    connections = list(_connections(gateway, survey))
    if not connections:
        survey.remark(record, NO_CONNECTIONS)
    home = ancestor(subnet, "virtualNetworks")
    yield (
        "gateways",
        {
            "name": survey.name(gateway),
            "virtual_network": survey.called(home, types.VIRTUAL_NETWORK, record),
            "kind": kind,
            "connects": list(dict.fromkeys(_behind(connections, survey))),
            **(_bgp(record, connections) if kind == "vpn" else _fast_path(connections, survey)),
        },
    )


def _connections(gateway: Resource, survey: Survey) -> Iterator[Resource]:
    for each in survey.resources.of(types.CONNECTION):
        if each.record.refers("virtualNetworkGateway1").lower() == gateway.key:
            survey.unread(each.record, CONNECTION)
            yield each


def _behind(connections: Sequence[Resource], survey: Survey) -> Iterator[str]:
    """The sites and clouds behind connections."""
    for each in connections:
        record = each.record
        if record.told("localNetworkGateway2"):
            name = site_of(record, "localNetworkGateway2", survey)
        elif record.told("peer"):
            name = behind_circuit(record.refers("peer"), record, survey)
        else:
            survey.remark(record, "a connection of two virtual networks is not understood")
            name = ""
        yield from filter(None, [name])


def _bgp(record: Record, connections: Sequence[Resource]) -> Mapping[str, Any]:
    """Whether its sites hear of each other: it and all of its connections must have BGP."""
    told = [each.record.switch("enableBgp") for each in connections]
    own = record.switch("enableBgp")
    if own is False or (told and False in told):
        return {"bgp": False}
    return {} if own is None or None in told else {"bgp": True}


def _fast_path(connections: Sequence[Resource], survey: Survey) -> Mapping[str, Any]:
    """FastPath, by a provider's circuit or by one that is taken for ExpressRoute Direct."""
    past = [each for each in connections if each.record.switch("expressRouteGatewayBypass")]
    if not past:
        return {}
    circuits = [survey.resources.find(each.record.refers("peer")) for each in past]
    if all(each and each.record.told("serviceProviderProperties") for each in circuits):
        return {"fast_path": "provider"}
    ported = all(each and each.record.told("expressRoutePort") for each in circuits)
    return {"fast_path": "direct" if ported else Noted("direct", "guess: its circuit is not told")}
