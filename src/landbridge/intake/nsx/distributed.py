"""The distributed firewall: policies by category and order, and what no rule of them tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.intake.exports.found import Found, Remarks
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.meaning import EVERYBODY
from landbridge.intake.nsx.rules import Kind, Reader

CATEGORIES = "nsx.dfw.categories"
ETHERNET, FIRST, LAST = "ethernet", "emergency", "application"
NO_STRATEGY = frozenset({"", "NONE"})
Policy = Mapping[str, Any]


def distributed(export: Export, reader: Reader) -> list[Policy]:
    """The policies in the order in which they are asked; doubts about all of it go first."""
    remarks = reader.meaning.remarks
    policies = list(export.policies)
    known = _categories()
    by_category = {
        category: ordered(
            [each for each in policies if _category(each, known) == category], remarks
        )
        for category in known
    }
    made = [
        _policy(each, category, export, reader)
        for category, own in by_category.items()
        for each in own
    ]
    layer_2 = [each for each in by_category[ETHERNET] if _denies(each, export)]
    return [*_doubts(export, reader, layer_2), *made, *_rest(made, reader, export)]


def ordered(policies: Sequence[Found], remarks: Remarks) -> list[Found]:
    """By their sequence numbers where all have one, else as the file has them."""
    for key in ("internal_sequence_number", "sequence_number"):
        numbers = [each.whole(key) for each in policies]
        if all(number is not None for number in numbers):
            _tell_ties(policies, numbers, remarks)
            return sorted(policies, key=lambda each: each.whole(key) or 0)
    return list(policies)


def _tell_ties(policies: Sequence[Found], numbers: Sequence[int | None], remarks: Remarks) -> None:
    seen: dict[int | None, str] = {}
    for each, number in zip(policies, numbers, strict=True):
        if number in seen:
            what = f"it stands at {number} as {seen[number]} does: the order of the file is taken"
            remarks.add(each, what, "sequence_number")
        seen[number] = each.name


def kind(policy: Found) -> Kind:
    """What a policy makes of its rules; state is kept unless it says no."""
    stateless = "stateful" in policy.data and not policy.flag("stateful")
    doubts = []
    if policy.text("scheduler_path"):
        doubts.append("its policy holds at certain times only")
    return Kind(stateless, tuple(doubts))


def _policy(policy: Found, category: str, export: Export, reader: Reader) -> Policy:
    meaning = reader.meaning
    scope = meaning.of(policy, "scope")
    held = ordered(export.parts(policy, "rules", "Rule"), meaning.remarks)
    rules = [
        made
        for rule in held
        for made in reader.rules(rule, kind(policy), meaning.of(rule, "scope"))
    ]
    strategy = policy.text("connectivity_strategy") or policy.text("connectivity_preference")
    if strategy.upper() not in NO_STRATEGY:
        meaning.remarks.add(policy, f"{strategy}: what its last rule does may be anything")
        rules += reader.perhaps_drop("connectivity strategy (perhaps)")
        rules += [
            {**each, "action": "allow"}
            for each in reader.perhaps_drop("connectivity strategy (perhaps)")
        ]
    return {
        "name": policy.name,
        "category": category,
        **({} if scope == EVERYBODY else {"applied_to": list(scope)}),
        "rules": rules,
    }


def _category(policy: Found, known: Iterable[str]) -> str:
    word = policy.text("category").lower() or LAST
    if word not in known:
        raise policy.wrong(
            f"`{policy.text('category')}` is no category of the firewall", "category"
        )
    return word


def _categories() -> list[str]:
    listed = catalogue().value(CATEGORIES)
    return [str(each).lower() for each in listed] if isinstance(listed, tuple) else []


def _denies(policy: Found, export: Export) -> bool:
    """Whether a policy of layer 2 may stop something."""
    rules = export.parts(policy, "rules", "Rule")
    return any(each.text("action") != "ALLOW" and not each.flag("disabled") for each in rules)


def _doubts(export: Export, reader: Reader, layer_2: Sequence[Found]) -> Iterator[Policy]:
    """Policies that leave open what is not understood and stands before all others."""
    remarks, rules = reader.meaning.remarks, list[Mapping[str, Any]]()
    for each in layer_2:
        remarks.add(each, "rules of layer 2 are not understood: what passes may be denied")
        rules += reader.perhaps_drop(f"layer 2, {each.name} (perhaps)")
    for each in export.redirections:
        if export.parts(each, "redirection_rules", "RedirectionRule") or each.values("rules"):
            remarks.add(each, "it leads traffic elsewhere: what passes may be denied there")
            rules += reader.perhaps_drop(f"redirection, {each.name} (perhaps)")
    filtered = [each for each in export.gateway_policies if export.parts(each, "rules", "Rule")]
    if reader.meaning.unplaced and (filtered or export.nats):
        what = "VMs whose segment is not told: which gateways they pass is not known"
        remarks.add((filtered or [*export.nats])[0], what)
        rules += reader.perhaps_drop("gateways not known (perhaps)", reader.meaning.unplaced)
    if rules:
        yield {"name": "what is not understood", "category": FIRST, "rules": rules}


def _rest(made: Sequence[Policy], reader: Reader, export: Export) -> Iterator[Policy]:
    """What the last rule of all does, where the export does not tell it."""
    last = [rule for policy in made if policy["category"] == LAST for rule in _everywhere(policy)]
    if not any(_takes_all(rule) for rule in last):
        root = Found(export.file, "$", {})
        what = "no rule of the distributed firewall is for all: what none matches may be denied"
        reader.meaning.remarks.add(root, what)
        rules = reader.perhaps_drop("what no rule matches (perhaps)")
        yield {"name": "default not told", "category": LAST, "rules": rules}


def _everywhere(policy: Policy) -> Sequence[Mapping[str, Any]]:
    return () if "applied_to" in policy else policy["rules"]


def _takes_all(rule: Mapping[str, Any]) -> bool:
    return rule.keys() <= {"name", "action"} and rule["action"] != "jump_to_application"
