"""Security admin rules, of one's own; the default rules of Azure are not here."""

from collections.abc import Mapping

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.admin_configurations import AdminPart
from landbridge.emulator.network.state.avnm.naming import RULES
from landbridge.emulator.store import Body

ANY: Mapping[str, object] = {
    "sources": [],
    "destinations": [],
    "sourcePortRanges": ["0-65535"],
    "destinationPortRanges": ["0-65535"],
}
"""What the service writes where nothing is said; inferred."""


class AdminRules(AdminPart):
    type = RULES

    def refuse(self, world: World, wanted: Wanted) -> None:
        if str(wanted.body.get("kind")).casefold() != "custom":
            raise errors.not_emulated("default rules")
        if "priority" not in wanted.properties:
            raise errors.wanted(wanted.id, "properties.priority")
        least, most = number("avnm.rule.priority-min"), number("avnm.rule.priority-max")
        if not least <= int(wanted.properties["priority"]) <= most:
            raise errors.priority(wanted.id, least, most)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**ANY, **wanted.properties, "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": told}
