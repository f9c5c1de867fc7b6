"""Whether an address is a member of an NSX group by tags."""

from tests.oracle.answer import EITHER, NO, YES, Possible, every, some
from tests.oracle.numbers import net, within
from tests.oracle.world import World

from landbridge.model.network import AddressGroup, AvsNetwork
from landbridge.model.network.firewall import TagCondition


def by_tags(world: World, group: AddressGroup, address: str) -> Possible:
    """One criterion is enough; in a cloud that is not named, nobody is a member for certain."""
    named = group.private_cloud.lower() if group.private_cloud else None
    clouds = [each for name, each in world.clouds.items() if named in {None, name}]
    if not clouds:
        return EITHER
    found = some([
        every([_has(cloud, condition, address) for condition in criterion.all_of])
        for criterion in group.criteria
        for cloud in clouds
    ])  # fmt: skip
    return EITHER if len(clouds) > 1 and found == YES else found


def _has(cloud: AvsNetwork, condition: TagCondition, address: str) -> Possible:
    segments = [each for each in cloud.segments if within(address, each.prefix)]
    if condition.of == "segment":
        return some([_tagged(each.tags, condition) for each in segments])
    guests = [each for each in cloud.guests if net(each.address) == net(address)]
    if not guests:
        return EITHER if segments and not cloud.all_guests else NO
    kept = [each.tags if condition.of == "vm" else each.port_tags for each in guests]
    return some([_tagged(tags, condition) for tags in kept])


def _tagged(tags: tuple[str, ...] | None, condition: TagCondition) -> Possible:
    return EITHER if tags is None else some([_like(tag, condition) for tag in tags])


def _like(tag: str, condition: TagCondition) -> Possible:
    """Letters of another case, and a scope that nobody asked for, are perhaps the same."""
    scope, name = _split(tag)
    wanted_scope, wanted = _split(condition.tag)
    if _compared(name, wanted, condition.operator) and scope == wanted_scope:
        return YES
    same_scope = scope.lower() == wanted_scope.lower() or "|" not in condition.tag
    loosely = _compared(name.lower(), wanted.lower(), condition.operator)
    return EITHER if loosely and same_scope else NO


def _split(tag: str) -> tuple[str, str]:
    return (tag[: tag.rindex("|")], tag[tag.rindex("|") + 1 :]) if "|" in tag else ("", tag)


def _compared(name: str, wanted: str, operator: str) -> bool:
    start, end = name[: len(wanted)], name[len(name) - len(wanted) :]
    answers = {
        "equals": name == wanted,
        "contains": name.count(wanted) > 0,
        "starts_with": start == wanted,
        "ends_with": len(name) >= len(wanted) and end == wanted,
    }
    return answers[operator]
