"""What Virtual Network Manager is told in tests: a hub and a spoke, and a rule for the spoke."""

MANAGER = {
    "network_groups": [{"name": "spokes", "virtual_networks": ["vnet-data"]}],
    "connectivity": [
        {"name": "to-hub", "topology": "hub-and-spoke", "hub": "hub", "groups": ["spokes"]}
    ],
    "security_admin": [
        {
            "name": "no-telnet",
            "groups": ["spokes"],
            "rules": [
                {
                    "name": "telnet",
                    "priority": 10,
                    "direction": "inbound",
                    "action": "deny",
                    "protocol": "tcp",
                    "destination_ports": "23",
                }
            ],
        }
    ],
}
