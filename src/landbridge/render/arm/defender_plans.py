"""Plans of Microsoft Defender for Cloud, which hold for a whole subscription."""

from collections.abc import Iterator

from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource import ArmResource

PLAN = "Microsoft.Security/pricings"
SUBSCRIPTION = ""
"""The group of what stands in no group."""
ALL = "{}: this plan holds for everything in the subscription, and is paid for all of it"


def defender_plans(ground: Ground) -> Iterator[ArmResource]:
    """Those that the estate asks for, switched on."""
    body = {"properties": {"pricingTier": "Standard"}}
    for name in ground.cloud.defender_plans:
        yield ArmResource(PLAN, name, SUBSCRIPTION, body, (ALL.format(name),))
