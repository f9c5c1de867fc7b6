"""The rule sets of a network as they are asked: each with where it is attached."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from landbridge.model.network import Network
from landbridge.model.network.firewall import DnatRule
from landbridge.network.answers.unseen import hops
from landbridge.network.attachment import PLAIN, Attachment, Attachments
from landbridge.network.idle.unattached import unattached
from landbridge.network.places import Kind, Place
from landbridge.network.proof import Proof
from landbridge.network.service import Role
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.firewall import STAGE, Dnat, for_any, translations
from landbridge.security.matching import traffic_of
from landbridge.security.narrowed import ENDS, narrowed
from landbridge.security.nsx import DISTRIBUTED
from landbridge.space import ALL_TRAFFIC, ANYWHERE, NOWHERE, Addresses, Packet, Traffic, number_of

SIDES = ("outbound", "inbound")


class Tail(NamedTuple):
    """A filter that is asked what another one passes, for those who stand in a scope."""

    filter: Filter
    side: str
    scope: Addresses

    def surely(self, source: int, destination: int, packet: Packet) -> Action | None:
        """What it does to a packet; None where that is not certain, or nobody there asks it."""
        ends = {"source": source, "destination": destination}
        if self.side in ENDS and ends[ENDS[self.side]] not in self.scope:
            return None
        for rule in self.filter.rules:
            if source in rule.source and destination in rule.destination and packet in rule.traffic:
                return rule.action if rule.certain else None
        return self.filter.otherwise

    def alike(self, rule: Rule) -> list[Rule]:
        """The rule that is sure to do alike to whatever another one leaves to it, if one does."""
        source, destination = self._ends(rule)
        for each in self.filter.rules:
            whole = source <= each.source and destination <= each.destination
            if whole and each.certain and each.traffic == ALL_TRAFFIC:
                return [each] if each.action is rule.action else []
            if source & each.source and destination & each.destination:
                return []
        return []

    def _ends(self, rule: Rule) -> tuple[Addresses, Addresses]:
        """Those of a rule, as far as they are here."""
        ends = {"source": rule.source, "destination": rule.destination}
        if self.side in ENDS:
            ends[ENDS[self.side]] &= self.scope
        return ends["source"], ends["destination"]

    def behind(self, first: Filter) -> Filter:
        """Both as one, there."""
        both = replace(self.filter, rules=(*first.rules, *self.filter.rules))
        return narrowed(both, self.side, self.scope)


class Policy(NamedTuple):
    """A filter as far as packets come to it; `tails` are asked what none of its rules decides.

    `meaning` is what a rule does to what it takes, and `scope` who stands where it is asked.
    """

    filter: Filter
    tails: tuple[Tail, ...] = ()
    meaning: Callable[[Rule], Hashable] = lambda rule: rule.action
    scope: Addresses = ANYWHERE


class Standing(NamedTuple):
    """A filter at one place of its own: which one there, what follows it, and who stands there."""

    at: Hashable
    filter: Filter
    tail: Filter | None
    side: str
    scope: Addresses

    def within(self, scope: Addresses) -> Filter:
        """With what follows, for those who stand in a scope."""
        last = self.tail or replace(self.filter, rules=())
        return Tail(last, self.side, scope).behind(self.filter)


class _Asked:
    """Where a filter is asked: the addresses that stand there, by what follows it."""

    def __init__(self, side: str) -> None:
        self.side = side
        self.by_tail: dict[Filter | None, Addresses] = {}

    def add(self, tail: Filter | None, scope: Addresses) -> None:
        """One more place of it."""
        self.by_tail[tail] = self.by_tail.get(tail, NOWHERE) | scope

    def policy(self, filter_: Filter) -> Policy:
        """The filter there, and what follows."""
        whole = Addresses.union(self.by_tail.values())
        tails = tuple(Tail(tail, self.side, each) for tail, each in self.by_tail.items() if tail)
        scope = ANYWHERE if filter_.stage == DISTRIBUTED else whole  # there each rule has its own
        return Policy(narrowed(filter_, self.side, whole), tails, scope=scope)


def policies(proof: Proof) -> Iterator[Policy]:
    """Every rule set with rules of an owner, as it is asked.

    What is attached nowhere is told as it stands, for packets from and to anywhere.
    """
    asked: dict[Filter, _Asked] = {}
    for each in standing(proof):
        asked.setdefault(each.filter, _Asked(each.side)).add(each.tail, each.scope)
    yield from (each.policy(filter_) for filter_, each in asked.items())
    yield from by_themselves(proof).values()


def standing(proof: Proof) -> Iterator[Standing]:
    """Every filter that stands at a subnet, an interface or a segment, place by place."""
    yield from _of_azure(proof)
    yield from _of_nsx(proof)


def by_themselves(proof: Proof) -> dict[Hashable, Policy]:
    """Azure Firewalls, which are asked about anybody, and what is attached nowhere; by name."""
    found: dict[Hashable, Policy] = dict(_of_firewalls(proof))
    for nth, each in enumerate(unattached(proof)):
        found[each.resource, nth] = Policy(narrowed(each, "", ANYWHERE))
    return found


def _of_azure(proof: Proof) -> Iterator[Standing]:
    """Security groups with their default rules, and admin rules, at every interface."""
    attachments = Attachments(proof.network)
    through, led_to = _passed_on(proof.network), hops(proof.network)
    for place in proof.places:
        if place.kind is Kind.SUBNET:
            passing = place.key in through or bool(place.addresses & led_to)
            foreign = place.role is not Role.PLAIN or passing
            for attachment in {PLAIN, *attachments.of(place.key)}:
                scope = ANYWHERE if foreign else _standing(place, attachment, attachments)
                yield from _at(proof, place, attachment, scope)


def _passed_on(network: Network) -> set[str]:
    """The subnets with somebody who passes on what is not for it."""
    return {each.subnet.lower() for each in network.interfaces if each.ip_forwarding}


def _standing(place: Place, attachment: Attachment, attachments: Attachments) -> Addresses:
    if attachment == PLAIN:
        return place.addresses
    return attachments.addresses(place.key, attachment)


def _at(proof: Proof, place: Place, attachment: Attachment, scope: Addresses) -> Iterator[Standing]:
    for side in SIDES:
        for nth, stage in enumerate(proof.guards.stages(place, side, attachment, "")):
            own, *rest = stage.filters
            at = (place.key, attachment, side, nth)
            yield Standing(at, own, next(iter(rest), None), side, scope)


def _of_nsx(proof: Proof) -> Iterator[Standing]:
    """The firewalls of NSX, for the segments before which they stand."""
    for place in proof.places:
        if place.kind is Kind.SEGMENT:
            steps = (*proof.walk.nsx.out(place), *proof.walk.nsx.into(place))
            for nth, step in enumerate(steps):
                yield Standing((place.key, nth), step.filter, None, step.side, place.addresses)


def _of_firewalls(proof: Proof) -> Iterator[tuple[Hashable, Policy]]:
    """Azure Firewalls; what they lead in is asked of their network rules once more."""
    leading = {*proof.entries.firewalls()}
    for name in proof.inspection.names():
        yield (name, "rules"), Policy(proof.inspection.filter(name))
        if name in leading:
            yield (name, "denying"), Policy(proof.inspection.denying(name))
    own = {each.name.lower(): each for each in proof.network.firewall_policies}
    for firewall in proof.network.firewalls:
        if firewall.public_addresses:
            dnats = translations(firewall.policy, own, proof.ends)
            own_addresses = Addresses.of(firewall.public_addresses)
            yield (firewall.name, "dnat"), _dnat(firewall.name, dnats, own_addresses)


def _dnat(firewall: str, dnats: Iterable[Dnat], own: Addresses) -> Policy:
    """DNAT rules to addresses of a firewall's own; what each means is where it leads."""
    mine = [each for each in dnats if number_of(each.rule.destination) in own]
    rules = (
        *(rule for dnat in mine for rule in spread(_leading(dnat), dnat.source, _at_front(dnat))),
        *(replace(rule, written=dnat.rule) for dnat in mine for rule in for_any(dnat)),
    )
    return Policy(Filter(STAGE, firewall, rules, otherwise=Action.DENY), (), _leads_to)


def _at_front(dnat: Dnat) -> Known:
    return Known(Addresses.parse(dnat.rule.destination))


def _leading(dnat: Dnat) -> Rule:
    port = (str(dnat.rule.port),)
    traffic = Traffic.union(traffic_of(protocol, port) for protocol in dnat.rule.protocols)
    return Rule(dnat.name, Action.ALLOW, traffic=traffic, written=dnat.rule)


def _leads_to(rule: Rule) -> Hashable:
    dnat = rule.written
    if not isinstance(dnat, DnatRule):
        return rule.action
    return dnat.translated_address or dnat, dnat.translated_port
