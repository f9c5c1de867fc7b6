"""Groups with whoever is in them: by expressions, else by the members that NSX found."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.draft.noted import Noted
from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.expressions import NAMED, Part, criteria, is_address, parts
from landbridge.intake.nsx.meaning import EVERYBODY, Ends, Meaning

VMS, ADDRESSES = "vm_members", "ips_members"
AT_EXPORT = "its members at the time of the export"
NO_VM = (
    "this VM is not in the export: anybody may be meant. `virtual_machines` of the dump show it to"
    " whoever may read all (role Auditor)"
)


def groups(export: Export, meaning: Meaning, cloud: str) -> Iterator[Mapping[str, Any]]:
    """Every group. Raises InputError for one that is in itself."""
    _refuse_circles(export)
    told = export.vms is not None
    tagged = any(each.tags is not None for each in meaning.guests)
    for each in export.groups:
        found = parts(each)
        found += [Part(unknown="its extended expression is not understood", at=each)] * bool(
            each.values("extended_expression")
        )
        blind = any(part.unknown for part in found) or (
            any(part.criteria for part in found) and told and not tagged
        )
        realised = VMS in each.data and (blind or not found)
        made = _realised(each, meaning) if realised else _of(each, found, meaning, told, cloud)
        yield {"name": meaning.groups[each.path], **made}


def _of(
    group: Found, found: list[Part], meaning: Meaning, told: bool, cloud: str
) -> Mapping[str, Any]:
    """The members that its parts say; what is not understood may be anybody."""
    members, open_ = list[str](), False
    for part in found:
        at = part.at or group
        members += meaning.paths(at, "paths") if part.paths else ()
        members += meaning.addresses(part.addresses) if part.addresses else ()
        members += meaning.vms(part.vms)
        members += _named(part, meaning) if told and part.named else ()
        if what := _unknown(part, meaning, told):
            meaning.remarks.add(at, f"{what}: anybody may be meant")
            open_ = True
    tags = criteria(found)
    return {
        **({"members": list(dict.fromkeys(members))} if members else {}),
        **({"criteria": tags, "private_cloud": cloud} if tags else {}),
        **({"somewhere_in": Noted(["*"], "not all of it is understood")} if open_ else {}),
    }


def _unknown(part: Part, meaning: Meaning, told: bool) -> str:
    if part.named and not told:
        return "who has this name is not told"
    if lost := [each for each in part.vms if each not in meaning.by_id]:
        return f"the VM {lost[0]} is not in the export"
    return part.unknown


def _named(part: Part, meaning: Meaning) -> Ends:
    """The VMs that have such a name today; case makes no other."""
    return tuple(
        each.name
        for each in meaning.guests
        if all(NAMED[how](each.called.lower(), value.lower()) for how, value in part.named)
    )


def _realised(group: Found, meaning: Meaning) -> Mapping[str, Any]:
    """Who was in it at the time of the export."""
    members, open_ = list[str](), False
    for each in group.each(VMS):
        names = meaning.vms([each.text("id")]) or meaning.vms([each.text("external_id")])
        names = names or _called(each.name, meaning)
        if not names:
            meaning.remarks.add(each, NO_VM)
            open_ = True
        members += names
    members += meaning.addresses(_addresses(group)) if group.values(ADDRESSES) else ()
    told = list(dict.fromkeys(members))
    return {
        **({"members": Noted(told, AT_EXPORT)} if told else {}),
        **({"somewhere_in": list(EVERYBODY)} if open_ else {}),
    }


def _called(name: str, meaning: Meaning) -> Ends:
    return tuple(each.name for each in meaning.guests if each.called == name)


def _addresses(group: Found) -> Iterator[str]:
    """Told as texts, or as objects that hold one."""
    for at, each in enumerate(group.values(ADDRESSES)):
        text = each.get("ip_address") if isinstance(each, dict) else each
        if not isinstance(text, str) or not is_address(text):
            raise group.wrong("an address was expected", f"{ADDRESSES}[{at}]")
        yield text


def _refuse_circles(export: Export) -> None:
    """Raise InputError for a group that its own members lead back to."""
    inner = {each.path: _inner(each) for each in export.groups}
    at = {each.path: each for each in export.groups}
    done: set[str] = set()
    for start, first in inner.items():
        line = [] if start in done else [(start, iter(first))]
        while line:
            following = next(line[-1][1], None)
            if following is None:
                done.add(line.pop()[0])
            elif following in (walked := [path for path, _ in line]):
                circle = " > ".join([*walked[walked.index(following) :], following])
                remedy = "Take one of them out of the other in NSX."
                raise at[following].wrong(f"the group is in itself: {circle}", "expression", remedy)
            elif following in inner and following not in done:
                line.append((following, iter(inner[following])))


def _inner(group: Found) -> list[str]:
    return [
        path
        for expression in group.each("expression")
        if expression.text("resource_type") == "PathExpression"
        for path in expression.texts("paths")
    ]
