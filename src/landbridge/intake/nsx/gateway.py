"""The gateway firewalls: policies in their order, each at the gateways that its rules name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.distributed import kind, ordered
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.gateways import TIER_0, gateways
from landbridge.intake.nsx.rules import Kind, Reader

CATEGORIES = {
    "Emergency": "emergency",
    "SystemRules": "system",
    "SharedPreRules": "shared_pre_rules",
    "LocalGatewayRules": "local_gateway",
    "AutoServiceRules": "auto_service",
    "Default": "default",
}
ANY, FIRST = "ANY", "emergency"
GATEWAY = re.compile(r".*?/tier-[01]s/[^/]+")
Policy = Mapping[str, Any]


class _Scope(NamedTuple):
    """The gateways that a rule is enforced at, and why not all of it is certain."""

    gateways: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def gateway_firewall(export: Export, reader: Reader) -> list[Policy]:
    """The policies of all gateways; a gateway with NAT leaves open what passes it."""
    known = gateways(export)
    made = list(_nats(export, reader, known))
    for category, word in CATEGORIES.items():
        own = [each for each in export.gateway_policies if _category(each) == category]
        for policy in ordered(own, reader.meaning.remarks):
            made += _parts(policy, word, export, reader, known)
    return made


def _category(policy: Found) -> str:
    word = policy.text("category") or "LocalGatewayRules"
    if word not in CATEGORIES:
        raise policy.wrong(f"`{word}` is no category of a gateway's firewall", "category")
    return word


def _parts(
    policy: Found, category: str, export: Export, reader: Reader, known: Mapping[str, str]
) -> Iterator[Policy]:
    """A policy for each run of rules that the same gateways enforce."""
    held = ordered(export.parts(policy, "rules", "Rule"), reader.meaning.remarks)
    scoped = [(_scope(policy, rule, reader, known, export), rule) for rule in held]
    runs = [(at, list(run)) for at, run in groupby(scoped, lambda each: each[0].gateways)]
    several = len(runs) > 1
    for at, run in runs:
        rules = [
            made
            for scope, rule in run
            for made in reader.rules(rule, _doubting(kind(policy), scope.doubts))
        ]
        name = f"{policy.name} at {', '.join(at)}" if several else policy.name
        if at:
            yield {"name": name, "category": category, "gateways": list(at), "rules": rules}


def _doubting(found: Kind, doubts: tuple[str, ...]) -> Kind:
    return found._replace(doubts=(*found.doubts, *doubts))


def _scope(
    policy: Found, rule: Found, reader: Reader, known: Mapping[str, str], export: Export
) -> _Scope:
    """Where a rule is enforced, by its own word or that of its policy."""
    holder = rule if rule.values("scope") else policy
    texts, everywhere = holder.texts("scope"), tuple(dict.fromkeys(known.values()))
    if not texts or ANY in texts:
        return _Scope(everywhere)
    found, doubts = list[str](), list[str]()
    for at, text in enumerate(texts):
        match = GATEWAY.match(text)
        path = match[0] if match else ""
        if match and path not in known:
            remedy = "Export the gateways too (`Tier0` and `Tier1` in the filter)."
            raise holder.wrong(f"there is no gateway {path} in the export", f"scope[{at}]", remedy)
        found += [known[path]] if match else everywhere
        doubts += _why(text, path, known, export)
    return _Scope(tuple(dict.fromkeys(found)), tuple(doubts))


def _why(text: str, path: str, known: Mapping[str, str], export: Export) -> Iterable[str]:
    if not path:
        yield f"where {text} is enforced is not told"
    elif path != text:
        yield f"it is enforced at {text} only, a part of the gateway"
    elif known[path] == TIER_0 and len(export.tier0s) > 1:
        yield "it is enforced at one of several gateways of tier 0"


def _nats(export: Export, reader: Reader, known: Mapping[str, str]) -> Iterator[Policy]:
    """A doubt about each gateway that translates addresses."""
    on = [each for each in export.nats if "enabled" not in each.data or each.flag("enabled")]
    for path, rules in groupby(sorted(on, key=lambda each: each.path), lambda each: each.path):
        first, name = next(iter(rules)), known.get(path, path.rpartition("/")[2])
        what = f"NAT of {name} is not understood: what passes it may be denied"
        reader.meaning.remarks.add(first, what)
        made = reader.perhaps_drop("NAT (perhaps)")
        yield {"name": f"NAT of {name}", "category": FIRST, "gateways": [name], "rules": made}
