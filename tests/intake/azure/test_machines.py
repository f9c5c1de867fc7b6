"""Interfaces, balancers and private endpoints, with the addresses that are told or stand in."""

from typing import Any

import pytest
from tests.intake.azure.answers import (
    GROUP,
    Folder,
    Keys,
    id_of,
    named,
    nsg,
    resource,
    rule,
    subnet,
    vnet,
)

HOME = vnet("app", "10.1.0.0/16", subnet("web", "10.1.1.0/24"), subnet("db", "10.1.2.0/24"))
WEB = {"id": f"{id_of('virtualNetworks', 'app')}/subnets/web"}


def nic(name: str, address: str | None = "10.1.1.4", **more: Any) -> Keys:  # noqa: ANN401
    inner = more.pop("configuration", {})
    configuration = {
        "id": f"{id_of('networkInterfaces', name)}/ipConfigurations/ipconfig1",
        "name": "ipconfig1",
        "primary": True,
        "privateIPAddress": address,
        "subnet": WEB,
        **inner,
    }
    return resource("networkInterfaces", name, ipConfigurations=[configuration], **more)


def public(name: str, address: str | None, sku: str = "Standard") -> Keys:
    return resource("publicIPAddresses", name, ipAddress=address, sku={"name": sku})


def of_machine(name: str) -> Keys:
    return {"virtualMachine": {"id": id_of("virtualMachines", name)}, "primary": True}


def test_an_interface_bears_the_name_of_its_machine(folder: Folder) -> None:
    folder.takes([HOME], [nic("nic-1", **of_machine("vm-1")), nic("nic-2", "10.1.1.5")])
    assert [each.name for each in folder.network.interfaces] == ["vm-1", "nic-2"]


def test_a_group_and_forwarding_of_an_interface_are_read(folder: Folder) -> None:
    guard = named("networkSecurityGroups", "g")
    folder.takes(
        [HOME],
        [nic("fw", "10.1.1.4", enableIPForwarding=True, networkSecurityGroup=guard)],
        [nsg("g", rule("r", 100, "Deny"))],
    )
    (found,) = folder.network.interfaces
    assert (found.network_security_group, found.ip_forwarding) == ("g", True)
    assert folder.verdict("app/db", "fw", "tcp/22") == "deny"


def test_each_address_of_an_interface_is_read(folder: Folder) -> None:
    second = {"name": "second", "primary": False, "privateIPAddress": "10.1.1.9", "subnet": WEB}
    one = nic("n")
    folder.takes([HOME], [{**one, "ipConfigurations": [second, *one["ipConfigurations"]]}])
    told = {each.name: each.address for each in folder.network.interfaces}
    assert told == {"n": "10.1.1.4", "n (second)": "10.1.1.9"}


def test_a_public_address_is_read_with_its_sku(folder: Folder) -> None:
    configuration = {"publicIPAddress": named("publicIPAddresses", "pip")}
    folder.takes(
        [HOME], [nic("n", configuration=configuration)], [public("pip", "20.1.2.3", "Basic")]
    )
    (found,) = folder.network.interfaces
    assert (found.public_address, found.public_sku) == ("20.1.2.3", "basic")


def test_a_public_address_that_is_not_in_the_export_is_one_all_the_same(folder: Folder) -> None:
    configuration = {"publicIPAddress": named("publicIPAddresses", "pip")}
    folder.takes([HOME], [nic("n", configuration=configuration)])
    assert folder.network.interfaces[0].public_address == "198.18.0.1"
    assert "its number is not told" in folder.text
    assert folder.verdict("Internet", "n", "tcp/443") == "depends"
    assert "`az network public-ip list" in folder.remarks["$[0].ipConfigurations[0]"]


@pytest.mark.parametrize("key", ["loadBalancerBackendAddressPools", "loadBalancerInboundNatRules"])
def test_a_balancer_that_is_not_in_the_export_may_lead_the_internet_in(
    folder: Folder, key: str
) -> None:
    part = {"id": f"{id_of('loadBalancers', 'lb')}/parts/one"}
    folder.takes([HOME], [nic("n", configuration={key: [part]}), nic("out", "10.1.1.5")])
    assert folder.verdict("Internet", "n", "tcp/443") == "depends"
    assert folder.verdict("Internet", "out", "tcp/443") == "deny"
    assert "`az network lb list" in folder.remarks["$[0].ipConfigurations[0]"]


def test_members_of_an_application_group_are_its_interfaces(folder: Folder) -> None:
    group = named("applicationSecurityGroups", "asg")
    configuration = {"applicationSecurityGroups": [group]}
    only = rule("in", 100, "Allow", sourceApplicationSecurityGroups=[group], sourceAddressPrefix="")
    closed = nsg("g", only, rule("rest", 200, "Deny"))
    guarded = vnet(
        "app",
        "10.1.0.0/16",
        subnet("web", "10.1.1.0/24"),
        subnet("db", "10.1.2.0/24", networkSecurityGroup=named("networkSecurityGroups", "g")),
    )
    nics = [nic("in", configuration=configuration), nic("out", "10.1.1.5")]
    folder.takes([guarded], [closed], nics, [resource("applicationSecurityGroups", "asg")])
    assert folder.verdict("in", "app/db", "tcp/22") == "allow"
    assert folder.verdict("out", "app/db", "tcp/22") == "deny"


def test_without_any_interface_nobody_knows_who_is_in_an_application_group(folder: Folder) -> None:
    group = named("applicationSecurityGroups", "asg")
    only = rule("in", 100, "Deny", sourceApplicationSecurityGroups=[group], sourceAddressPrefix="")
    guarded = vnet(
        "app",
        "10.1.0.0/16",
        subnet("web", "10.1.1.0/24"),
        subnet("db", "10.1.2.0/24", networkSecurityGroup=named("networkSecurityGroups", "g")),
    )
    folder.takes([guarded], [nsg("g", only)], [resource("applicationSecurityGroups", "asg")])
    assert folder.verdict("app/web", "app/db", "tcp/22") == "depends"
    assert "`az network nic list` shows them" in folder.remarks["$[0]"]


def test_an_interface_that_is_not_in_the_export_may_be_in_an_application_group(
    folder: Folder,
) -> None:
    group = named("applicationSecurityGroups", "asg")
    configuration = {"applicationSecurityGroups": [group]}
    only = rule("in", 100, "Allow", sourceApplicationSecurityGroups=[group], sourceAddressPrefix="")
    closed = nsg("g", only, rule("rest", 200, "Deny"))
    inside = [{"id": f"{id_of('networkInterfaces', 'lost')}/ipConfigurations/c"}]
    guarded = vnet(
        "app",
        "10.1.0.0/16",
        subnet("web", "10.1.1.0/24", ipConfigurations=inside),
        subnet("rest", "10.1.3.0/24"),
        subnet("db", "10.1.2.0/24", networkSecurityGroup=named("networkSecurityGroups", "g")),
    )
    nics = [nic("in", configuration=configuration), nic("out", "10.1.1.5")]
    folder.takes([guarded], [closed], nics, [resource("applicationSecurityGroups", "asg")])
    assert folder.verdict("in", "app/db", "tcp/22") == "allow"
    assert folder.verdict("out", "app/db", "tcp/22") == "deny"
    assert folder.verdict("10.1.1.9", "app/db", "tcp/22") == "depends"
    assert folder.verdict("app/rest", "app/db", "tcp/22") == "deny"


def test_an_application_group_that_is_not_in_the_export_may_be_anybody(folder: Folder) -> None:
    group = named("applicationSecurityGroups", "asg")
    only = rule("in", 100, "Deny", sourceApplicationSecurityGroups=[group], sourceAddressPrefix="")
    attached = subnet("db", "10.1.2.0/24", networkSecurityGroup=named("networkSecurityGroups", "g"))
    folder.takes(
        [vnet("app", "10.1.0.0/16", subnet("web", "10.1.1.0/24"), attached)], [nsg("g", only)]
    )
    assert folder.verdict("app/web", "app/db", "tcp/22") == "depends"


def balancer(**more: Any) -> Keys:  # noqa: ANN401
    id_ = id_of("loadBalancers", "lb")
    front, pool = (
        {"id": f"{id_}/frontendIPConfigurations/f"},
        {"id": f"{id_}/backendAddressPools/p"},
    )
    members = [{"id": f"{id_of('networkInterfaces', 'n')}/ipConfigurations/ipconfig1"}]
    told = {
        "frontendIPConfigurations": [
            {**front, "name": "f", "privateIPAddress": "10.1.1.100", "subnet": WEB}
        ],
        "backendAddressPools": [{**pool, "name": "p", "backendIPConfigurations": members}],
        "loadBalancingRules": [
            {
                "name": "https",
                "protocol": "Tcp",
                "frontendPort": 443,
                "backendPort": 8443,
                "frontendIPConfiguration": front,
                "backendAddressPool": pool,
            }
        ],
        "sku": {"name": "Standard"},
    }
    return resource("loadBalancers", "lb", **{**told, **more})


def test_a_balancer_leads_to_its_machines_by_its_rules(folder: Folder) -> None:
    folder.takes([HOME], [nic("n")], [balancer()])
    (found,) = folder.network.load_balancers
    assert (found.address, found.interfaces, found.sku) == ("10.1.1.100", ("n",), "standard")
    assert [(each.port, each.backend_port) for each in found.rules] == [(443, 8443)]


def test_a_balancer_for_all_ports_has_no_rules(folder: Folder) -> None:
    (one,) = balancer()["loadBalancingRules"]
    every = {**one, "protocol": "All", "frontendPort": 0, "backendPort": 0}
    folder.takes([HOME], [nic("n")], [balancer(loadBalancingRules=[every])])
    assert folder.network.load_balancers[0].rules == ()


def test_a_private_endpoint_has_the_address_of_its_interface(folder: Folder) -> None:
    endpoint = resource(
        "privateEndpoints",
        "pe",
        subnet=WEB,
        networkInterfaces=[named("networkInterfaces", "pe-nic")],
        privateLinkServiceConnections=[
            {"privateLinkServiceId": "/x/storageAccounts/data", "groupIds": ["blob"]}
        ],
    )
    behind = nic("pe-nic", "10.1.1.20", privateEndpoint=named("privateEndpoints", "pe"))
    folder.takes([HOME], [endpoint], [behind])
    (found,) = folder.network.private_endpoints
    assert (found.name, found.address, found.service) == ("pe", "10.1.1.20", "data")
    assert (found.service_id, found.subresource) == ("/x/storageAccounts/data", "blob")
    assert folder.network.interfaces == ()


def test_what_stands_in_a_subnet_that_is_not_in_the_export_is_told(folder: Folder) -> None:
    lost = {"subnet": {"id": f"{id_of('virtualNetworks', 'gone')}/subnets/s"}}
    folder.takes([HOME], [nic("n", configuration=lost)])
    assert folder.network.interfaces == ()
    assert "its subnet is not in the export" in folder.remarks["$[0].ipConfigurations[0].subnet"]


def test_an_interface_of_a_scale_set_is_one(folder: Folder) -> None:
    one = nic("n")
    home = f"{GROUP}/providers/Microsoft.Compute/virtualMachineScaleSets/set"
    id_ = f"{home}/virtualMachines/0/networkInterfaces/n"
    folder.takes([HOME], [{**one, "id": id_, "type": None}])
    assert [each.address for each in folder.network.interfaces] == ["10.1.1.4"]


@pytest.mark.parametrize(
    ("told", "known"), [({"outboundRules": []}, False), ({"outboundRules": [{"name": "o"}]}, True)]
)
def test_a_balancer_tells_whether_machines_leave_by_its_front(
    folder: Folder, told: Keys, known: bool
) -> None:
    (one,) = balancer()["loadBalancingRules"]
    rules = [{**one, "disableOutboundSnat": True}]
    folder.takes([HOME], [nic("n")], [balancer(loadBalancingRules=rules, **told)])
    (found,) = folder.network.load_balancers
    assert [each.disable_outbound_snat for each in found.rules] == [True]
    assert (found.outbound_rules, found.lends_nothing) == (known, not known)


def test_what_nobody_says_of_leaving_by_a_front_is_not_known(folder: Folder) -> None:
    folder.takes([HOME], [nic("n")], [balancer()])
    (found,) = folder.network.load_balancers
    assert (found.rules[0].disable_outbound_snat, found.outbound_rules) == (None, None)
