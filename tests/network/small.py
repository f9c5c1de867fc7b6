"""A small network to ask about: a hub with a firewall, a spoke, a private cloud, a datacenter."""

from typing import Any

from landbridge.model.network import Network

TO_FIREWALL = {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance", "address": "10.0.0.4"}


def peered(to: str, *, hub: bool) -> dict[str, Any]:
    """One side of a peering between the hub and a spoke."""
    lends = {"allow_gateway_transit": True} if hub else {"use_remote_gateways": True}
    return {"to": to, "allow_forwarded_traffic": True, **lends}


def network(**changes: Any) -> Network:  # noqa: ANN401 - any part of a network
    """All of it, with some parts replaced."""
    parts: dict[str, Any] = {
        "virtual_networks": [
            {
                "name": "hub",
                "address_space": ["10.0.0.0/22"],
                "subnets": [
                    {"name": "AzureFirewallSubnet", "prefixes": ["10.0.0.0/26"]},
                    {"name": "GatewaySubnet", "prefixes": ["10.0.1.0/27"], "route_table": "in"},
                ],
                "peerings": [peered("avs", hub=True), peered("app", hub=True)],
            },
            {
                "name": "avs",
                "address_space": ["10.100.0.0/22"],
                "peerings": [peered("hub", hub=False)],
            },
            {
                "name": "app",
                "address_space": ["10.1.0.0/16"],
                "subnets": [
                    {
                        "name": "web",
                        "prefixes": ["10.1.1.0/24"],
                        "route_table": "out",
                        "network_security_group": "nsg-web",
                    }
                ],
                "peerings": [peered("hub", hub=False)],
            },
        ],
        "route_tables": [
            {"name": "out", "gateway_propagation": False, "routes": [TO_FIREWALL]},
            {"name": "in", "routes": [{**TO_FIREWALL, "prefix": "10.100.0.0/16"}]},
        ],
        "network_security_groups": [
            {
                "name": "nsg-web",
                "rules": [
                    {
                        "name": "https",
                        "priority": 100,
                        "direction": "inbound",
                        "access": "allow",
                        "protocol": "tcp",
                        "source": "10.0.0.0/8",
                        "destination_ports": 443,
                    },
                    {"name": "rest", "priority": 200, "direction": "inbound", "access": "deny"},
                ],
            }
        ],
        "firewalls": [
            {
                "name": "fw",
                "virtual_network": "hub",
                "policy": "policy",
                "public_addresses": ["20.1.1.1"],
            }
        ],
        "firewall_policies": [policy(["443", "22"])],
        "sites": [{"name": "dc", "prefixes": ["192.168.0.0/16"]}],
        "gateways": [
            {"name": "er", "virtual_network": "hub", "kind": "expressroute", "connects": ["dc"]}
        ],
        "private_clouds": [
            {
                "name": "cloud",
                "virtual_network": "avs",
                "address_block": "10.100.0.0/22",
                "segments": [
                    {"name": "db", "prefix": "10.100.16.0/24"},
                    {"name": "batch", "prefix": "10.100.17.0/24"},
                ],
                "service_subnets": {
                    "avs-nsx-gw": {"route_table": "out"},
                    "avs-nsx-gw-1": {"route_table": "out"},
                },
            }
        ],
        **changes,
    }
    return Network.model_validate(parts)


def policy(ports: list[str]) -> dict[str, Any]:
    """Private addresses may talk on these ports."""
    rule = {
        "name": "private",
        "source": "10.0.0.0/8",
        "destination": "10.0.0.0/8",
        "protocols": "tcp",
        "ports": ports,
    }
    collection = {
        "kind": "network",
        "name": "allow",
        "priority": 100,
        "action": "allow",
        "rules": [rule],
    }
    group = {"name": "group", "priority": 100, "rule_collections": [collection]}
    return {"name": "policy", "rule_collection_groups": [group]}
