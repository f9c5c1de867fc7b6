"""Members of NSX groups by tag: known as far as the tags of VMs, ports and segments are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_

from landbridge.model.network import AddressGroup, AvsNetwork
from landbridge.model.network.firewall import Criterion, TagCondition
from landbridge.security.filter import Known
from landbridge.space import ANYWHERE, NOWHERE, Addresses

OPERATORS: Mapping[str, Callable[[str, str], bool]] = {
    "equals": lambda tag, wanted: tag == wanted,
    "contains": lambda tag, wanted: wanted in tag,
    "starts_with": lambda tag, wanted: tag.startswith(wanted),
    "ends_with": lambda tag, wanted: tag.endswith(wanted),
}
Holder = tuple[str, tuple[str, ...] | None]
"""An address or prefix with its tags, if they are known."""


def by_criteria(group: AddressGroup, clouds: Sequence[AvsNetwork]) -> Known:
    """Who is a member by tags; whoever may be one is possible, so that nobody is left out."""
    asked = [each for each in clouds if _stands_in(group, each)]
    found = Known.union(
        _together(criterion, cloud, group.name) for criterion in group.criteria for cloud in asked
    )
    if not asked:
        return Known(NOWHERE, ANYWHERE, (group.name,))
    return found if len(asked) == 1 else Known(NOWHERE, found.widest, (group.name,))


def _stands_in(group: AddressGroup, cloud: AvsNetwork) -> bool:
    return group.private_cloud is None or group.private_cloud.lower() == cloud.name.lower()


def _together(criterion: Criterion, cloud: AvsNetwork, group: str) -> Known:
    return reduce(and_, (_having(each, cloud, group) for each in criterion.all_of))


def _having(condition: TagCondition, cloud: AvsNetwork, group: str) -> Known:
    """Who has a tag, for certain or perhaps."""
    answers = [(text, _has(tags, condition)) for text, tags in _holders(condition.of, cloud)]
    certain = Addresses.of(text for text, answer in answers if answer)
    possible = Addresses.of(text for text, answer in answers if answer is None)
    if condition.of != "segment" and not cloud.all_guests:
        listed = Addresses.of(text for text, _ in answers)
        possible |= Addresses.of(each.prefix for each in cloud.segments) - listed
    possible -= certain
    return Known(certain, possible, (group,) if possible else ())


def _holders(kind: str, cloud: AvsNetwork) -> Iterator[Holder]:
    if kind == "segment":
        yield from ((each.prefix, each.tags) for each in cloud.segments)
    for guest in cloud.guests if kind != "segment" else ():
        yield guest.address, guest.tags if kind == "vm" else guest.port_tags


def _has(tags: Iterable[str] | None, condition: TagCondition) -> bool | None:
    """Whether one of the tags is meant; None where that is not known."""
    if tags is None:
        return None
    answers = [_meant(tag, condition) for tag in tags]
    return True if True in answers else None if None in answers else False


def _meant(tag: str, condition: TagCondition) -> bool | None:
    """Whether letters of another case are the same, or a scope that is not asked for: perhaps."""
    scope, _, name = tag.rpartition("|")
    asked, bar, wanted = condition.tag.rpartition("|")
    fits = OPERATORS[condition.operator]
    if fits(name, wanted) and scope == asked:
        return True
    perhaps = fits(name.lower(), wanted.lower()) and (not bar or scope.lower() == asked.lower())
    return None if perhaps else False
