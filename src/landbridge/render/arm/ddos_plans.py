"""The plan of DDoS protection."""

from collections.abc import Iterator

from landbridge.render.arm.ground import DDOS_PLAN, Ground
from landbridge.render.arm.resource import ArmResource


def ddos_plans(ground: Ground) -> Iterator[ArmResource]:
    """One for all networks that want it: Azure advises no more of a tenant."""
    if any(each.ddos_protection for each in ground.network.virtual_networks):
        yield ground.resource(DDOS_PLAN, plan_of(ground), {})


def plan_of(ground: Ground) -> str:
    """How it is called."""
    return f"{ground.cloud.name}-ddos"
