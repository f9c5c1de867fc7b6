"""Who is in a group, by its expressions: joined by OR, conditions of one criterion by AND."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from ipaddress import ip_network
from typing import Any, NamedTuple

from landbridge.intake.exports.found import Found
from landbridge.space import Addresses

OPERATORS = {
    "EQUALS": "equals",
    "CONTAINS": "contains",
    "STARTSWITH": "starts_with",
    "ENDSWITH": "ends_with",
}
NAMED: Mapping[str, Callable[[str, str], bool]] = {
    "EQUALS": lambda name, value: name == value,
    "CONTAINS": lambda name, value: value in name,
    "STARTSWITH": lambda name, value: name.startswith(value),
    "ENDSWITH": lambda name, value: name.endswith(value),
    "NOTEQUALS": lambda name, value: name != value,
}
TAGGED = {
    "VirtualMachine": "vm",
    "SegmentPort": "port",
    "LogicalPort": "port",
    "Segment": "segment",
    "LogicalSwitch": "segment",
}
"""What has the tag, by the type of member."""
INSIDE = frozenset({*TAGGED, "VirtualNetworkInterface"})
"""Members that are in a segment of the private cloud, whoever they are."""
TAG, NAME = "Tag", "Name"
AND, OR = "AND", "OR"
VMS = ("VirtualMachine",)


class Part(NamedTuple):
    """What an expression says: conditions on tags, paths, addresses, VMs by id or by name.

    `unknown` says what is not understood of it, and `inside` that it can only mean members in a
    segment of the private cloud.
    """

    criteria: tuple[tuple[Mapping[str, str], ...], ...] = ()
    paths: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    vms: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    unknown: str = ""
    inside: bool = False
    at: Found | None = None


def parts(group: Found) -> list[Part]:
    """The parts of which one is enough; what AND joins is one part."""
    expressions = list(group.each("expression"))
    operands, joins = expressions[::2], expressions[1::2]
    words = {each.text("conjunction_operator").upper() for each in joins}
    if not words <= {AND, OR} or len(operands) not in {0, len(joins) + 1}:
        return [Part(unknown="its expressions are not joined by AND or OR", at=group)]
    if words <= {OR}:
        return [_part(each) for each in operands]
    if words == {AND}:
        return [_all_of([_part(each) for each in operands], group)]
    return [Part(unknown="AND and OR stand beside each other without order", at=group)]


def _part(expression: Found) -> Part:
    kind = expression.text("resource_type")
    reader = READERS.get(kind)
    if reader is None:
        return Part(
            unknown=f"{kind or 'an expression without a kind'} is not understood", at=expression
        )
    return reader(expression)._replace(at=expression)


def _condition(found: Found) -> Part:
    """A tag or a name; a tag of any scope is written `|tag`."""
    member, key = found.text("member_type"), found.text("key")
    operator = found.text("operator").upper() or "EQUALS"
    value, scope = found.text("value"), found.text("scope_operator").upper() or "EQUALS"
    inside = member in INSIDE
    if key == TAG and member in TAGGED and operator in OPERATORS and scope == "EQUALS":
        tag = value.removeprefix("|")
        if tag and not tag.endswith("|"):
            condition = {"of": TAGGED[member], "tag": tag, "operator": OPERATORS[operator]}
            return Part(criteria=((condition,),))
    if key == NAME and member in VMS and operator in NAMED and value:
        return Part(named=((operator, value),), inside=True)
    said = f"{member} {key} {operator} {value}".strip()
    return Part(unknown=f"the condition `{said}` is not understood", inside=inside)


def _nested(found: Found) -> Part:
    inner = list(found.each("expressions"))
    words = {each.text("conjunction_operator").upper() for each in inner[1::2]}
    operands = [_part(each) for each in inner[::2]]
    if words - {AND} or not operands:
        return Part(unknown="a nested expression that AND does not join is not understood")
    return _all_of(operands, found)


def _all_of(operands: Sequence[Part], at: Found) -> Part:
    """Conditions that hold together, as far as all are about tags, or all about names."""
    inside = any(each.inside or each.criteria for each in operands)
    if all(each.criteria for each in operands):
        together = tuple(
            one for each in operands for (all_of,) in [each.criteria] for one in all_of
        )
        return Part(criteria=(together,), at=at)
    if all(each.named for each in operands):
        return Part(named=tuple(one for each in operands for one in each.named), at=at)
    return Part(unknown="AND between these is not understood", inside=inside, at=at)


def _addresses(found: Found) -> Part:
    texts = found.texts("ip_addresses")
    for at, text in enumerate(texts):
        _checked(found, text, f"ip_addresses[{at}]")
    return Part(addresses=tuple(map(plain, texts)))


def plain(text: str) -> str:
    """An address, prefix or range; a prefix that names an address in it means all of it."""
    if "/" in text:
        return str(ip_network(text.strip(), strict=False))
    return "-".join(each.strip() for each in text.split("-"))


def _checked(found: Found, text: str, key: str) -> None:
    try:
        Addresses.parse(plain(text))
    except ValueError:
        raise found.wrong(f"`{text}` is no address, prefix or range", key) from None


def is_address(text: str) -> bool:
    """Whether a text is an address, prefix or range."""
    try:
        return bool(Addresses.parse(plain(text)))
    except ValueError:
        return False


def _paths(found: Found) -> Part:
    return Part(paths=found.texts("paths"))


def _ids(found: Found) -> Part:
    member = found.text("member_type")
    if member not in VMS:
        return Part(
            unknown=f"members of type {member} by id are not understood", inside=member in INSIDE
        )
    return Part(vms=found.texts("external_ids"), inside=True)


READERS: Mapping[str, Callable[[Found], Part]] = {
    "Condition": _condition,
    "NestedExpression": _nested,
    "IPAddressExpression": _addresses,
    "PathExpression": _paths,
    "ExternalIDExpression": _ids,
}
"""How each kind of expression is read."""


def criteria(found: Iterable[Part]) -> list[Any]:
    """The criteria in the form of the estate."""
    return [{"all_of": list(all_of)} for each in found for all_of in each.criteria]
