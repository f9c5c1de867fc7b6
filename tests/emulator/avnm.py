"""An instance of Virtual Network Manager that tests start from, through azure-mgmt-network."""

from dataclasses import dataclass
from typing import Any

from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, network


@dataclass(frozen=True)
class Avnm:
    """An instance `nm` in a group, whose networks are numbered by their second byte."""

    azure: Azure
    group: str

    @property
    def at(self) -> tuple[str, str]:
        return self.group, "nm"

    def network(self, name: str, second: int, location: str = "eastus") -> str:
        space = {"addressPrefixes": [f"10.{second}.0.0/16"]}
        return network(self.azure, self.group, name, location, addressSpace=space)

    def made(self, *accesses: str) -> Any:  # noqa: ANN401
        scopes = {"subscriptions": [f"/subscriptions/{self.azure.subscription}"]}
        told: Body = {"networkManagerScopes": scopes}
        if accesses:
            told["networkManagerScopeAccesses"] = list(accesses)
        body = {"location": "eastus", "properties": told}
        return self.azure.network.network_managers.create_or_update(*self.at, body)

    def grouped(self, name: str, *networks: str) -> str:
        groups = self.azure.network.network_groups
        made = groups.create_or_update(*self.at, name, {"properties": {}})
        for each in networks:
            self.join(name, each)
        return str(made.id)

    def join(self, group: str, network_id: str) -> Any:  # noqa: ANN401
        name = network_id.rpartition("/")[2]
        body = {"properties": {"resourceId": network_id}}
        return self.azure.network.static_members.create_or_update(*self.at, group, name, body)

    def connectivity(self, name: str, topology: str, group: str, hub: str = "", **more: str) -> str:
        hubs = [{"resourceId": hub, "resourceType": "Microsoft.Network/virtualNetworks"}]
        item = {"networkGroupId": group, "groupConnectivity": "None"}
        if "useHubGateway" in more:
            item["useHubGateway"] = more.pop("useHubGateway")
        told = {"connectivityTopology": topology, "appliesToGroups": [item], **more}
        body = {"properties": told | ({"hubs": hubs} if hub else {})}
        configurations = self.azure.network.connectivity_configurations
        return str(configurations.create_or_update(*self.at, name, body).id)

    def admin(self, group: str, **rules: Body) -> str:
        """A configuration `admin` with a collection `base` for a group."""
        client = self.azure.network
        made = client.security_admin_configurations.create_or_update(*self.at, "admin", {})
        body = {"properties": {"appliesToGroups": [{"networkGroupId": group}]}}
        client.admin_rule_collections.create_or_update(*self.at, "admin", "base", body)
        for name, properties in rules.items():
            self.rule(name, **properties)
        return str(made.id)

    def rule(self, name: str, **properties: object) -> Any:  # noqa: ANN401
        told = {
            "protocol": "Tcp",
            "direction": "Inbound",
            "access": "Deny",
            "priority": 10,
            **properties,
        }
        body = {"kind": "Custom", "properties": told}
        rules = self.azure.network.admin_rules
        return rules.create_or_update(*self.at, "admin", "base", name, body)

    def commit(
        self, kind: str, *configurations: str, regions: tuple[str, ...] = ("eastus",)
    ) -> Any:  # noqa: ANN401
        body = {
            "targetLocations": list(regions),
            "configurationIds": list(configurations),
            "commitType": kind,
        }
        return self.azure.network.network_manager_commits.begin_post(*self.at, body)

    def statuses(self) -> list[tuple[str, str, str]]:
        found = self.azure.network.network_manager_deployment_status.list(*self.at, {})
        return [(each.region, each.deployment_type, each.deployment_status) for each in found.value]

    def peerings(self, name: str) -> list[Any]:
        return list(self.azure.network.virtual_network_peerings.list(self.group, name))
