"""Azure Firewall: its subnet and its addresses, or its place in a hub, and its policy."""

from itertools import combinations
from typing import ClassVar

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import hours, number
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.addresses import lent, subnet_of
from landbridge.emulator.network.state.firewalls import errors
from landbridge.emulator.network.state.firewalls.firewall_policies import (
    TIERS,
    refuse_busy,
    tier_of,
)
from landbridge.emulator.network.state.firewalls.hub_firewalls import (
    addressed,
    is_of_hub,
    refuse_in_hub,
)
from landbridge.emulator.network.state.naming import resource_of, users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.public_addresses import refuse_taken
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body, Resource

SUBNET, MANAGEMENT = "AzureFirewallSubnet", "AzureFirewallManagementSubnet"
CLASSIC = ("applicationRuleCollections", "natRuleCollections", "networkRuleCollections")
CREATE = "network.firewall.create-hours"
OWN = "azureFirewallIpConfigurations"


class Firewalls(Networked):
    type = "Microsoft.Network/azureFirewalls"
    states: ClassVar[tuple[str, str]] = ("Updating", "Updating")

    def hours(self, wanted: Wanted) -> float:
        return hours("network.firewall.change-hours" if wanted.before else CREATE)

    def hours_to_delete(self, resource: Resource) -> float:
        return hours(CREATE)

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        _refuse_policy(world, wanted)
        refuse = refuse_in_hub if is_of_hub(wanted.properties) else _refuse_in_network
        refuse(world, wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = wanted.properties
        sku = {"name": "AZFW_VNet", "tier": "Standard", **(told.get("sku") or {})}
        fill = addressed if is_of_hub(told) else _configured
        defaults = {"threatIntelMode": "Alert", "additionalProperties": {}}
        collections: Body = {name: [] for name in CLASSIC}
        found = fill(world, wanted)
        return {
            **wanted.body,
            "properties": {**defaults, **collections, **told, **found, "sku": sku},
        }


def _refuse_in_network(world: World, wanted: Wanted) -> None:
    if wanted.properties.get("virtualHub"):
        raise general.wrong(f"'{wanted.id.name}' needs the SKU AZFW_Hub.", "properties.sku")
    told = wanted.properties.get("ipConfigurations") or []
    if not told and wanted.before is None:
        raise general.missing("properties.ipConfigurations")
    _refuse_subnets(world, wanted, told)
    management = wanted.properties.get("managementIpConfiguration")
    if tier_of(wanted.properties) == TIERS[0] and not management:
        raise general.missing("properties.managementIpConfiguration")
    if management:
        _refuse_subnet(world, wanted, management, MANAGEMENT)
    for each in [*told, *([management] if management else [])]:
        if public := (each.get("properties") or {}).get("publicIPAddress"):
            refuse_taken(world, wanted.id, public)
        elif each is management or not management:
            raise general.missing("properties.ipConfigurations.properties.publicIPAddress")
    _refuse_twice(wanted, told)


def _configured(world: World, wanted: Wanted) -> Body:
    told = wanted.properties
    found: Body = {
        "ipConfigurations": [
            _filled(world, wanted, each) for each in told.get("ipConfigurations") or []
        ]
    }
    management = told.get("managementIpConfiguration")
    return {
        **found,
        **({"managementIpConfiguration": _filled(world, wanted, management)} if management else {}),
    }


def _refuse_policy(world: World, wanted: Wanted) -> None:
    """Published: no policy of a higher tier. Classic rules and a policy exclude each other."""
    policy = resource_of(world, wanted.properties.get("firewallPolicy"))
    if policy is None:
        return
    if any(wanted.properties.get(name) for name in CLASSIC):
        raise errors.policy_and_rules(wanted.id)
    own, its = tier_of(wanted.properties), tier_of(policy.properties)
    if TIERS.index(its) > TIERS.index(own):
        raise errors.tier(wanted.id, own, policy.id, its)
    refuse_busy(world, policy)


def _refuse_subnets(world: World, wanted: Wanted, told: list[Body]) -> None:
    """One configuration stands in the subnet; the others bring public addresses alone."""
    placed = [each for each in told if (each.get("properties") or {}).get("subnet")]
    if told and len(placed) != 1:
        text = f"Exactly one configuration of '{wanted.id.name}' names the subnet."
        raise general.wrong(text, "properties.ipConfigurations")
    for each in placed:
        _refuse_subnet(world, wanted, each, SUBNET)


def _refuse_subnet(world: World, wanted: Wanted, told: Body, name: str) -> None:
    """Published: the name of the subnet, and a /26 or larger. One firewall has it."""
    subnet = subnet_of(world, told.get("properties") or {})
    if subnet is None or subnet.id.name.casefold() != name.casefold():
        raise errors.firewall_subnet(wanted.id, name)
    longest = number("network.firewall.subnet-longest")
    if any(each.prefixlen > longest for each in prefixes(subnet.properties) if each.version == 4):
        raise errors.firewall_subnet_small(wanted.id, subnet.id, longest)
    for other in users(world, subnet.id, "azureFirewalls"):
        if other.id.key != wanted.id.key:
            raise errors.firewall_beside(wanted.id, subnet.id, other.id)


def _refuse_twice(wanted: Wanted, told: list[Body]) -> None:
    addresses = [named((each.get("properties") or {}).get("publicIPAddress")) for each in told]
    for one, other in combinations(filter(None, addresses), 2):
        if one.key == other.key:
            raise general.public_address_taken(one, str(wanted.id))


def _filled(world: World, wanted: Wanted, told: Body) -> Body:
    """A configuration as it stands: in the subnet it has a private address."""
    own = f"{wanted.id}/{OWN}/{told['name']}"
    properties = {**(told.get("properties") or {}), "provisioningState": "Succeeded"}
    if subnet := subnet_of(world, properties):
        properties["privateIPAddress"] = lent(world, subnet, "", own, set())
    return {**told, "id": own, "type": f"{wanted.id.type}/{OWN}", "properties": properties}
