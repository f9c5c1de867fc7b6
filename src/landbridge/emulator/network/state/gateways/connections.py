"""Connections: a gateway with a circuit, with a site, or with another gateway.

Nobody stands at the other end of a site: the emulator takes it for willing.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.ids import SUBSCRIPTIONS
from landbridge.emulator.network.references import guid, named, referred
from landbridge.emulator.network.state.gateways import errors, shared_key
from landbridge.emulator.network.state.gateways.circuit_authorizations import CONNECTIONS, NOTE
from landbridge.emulator.network.state.gateways.circuit_links import (
    authorization,
    refuse_link,
    works,
)
from landbridge.emulator.network.state.gateways.gateway_subnet import (
    EXPRESS_ROUTE,
    GATEWAYS,
    VPN,
    kind_of,
)
from landbridge.emulator.network.state.gateways.local_network_gateways import LocalNetworkGateways
from landbridge.emulator.store import Body, Resource

HERE, THERE, SITE = "virtualNetworkGateway1", "virtualNetworkGateway2", "localNetworkGateway2"
SECRETS = ("sharedKey", "authorizationKey")


class Connections(Kind):
    """What a client writes of its gateways beyond their ids is let go."""

    type = CONNECTIONS
    parts: ClassVar[Mapping[tuple[str, str], Action]] = {
        ("GET", "sharedkey"): shared_key.read,
        ("PUT", "sharedkey"): shared_key.write,
    }
    actions: ClassVar[Mapping[str, Action]] = {"sharedkey/reset": shared_key.reset}

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse = _REFUSE.get(type_of(wanted.properties))
        if refuse is None:
            raise errors.not_emulated(wanted.id, "a connection of this type")
        gateway = referred(world, wanted.properties.get(HERE), GATEWAYS)
        if gateway is None:
            raise errors.absent(wanted.id, "gateway", f"properties.{HERE}")
        refuse(world, wanted, gateway)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {"routingWeight": 0, "enableBgp": False, **wanted.properties}
        if type_of(told) in TUNNELS:
            told = {"connectionProtocol": "IKEv2", **told}
            _keep_key(world, wanted)
        ends = {end: {"id": str(named(told[end]))} for end in (HERE, THERE, SITE) if told.get(end)}
        told = {**told, **ends, "resourceGuid": guid(wanted.id)}
        kept = {name: value for name, value in told.items() if name not in SECRETS}
        notes = {NOTE: authorization(world, wanted)}
        return {**wanted.body, "properties": kept, "$": notes}

    def computed(self, world: World, resource: Resource) -> Body:
        return {"connectionStatus": _STATUS[type_of(resource.properties)](world, resource)}

    def gone(self, world: World, resource: Resource) -> None:
        world.secrets.forget(resource.id)


def type_of(properties: Body) -> str:
    return str(properties.get("connectionType", "")).casefold()


def _keep_key(world: World, wanted: Wanted) -> None:
    """The key that is sent; for a new connection without one, one that the service draws."""
    sent = wanted.properties.get("sharedKey")
    if sent or wanted.before is None:
        world.secrets.keep(wanted.id, str(sent or shared_key.drawn()))


def _refuse_circuit(world: World, wanted: Wanted, gateway: Resource) -> None:
    _refuse_kind(wanted, gateway, EXPRESS_ROUTE)
    refuse_link(world, wanted, gateway)


def _refuse_site(world: World, wanted: Wanted, gateway: Resource) -> None:
    _refuse_kind(wanted, gateway, VPN)
    if referred(world, wanted.properties.get(SITE), LocalNetworkGateways.type) is None:
        raise errors.absent(wanted.id, "local network gateway", f"properties.{SITE}")
    _refuse_twice(world, wanted, SITE)


def _refuse_network(world: World, wanted: Wanted, gateway: Resource) -> None:
    _refuse_kind(wanted, gateway, VPN)
    other = referred(world, wanted.properties.get(THERE), GATEWAYS)
    if other is None:
        raise errors.absent(wanted.id, "gateway", f"properties.{THERE}")
    _refuse_kind(wanted, other, VPN)
    _refuse_twice(world, wanted, THERE)


def _refuse_kind(wanted: Wanted, gateway: Resource, kind: str) -> None:
    if kind_of(gateway.properties) != kind:
        raise errors.gateway_kind(wanted.id, gateway.id, kind)


def _refuse_twice(world: World, wanted: Wanted, end: str) -> None:
    """Raises Refusal where another connection leads from the same gateway to the same end."""
    for other in world.store.of_type(CONNECTIONS, f"/{SUBSCRIPTIONS}/{wanted.id.subscription}"):
        if other.id.key != wanted.id.key and _ends(other.properties, HERE, end) == _ends(
            wanted.properties, HERE, end
        ):
            raise errors.linked(wanted.id, other.id)


def _ends(properties: Body, *names: str) -> tuple[str, ...]:
    found = (named(properties.get(name)) for name in names)
    return tuple(each.key if each else "" for each in found)


def _circuit_status(world: World, connection: Resource) -> str:
    return "Connected" if works(world, connection) else "NotConnected"


def _site_status(world: World, connection: Resource) -> str:
    return "Connected"


def _network_status(world: World, connection: Resource) -> str:
    """Connected once the other side leads back with the same key."""
    back = _ends(connection.properties, THERE, HERE)
    for other in world.store.of_type(CONNECTIONS, f"/{SUBSCRIPTIONS}/{connection.id.subscription}"):
        if _ends(other.properties, HERE, THERE) == back:
            same = world.secrets.of(other.id) == world.secrets.of(connection.id)
            return "Connected" if same else "NotConnected"
    return "NotConnected"


Refusing = Callable[[World, Wanted, Resource], None]
_REFUSE: Mapping[str, Refusing] = {
    "expressroute": _refuse_circuit,
    "ipsec": _refuse_site,
    "vnet2vnet": _refuse_network,
}
_STATUS: Mapping[str, Callable[[World, Resource], str]] = {
    "expressroute": _circuit_status,
    "ipsec": _site_status,
    "vnet2vnet": _network_status,
}
TUNNELS = ("ipsec", "vnet2vnet")
