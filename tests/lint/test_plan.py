"""Plans of Terraform in JSON: what they make, and what they change."""

import json
from typing import Any

from tests.lint.told import findings, ids, repaired

from landbridge.lint import reader_of, unjudged

BODY: dict[str, Any] = {
    "sku": {"name": "av64"},
    "properties": {
        "managementCluster": {"clusterSize": 3},
        "networkBlock": "10.0.0.0/22",
        "virtualNetworkId": "/vnet",
    },
}


def plan(body: object, before: object = None, unknown: object = None) -> str:
    values = {"type": "Microsoft.AVS/privateClouds@2025-09-01", "name": "cloud", "body": body}
    address = "module.avs.azapi_resource.cloud"
    made = {"address": address, "type": "azapi_resource", "name": "cloud", "values": values}
    change = {
        "actions": ["update" if before else "create"],
        "before": before and {"body": before},
        "after_unknown": {"body": unknown or {}},
    }
    whole = {
        "format_version": "1.2",
        "planned_values": {"root_module": {"child_modules": [{"resources": [made]}]}},
        "resource_changes": [{"address": address, "change": change}],
    }
    return json.dumps(whole, indent=2)


def wrong(**properties: object) -> dict[str, Any]:
    return {**BODY, "properties": {**BODY["properties"], **properties}}


def test_a_plan_of_a_valid_cloud_has_no_finding() -> None:
    assert ids(plan(BODY)) == []
    assert ids(plan(json.dumps(BODY))) == []
    assert ids(plan(BODY, before=wrong(internet="Enabled"))) == []


def test_a_wrong_property_is_told_by_the_address_of_its_resource() -> None:
    [found] = findings(plan(wrong(internet="Yes")))
    assert (found.id, found.subject) == ("lint.wrong-value", "module.avs.azapi_resource.cloud")
    assert ids(plan(json.dumps(wrong(oddity=1)))) == ["lint.unknown-property"]


def test_a_cloud_of_azurerm_is_judged_by_what_its_arguments_are_and_the_rest_is_named() -> None:
    cloud = {
        "sku_name": "av36",
        "network_subnet_cidr": "10.0.0.0/26",
        "management_cluster": [{"size": 2, "hosts": [], "id": None}],
    }
    kinds = {"azurerm_vmware_private_cloud": cloud, "azurerm_subnet": {}, "random_pet": {}}
    made = [
        {"address": f"{kind}.one", "type": kind, "values": held} for kind, held in kinds.items()
    ]
    whole = {"format_version": "1.2", "planned_values": {"root_module": {"resources": made}}}
    text = json.dumps(whole)
    assert sorted(ids(text)) == ["lint.block-small", "lint.few-hosts", "lint.gen1-cloud"]
    reader = reader_of("main.json", text, {})
    assert reader is not None
    [left] = unjudged(reader(text))
    assert left.why == "nothing is held here of azurerm_subnet"


def test_what_is_known_after_apply_is_not_missing() -> None:
    less = {**BODY, "properties": {"virtualNetworkId": "/vnet"}}
    unknown = {"properties": {"networkBlock": True}}
    assert ids(plan(less, unknown=unknown)) == []
    assert ids(plan(less)) == ["lint.missing-property"] * 2


def test_a_change_of_what_is_set_at_creation_is_told() -> None:
    [found] = findings(plan(BODY, before=wrong(virtualNetworkId="/other")))
    assert found.id == "lint.create-only-change"
    assert "`properties.virtualNetworkId`" in found.message


def test_a_plan_is_never_mended() -> None:
    text = plan(wrong(internet="Enable"))
    assert repaired(text).after == text
