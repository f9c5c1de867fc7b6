"""A network around the healthy private cloud, changed in single places."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from tests.build import estate, vm
from tests.checks.build import HEALTHY_CLOUD, HEALTHY_SEGMENTS

from landbridge.model.estate import Estate
from landbridge.model.service_tags import ServiceTags

Changes = Mapping[str, Any]
FIREWALL = "10.8.1.4"


def to_firewall(*prefixes: str) -> list[dict[str, str]]:
    """Routes to the firewall of the hub."""
    return [to(FIREWALL, each) for each in prefixes]


def to(address: str, prefix: str) -> dict[str, str]:
    """A route to an appliance."""
    return {"prefix": prefix, "next_hop": "virtual_appliance", "address": address}


def rule(direction: str, priority: int, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any key
    """A rule of a network security group, named after both."""
    named = {"name": f"{direction}-{priority}", "priority": priority, "direction": direction}
    return {**named, "access": "allow", **keys}


def closed() -> list[dict[str, Any]]:
    """Rules that leave nothing to the default ones."""
    return [rule(each, 4000, access="deny") for each in ("inbound", "outbound")]


HEALTHY_NETWORK: Mapping[str, Any] = {
    "virtual_networks": [
        {
            "name": "vnet-avs",
            "region": "uksouth",
            "resource_group": "rg-avs",
            "address_space": ["10.0.0.0/16"],
            "subnets": [
                {
                    "name": name,
                    "prefixes": [prefix],
                    "route_table": "rt-uplink",
                    "network_security_group": "nsg-uplink",
                }
                for name, prefix in [
                    ("avs-nsx-gw", "10.0.0.128/27"),
                    ("avs-nsx-gw-1", "10.0.0.160/27"),
                ]
            ]
            + [
                {"name": "avs-network-infra-gw", "prefixes": ["10.0.2.128/26"]},
                {"name": "avs-mgmt", "prefixes": ["10.0.0.64/27"]},
            ],
            "peerings": [
                {"to": "hub", "allow_forwarded_traffic": True, "use_remote_gateways": True}
            ],
        },
        {
            "name": "hub",
            "region": "UK South",
            "address_space": ["10.8.0.0/16"],
            "subnets": [
                {
                    "name": "GatewaySubnet",
                    "prefixes": ["10.8.0.0/27"],
                    "route_table": "rt-gateway",
                },
                {"name": "AzureFirewallSubnet", "prefixes": ["10.8.1.0/26"]},
                {"name": "appliances", "prefixes": ["10.8.2.0/24"]},
            ],
            "peerings": [
                {"to": each, "allow_forwarded_traffic": True, "allow_gateway_transit": True}
                for each in ("vnet-avs", "spoke")
            ],
        },
        {
            "name": "spoke",
            "region": "uksouth",
            "address_space": ["10.9.0.0/16"],
            "subnets": [
                {
                    "name": "app",
                    "prefixes": ["10.9.1.0/24"],
                    "route_table": "rt-spoke",
                    "network_security_group": "nsg-app",
                }
            ],
            "peerings": [
                {"to": "hub", "allow_forwarded_traffic": True, "use_remote_gateways": True}
            ],
        },
    ],
    "interfaces": [
        {
            "name": "nva",
            "subnet": "hub/appliances",
            "address": "10.8.2.4",
            "ip_forwarding": True,
        }
    ],
    "application_security_groups": [],
    "network_security_groups": [
        {"name": "nsg-uplink", "resource_group": "rg-avs", "rules": closed()},
        {"name": "nsg-app", "rules": closed()},
    ],
    "route_tables": [
        {
            "name": "rt-uplink",
            "resource_group": "RG-AVS",
            "gateway_propagation": False,
            "routes": to_firewall("0.0.0.0/0"),
        },
        {"name": "rt-gateway", "routes": to_firewall("10.0.16.0/24", "10.9.0.0/16")},
        {
            "name": "rt-spoke",
            "gateway_propagation": False,
            "routes": to_firewall("0.0.0.0/0"),
        },
    ],
    "gateways": [
        {
            "name": "er",
            "virtual_network": "hub",
            "kind": "expressroute",
            "connects": ["head office"],
        }
    ],
    "firewalls": [
        {
            "name": "fw",
            "virtual_network": "hub",
            "address": FIREWALL,
            "public_addresses": ["203.0.113.10"],
            "policy": "fwp",
        }
    ],
    "firewall_policies": [
        {
            "name": "fwp",
            "rule_collection_groups": [
                {
                    "name": "main",
                    "priority": 100,
                    "rule_collections": [
                        {
                            "kind": "network",
                            "name": "allowed",
                            "priority": 100,
                            "action": "allow",
                            "rules": [
                                {
                                    "name": "web",
                                    "source": "10.1.0.0/16",
                                    "destination": "10.0.16.0/24",
                                    "protocols": "tcp",
                                    "ports": "443",
                                }
                            ],
                        },
                        {
                            "kind": "dnat",
                            "name": "published",
                            "priority": 100,
                            "rules": [
                                {
                                    "name": "shop",
                                    "destination": "203.0.113.10",
                                    "port": 443,
                                    "translated_address": "10.0.16.10",
                                    "translated_port": 443,
                                }
                            ],
                        },
                    ],
                }
            ],
        }
    ],
    "network_manager": {"network_groups": [], "connectivity": [], "security_admin": []},
}
"""What `network` says around the healthy private cloud: nothing stands against it."""


def changed(changes: Changes) -> dict[str, Any]:
    """The healthy network with these values; parts of lists are called by name.

    `{"virtual_networks/hub/peerings/spoke/in_sync": False}`; a path that ends in `+` adds to a
    list.
    """
    network = deepcopy(dict(HEALTHY_NETWORK))
    for path, value in changes.items():
        *steps, last = path.split("/")
        at: Any = network
        for step in steps:
            at = _inside(at, step)
        if last == "+":
            at.extend(value)
        else:
            at[last] = value
    return network


def _inside(at: Any, step: str) -> Any:  # noqa: ANN401 - any part of the file
    if isinstance(at, dict):
        return at.setdefault(step, [])
    return next(each for each in at if step in {each.get("name"), each.get("to")})


def around(
    changes: Changes | None = None,
    tags: ServiceTags | None = None,
    **keys: Any,  # noqa: ANN401 - any key of the estate
) -> Estate:
    """The healthy cloud with a changed network, and other keys of the estate file."""
    network = changed(changes or {})
    mine = {"private_cloud": HEALTHY_CLOUD, "segments": HEALTHY_SEGMENTS, "network": network}
    return estate([vm("web-01")], tags=tags, **{**mine, **keys})
