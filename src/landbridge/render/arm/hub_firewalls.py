"""Azure Firewalls of virtual hubs."""

from collections.abc import Iterator

from landbridge.model.network import VirtualHub
from landbridge.render.arm.firewall_policies import tier
from landbridge.render.arm.ground import FIREWALL, HUB, POLICY, Ground
from landbridge.render.arm.resource import ArmResource
from landbridge.render.arm.virtual_hubs import region_of

ONE = {"publicIPs": {"count": 1}}
NO_POLICY = "{}: the estate tells no policy of it, so that it denies everything"


def hub_firewalls(ground: Ground) -> Iterator[ArmResource]:
    """A firewall in each hub that has a policy for one, or sends something through one."""
    policies = {each.name.lower(): each for each in ground.network.firewall_policies}
    for hub in ground.network.virtual_hubs:
        if has_firewall(hub):
            name, policy = firewall_of(hub), hub.firewall_policy
            properties = {
                "sku": {"name": "AZFW_Hub", "tier": tier(policies.get((policy or "").lower()))},
                "virtualHub": ground.ref(HUB, hub.name),
                "hubIPAddresses": ONE,
                **({"firewallPolicy": ground.ref(POLICY, policy)} if policy else {}),
            }
            remarks = [] if policy else [NO_POLICY.format(name)]
            region = region_of(hub, ground)
            yield ground.resource(FIREWALL, name, properties, region=region, remarks=remarks)


def has_firewall(hub: VirtualHub) -> bool:
    """Whether a hub has one."""
    intent = hub.routing_intent
    return bool(hub.firewall_policy or intent.private or intent.internet)


def firewall_of(hub: VirtualHub) -> str:
    """How the firewall of a hub is called."""
    return f"{hub.name}-firewall"
