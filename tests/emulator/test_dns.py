"""Private zones of DNS and DNS Private Resolvers, as their REST interface has them."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import network, subnet

ZONES, RESOLVERS = {"api-version": "2024-06-01"}, {"api-version": "2022-07-01"}
HERE = {"location": "eastus"}
Put = Callable[..., tuple[int, Any]]


@pytest.fixture
def put(azure: Azure, group: str) -> Put:
    """Puts something of Microsoft.Network; the status and the answer."""
    scope = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"

    def putting(path: str, properties: object, **more: object) -> tuple[int, Any]:
        params = ZONES if path.startswith("privateDnsZones") else RESOLVERS
        place = {} if "forwardingRules/" in path else HERE
        body = {**place, **more, "properties": properties}
        full = f"{scope}/providers/Microsoft.Network/{path}"
        found = azure.ask("PUT", full, json=body, params=params)
        told = found.json()
        return found.status_code, told.get("error", {}).get("code") or told

    return putting


@pytest.fixture
def home(azure: Azure, group: str) -> str:
    made = network(azure, group)
    given = [{"name": "r", "properties": {"serviceName": "Microsoft.Network/dnsResolvers"}}]
    for name, prefix in (("in", "10.0.1.0/28"), ("out", "10.0.1.16/28"), ("small", "10.0.1.32/29")):
        subnet(azure, group, name, prefix, delegations=given)
    subnet(azure, group, "plain", "10.0.2.0/24")
    return made


def test_a_zone_stands_in_no_region_and_is_linked_once_with_a_network(put: Put, home: str) -> None:
    assert put("privateDnsZones/a.test", {})[1] == "InvalidRequestFormat"
    assert put("privateDnsZones/a.test", {}, location="global")[0] in (200, 201)
    link = {"virtualNetwork": {"id": home}, "registrationEnabled": False}
    path = "privateDnsZones/a.test/virtualNetworkLinks"
    status, told = put(f"{path}/one", link, location="global")
    assert (status, told["properties"]["virtualNetworkLinkState"]) == (201, "Completed")
    assert put(f"{path}/two", link, location="global") == (400, "OperationNotAllowed")


@pytest.mark.parametrize(("name", "fits"), [("in", True), ("small", False), ("plain", False)])
def test_an_endpoint_stands_in_a_28_that_is_delegated(
    put: Put, home: str, name: str, fits: bool
) -> None:
    assert put("dnsResolvers/r", {"virtualNetwork": {"id": home}})[0] in (200, 201)
    place = {"subnet": {"id": f"{home}/subnets/{name}"}}
    status, told = put("dnsResolvers/r/inboundEndpoints/in", {"ipConfigurations": [place]})
    if fits:
        (front,) = told["properties"]["ipConfigurations"]
        assert front["privateIpAddress"] == "10.0.1.4"
        again = put("dnsResolvers/r/outboundEndpoints/out", place)
        assert again == (400, "OperationNotAllowed")
    else:
        assert (status, told) == (400, "OperationNotAllowed")


def test_a_network_has_one_resolver(put: Put, home: str) -> None:
    put("dnsResolvers/r", {"virtualNetwork": {"id": home}})
    assert put("dnsResolvers/s", {"virtualNetwork": {"id": home}}) == (400, "OperationNotAllowed")


def test_a_rule_names_a_domain_that_ends_with_a_dot_and_no_other_rule_has(
    put: Put, home: str
) -> None:
    put("dnsResolvers/r", {"virtualNetwork": {"id": home}})
    place = {"subnet": {"id": f"{home}/subnets/out"}}
    _, out = put("dnsResolvers/r/outboundEndpoints/out", place)
    ends = {"dnsResolverOutboundEndpoints": [{"id": out["id"]}]}
    assert put("dnsForwardingRulesets/rules", ends)[0] in (200, 201)
    servers = [{"ipAddress": "10.8.0.4"}]
    rules = "dnsForwardingRulesets/rules/forwardingRules"
    rule = {"domainName": "corp.test.", "targetDnsServers": servers}
    assert put(f"{rules}/bad", {**rule, "domainName": "corp.test"})[1] == "InvalidRequestFormat"
    _, told = put(f"{rules}/one", rule)
    assert told["properties"]["targetDnsServers"] == [{"ipAddress": "10.8.0.4", "port": 53}]
    assert put(f"{rules}/two", rule) == (400, "OperationNotAllowed")
