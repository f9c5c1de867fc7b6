"""Rules that the catalogue holds: each looks at one property of one type."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from ipaddress import ip_network
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.lint.declared import Declared, Issue
from landbridge.lint.edits import Edit, put, removed
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import Path, moves, path_of, table
from landbridge.lint.told import of_rules
from landbridge.lint.tree import Value


def ruled(resource: Declared, others: Sequence[Declared], teller: Teller) -> Iterator[Issue]:
    """An issue for each rule that a resource breaks; `others` are all of its file."""
    told = {each.id: each for each in of_rules()}
    for id_, rule in table("lint.rules").items():
        if rule["of"].casefold() != resource.type.casefold() or not _asked(rule, resource, others):
            continue
        path = path_of(rule.get("at", ""))
        value = resource.body.at(path)
        if not _wrong(rule, value) or (value is None and _may_come(resource, path)):
            continue
        at = resource.at if value is None or not path else value
        seen = f"`{'.'.join(path)}`: {told[id_].says}" if path else told[id_].says
        yield teller.issue(told[id_], at.start, seen, "", *_edits(rule, resource, path))


def _asked(rule: Mapping[str, Any], resource: Declared, others: Sequence[Declared]) -> bool:
    """Whether what the rule rests on is there."""
    given = path_of(rule.get("given", ""))
    if "beside" in rule:
        beside = [each for each in others if each.type.casefold() == rule["beside"].casefold()]
        return bool(beside) and all(each.body.at(given) is not None for each in beside)
    return not given or _holds(resource, given)


def _holds(resource: Declared, path: Path) -> bool:
    value = resource.body.at(path)
    return (value is not None and value.holds is not None) or _comes(resource, path)


def _may_come(resource: Declared, path: Path) -> bool:
    """Whether what is not there may stand elsewhere: in what a part leaves out, or misnamed."""
    owner, _ = resource.body.reached(path)
    return (resource.partial and resource.changes) or owner.grows or _comes(resource, path)


def _comes(resource: Declared, path: Path) -> bool:
    """Whether a property stands under a wrong name, from where it is moved."""
    wrong = moves(resource.type)
    return any(each.to == path and resource.body.at(at) is not None for at, each in wrong.items())


def _wrong(rule: Mapping[str, Any], value: Value | None) -> bool:
    if rule["wrong"] == "absent":
        return value is None
    if rule["wrong"] == "there":
        return value is not None and value.holds not in (None, ()) and value.holds != []
    if value is None or value.unknown or value.holds is None:
        return False
    return _WRONG[rule["wrong"]](value.holds, _bound(rule))


def _bound(rule: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a value of the catalogue
    return catalogue().value(rule["value-of"]) if "value-of" in rule else rule["value"]


def _folded(values: Sequence[str]) -> set[str]:
    return {each.casefold() for each in values}


def _longer(holds: object, bound: int) -> bool:
    network = _network(holds)
    return network is not None and network.prefixlen > bound


def _outside(holds: object, bound: Sequence[str]) -> bool:
    network = _network(holds)
    return network is not None and not any(network.subnet_of(ip_network(e)) for e in bound)


def _meets(holds: object, bound: Sequence[str]) -> bool:
    network = _network(holds)
    return network is not None and any(network.overlaps(ip_network(each)) for each in bound)


def _network(holds: object) -> Any:  # noqa: ANN401 - IPv4 or none
    try:
        found = ip_network(str(holds), strict=False)
    except ValueError:
        return None
    return found if found.version == 4 else None


_WRONG: Mapping[str, Callable[[Any, Any], bool]] = {
    "other": lambda holds, bound: str(holds).casefold() not in _folded(bound),
    "one": lambda holds, bound: str(holds).casefold() in _folded(bound),
    "less": lambda holds, bound: type(holds) is int and holds < bound,
    "longer": _longer,
    "outside": _outside,
    "meets": _meets,
}


def _edits(rule: Mapping[str, Any], resource: Declared, path: Path) -> Iterator[Edit]:
    value = resource.body.at(path)
    if value is None or not path:
        return
    owner = resource.body.at(path[:-1])
    if "put" in rule and value.own:
        yield put(value, rule["put"])
    elif rule["wrong"] == "there" and owner is not None and owner.own:
        yield removed(owner.entries[path[-1]], owner)
