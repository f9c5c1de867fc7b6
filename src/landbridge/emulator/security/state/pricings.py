"""Plans of Microsoft Defender for Cloud: each stands in every subscription, on or off.

Plans of single machines are not emulated.
"""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Kind, Page, Wanted, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.scopes import refuse_absent_subscription
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

TYPE = "Microsoft.Security/pricings"
PLANS, FREE = "defender.plans", "Free"


class Pricings(Kind):
    """None can be deleted in a subscription: one that nobody put is free."""

    type = TYPE
    tracked = False
    methods = frozenset(("PUT", "GET", "HEAD"))
    says_created = False

    def found(self, world: World, id_: ResourceId) -> Resource | None:
        names = {each.casefold(): each for each in texts(PLANS)}
        name = names.get(id_.name.casefold())
        standing = world.store.get(id_)
        if standing or name is None:
            return standing
        return world.new(id_, {"properties": {"pricingTier": FREE}})

    def listed(
        self, world: World, within: str, page: Page, asks: Mapping[str, str]
    ) -> list[Resource]:
        scope = ResourceId(within)
        refuse_absent_subscription(world, scope)
        ids = (
            ResourceId(within, "Microsoft.Security", ("pricings",), (each,))
            for each in texts(PLANS)
        )
        found = sorted(filter(None, (self.found(world, each) for each in ids)), key=_key)
        return [each for each in found if each.id.key > page.after][: page.most]

    def refuse(self, world: World, wanted: Wanted) -> None:
        """The code is inferred."""
        known = texts(PLANS)
        if wanted.id.name.casefold() not in {each.casefold() for each in known}:
            told = f"Defender for Cloud has no plan '{wanted.id.name}': {', '.join(known)}."
            raise Refusal(400, "InvalidPricingName", told)

    def begun(self, world: World, wanted: Wanted) -> Body:
        """What is on is enforced nowhere until somebody says so."""
        return {**wanted.body, "properties": {"enforce": "False", **wanted.properties}}


def _key(resource: Resource) -> str:
    return resource.id.key
