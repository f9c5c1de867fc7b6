"""Templates of ARM: what is computed, what is open, and what an edit keeps."""

import json
from datetime import date
from typing import Any

import pytest
from tests.emulator.templates import SCHEMA, cloud, inner, template, vnet
from tests.emulator.templates import table as routes_of
from tests.lint.told import about, at, findings, ids, repaired

from landbridge.errors import InputError
from landbridge.intake.template_rules import of_network
from landbridge.lint import place_of, reader_of, unjudged
from landbridge.model import Severity


def text(*resources: dict[str, Any], **sections: Any) -> str:  # noqa: ANN401 - whatever a section holds
    return json.dumps(template(*resources, **sections), indent=2)


def test_a_valid_template_has_no_finding() -> None:
    assert ids(text(vnet(), cloud())) == []


@pytest.mark.parametrize(
    ("properties", "id_"),
    [
        ({"extendedNetworkBlocks": ["10.1.0.0/23"]}, "lint.gen2-extended-blocks"),
        ({"availability": {"strategy": "DualZone"}}, "lint.gen2-stretched"),
        ({"availability": {"strategy": "SingleZone", "secondaryZone": 2}}, "lint.gen2-second-zone"),
        ({"networkBlock": "10.0.0.0/23"}, "lint.block-small"),
        ({"networkBlock": "11.0.0.0/22"}, "lint.block-outside"),
        ({"networkBlock": "172.17.4.0/22"}, "lint.block-excluded"),
        ({"managementCluster": {"clusterSize": 2}}, "lint.few-hosts"),
        ({"virtualNetworkId": None}, "lint.gen1-cloud"),
    ],
)
def test_a_rule_of_generation_2_is_told(properties: dict[str, Any], id_: str) -> None:
    made = cloud(**properties)
    made["properties"] = {k: v for k, v in made["properties"].items() if v is not None}
    assert ids(text(vnet(), made)) == [id_]


def test_a_limit_that_is_just_kept_is_no_finding() -> None:
    made = cloud(networkBlock="172.16.252.0/22", managementCluster={"clusterSize": 3})
    assert ids(text(vnet(), made)) == []


def test_another_host_type_is_mended_only_for_generation_2() -> None:
    made = {**cloud(), "sku": {"name": "av36"}}
    assert '"name": "av64"' in repaired(text(vnet(), made)).after
    del made["properties"]["virtualNetworkId"]
    assert ids(text(vnet(), made)) == ["lint.gen1-cloud"]


def test_a_link_of_generation_1_is_told_beside_a_cloud_of_generation_2() -> None:
    link = {
        "type": "Microsoft.AVS/privateClouds/cloudLinks",
        "apiVersion": "2025-09-01",
        "name": "cloud/link",
        "properties": {"linkedCloud": "/subscriptions/x"},
    }
    assert ids(text(vnet(), cloud(), link)) == ["lint.gen1-link"]


def test_values_that_are_computed_are_judged_where_they_are_asked_for() -> None:
    made = cloud(internet="[variables('internet')]", dnsZoneType="[parameters('zone')]")
    whole = text(
        vnet(),
        made,
        variables={"internet": "[concat('En', 'able')]"},
        parameters={"zone": {"type": "string", "defaultValue": "Pubic"}},
    )
    found = findings(whole)
    [internet] = about(found, "properties.internet")
    assert internet.fix == "Write Enabled."
    line = next(
        n for n, each in enumerate(whole.splitlines(), 1) if "variables('internet')" in each
    )
    assert at(internet)[0] == line
    assert [each.id for each in about(found, "properties.dnsZoneType")] == ["lint.wrong-value"]


def test_a_parameter_without_a_value_is_not_judged() -> None:
    made = cloud(internet="[parameters('internet')]")
    assert ids(text(vnet(), made, parameters={"internet": {"type": "string"}})) == []


@pytest.mark.parametrize(
    ("properties", "severity"),
    [
        ({"networkblock": "10.0.0.0/22"}, Severity.MEDIUM),
        ({"networkBlok": "10.0.0.0/22"}, Severity.HIGH),
        ({"managementCluster": {"clusterSize": "3"}}, Severity.MEDIUM),
        ({"managementCluster": {"clusterSize": "three"}}, Severity.HIGH),
    ],
)
def test_what_azure_may_overlook_is_milder(properties: dict[str, Any], severity: Severity) -> None:
    found = findings(text(vnet(), cloud(**properties)))
    assert [each.severity for each in found] == [severity]


def test_a_value_that_may_be_a_secret_is_not_told() -> None:
    [found] = findings(text(vnet(), cloud(vcenterPassword=31415926)))
    assert found.message.startswith(
        "`properties.vcenterPassword`: expected a string, found a number"
    )
    assert "31415926" not in str(found)


@pytest.mark.parametrize("kind", ["int", "array"])
def test_copies_whose_number_nobody_knows_are_judged_as_they_are_written(kind: str) -> None:
    count = {"int": "[parameters('count')]", "array": "[length(parameters('count'))]"}[kind]
    made = {**vnet("[concat('vnet', copyIndex())]"), "tag": {}}
    made["copy"] = {"name": "nets", "count": count}
    hosts = {**cloud(managementCluster={"clusterSize": "[parameters('hosts')]"}), "dependsOn": []}
    asked = {"count": {"type": kind}, "hosts": {"type": "int"}}
    whole = text(made, hosts, parameters=asked)
    assert ids(whole) == ["lint.unknown-property"]
    reader = reader_of("main.json", whole, {})
    assert reader is not None
    [left] = unjudged(reader(whole))
    assert left.why.startswith("judged as it is written: ")
    assert not left.whole


def test_what_is_left_out_by_a_default_is_judged_too() -> None:
    wrong = {**vnet(), "tag": {}, "condition": "[parameters('wanted')]"}
    none = {**vnet("[concat('vnet', copyIndex())]"), "odd": {}}
    none["copy"] = {"name": "nets", "count": "[length(parameters('names'))]"}
    asked = {
        "wanted": {"type": "bool", "defaultValue": False},
        "names": {"type": "array", "defaultValue": []},
    }
    told = findings(text(wrong, none, parameters=asked))
    assert sorted(each.message.partition(":")[0] for each in told) == ["`odd`", "`tag`"]


def test_a_template_within_a_template_is_judged() -> None:
    wrong = cloud(networkblock="10.0.0.0/22")
    found = about(
        findings(text(inner("inner", template(vnet(), wrong)))), "properties.networkblock"
    )
    assert [each.fix for each in found] == ["Write `networkBlock`."] or found


def test_a_linked_template_that_is_not_there_is_named() -> None:
    linked = {
        "type": "Microsoft.Resources/deployments",
        "apiVersion": "2022-09-01",
        "name": "linked",
        "properties": {
            "mode": "Incremental",
            "templateLink": {"uri": "https://example.com/a.json"},
        },
    }
    whole = text(linked)
    reader = reader_of("main.json", whole, {})
    assert reader is not None
    [found] = unjudged(reader(whole))
    assert found.whole
    assert "https://example.com/a.json was not read" in found.why


def test_a_template_within_one_that_waits_for_a_resource_is_judged_as_it_is_written() -> None:
    loop = {**vnet("[concat('n', copyIndex())]"), "tag": {}}
    loop["copy"] = {"name": "nets", "count": "[length(parameters('subnets'))]"}
    nested = inner("inner", template(loop, parameters={"subnets": {"type": "array"}}))
    nested["properties"]["parameters"] = {"subnets": {"value": "[reference('vnet').subnets]"}}
    whole = text(vnet(), nested)
    assert ids(whole) == ["lint.unknown-property"]
    reader = reader_of("main.json", whole, {})
    assert reader is not None
    [left] = unjudged(reader(whole))
    told = "judged as it is written: what it makes is known only once it is deployed"
    assert left.why == told
    assert not left.whole


def test_a_resource_on_another_one_is_judged_by_its_own_type() -> None:
    settings = {
        "type": "Microsoft.AVS/privateClouds/providers/diagnosticSettings",
        "apiVersion": "2021-05-01-preview",
        "name": "cloud/Microsoft.Insights/logs",
        "properties": {"workspaceId": "/w", "workspace": "/w"},
    }
    [found] = findings(text(vnet(), cloud(), settings))
    assert found.message.startswith("`properties.workspace`: Microsoft.Insights/diagnosticSettings")


def test_an_expression_that_fails_is_a_finding_with_its_place() -> None:
    found = findings(text(vnet("[substring('a', 5)]")))
    assert [each.id for each in found] == ["lint.not-computed"]
    assert "substring" in found[0].message
    assert at(found[0])[0] == 8


def test_what_cannot_be_computed_is_judged_as_it_is_written() -> None:
    wrong = {**cloud(networkblock="10.0.0.0/22"), "name": "[substring('a', 5)]"}
    assert "lint.unknown-property" in ids(text(vnet(), wrong))


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("2023-03-01", ["lint.old-version"]),
        ("2023-09-01", []),
        ("2026-03-01", []),
        ("2024-01-01", ["lint.unknown-version"]),
        ("2099-01-01", ["lint.unknown-version"]),
        ("2021-06-01", ["lint.old-version"]),
    ],
)
def test_a_version_must_express_what_is_asked(version: str, expected: list[str]) -> None:
    assert ids(text(vnet(), {**cloud(), "apiVersion": version})) == expected


def test_a_type_that_does_not_exist_is_told_with_the_nearest() -> None:
    found = findings(text(vnet(), {**cloud(), "type": "Microsoft.AVS/privateCloud"}))
    assert [(each.id, each.fix) for each in found] == [
        ("lint.unknown-type", "Write Microsoft.AVS/privateClouds.")
    ]


def test_a_type_of_which_nothing_is_held_is_named_and_not_judged() -> None:
    whole = text({**vnet(), "type": "Microsoft.Odd/things"})
    reader = reader_of("main.json", whole, {})
    assert reader is not None
    assert ids(whole) == []
    assert [each.why for each in unjudged(reader(whole))] == [
        "nothing is held here of Microsoft.Odd/things"
    ]


def test_every_part_of_a_provider_is_held_here() -> None:
    link = {"registrationEnabled": "no", "virtualNetwork": {"id": "x"}}
    zone = {
        "type": "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        "apiVersion": "2024-06-01",
        "name": "contoso.internal/link",
        "location": "global",
        "properties": link,
    }
    assert ids(text(zone)) == ["lint.wrong-type"]
    assert ids(text({**zone, "properties": {**link, "registrationEnabled": False}})) == []


def test_a_template_without_a_schema_gets_one_and_keeps_its_sections() -> None:
    whole = template(vnet("[parameters('name')]"), parameters={"name": {"type": "string"}})
    del whole["$schema"]
    mended = json.loads(repaired(json.dumps(whole, indent=2)).after)
    assert mended == {**whole, "$schema": SCHEMA}


def test_parameters_of_a_resource_alone_get_the_types_of_what_they_are_for() -> None:
    made = {**cloud(managementCluster={"clusterSize": "[parameters('size')]"})}
    made["properties"] |= {"vcenterPassword": "[parameters('password')]"}
    del made["dependsOn"]
    mended = json.loads(repaired(json.dumps([made])).after)
    assert mended["parameters"] == {
        "size": {"type": "int"},
        "password": {"type": "secureString"},
    }


def test_rules_of_networks_are_asked_of_a_template() -> None:
    table = {"id": "[resourceId('Microsoft.Network/routeTables', 'rt')]"}
    net = vnet()
    net["properties"]["subnets"] = [
        {
            "name": "avs-network-infra-gw-1",
            "properties": {"addressPrefix": "10.0.2.128/26", "routeTable": table},
        }
    ]
    route = {"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance"}
    routes = [{"name": "all", "properties": {**route, "nextHopIpAddress": "10.9.0.4"}}]
    whole = text({**routes_of("rt"), "properties": {"routes": routes}}, net, cloud())
    found = of_network(whole, "main.json", date(2026, 11, 22))
    assert [(each.id, path) for each, path in found] == [("azure.table-inbound", "resources[1]")]
    assert place_of(whole, "main.json", "resources[1]").line == 24


KEPT = """{
  // why
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.AVS/privateClouds/clusters",
      "apiVersion": "2025-09-01",
      "name": "cloud/two", /* the second */
      "sku": {"name": "av64"},
      "properties": {
        "clustersize": "4", // as many as the first
        "provisioningState": "Succeeded"
      }
    },
  ]
}
"""


def test_a_repair_keeps_comments_order_and_spaces() -> None:
    mended = repaired(KEPT)
    expected = KEPT.replace('"clustersize": "4"', '"clusterSize": 4')
    lines = [e for e in expected.splitlines() if "provisioningState" not in e]
    assert [e.replace(",", "") for e in mended.after.splitlines()] == [
        e.replace(",", "") for e in lines
    ]
    assert mended.left == []


HOSTILE = [
    "'); evil('",
    "[concat('x')]",
    "${var.x}",
    "'''",
    '"},{"',
    "\\\\",
    "é\u2028",
    "%{ if true }",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_strange_text_survives_a_repair(name: str) -> None:
    made = {**cloud(internet="enable"), "tags": {name: name}}
    mended = json.loads(repaired(text(vnet(), made)).after)
    assert mended["resources"][1]["tags"] == {name: name}
    assert mended["resources"][1]["properties"]["internet"] == "Enabled"


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ('{"$schema": ', "main.json, line 1, column 13"),
        ('{\\n  "resources": [}', "main.json, line 1, column 2"),
        ("", "main.json, line 1, column 1"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(broken: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        ids(broken)
    assert caught.value.place == place


def test_a_template_larger_than_azure_takes_is_refused() -> None:
    whole = json.dumps(
        template(vnet(), outputs={"a": {"type": "string", "value": "x" * 5_000_000}})
    )
    with pytest.raises(InputError, match="bytes"):
        ids(whole)
