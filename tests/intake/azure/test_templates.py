"""Templates of ARM are computed; what only a deployment can tell stays open."""

import json
from typing import Any

import pytest
from tests.intake.azure.answers import Folder, Keys

from landbridge.errors import InputError
from landbridge.intake.azure import Place

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
VNET = "Microsoft.Network/virtualNetworks"
NSG = "Microsoft.Network/networkSecurityGroups"


def template(*resources: Keys, **more: Any) -> Keys:  # noqa: ANN401
    return {"$schema": SCHEMA, "contentVersion": "1.0.0.0", "resources": list(resources), **more}


def of(kind: str, name: str, properties: Keys, **more: Any) -> Keys:  # noqa: ANN401
    return {
        "type": kind,
        "apiVersion": "2023-09-01",
        "name": name,
        "properties": properties,
        **more,
    }


def network(name: str, prefix: str, *subnets: Keys, **more: Any) -> Keys:  # noqa: ANN401
    properties = {"addressSpace": {"addressPrefixes": [prefix]}, "subnets": list(subnets)}
    return of(VNET, name, properties, **more)


def subnet(name: str, prefix: str, **more: Any) -> Keys:  # noqa: ANN401
    return {"name": name, "properties": {"addressPrefix": prefix, **more}}


def rule(**more: Any) -> Keys:  # noqa: ANN401
    told = {
        "priority": 100,
        "direction": "Inbound",
        "access": "Deny",
        "protocol": "*",
        "sourceAddressPrefix": "*",
        "sourcePortRange": "*",
        "destinationAddressPrefix": "*",
        "destinationPortRange": "*",
    }
    return {"name": "r", "properties": {**told, **more}}


def test_expressions_are_computed(folder: Folder) -> None:
    guard = {"networkSecurityGroup": {"id": f"[resourceId('{NSG}', variables('guard'))]"}}
    made = template(
        network(
            "app", "[cidrSubnet(parameters('space'), 16, 1)]", subnet("s", "10.1.0.0/24", **guard)
        ),
        of(NSG, "[variables('guard')]", {"securityRules": [rule()]}),
        parameters={"space": {"type": "string", "defaultValue": "10.0.0.0/8"}},
        variables={"guard": "[concat('nsg', '-s')]"},
    )
    folder.takes(made)
    assert folder.network.virtual_networks[0].address_space == ("10.1.0.0/16",)
    assert folder.network.virtual_networks[0].subnets[0].network_security_group == "nsg-s"
    assert folder.verdict("app/s", "app/s", "tcp/22") == "deny"


def test_copies_and_nested_templates_are_read(folder: Folder) -> None:
    copied = network("[format('v{0}', copyIndex())]", "[format('10.{0}.0.0/16', copyIndex())]")
    inner = {"mode": "Incremental", "template": template(network("deep", "10.9.0.0/16"))}
    folder.takes(
        template(
            {**copied, "copy": {"name": "c", "count": 2}},
            of("Microsoft.Resources/deployments", "d", inner),
        )
    )
    assert [each.name for each in folder.network.virtual_networks] == ["v0", "v1", "deep"]


def test_symbolic_names_are_read(folder: Folder) -> None:
    made = template(languageVersion="2.0")
    folder.takes({**made, "resources": {"net": network("app", "10.1.0.0/16")}})
    assert folder.network.virtual_networks[0].name == "app"


def test_children_that_are_declared_apart_belong_to_their_parent(folder: Folder) -> None:
    apart = of(f"{VNET}/subnets", "app/s", {"addressPrefix": "10.1.1.0/24"})
    folder.takes(template(network("app", "10.1.0.0/16"), apart))
    assert [each.name for each in folder.network.virtual_networks[0].subnets] == ["s"]


def test_a_file_of_parameters_gives_values(folder: Folder) -> None:
    made = template(
        network("app", "[parameters('space')]"), parameters={"space": {"type": "string"}}
    )
    given = {"$schema": SCHEMA.replace("Template", "Parameters"), "contentVersion": "1.0.0.0"}
    file = folder.gives("p.json", {**given, "parameters": {"space": {"value": "10.7.0.0/16"}}})
    folder.takes(made, place=Place(file, resource_group="rg-x"))
    (found,) = folder.network.virtual_networks
    assert (found.address_space, found.resource_group) == (("10.7.0.0/16",), "rg-x")


def test_a_parameter_without_a_value_stands_for_itself_in_names(folder: Folder) -> None:
    made = template(
        network("[concat(parameters('prefix'), '-app')]", "10.1.0.0/16"),
        parameters={"prefix": {"type": "string"}},
    )
    folder.takes(made)
    assert folder.network.virtual_networks[0].name == "<prefix>-app"
    assert "it has no value" in folder.remarks["$.parameters.prefix"]


def test_a_source_that_nobody_knows_yet_may_be_anybody(folder: Folder) -> None:
    guard = {"networkSecurityGroup": {"id": f"[resourceId('{NSG}', 'g')]"}}
    made = template(
        network("app", "10.1.0.0/16", subnet("s", "10.1.0.0/24", **guard)),
        of(NSG, "g", {"securityRules": [rule(sourceAddressPrefix="[parameters('who')]")]}),
        parameters={"who": {"type": "string"}},
    )
    folder.takes(made)
    assert folder.verdict("app/s", "app/s", "tcp/22") == "depends"


def test_a_port_that_nobody_knows_yet_may_be_any(folder: Folder) -> None:
    guard = {"networkSecurityGroup": {"id": f"[resourceId('{NSG}', 'g')]"}}
    made = template(
        network("app", "10.1.0.0/16", subnet("s", "10.1.0.0/24", **guard)),
        of(NSG, "g", {"securityRules": [rule(destinationPortRange="[parameters('port')]")]}),
        parameters={"port": {"type": "string"}},
    )
    folder.takes(made)
    assert folder.verdict("app/s", "app/s", "tcp/22") == "depends"


def test_a_next_hop_is_that_of_the_resource_it_waits_for(folder: Folder) -> None:
    balancer = {
        "frontendIPConfigurations": [
            {
                "name": "f",
                "properties": {
                    "privateIPAddress": "10.1.0.9",
                    "subnet": {"id": f"[resourceId('{VNET}/subnets', 'app', 's')]"},
                },
            }
        ]
    }
    there = "[reference('lb').frontendIPConfigurations[0].properties.privateIPAddress]"
    hop = {
        "addressPrefix": "0.0.0.0/0",
        "nextHopType": "VirtualAppliance",
        "nextHopIpAddress": there,
    }
    folder.takes(
        template(
            network("app", "10.1.0.0/16", subnet("s", "10.1.0.0/24")),
            of("Microsoft.Network/loadBalancers", "lb", balancer),
            of(
                "Microsoft.Network/routeTables",
                "rt",
                {"routes": [{"name": "r", "properties": hop}]},
            ),
        )
    )
    assert folder.network.route_tables[0].routes[0].address == "10.1.0.9"


def test_an_address_that_is_given_when_it_is_deployed_has_a_stand_in(folder: Folder) -> None:
    place = {"subnet": {"id": f"[resourceId('{VNET}/subnets', 'app', 's')]"}}
    nic = {"ipConfigurations": [{"name": "c", "properties": place}]}
    folder.takes(
        template(
            network("app", "10.1.0.0/16", subnet("s", "10.1.0.0/24")),
            of("Microsoft.Network/networkInterfaces", "nic", nic),
        )
    )
    assert folder.network.interfaces[0].address == "10.1.0.4"
    assert "stand-in: its address is not told" in folder.text


def test_a_linked_template_beside_is_read_and_one_that_is_not_there_is_told(folder: Folder) -> None:
    folder.gives("other.json", template(network("other", "10.2.0.0/16")))
    links = [
        of(
            "Microsoft.Resources/deployments",
            name,
            {"mode": "Incremental", "templateLink": {"relativePath": f"{name}.json"}},
        )
        for name in ("other", "gone")
    ]
    folder.takes(template(*links))
    assert [each.name for each in folder.network.virtual_networks] == ["other"]
    said = folder.remarks["$.resources[1]"]
    assert said.startswith("its linked template gone.json is not beside this one")


@pytest.mark.parametrize("name", ["answer-0.json", "other.json"])
def test_a_template_that_calls_itself_is_refused_with_a_sentence(folder: Folder, name: str) -> None:
    def linking(to: str) -> Keys:
        link = {"mode": "Incremental", "templateLink": {"relativePath": to}}
        return template(of("Microsoft.Resources/deployments", "d", link))

    folder.gives("other.json", linking("answer-0.json"))
    with pytest.raises(InputError, match="a template links to itself"):
        folder.takes(linking(name))
    assert not folder.out.exists()


def test_a_template_that_deploys_nothing_with_a_name_asks_for_parameters(folder: Folder) -> None:
    made = template(
        network("[if(parameters('new'), 'a', 'b')]", "10.1.0.0/16"),
        parameters={"new": {"type": "bool"}},
    )
    with pytest.raises(InputError, match="no resource whose name is known"):
        folder.takes(made)


def test_a_condition_that_nobody_knows_counts_as_met_and_is_told(folder: Folder) -> None:
    made = template(
        network("app", "10.1.0.0/16", condition="[equals(parameters('kind'), 'new')]"),
        parameters={"kind": {"type": "string"}},
    )
    folder.takes(made)
    assert folder.network.virtual_networks[0].name == "app"
    assert "whether it is deployed is not known" in folder.remarks["$.resources[0]"]


def test_comments_in_a_template_are_no_fault(folder: Folder) -> None:
    file = folder.path / "t.json"
    file.write_text("// ours\n" + json.dumps(template(network("app", "10.1.0.0/16"))), "utf-8")
    folder.reads(file)
    assert folder.network.virtual_networks[0].name == "app"


def test_an_entrance_by_an_address_that_is_yet_to_be_given_leads_in(folder: Folder) -> None:
    pip, firewall = "Microsoft.Network/publicIPAddresses", "Microsoft.Network/azureFirewalls"
    inward = {
        "name": "n",
        "protocols": ["TCP"],
        "sourceAddresses": ["*"],
        "destinationAddresses": [f"[reference(resourceId('{pip}', 'pip')).ipAddress]"],
        "destinationPorts": ["8443"],
        "translatedAddress": "10.1.1.4",
        "translatedPort": "443",
    }
    rules = {"name": "c", "properties": {"priority": 100, "rules": [inward]}}
    at = f"[resourceId('{VNET}/subnets', 'hub', 'AzureFirewallSubnet')]"
    front = {
        "privateIPAddress": "10.1.0.4",
        "subnet": {"id": at},
        "publicIPAddress": {"id": f"[resourceId('{pip}', 'pip')]"},
    }
    properties = {
        "ipConfigurations": [{"name": "c", "properties": front}],
        "natRuleCollections": [rules],
    }
    subnets = subnet("AzureFirewallSubnet", "10.1.0.0/26"), subnet("web", "10.1.1.0/24")
    hub = network("hub", "10.1.0.0/16", *subnets)
    folder.takes(template(hub, of(pip, "pip", {}), of(firewall, "fw", properties)))
    assert folder.verdict("Internet", "10.1.1.4", "tcp/443") == "allow"
    assert folder.verdict("Internet", "10.1.1.5", "tcp/443") == "deny"


def test_what_a_template_within_one_makes_of_a_resource_is_told_and_left_out(
    folder: Folder,
) -> None:
    copied = {**network("[format('n{0}', copyIndex())]", "10.9.0.0/16")}
    copied["copy"] = {"name": "c", "count": "[length(parameters('found'))]"}
    inner = {
        "mode": "Incremental",
        "expressionEvaluationOptions": {"scope": "inner"},
        "parameters": {
            "found": {"value": f"[reference(resourceId('{VNET}', 'b'), '2023-09-01').subnets]"}
        },
        "template": template(copied, parameters={"found": {"type": "array"}}),
    }
    late = of("Microsoft.Resources/deployments", "late", inner)
    folder.takes(template(network("app", "10.1.0.0/16"), late))
    assert [each.name for each in folder.network.virtual_networks] == ["app"]
    told = folder.remarks["$.resources[1]"]
    assert told.endswith("left out. `landbridge import azure` shows it then")


def asking(name: str, parameter: str) -> Keys:
    declared = {parameter: {"type": "string"}}
    return template(network(name, f"[parameters('{parameter}')]"), parameters=declared)


def test_several_templates_take_values_of_their_own_and_those_that_are_given_for_all(
    folder: Folder,
) -> None:
    files = [
        folder.gives("one.json", asking("one", "space")),
        folder.gives("two.json", asking("two", "more")),
    ]
    head = {"$schema": SCHEMA.replace("Template", "Parameters"), "contentVersion": "1.0.0.0"}
    own = {**head, "parameters": {"space": {"value": "10.1.0.0/16"}}}
    files.append(folder.gives("one.parameters.json", own))
    given = folder.gives("given.json", {"parameters": {"more": {"value": "10.2.0.0/16"}}})
    folder.reads(*files, place=Place(given))
    spaces = {each.name: each.address_space for each in folder.network.virtual_networks}
    assert spaces == {"one": ("10.1.0.0/16",), "two": ("10.2.0.0/16",)}
    assert not folder.remarks


def test_a_value_for_which_none_of_several_templates_asks_is_refused(folder: Folder) -> None:
    files = [folder.gives(f"{name}.json", asking(name, "more")) for name in ("one", "two")]
    given = folder.gives("given.json", {"parameters": {"mroe": {"value": "10.2.0.0/16"}}})
    with pytest.raises(InputError) as caught:
        folder.reads(*files, place=Place(given))
    assert caught.value.problem == "none of the templates has a parameter `mroe`"
    assert caught.value.remedy == "They have more."
