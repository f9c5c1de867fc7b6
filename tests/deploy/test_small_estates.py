"""Networks of one kind each, deployed on the emulator: they stand as rendered, and go again."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import silently
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud
from tests.emulator.gateways import circuit, live

from landbridge.clients.arm import Arm
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.laying import keyless
from landbridge.deploy.work import Work, put_of
from landbridge.intake.azure.live import standing_in
from landbridge.intake.azure.network import network as drafted_network
from landbridge.intake.draft.noted import bare
from landbridge.intake.exports.found import Remarks
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.render.arm import Stage
from landbridge.render.arm.bodies import in_order, of_network
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource_groups import resource_groups

HOME = {"name": "small", "region": "eastus", "resource_group": "rg-small"}
Parts = Mapping[str, Any]


def network(name: str, number: int, *subnets: str, **more: object) -> Parts:
    """One with a /24, and subnets of a /26."""
    made = [
        {"name": each, "prefixes": [f"10.{number}.0.{64 * nth}/26"]}
        for nth, each in enumerate(subnets)
    ]
    return {"name": name, "address_space": [f"10.{number}.0.0/24"], "subnets": made, **more}


WIDE_AREA = {
    "virtual_networks": [network("one", 1), network("two", 2)],
    "sites": [
        {"name": "office", "prefixes": ["10.8.0.0/24"]},
        {"name": "plant", "prefixes": ["10.9.0.0/24"]},
    ],
    "firewall_policies": [{"name": "policy"}],
    "virtual_hubs": [
        {
            "name": "east",
            "prefix": "10.20.0.0/23",
            "connections": [
                {"virtual_network": "one"},
                {"virtual_network": "two", "internet_security": False},
            ],
            "connects": ["office", "plant"],
            "vpn": ["office"],
            "expressroute": ["plant"],
            "firewall_policy": "policy",
            "routing_intent": {"private": True, "internet": True},
            "routing_preference": "as_path",
        },
        {"name": "west", "prefix": "10.22.0.0/23", "region": "westus2"},
    ],
}
STORE = "/subscriptions/{}/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/lake"
NEAR = {
    "virtual_networks": [
        network("one", 1, "AzureBastionSubnet", "ends", bastion=True, ddos_protection=True)
    ],
    "private_endpoints": [
        {
            "name": "lake",
            "subnet": "one/ends",
            "address": "10.1.0.68",
            "service_id": STORE.format(HOME["name"]),
            "service": "lake",
            "subresource": "blob",
        }
    ],
}
NAMES = {
    "virtual_networks": [network("one", 1, "in", "out"), network("two", 2)],
    "private_dns_zones": [
        {"name": "privatelink.blob.core.windows.net", "virtual_networks": ["one", "two"]}
    ],
    "dns_resolvers": [
        {
            "name": "resolver",
            "virtual_network": "one",
            "inbound": "in",
            "outbound": "out",
            "forwards": [{"domain": "corp.contoso.com", "servers": ["10.8.0.4", "10.8.0.5"]}],
            "serves": ["two"],
        }
    ],
}
SMALL: Mapping[str, Parts] = {
    "a virtual WAN with a secured hub": {"network": WIDE_AREA},
    "private zones of DNS and a resolver": {"network": NAMES},
    "a bastion, a plan of DDoS protection, a private endpoint": {"network": NEAR},
}


@pytest.mark.parametrize("estate", SMALL.values(), ids=SMALL.keys())
def test_what_is_rendered_of_it_stands_without_drift_and_goes_again(
    estate: Parts, azure: Azure, arm: Arm, tmp_path: Path
) -> None:
    deployment = Deployment(works(estate, azure.subscription), arm, tmp_path, lambda _: {})
    try:
        assert {each.what for each in deployment.preview()} == {What.CREATE}
        deployment.apply(silently)
        assert not list(deployment.drift())
        assert {each.what for each in deployment.preview()} == {What.LEAVE}
        meant = Network.model_validate(estate["network"])
        assert beside(read_back(arm, azure.subscription)) == beside(meant)
    finally:
        deployment.undo(silently)
    assert HOME["resource_group"] not in {each.name for each in azure.groups.list()}


def read_back(arm: Arm, subscription: str) -> Network:
    """What an import makes of what stands."""
    group = f"/subscriptions/{subscription}/resourceGroups/{HOME['resource_group']}"
    drafted = drafted_network(standing_in(arm, [group]).resources, Remarks())
    return Network.model_validate(bare(drafted.data))


def beside(network: Network) -> Mapping[str, object]:
    """What of it no other test reads back; what is behind gateways of hubs is not deployed."""
    behind: dict[str, Any] = dict.fromkeys(("connects", "expressroute", "vpn"), ())
    hubs = [
        each.model_copy(update={**behind, "region": each.region or HOME["region"]})
        for each in network.virtual_hubs
    ]
    return {
        "zones": network.private_dns_zones,
        "resolvers": network.dns_resolvers,
        "hubs": sorted(hubs, key=lambda each: each.name),
        "endpoints": network.private_endpoints,
        "options": {
            each.name: (each.bastion, each.ddos_protection) for each in network.virtual_networks
        },
    }


def test_plans_of_defender_are_switched_on_and_off_again_for_the_subscription(
    azure: Azure, arm: Arm, tmp_path: Path
) -> None:
    estate = {"private_cloud": {**HOME, "defender_plans": ["Arm", "KeyVaults"]}}
    deployment = Deployment(works(estate, azure.subscription), arm, tmp_path, lambda _: {})
    assert {each.what for each in deployment.preview()} == {What.CHANGE}
    deployment.apply(silently)
    assert not list(deployment.drift())
    scope = f"/subscriptions/{azure.subscription}/providers/Microsoft.Security/pricings"

    def switched_on() -> set[str]:
        found = list(arm.listed(scope, "2024-01-01"))
        assert len(found) > 2
        return {each["name"] for each in found if each["properties"]["pricingTier"] != "Free"}

    assert switched_on() == {"Arm", "KeyVaults"}
    deployment.undo(silently)
    assert not switched_on()


OLD = {"generation": 1, "resource_group": "rg-old"}
HYBRID: dict[str, Any] = {
    "virtual_networks": [network("hub", 1, "GatewaySubnet")],
    "gateways": [
        {
            "name": "er",
            "virtual_network": "hub",
            "kind": "expressroute",
            "connects": ["old", "office", "unknown"],
        }
    ],
    "sites": [{"name": "office", "prefixes": ["10.8.0.0/24"]}],
    "private_clouds": [
        {"name": "old", "address_block": "10.60.0.0/22", **OLD},
        {"name": "older", "address_block": "10.64.0.0/22", **OLD},
    ],
    "global_reach": [{"between": ["office", "old"]}, {"between": ["old", "older"]}],
}


@pytest.fixture
def standing(azure: Azure) -> Iterator[str]:
    """Two private clouds of Generation 1 and a circuit of a site, which others have made."""
    azure.groups.create_or_update(OLD["resource_group"], {"location": "westus2"})
    group = str(OLD["resource_group"])
    for name, block in (("old", "10.60.0.0/22"), ("older", "10.64.0.0/22")):
        azure.avs.private_clouds.begin_create_or_update(
            group, name, cloud(networkBlock=block)
        ).result()
    made = live(azure, group)
    yield str(made.id)
    circuit(azure, group, serviceProviderProvisioningState="NotProvisioned")
    for name in ("old", "older"):
        azure.avs.private_clouds.begin_delete(group, name).result()
    azure.groups.begin_delete(group).result()


def test_the_hybrid_period_is_connected_by_keys_that_are_written_down_nowhere(
    standing: str, azure: Azure, arm: Arm, tmp_path: Path
) -> None:
    sites = [{**each, "circuit": standing} for each in HYBRID["sites"]]
    found = works({"network": {**HYBRID, "sites": sites}}, azure.subscription)
    deployment = Deployment(found, arm, tmp_path, lambda _: {})
    deployment.apply(silently)
    assert not list(deployment.drift())
    assert set(deployment.apply(silently)) == {"stands already"}
    group, old = str(HOME["resource_group"]), str(OLD["resource_group"])
    connections = azure.network.virtual_network_gateway_connections
    assert {each.name: each.connection_status for each in connections.list(group)} == {
        "er-to-old": "Connected",
        "er-to-office": "Connected",
    }
    joined = azure.avs.global_reach_connections.list(old, "old")
    assert {each.name for each in joined} == {"to-circuit", "to-older"}
    key = azure.avs.authorizations.get(old, "old", "er").properties.express_route_authorization_key
    assert key not in "".join(
        each.read_text("utf-8", errors="replace") for each in tmp_path.rglob("*") if each.is_file()
    )
    deployment.undo(silently)
    assert not list(azure.avs.authorizations.list(old, "old"))
    assert azure.avs.private_clouds.get(old, "old").provisioning_state == "Succeeded"


def works(estate: Parts, subscription: str) -> list[Work]:
    """What is around the private cloud, stage by stage."""
    told = Estate.model_validate({"private_cloud": HOME, **estate})
    ground = Ground(told, told.network, subscription)
    made = list(of_network(ground))
    groups = resource_groups(ground, made)
    order = list(Stage)
    found = [put_of(each, subscription) for each in in_order([*groups, *made], subscription)]
    return sorted(found, key=lambda each: order.index(each.stage))


def test_a_key_that_azure_tells_of_a_connection_is_in_no_ledger() -> None:
    told = {"id": "/x", "properties": {"authorizationKey": "secret", "routingWeight": 0}}
    assert keyless(told) == {"id": "/x", "properties": {"routingWeight": 0}}
    plain = {"id": "/x", "properties": {"routingWeight": 0}}
    assert keyless(plain) == plain
