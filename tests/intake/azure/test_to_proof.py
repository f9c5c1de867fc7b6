"""Answers of az become a network that can be proven; what is missing in them, depends."""

import json
from collections.abc import Sequence

import pytest
from tests.cli.child import landbridge
from tests.intake.azure.answers import (
    Folder,
    Keys,
    id_of,
    named,
    nsg,
    peering,
    resource,
    route,
    rule,
    subnet,
    table,
    vnet,
)

HTTPS = rule(
    "https",
    100,
    "Allow",
    sourceAddressPrefix="10.0.1.0/24",
    protocol="Tcp",
    destinationPortRange="443",
)
CLOSED = nsg("nsg-web", HTTPS, rule("rest", 200, "Deny"))
GUARDED = {"networkSecurityGroup": named("networkSecurityGroups", "nsg-web")}
ROUTED = {"routeTable": named("routeTables", "rt")}
HUB = vnet(
    "hub",
    "10.0.0.0/16",
    subnet("shared", "10.0.1.0/24"),
    virtualNetworkPeerings=[peering("app", "10.1.0.0/16")],
)


def app(**attached: Keys) -> Keys:
    subnets = subnet("web", "10.1.1.0/24", **attached), subnet("db", "10.1.2.0/24")
    return vnet(
        "app", "10.1.0.0/16", *subnets, virtualNetworkPeerings=[peering("hub", "10.0.0.0/16")]
    )


def test_a_group_of_the_export_decides(folder: Folder) -> None:
    folder.takes([HUB, app(**GUARDED)], [CLOSED])
    assert folder.verdict("hub/shared", "app/web", "tcp/443") == "allow"
    assert folder.verdict("hub/shared", "app/web", "tcp/22") == "deny"


def test_what_a_group_decides_that_is_not_in_the_export_depends(folder: Folder) -> None:
    folder.takes([HUB, app(**GUARDED)])
    assert folder.verdict("hub/shared", "app/web", "tcp/443") == "depends"
    assert folder.verdict("app/web", "hub/shared", "tcp/443") == "depends"
    assert folder.verdict("hub/shared", "app/db", "tcp/443") == "allow"
    said = folder.remarks["$[1].subnets[0]"]
    assert "networkSecurityGroups/nsg-web is not in the export" in said
    assert "`az network nsg list --subscription 11111111-" in said
    assert "the role Reader" in said


def test_a_route_of_the_export_decides(folder: Folder) -> None:
    folder.takes([HUB, app(**ROUTED)], [table("rt", route("10.0.1.0/24", "None"))])
    assert folder.verdict("app/web", "hub/shared", "tcp/443") == "deny"


def test_what_a_route_table_decides_that_is_not_in_the_export_depends(folder: Folder) -> None:
    folder.takes([HUB, app(**ROUTED)])
    assert folder.verdict("app/web", "hub/shared", "tcp/443") == "depends"
    assert folder.verdict("app/db", "hub/shared", "tcp/443") == "allow"


def test_a_network_that_only_a_peering_tells_is_there_and_what_it_decides_depends(
    folder: Folder,
) -> None:
    folder.takes([app(**GUARDED)], [CLOSED])
    assert folder.verdict("app/db", "10.0.1.9", "tcp/443") == "depends"
    assert folder.verdict("10.0.1.9", "app/web", "tcp/443") == "depends"
    assert folder.verdict("10.0.1.9", "app/web", "tcp/22") == "deny"


def at(subnet_: str, kind: str, name: str) -> Keys:
    """A subnet in which something stands by an IP configuration."""
    inside = [{"id": f"{id_of(kind, name)}/ipConfigurations/default"}]
    return subnet(subnet_, "10.0.1.0/24", ipConfigurations=inside)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("virtualNetworkGateways", ("the gateway ", "lies behind it", "az network vnet-gateway")),
        ("azureFirewalls", ("the firewall ", "decides depends", "az network firewall list")),
        ("loadBalancers", ("the load balancer ", "comes in by it", "az network lb list")),
        ("bastionHosts", ("microsoft.network/bastionhosts", "depends", "az resource show --ids")),
    ],
)
def test_what_only_an_ip_configuration_names_is_told_as_missing(
    folder: Folder, kind: str, said: Sequence[str]
) -> None:
    folder.takes([vnet("hub", "10.0.0.0/16", at("s", kind, "x"))])
    assert all(each in folder.remarks["$[0].subnets[0]"] for each in said)
    assert folder.network.virtual_networks[0].complete == (kind != "virtualNetworkGateways")


def test_stand_ins_raise_no_finding_about_gateways(folder: Folder) -> None:
    uses = peering("far", "10.9.0.0/16", useRemoteGateways=True)
    lends = peering("other", "10.8.0.0/16", allowGatewayTransit=True)
    folder.takes(
        [
            vnet("spoke", "10.1.0.0/16", virtualNetworkPeerings=[uses]),
            vnet("hub", "10.0.0.0/16", virtualNetworkPeerings=[lends]),
        ]
    )
    other = next(e for e in folder.network.virtual_networks if e.name == "other")
    assert not other.complete
    assert not other.peerings[0].use_remote_gateways
    done = landbridge("check", str(folder.out), "-o", "json")
    ids = {each["id"] for each in json.loads(done.stdout)["findings"]}
    assert ids & {"azure.gateway-not-lent", "azure.gateways-two", "azure.default-widens"} == set()


def test_a_gateway_that_a_peer_uses_is_missed_where_the_export_has_none(folder: Folder) -> None:
    uses = peering("hub", "10.0.0.0/16", useRemoteGateways=True)
    lends = peering("spoke", "10.1.0.0/16", allowGatewayTransit=True)
    spoke = vnet("spoke", "10.1.0.0/16", virtualNetworkPeerings=[uses])
    folder.takes([spoke, vnet("hub", "10.0.0.0/16", virtualNetworkPeerings=[lends])])
    assert [each.complete for each in folder.network.virtual_networks] == [True, False]
    assert "`az network vnet-gateway list` shows it" in folder.remarks["$[1]"]


def test_a_peering_with_a_network_without_known_addresses_is_told(folder: Folder) -> None:
    home = vnet(
        "app", "10.1.0.0/16", subnet("web", "10.1.1.0/24"), virtualNetworkPeerings=[peering("hub")]
    )
    folder.takes([home])
    assert "ways through it are not seen" in folder.remarks["$[0].virtualNetworkPeerings[0]"]


def test_the_switches_of_a_peering_are_read(folder: Folder) -> None:
    switches = {
        "allowVirtualNetworkAccess": False,
        "allowForwardedTraffic": True,
        "allowGatewayTransit": True,
        "useRemoteGateways": False,
        "peeringState": "Initiated",
        "peeringSyncLevel": "RemoteNotInSync",
    }
    folder.takes(
        [
            vnet(
                "hub",
                "10.0.0.0/16",
                virtualNetworkPeerings=[peering("app", "10.1.0.0/16", **switches)],
            ),
            app(),
        ]
    )
    (found,) = folder.network.virtual_networks[0].peerings
    assert (found.allow_virtual_network_access, found.allow_forwarded_traffic) == (False, True)
    assert (found.allow_gateway_transit, found.use_remote_gateways) == (True, False)
    assert (found.state, found.in_sync) == ("initiated", False)


def test_names_that_two_groups_of_resources_have_stay_apart(folder: Folder) -> None:
    folder.takes(
        [vnet("app", "10.1.0.0/16", group="rg-a"), vnet("app", "10.2.0.0/16", group="rg-b")]
    )
    assert [each.name for each in folder.network.virtual_networks] == ["app (rg-a)", "app (rg-b)"]


def test_a_name_stays_when_another_resource_of_that_name_comes(folder: Folder) -> None:
    first = vnet("app", "10.1.0.0/16", group="rg-b")
    folder.takes([first])
    folder.takes([vnet("app", "10.2.0.0/16", group="rg-a"), first])
    assert [each.name for each in folder.network.virtual_networks] == ["app (rg-a)", "app"]


def test_a_name_that_rules_use_for_a_service_tag_is_given_to_nothing_else(folder: Folder) -> None:
    group = nsg("g", rule("r", 100, "Allow", destinationAddressPrefix="Storage"))
    folder.takes([vnet("Storage", "10.1.0.0/16")], [group])
    assert folder.network.virtual_networks[0].name == "Storage (rg)"


WEB = f"{id_of('virtualNetworks', 'app')}/subnets/web"


def test_interfaces_that_stand_in_a_subnet_and_are_not_in_the_export_are_told(
    folder: Folder,
) -> None:
    inside = [{"id": f"{id_of('networkInterfaces', name)}/ipConfigurations/c"} for name in "ab"]
    held = subnet("web", "10.1.1.0/24", ipConfigurations=inside)
    folder.takes([vnet("app", "10.1.0.0/16", held)])
    said = folder.remarks["$[0].subnets[0].ipConfigurations"]
    assert said.startswith("interfaces in it that are not in the export: 2.")


def test_what_reaches_an_interface_that_is_not_in_the_export_depends(folder: Folder) -> None:
    """Unknown is no yes, and no no: what the subnet's group denies stays denied."""
    inside = [
        {"id": f"{id_of('networkInterfaces', name)}/ipConfigurations/c"} for name in ("vm", "b")
    ]
    guard = named("networkSecurityGroups", "g")
    held = subnet("web", "10.1.1.0/24", ipConfigurations=inside, networkSecurityGroup=guard)
    group = nsg("g", rule("ssh", 100, "Deny", destinationPortRange="22"))
    seen = {"name": "c", "privateIPAddress": "10.1.1.4", "subnet": {"id": WEB}}
    machine = resource("networkInterfaces", "vm", ipConfigurations=[seen])
    home = vnet("app", "10.1.0.0/16", held, subnet("db", "10.1.2.0/24"))
    folder.takes([home], [group], [machine])
    assert not folder.network.virtual_networks[0].subnets[0].complete
    assert folder.verdict("app/db", "10.1.1.9", "tcp/443") == "depends"
    assert folder.verdict("10.1.1.9", "app/db", "tcp/443") == "depends"
    assert folder.verdict("app/db", "10.1.1.9", "tcp/22") == "deny"
    assert folder.verdict("app/db", "vm", "tcp/443") == "allow"
    assert folder.verdict("vm", "app/db", "tcp/443") == "allow"


def test_a_region_is_one_however_it_is_written(folder: Folder) -> None:
    folder.takes([vnet("app", "10.1.0.0/16", location="West Europe")])
    assert folder.network.virtual_networks[0].region == "westeurope"
