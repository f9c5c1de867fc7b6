"""Resources of azurerm: no argument but those that its documentation tells, and all it requires."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.render.terraform.misfits import KNOWN, allowed

from landbridge.render.arm.ground import GATEWAY, PUBLIC_ADDRESS, SUBNET, VIRTUAL_NETWORK
from landbridge.render.templates.terraform.azurerm import FORMS, Form
from landbridge.render.templates.terraform.forms import (
    Always,
    At,
    Blocks,
    Entry,
    Parted,
    Together,
    arguments,
    body_of,
    expressed,
)

ALL = [(type_, form) for type_, forms in FORMS.items() for form in forms]


@pytest.mark.parametrize(
    ("type_", "form"), ALL, ids=[f"{f.kind}-{nth}" for nth, (_, f) in enumerate(ALL)]
)
def test_every_argument_is_one_of_the_resource_and_none_that_it_requires_lacks(
    type_: str, form: Form
) -> None:
    known = KNOWN[form.kind]
    heads = {"name", *(["resource_group_name"] if form.grouped else []), form.parent} - {""}
    told = {*names(form.entries)} | heads
    assert told <= allowed(known["self"]), type_
    assert {*known["self"].get("required", ())} <= told, type_
    for name, entries in nested(form.entries):
        assert {*names(entries)} <= allowed(known[name]), name
        assert {*known[name].get("required", ())} <= {*names(entries)}, name


def names(entries: tuple[Entry, ...]) -> Iterator[str]:
    for each in entries:
        if isinstance(each, Parted):
            yield from each.kinds
        elif not isinstance(each, Always):
            yield each.name


def nested(entries: tuple[Entry, ...], within: str = "") -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Blocks by the name under which their arguments are known."""
    for each in entries:
        if isinstance(each, Together):
            yield each.name, each.entries
            yield from nested(each.entries, each.name)
        if isinstance(each, Parted):
            for name, inner in each.kinds.items():
                yield name, inner
                yield from nested(inner, name)
        if isinstance(each, At) and each.entries:
            name = f"{within}.{each.name}" if each.name == "rule" else each.name
            yield name, each.entries
            yield from nested(each.entries, each.name)


def test_an_expressroute_gateway_with_a_public_address_is_not_for_azurerm() -> None:
    front: dict[str, Any] = {"name": "ip-1", "properties": {"subnet": {"id": "s"}}}
    body: dict[str, Any] = {
        "location": "here",
        "properties": {
            "gatewayType": "ExpressRoute",
            "sku": {"name": "ErGw1AZ", "tier": "ErGw1AZ"},
            "ipConfigurations": [front],
        },
    }
    assert fits(GATEWAY, body)
    front["properties"]["publicIPAddress"] = {"id": "p"}
    assert not fits(GATEWAY, body)
    assert fits(GATEWAY, {**body, "properties": {**body["properties"], "gatewayType": "Vpn"}})


def test_what_a_form_does_not_say_keeps_the_body_from_azurerm() -> None:
    body = {"location": "here", "properties": {"publicIPAllocationMethod": "Static"}}
    assert fits(PUBLIC_ADDRESS, body)
    assert not fits(PUBLIC_ADDRESS, {**body, "extendedLocation": {"name": "edge"}})


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ({"addressPrefix": "10.0.0.0/24"}, ["10.0.0.0/24"]),
        ({"addressPrefixes": ["10.0.0.0/24", "fd00::/64"]}, ["10.0.0.0/24", "fd00::/64"]),
    ],
)
def test_one_prefix_of_a_subnet_is_a_list_too(properties: dict[str, Any], told: list[str]) -> None:
    (found,) = fits(SUBNET, {"properties": properties})
    assert found["address_prefixes"] == told


def test_an_encrypted_network_says_so() -> None:
    space = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
    encryption = {"enabled": True, "enforcement": "AllowUnencrypted"}
    body = {"location": "here", "properties": {**space, "encryption": encryption}}
    (found,) = fits(VIRTUAL_NETWORK, body)
    assert found["encryption"] == Blocks(({"enforcement": "AllowUnencrypted"},))
    assert not fits(
        VIRTUAL_NETWORK, {"location": "here", "properties": {**space, "encryption": {"enabled": 0}}}
    )


def fits(type_: str, body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The arguments by each form that says all of a body."""
    found = (expressed(body, form.entries) for form in FORMS[type_])
    return [each for each in found if each is not None]


@pytest.mark.parametrize(("type_", "body"), [
    ("Microsoft.Network/virtualHubs", {"location": "x", "properties": {
        "virtualWan": {"id": "w"}, "addressPrefix": "10.1.0.0/23",
        "hubRoutingPreference": "ASPath"}}),
    ("Microsoft.Network/virtualHubs/routingIntent", {"properties": {"routingPolicies": [
        {"name": "all", "destinations": ["PrivateTraffic"], "nextHop": "f"}]}}),
    ("Microsoft.Network/virtualHubs/hubVirtualNetworkConnections", {"properties": {
        "remoteVirtualNetwork": {"id": "v"}, "enableInternetSecurity": True}}),
    ("Microsoft.Network/expressRouteGateways", {"location": "x", "properties": {
        "virtualHub": {"id": "h"}, "autoScaleConfiguration": {"bounds": {"min": 2}}}}),
])  # fmt: skip
def test_virtual_wan_is_told_and_sent_alike(type_: str, body: Mapping[str, Any]) -> None:
    (told,) = fits(type_, body)
    (form,) = FORMS[type_]
    assert body_of(told, form.entries) == body
    assert arguments(body, form.entries) == told
