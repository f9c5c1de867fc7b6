"""Rules of either firewall; what only may match names a group with nobody in it for certain."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from landbridge.intake.exports.found import Found
from landbridge.intake.nsx.meaning import EVERYBODY, Ends, Meaning
from landbridge.intake.nsx.services import Services, Words

ACTIONS = {
    "ALLOW": "allow",
    "DROP": "drop",
    "REJECT": "reject",
    "JUMP_TO_APPLICATION": "jump_to_application",
}
DIRECTIONS = {"": "in_out", "IN_OUT": "in_out", "IN": "in", "OUT": "out"}
FAMILIES = {"IPV4": "0.0.0.0/0", "IPV6": "::/0"}
READ = frozenset(
    {"action", "source_groups", "destination_groups", "sources_excluded", "destinations_excluded"}
    | {"services", "service_entries", "scope", "direction", "disabled", "ip_protocol", "profiles"}
)
NEUTRAL = frozenset(
    {"id", "display_name", "description", "path", "parent_path", "relative_path", "remote_path"}
    | {"resource_type", "unique_id", "realization_id", "owner_id", "origin_site_id", "children"}
    | {"marked_for_delete", "overridden", "sequence_number", "rule_id", "logged", "tag", "tags"}
    | {"notes", "is_default", "firewall_rule", "internal_sequence_number", "comments"}
)
"""Keys that change nothing about what a rule matches and does."""
ANY = "ANY"


class Kind(NamedTuple):
    """What the policy of a rule makes of it."""

    stateless: bool = False
    doubts: tuple[str, ...] = ()
    """What keeps all of its rules from being certain."""


class Reader:
    """Rules in the form of the estate."""

    def __init__(self, meaning: Meaning, services: Services) -> None:
        self.meaning, self._services = meaning, services

    def rules(
        self, rule: Found, kind: Kind, applied: Ends = EVERYBODY
    ) -> Iterator[Mapping[str, Any]]:
        """A rule, with those beside it that say what is not known of it for certain."""
        words = self._services.of_rule(rule)
        doubts = [*kind.doubts, *self._doubts(rule)]
        for each in doubts:
            self.meaning.remarks.add(rule, f"{each}: it may match or not")
        action = ACTIONS.get(rule.text("action"))
        if kind.stateless and action == "allow" and not rule.flag("disabled"):
            self.meaning.remarks.add(rule, "it keeps no state: its replies may be denied")
        if action is None:
            said = f"the action `{rule.text('action')}` is not understood"
            self.meaning.remarks.add(rule, f"{said}: it may allow or deny", "action")
        made = self._made(rule, applied)
        open_ = Words((), (*words.certain, *words.perhaps))
        whole = open_ if doubts or action is None else words
        for done in [action] if action else ["drop", "allow"]:
            yield from self._spelt(made, done, whole, kind.stateless)

    def perhaps_drop(self, name: str, ends: Ends = EVERYBODY) -> list[Mapping[str, Any]]:
        """Rules by which all traffic of these, either way, may be denied or not."""
        group = self.meaning.perhaps(ends)
        rule = {"name": name, "action": "drop"}
        if ends == EVERYBODY:
            return [{**rule, "source": [group]}]
        return [{**rule, "source": [group]}, {**rule, "destination": [group]}]

    def _spelt(
        self, made: Mapping[str, Any], action: str, words: Words, stateless: bool
    ) -> Iterator[Mapping[str, Any]]:
        """What is certain, and what may be; a reply to what has no state may be denied."""
        if stateless and action == "allow" and words.certain:
            told = {"name": f"{made['name']} (replies)", "action": "drop"}
            yield _with_services({**self._doubted(made), **told}, words.certain)
        if words.certain:
            yield _with_services({**made, "action": action}, words.certain)
        if words.perhaps:
            told = {"name": f"{made['name']} (perhaps)", "action": action}
            yield _with_services({**self._doubted(made), **told}, words.perhaps)

    def _doubted(self, made: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**made, "source": [self.meaning.perhaps(tuple(made.get("source", EVERYBODY)))]}

    def _made(self, rule: Found, applied: Ends) -> Mapping[str, Any]:
        direction = DIRECTIONS.get(rule.text("direction").upper())
        if direction is None:
            raise rule.wrong("IN, OUT or IN_OUT was expected", "direction")
        source, destination = self._ends(rule)
        return {
            "name": rule.name,
            "action": "",
            **({} if direction == "in_out" else {"direction": direction}),
            **({} if source == EVERYBODY else {"source": list(source)}),
            **({} if destination == EVERYBODY else {"destination": list(destination)}),
            **({} if applied == EVERYBODY else {"applied_to": list(applied)}),
            **({"disabled": True} if rule.flag("disabled") else {}),
        }

    def _ends(self, rule: Found) -> tuple[Ends, Ends]:
        """Source and destination; what all but some are may be anybody."""
        found = []
        for key, excluded in (
            ("source_groups", "sources_excluded"),
            ("destination_groups", "destinations_excluded"),
        ):
            ends = self.meaning.of(rule, key)
            if rule.flag(excluded) and ends != EVERYBODY:
                self.meaning.remarks.add(rule, "all but these: it may match anybody", excluded)
                ends = (self.meaning.perhaps(EVERYBODY),)
            found.append(ends)
        family = FAMILIES.get(rule.text("ip_protocol"))
        if family and EVERYBODY in found:
            found[found.index(EVERYBODY)] = (family,)
        return found[0], found[1]

    def _doubts(self, rule: Found) -> Iterator[str]:
        if profiles := [each for each in rule.texts("profiles") if each != ANY]:
            yield f"it looks for the applications of {profiles[0]}"
        family = rule.text("ip_protocol")
        if family in FAMILIES and EVERYBODY not in (
            self.meaning.of(rule, "source_groups"),
            self.meaning.of(rule, "destination_groups"),
        ):
            yield f"it is for {family} alone"
        for key, value in rule.data.items():
            if value and not key.startswith("_") and key not in READ | NEUTRAL:
                yield f"the key `{key}` is not understood"


def _with_services(made: Mapping[str, Any], words: tuple[str, ...]) -> Mapping[str, Any]:
    """With its services, unless it is for any; what is switched off stands last."""
    services = {} if "any" in words else {"services": list(words)}
    order = {key: made[key] for key in made if key != "disabled"}
    return {**order, **services, **({"disabled": True} if "disabled" in made else {})}
