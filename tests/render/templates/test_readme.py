"""What READMEs and comments tell is so, whatever of Azure an estate asks for."""

import re
from collections.abc import Mapping

import pytest

from landbridge.model.network import Network, VirtualNetwork
from landbridge.model.plan import Plan
from landbridge.render.arm import Stage, stage_of
from landbridge.render.arm import virtual_network_manager as manager
from landbridge.render.arm.private_cloud import ADDON
from landbridge.render.templates import FORMS
from landbridge.render.templates.contents import WORDS
from landbridge.render.templates.staged import staged
from landbridge.render.templates.why import reasons

PLAIN = {manager.GROUP, manager.MEMBER, manager.ADMIN, manager.COLLECTION}
"""Types that are told by those beside them."""
CIRCUIT = (
    "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-er/providers"
    "/Microsoft.Network/expressRouteCircuits/erc-offices"
)
OPTIONS: Mapping[str, object] = {
    "network_manager": {
        "network_groups": [{"name": "all", "virtual_networks": ["vnet-data"]}],
        "connectivity": [{"name": "mesh", "topology": "mesh", "groups": ["all"]}],
        "security_admin": [
            {
                "name": "base",
                "groups": "all",
                "rules": [
                    {"name": "no-rdp", "priority": 1, "direction": "inbound", "action": "deny"}
                ],
            }
        ],
    },
    "virtual_hubs": [
        {
            "name": "hub-wan",
            "prefix": "10.90.0.0/23",
            "connections": [{"virtual_network": "vnet-wan"}],
            "connects": ["avs-old"],
            "expressroute": ["avs-old"],
        }
    ],
    "private_dns_zones": [{"name": "example.internal", "virtual_networks": ["vnet-data"]}],
}


@pytest.fixture(scope="module")
def rich(apart: Plan) -> Plan:
    """With Virtual Network Manager, a virtual hub, a zone, and a site whose circuit is told."""
    network = apart.estate.network
    asked = Network.model_validate(OPTIONS)
    wide = VirtualNetwork(name="vnet-wan", address_space=("10.91.0.0/24",))
    (er,) = network.gateways
    update = {key: getattr(asked, key) for key in OPTIONS} | {
        "virtual_networks": (*network.virtual_networks, wide),
        "sites": tuple(
            each.model_copy(update={"circuit": CIRCUIT}) if each.name == "offices" else each
            for each in network.sites
        ),
        "gateways": (er.model_copy(update={"connects": ("avs-old", "offices")}),),
    }
    told = apart.estate.model_copy(update={"network": network.model_copy(update=update)})
    return apart.model_copy(update={"estate": told})


@pytest.mark.parametrize("form", ["arm", "bicep"])
def test_configurations_of_virtual_network_manager_are_committed_behind_the_last_of_them(
    form: str, rich: Plan
) -> None:
    page = FORMS[form](rich)["README.md"]
    last = max(
        part.name
        for part in staged(rich).parts
        if any("networkManagers" in each.type for each in part.pieces)
    )
    behind = page.partition(f"### {last}")[2].partition("\n### ")[0]
    kinds = re.findall(r'"commitType": "(\w+)", "targetLocations": \["northeurope"\]', behind)
    assert kinds == ["Connectivity", "SecurityAdmin"]
    assert page.count("commitType") == len(kinds)
    assert "/subscriptions/$SUBSCRIPTION/resourceGroups/rg-avs-contoso/providers" in behind


@pytest.mark.parametrize("form", ["arm", "bicep", "terraform"])
def test_the_circuit_of_a_site_is_connected_in_whatever_subscription_it_is_deployed(
    form: str, rich: Plan
) -> None:
    files = FORMS[form](rich)
    assert any("erc-offices" in text for text in files.values())
    assert not any("11111111" in text for text in files.values())
    assert "er to offices" not in files["README.md"]


def test_what_a_hub_leads_to_is_not_told_as_untold(rich: Plan) -> None:
    (line,) = (each for each in staged(rich).left_out if each.startswith("hub-wan-expressroute"))
    assert line.endswith(
        "circuits and tunnels of a hub are its owner's to connect, with their keys"
    )


def test_each_part_of_the_foundation_is_told_by_what_is_in_it(rich: Plan) -> None:
    page, parts = FORMS["arm"](rich)["README.md"], staged(rich).parts
    first = next(each for each in parts if not each.group)
    assert f"### {first.name}\n\nPlans of Defender.\n" in page
    types = {each.type for part in parts for each in part.pieces}
    assert {each for each in types if stage_of(each) is Stage.FOUNDATION} <= {*WORDS}


def test_what_takes_less_than_an_hour_is_told_in_minutes(rich: Plan) -> None:
    page = FORMS["arm"](rich)["README.md"]
    assert "It takes 45 minutes or more [gateway.create-minutes]." in page
    assert "It takes 5 hours or more [deploy.duration.create-hours-min]." in page
    assert not re.search(r"takes 0\.", page)


def test_a_deployment_of_the_subscription_has_its_region_in_its_name(rich: Plan) -> None:
    for form in ("arm", "bicep"):
        names = re.findall(r"az deployment sub create --name (\S+)", FORMS[form](rich)["README.md"])
        assert len(names) == 2
        assert all(each.endswith("-northeurope") for each in names)


def test_no_shell_takes_the_brackets_of_a_parameter_for_a_pattern(plan: Plan) -> None:
    assert "--parameters 'grownPrefixes=[]'" in FORMS["arm"](plan)["README.md"]


def test_hcx_alone_is_told_to_name_two_networks() -> None:
    (told,) = reasons(ADDON, "cloud/HCX")
    assert told.startswith("It names its two networks")
    assert [*reasons(ADDON, "cloud/Arc")] == []


def test_options_have_their_reasons_beside_them(rich: Plan) -> None:
    pieces = [each for part in staged(rich).parts for each in part.pieces]
    assert {each.type for each in pieces if not each.comments} <= PLAIN


def test_the_gateway_that_azapi_makes_is_waited_for_long_enough(rich: Plan) -> None:
    text = FORMS["terraform"](rich)["01-foundation/main.tf"]
    gateway = text.partition('"Microsoft.Network/virtualNetworkGateways@')[2].partition("\n}\n")[0]
    assert 'create = "4h"' in gateway
