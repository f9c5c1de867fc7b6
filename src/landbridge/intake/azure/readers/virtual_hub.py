"""Hubs of Virtual WAN: their networks, what their gateways reach, their firewall and its intent."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.outside import behind_circuit, site_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.survey import Entry, Survey

READ = frozenset(
    {"addressPrefix", "virtualWan", "azureFirewall", "vpnGateway", "expressRouteGateway"}
    | {"virtualHubRouteTableV2s", "routeTable", "routingState", "virtualRouterAsn"}
    | {"virtualRouterIps", "allowBranchToBranchTraffic", "preferredRoutingGateway"}
    | {"hubRoutingPreference", "virtualRouterAutoScaleConfiguration", "p2SVpnGateway"}
    | {"bgpConnections", "ipConfigurations", "routeMaps", "virtualNetworkConnections"}
)
CONNECTION = frozenset(
    {"remoteVirtualNetwork", "enableInternetSecurity", "allowHubToRemoteVnetTransit"}
    | {"allowRemoteVnetToUseHubVnetGateways", "connectivityStatus", "routingConfiguration"}
)
POLICIES = {"internet": "internet", "privatetraffic": "private"}
PREFERENCES = {"vpngateway": "vpn", "aspath": "as_path"}
BRANCHES = (
    "branches of this hub are not told of each other, which is not modelled: a way between two"
    " sites may not be there"
)
UNMODELLED = {
    "routeMaps": "route maps of a hub are not understood: what it tells may differ",
    "bgpConnections": "what peers of a hub by BGP tell it is not in the export: ways may differ",
}
CONNECTED = (
    "other route tables, routes or maps than the default are not understood: ways may differ"
)
DEFAULT_TABLES = frozenset({"defaultroutetable", "noneroutetable"})


def read(hub: Resource, survey: Survey) -> Iterator[Entry]:
    """A hub; one without addresses is a route server, and not read."""
    record = hub.record
    survey.unread(record, READ)
    prefix = record.prefixes("addressPrefix")
    if not prefix:
        survey.remark(record, "its addresses are not told: it is left out", "addressPrefix")
        return
    circuits, tunnels = list(_circuits(hub, survey)), list(_tunnels(hub, survey))
    _tell_tables(hub, survey)
    _tell_unread(record, survey)
    yield (
        "virtual_hubs",
        {
            "name": survey.name(hub),
            **({"region": hub.region} if hub.region else {}),
            "prefix": prefix[0],
            "connections": list(_networks(hub, survey)),
            "connects": list(dict.fromkeys([*circuits, *tunnels])),
            "expressroute": circuits,
            "vpn": [each for each in tunnels if each not in circuits],
            **_firewall(hub, survey),
            **_intent(hub, survey),
            **_preference(record),
        },
    )


def _networks(hub: Resource, survey: Survey) -> Iterator[Mapping[str, Any]]:
    held = (*survey.resources.children(hub, "hubVirtualNetworkConnections"),)
    inside = (hub.child(each, "c") for each in hub.record.each("virtualNetworkConnections"))
    for each in held or inside:
        record = each.record
        id_ = record.refers("remoteVirtualNetwork")
        survey.unread(record, CONNECTION)
        if survey.resources.find(id_) is None:
            survey.remark(record, "this network is not in the export: ways to it are not seen")
            continue
        _tell_routing(record, survey)
        off = record.switch("enableInternetSecurity") is False
        name = survey.called(id_, types.VIRTUAL_NETWORK, record)
        yield {"virtual_network": name, **({"internet_security": False} if off else {})}


def _circuits(hub: Resource, survey: Survey) -> Iterator[str]:
    for gateway in _of_hub(hub, types.CIRCUIT_GATEWAY, survey):
        for each in survey.resources.children(gateway, "expressRouteConnections"):
            id_ = each.record.refers("expressRouteCircuitPeering")
            yield from filter(None, [behind_circuit(id_, each.record, survey)])


def _tunnels(hub: Resource, survey: Survey) -> Iterator[str]:
    for gateway in _of_hub(hub, types.VPN_GATEWAY, survey):
        for key in ("vpnConnections", "connections"):
            for each in survey.resources.children(gateway, key):
                if each.record.told("remoteVpnSite"):
                    yield from filter(None, [site_of(each.record, "remoteVpnSite", survey)])


def _of_hub(hub: Resource, type_: str, survey: Survey) -> Iterator[Resource]:
    held = survey.resources.of(type_)
    return (each for each in held if each.record.refers("virtualHub").lower() == hub.key)


def _firewall(hub: Resource, survey: Survey) -> Mapping[str, Any]:
    named = survey.resources.find(hub.record.refers("azureFirewall"))
    found = [*([named] if named else []), *_of_hub(hub, types.FIREWALL, survey)]
    if not found:
        return _untold(hub, survey) if hub.record.told("azureFirewall") else {}
    policy = survey.named(found[0].record, "firewallPolicy", types.POLICY)
    return {"firewall_policy": policy} if policy else {}


def _untold(hub: Resource, survey: Survey) -> Mapping[str, Any]:
    """A firewall that is not in the export: its policy is none that anybody knows."""
    id_ = hub.record.refers("azureFirewall")
    survey.called(id_, types.FIREWALL, hub.record)
    return {
        "firewall_policy": survey.called(
            f"{id_.rpartition('/azureFirewalls/')[0]}/firewallPolicies/{last(id_)}, not told",
            types.POLICY,
            hub.record,
        )
    }


def _intent(hub: Resource, survey: Survey) -> Mapping[str, Any]:
    told: dict[str, bool] = {}
    for each in survey.resources.children(hub, "routingIntent"):
        for policy in each.record.each("routingPolicies"):
            for word in policy.several("destinations"):
                key = POLICIES.get(word.lower())
                if key is None:
                    survey.remark(policy, f"the destination {word} is not understood")
                else:
                    told[key] = True
    return {"routing_intent": told} if told else {}


def _preference(record: Record) -> Mapping[str, Any]:
    """What it prefers beside ExpressRoute, which is Azure's default."""
    word = PREFERENCES.get(record.word("hubRoutingPreference"))
    return {"routing_preference": word} if word else {}


def _tell_tables(hub: Resource, survey: Survey) -> None:
    """Route tables of the customer are not understood; the default ones say nothing."""
    for each in survey.resources.children(hub, "hubRouteTables"):
        if each.name.lower() not in DEFAULT_TABLES or each.record.told("routes"):
            intent = survey.resources.children(hub, "routingIntent")
            if not intent:
                survey.remark(each.record, "routes of a hub are not understood: ways may differ")


def _tell_unread(record: Record, survey: Survey) -> None:
    """What of a hub changes ways and is not modelled."""
    if record.switch("allowBranchToBranchTraffic") is False:
        survey.remark(record, BRANCHES, "allowBranchToBranchTraffic")
    for key, what in UNMODELLED.items():
        if record.told(key):
            survey.remark(record, what, key)


def _tell_routing(record: Record, survey: Survey) -> None:
    """A connection of other route tables than the default one, or with routes of its own."""
    routing = record.inner("routingConfiguration")
    tables = [routing.refers("associatedRouteTable")]
    tables += [each.text("id") for each in routing.inner("propagatedRouteTables").each("ids")]
    other = [each for each in tables if each and last(each).lower() != "defaultroutetable"]
    own = routing.inner("vnetRoutes").told("staticRoutes")
    mapped = routing.told("inboundRouteMap") or routing.told("outboundRouteMap")
    if other or own or mapped:
        survey.remark(record, CONNECTED, "routingConfiguration")
