"""Firewall policies: inherited from above, shared by firewalls below."""

from collections.abc import Iterator

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.state.firewalls import errors
from landbridge.emulator.network.state.naming import linked, resource_of, users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

TIERS = ("Basic", "Standard", "Premium")
GROUPS = "Microsoft.Network/firewallPolicies/ruleCollectionGroups"
PREMIUM = ("intrusionDetection", "transportSecurity")
SHOWN = {"firewalls": "azureFirewalls", "childPolicies": "firewallPolicies"}


class FirewallPolicies(Networked):
    type = "Microsoft.Network/firewallPolicies"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        own = tier_of(wanted.properties)
        for name in PREMIUM:
            if wanted.properties.get(name) and own != TIERS[-1]:
                told = f"Policy '{wanted.id.name}' of tier {own} cannot have {name}: Premium has."
                raise general.wrong(told, f"properties.{name}")
        if base := resource_of(world, wanted.properties.get("basePolicy")):
            _refuse_base(world, wanted, base, own)
        if wanted.before:
            refuse_busy(world, wanted.before)
            _refuse_fewer(world, wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        sku = {"tier": TIERS[1], **(wanted.properties.get("sku") or {})}
        properties = {"threatIntelMode": "Alert", **wanted.properties, "sku": sku}
        return {**wanted.body, "properties": properties}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        refuse_busy(world, resource)
        super().refuse_delete(world, resource)

    def computed(self, world: World, resource: Resource) -> Body:
        groups = world.store.of_type(GROUPS, within=str(resource.id))
        found = {name: linked(users(world, resource.id, path)) for name, path in SHOWN.items()}
        return {**found, "ruleCollectionGroups": linked(groups)}


def tier_of(properties: Body) -> str:
    """The tier of a policy or of a firewall; Standard where none is told."""
    return str((properties.get("sku") or {}).get("tier") or TIERS[1])


def refuse_busy(world: World, policy: Resource, but: Resource | None = None) -> None:
    """Raises Refusal while a group of the policy, or a firewall that has it, is being changed."""
    groups = world.store.of_type(GROUPS, within=str(policy.id))
    for each in [policy, *groups, *users(world, policy.id, SHOWN["firewalls"])]:
        is_other = but is None or each.id.key != but.id.key
        if is_other and world.operations.of(each.id):
            raise refusals.busy(each.id)


def has_proxy(world: World, policy: Resource) -> bool:
    """Whether a policy or one above it switches the DNS proxy on."""
    line = [policy, *_above(world, policy)]
    return any((each.properties.get("dnsSettings") or {}).get("enableProxy") for each in line)


def _refuse_base(world: World, wanted: Wanted, base: Resource, own: str) -> None:
    """Published: the same region, and no higher tier. No policy is above itself."""
    if wanted.id.key in {each.id.key for each in [base, *_above(world, base)]}:
        raise errors.policy_cycle(wanted.id, base.id)
    if not same_region(base.body, wanted.body):
        raise errors.policy_region(wanted.id, base.id)
    if TIERS.index(tier_of(base.properties)) > TIERS.index(own):
        raise errors.tier(wanted.id, own, base.id, tier_of(base.properties))


def _refuse_fewer(world: World, wanted: Wanted) -> None:
    """A policy that firewalls have cannot go beyond their tier."""
    own = tier_of(wanted.properties)
    for each in users(world, wanted.id):
        if TIERS.index(tier_of(each.properties)) < TIERS.index(own):
            raise errors.tier(each.id, tier_of(each.properties), wanted.id, own)


def _above(world: World, policy: Resource) -> Iterator[Resource]:
    seen = {policy.id.key}
    found = resource_of(world, policy.properties.get("basePolicy"))
    while found and found.id.key not in seen:
        yield found
        seen.add(found.id.key)
        found = resource_of(world, found.properties.get("basePolicy"))
