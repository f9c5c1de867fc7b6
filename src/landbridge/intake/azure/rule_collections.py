"""Collections of rules of Azure Firewall, by kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure.firewall_rules import APPLICATION, DNAT, NETWORK, rules_of
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.survey import Survey

KINDS = {"networkrule": NETWORK, "applicationrule": APPLICATION, "natrule": DNAT}
COLLECTION = frozenset({"ruleCollectionType", "priority", "action", "rules"})
CLASSIC = {
    "networkRuleCollections": NETWORK,
    "applicationRuleCollections": APPLICATION,
    "natRuleCollections": DNAT,
}
"""The keys of a firewall without a policy."""
ACTIONS = frozenset({"allow", "deny"})
Made = Mapping[str, Any]


def collections_of(group: Record, survey: Survey) -> Iterator[Made]:
    """The collections of a rule collection group; each kind of rule in one of its own."""
    for record in group.each("ruleCollections"):
        survey.unread(record, COLLECTION)
        kinds = dict.fromkeys(_kind(each, survey) for each in record.each("rules"))
        for nth, kind in enumerate(filter(None, kinds)):
            own = (each for each in record.each("rules") if _kind(each, survey) == kind)
            made = _collection(record, kind, own, survey)
            yield {**made, "name": f"{made['name']} ({kind})"} if nth else made


def classic(firewall: Record, survey: Survey) -> Iterator[Made]:
    """The collections of a firewall without a policy."""
    for key, kind in CLASSIC.items():
        for record in firewall.each(key):
            survey.unread(record, COLLECTION)
            yield _collection(record, kind, record.each("rules"), survey)


def _kind(rule: Record, survey: Survey) -> str:
    word = rule.word("ruleType")
    if word not in KINDS:
        survey.remark(rule, f"a rule of the kind `{word}` is not understood", "ruleType")
    return KINDS.get(word, "")


def _collection(record: Record, kind: str, rules: Iterator[Record], survey: Survey) -> Made:
    priority = record.integer("priority")
    if priority is None:
        raise record.wrong("a number was expected that tells when it is asked", "priority")
    made = {"kind": kind, "name": record.text("name"), "priority": priority}
    if kind == DNAT:
        return {**made, "rules": rules_of(kind, rules, survey)}
    action = record.inner("action").word("type")
    if action not in ACTIONS:
        raise record.wrong("Allow or Deny was expected", "action")
    return {**made, "action": action, "rules": rules_of(kind, rules, survey)}
