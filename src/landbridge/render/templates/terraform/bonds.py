"""What azurerm keeps apart from a resource: associations, and words that it chooses itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from landbridge.render.arm.ground import NAT_GATEWAY, SUBNET
from landbridge.render.arm.monitoring import METRIC_ALERT
from landbridge.render.arm.resource import Body
from landbridge.render.templates.values import Piece


@dataclass(frozen=True)
class Bond:
    """An association of two resources; `label` is its own among those of its kind."""

    kind: str
    label: str
    ends: Mapping[str, Any]
    """The arguments, and the ids that they hold."""


GROUP, TABLE, NAT = "networkSecurityGroup", "routeTable", "natGateway"
ATTACHED = {
    GROUP: ("azurerm_subnet_network_security_group_association", "network_security_group_id"),
    TABLE: ("azurerm_subnet_route_table_association", "route_table_id"),
    NAT: ("azurerm_subnet_nat_gateway_association", "nat_gateway_id"),
}
"""What is on a subnet, and how the provider ties it to it."""
ADDRESSES = "publicIpAddresses"
ADDRESSED = "azurerm_nat_gateway_public_ip_association"


def spoken(type_: str, body: Body) -> Body:
    """The body as azurerm could say it: the same meaning, in the words that it has for it."""
    change = SAID.get(type_)
    return change(body) if change else body


def bonds(piece: Piece) -> Iterator[Bond]:
    """What ties a resource to others."""
    properties = piece.body.get("properties", {})
    if piece.type == SUBNET:
        yield from tied(piece.symbol, piece.id, properties)
    if piece.type == NAT_GATEWAY:
        for each in properties.get(ADDRESSES, ()):
            ends = {"nat_gateway_id": piece.id, "public_ip_address_id": each["id"]}
            yield Bond(ADDRESSED, f"{piece.symbol}_{each['id'].symbol}", ends)


def tied(label: str, subnet: object, properties: Mapping[str, Any]) -> Iterator[Bond]:
    """What is put on a subnet."""
    for key, (kind, argument) in ATTACHED.items():
        if key in properties:
            yield Bond(kind, label, {"subnet_id": subnet, argument: properties[key]["id"]})


def _subnet(body: Body) -> Body:
    left = {key: each for key, each in body["properties"].items() if key not in ATTACHED}
    return {**body, "properties": left}


def _gateway(body: Body) -> Body:
    left = {key: each for key, each in body["properties"].items() if key != ADDRESSES}
    return {**body, "properties": left}


def _alert(body: Body) -> Body:
    """Without what the provider calls criteria and their kind: of one resource, all mean one."""
    properties = body["properties"]
    criteria = [_nameless(each) for each in properties["criteria"]["allOf"]]
    return {**body, "properties": {**properties, "criteria": {"allOf": criteria}}}


def _nameless(criterion: Mapping[str, Any]) -> Body:
    return {key: each for key, each in criterion.items() if key != "name"}


SAID: Mapping[str, Callable[[Body], Body]] = {
    SUBNET: _subnet,
    NAT_GATEWAY: _gateway,
    METRIC_ALERT: _alert,
}
