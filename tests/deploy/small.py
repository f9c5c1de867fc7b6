"""The smallest plan with one thing of each kind, where something of others stands already."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.build import estate, vm
from tests.cli.child import export

from landbridge.clients.arm import Arm
from landbridge.deploy.work import Work, work
from landbridge.intake import read_estate
from landbridge.model.plan import Plan
from landbridge.model.reading import Reading
from landbridge.plan import plan as planning
from landbridge.render.arm.monitoring import METRIC_ALERT

GROUP, OTHERS = "rg-avs", "rg-others"
REGION = "northeurope"
NETWORK = "Microsoft.Network"
NETWORK_VERSION = "2025-05-01"
Body = Mapping[str, Any]

CLOUD = {
    "name": "avs",
    "resource_group": GROUP,
    "region": REGION,
    "address_block": "10.30.0.0/22",
    "virtual_network": {
        "name": "vnet-avs",
        "resource_group": GROUP,
        "address_space": ["10.30.0.0/20"],
    },
}
AROUND = {
    "virtual_networks": [
        {
            "name": "vnet-avs",
            "address_space": ["10.30.0.0/20"],
            "peerings": [{"to": "vnet-data"}],
        },
        {
            "name": "vnet-data",
            "address_space": ["10.40.0.0/24"],
            "peerings": [{"to": "vnet-avs"}],
        },
    ],
    "route_tables": [
        {"name": "out", "routes": [{"name": "all", "prefix": "0.0.0.0/0", "next_hop": "none"}]}
    ],
    "private_clouds": [
        {
            "name": "avs",
            "address_block": "10.30.0.0/22",
            "virtual_network": "vnet-avs",
            "segments": [{"name": "web", "prefix": "10.1.1.0/24"}],
            "service_subnets": {"avs-nsx-gw": {"route_table": "out"}},
        }
    ],
}


def small_plan() -> Plan:
    """One cloud, a network beside it, peerings both ways, a route table on uplinks, a segment."""
    found = estate([vm()], private_cloud=CLOUD, network=AROUND)
    return planning(found, Reading(), date(2026, 11, 22))


def small_estate(folder: Path) -> Path:
    """The same as a file that commands read, cleared: what nobody could answer is waived."""
    told = {
        "name": "small",
        "sources": {"rvtools": [str(export(folder))]},
        "private_cloud": CLOUD,
        "network": AROUND,
    }
    path = folder / "small.json"
    path.write_text(json.dumps(told), "utf-8")
    checked = planning(*read_estate(path), date(2026, 11, 22)).checked
    waivers = [
        {
            "rule": each.rule,
            "subject": "what is not told",
            "count": each.count,
            "reason": "it is a test",
            "expires": "2099-12-31",
        }
        for each in checked.unanswered
    ]
    path.write_text(json.dumps({**told, "waivers": waivers}), "utf-8")
    return path


def small_works(plan: Plan, subscription: str) -> tuple[Work, ...]:
    """All of it, but only the first of the alerts that are alike."""
    found = work(plan, subscription)
    alerts = [each for each in found if each.type == METRIC_ALERT]
    return tuple(each for each in found if each not in alerts[1:])


def others(subscription: str) -> Mapping[str, Body]:
    """What somebody made before: beside the plan's, and in resources that the plan has as well."""
    at = f"/subscriptions/{subscription}/resourceGroups"
    here, there = (f"{at}/{each}/providers/{NETWORK}" for each in (GROUP, OTHERS))
    theirs = {"name": "theirs", "properties": {"addressPrefix": "10.40.0.0/26"}}
    route = {"addressPrefix": "10.9.0.0/16", "nextHopType": "None"}
    return {
        f"{at}/{GROUP}": {"location": REGION, "tags": {"owner": "others"}},
        f"{at}/{OTHERS}": {"location": REGION},
        f"{there}/virtualNetworks/vnet-others": _of({**_space("10.50.0.0/24"), "subnets": []}),
        f"{here}/networkSecurityGroups/theirs": _of({"securityRules": []}),
        f"{here}/virtualNetworks/vnet-data": _of({**_space("10.40.0.0/24"), "subnets": [theirs]}),
        f"{here}/routeTables/out": _of({"routes": [{"name": "theirs", "properties": route}]}),
    }


def made_by_others(arm: Arm) -> None:
    """Puts it there."""
    for path, body in others(arm.subscription).items():
        arm.put(path, version_of(path), body)


def version_of(path: str) -> str:
    return NETWORK_VERSION if f"/{NETWORK}/" in path else "2024-11-01"


def _of(properties: Body) -> Body:
    return {"location": REGION, "properties": properties}


def _space(prefix: str) -> Body:
    return {"addressSpace": {"addressPrefixes": [prefix]}}
