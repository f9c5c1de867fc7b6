"""Why a way lets a packet through or not: every filter on it, also behind the first that denies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from landbridge.model.proof import Cause, Hop, Verdict
from landbridge.network.compiler import SIDES, Sender
from landbridge.network.egress import may_leave
from landbridge.network.entries import Entry
from landbridge.network.ground import Compiled, Endpoint, Outcome
from landbridge.network.guards import Stage
from landbridge.network.judge import Judge
from landbridge.network.places import Place
from landbridge.network.routes import Hop as Next
from landbridge.network.routes import Way
from landbridge.network.steps import (
    Appliance,
    Balanced,
    Behind,
    Disposition,
    Doubted,
    Egress,
    Ended,
    Filtered,
    Forwarded,
    Guard,
    Inspected,
    Path,
    Routed,
    Step,
)
from landbridge.security.filter import Action
from landbridge.space import Addresses

LETS = frozenset({Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY, Action.PARK})
OTHERWISE = "it decides only where the rules before it do not match"
STAGE_OF = {
    Disposition.NO_ROUTE: "routing",
    Disposition.NULL_ROUTED: "routing",
    Disposition.LOOP: "routing",
    Disposition.NO_EGRESS: "Internet access",
    Disposition.NOT_FORWARDED: "appliance",
    Disposition.DENIED_IN: "public address",
}
TARGETS = {
    Next.LOCAL: "inside the virtual network",
    Next.PEER: "to {to} over the peering",
    Next.ENDPOINT: "to the private endpoint {name}",
    Next.GATEWAY: "to the gateway {to}",
    Next.VPN: "to the VPN gateway",
    Next.HUB: "to the virtual hub {to}",
    Next.SERVICE: "by the service endpoint of {to}",
    Next.INTERNET: "to the Internet",
    Next.APPLIANCE: "to the appliance {to}",
    Next.NONE: "nowhere",
    Next.UNTOLD: "by a route that is not told",
}


@dataclass
class Explanation:
    """The hops of a way for one packet from `source`; `bit` is the packet's class of traffic."""

    judge: Judge
    source: Endpoint
    destination: Endpoint
    bit: int

    def tellings(self, path: Path, sender: Sender) -> Iterator[tuple[tuple[Hop, ...], Sender]]:
        """The hops of a way and who sends it in the end, for each manner in which firewalls may.

        One hop for each step that says something.
        """
        if not path:
            yield (), sender
            return
        step, rest = path[0], path[1:]
        what, causes = self._told(step, sender)
        own = (Hop(place=_where(step), what=what, because=tuple(causes)),) if what else ()
        for after in self._after(step, sender):
            for hops, last in self.tellings(rest, after):
                yield (*own, *hops), last

    def overruled(self, entry: Entry) -> Iterator[Hop]:
        """Network rules that may take back what the entry's DNAT rule lets in."""
        if entry.firewall:
            compiler = self.judge.compiler
            deciding = self._deciding(
                compiler.overruling(entry), "", None, compiler.sender(self.source)
            )
            causes = tuple(each for each in deciding if each.action is Verdict.DENY)
            if causes:
                yield Hop(place="", what=f"Azure Firewall {entry.firewall}", because=causes)

    def back(self, path: Path) -> Iterator[Hop]:
        """The hops of a reply: its routes, devices and doubts; filters let replies pass."""
        for step in path:
            what, causes = _answering(step, self.destination.addresses)
            if what:
                yield Hop(place=_where(step), what=what, because=tuple(causes))

    def _after(self, step: Step, sender: Sender) -> list[Sender]:
        """Who may send the packet from here on, whether or not it would come so far."""
        compiler = self.judge.compiler
        if not isinstance(step, Inspected):
            return [compiler.after(step, sender)]
        return [
            each
            for proxied in self._manners(step, sender)
            for each in compiler.behind(step, sender, self.destination, proxied=proxied)
        ]

    def _manners(self, step: Inspected, sender: Sender) -> list[bool]:
        """Whether a firewall may let the packet through as it is, and as a proxy."""
        outcome = self._outcome(Stage((self.judge.firewall(step.firewall),)), sender)
        some = [bool(each & self.bit) for each in (outcome.allowed, outcome.proxied)]
        return [proxied for proxied in (False, True) if some[proxied]] or [False]

    def _finds_back(self, step: Inspected, sender: Sender) -> list[Cause]:
        """Whether a firewall that translates finds back to the source that it saw."""
        compiler, manners = self.judge.compiler, self._manners(step, sender)
        if not any(compiler.translates(step, self.destination, proxied=each) for each in manners):
            return []
        heard = compiler.finds_back(step, sender, self.destination)
        why = "it puts its own address in place of the source's, and its routes lead no reply back"
        return [
            _cause("way back", Verdict.DENY, why, certain=not heard.allowed).model_copy(
                update={"resource": step.firewall}
            )
        ] * bool(heard.denied)

    def _told(self, step: Step, sender: Sender) -> tuple[str, list[Cause]]:
        if isinstance(step, Routed):
            return _route(step.way), list(_doubtful_route(step))
        if isinstance(step, Guard):
            stages = self._guard(step, sender)
            what = f"filters {step.side}" if stages else ""
            return what, self._staged(stages, step.side, step.at, sender)
        if isinstance(step, Filtered | Behind):
            return self._standing(step, sender)
        if isinstance(step, Inspected):
            stage = Stage((self.judge.firewall(step.firewall),))
            causes = [*self._deciding(stage, "", None, sender), *self._finds_back(step, sender)]
            return f"Azure Firewall {step.firewall}", causes
        if isinstance(step, Appliance):
            return f"appliance {step.interface.name}", self._appliance(step, sender)
        return self._plain(step, sender)

    def _standing(self, step: Filtered | Behind, sender: Sender) -> tuple[str, list[Cause]]:
        stages = self.judge.compiler.standing(step)
        if isinstance(step, Filtered):
            return f"{step.filter.stage} {step.side}", self._staged(stages, step.side, None, sender)
        what = f"filters inbound at {step.front.machine.name}"
        return what, self._staged(stages, "inbound", step.at, sender)

    def _guard(self, step: Guard, sender: Sender) -> Sequence[Stage]:
        if not self.judge.compiler.own(step, sender, self.destination):
            return self.judge.compiler.stages(step)
        end = self.source if step.side == "outbound" else self.destination
        return self.judge.own(end, step.side, step.doubt)

    def _plain(self, step: Step, sender: Sender) -> tuple[str, list[Cause]]:
        if isinstance(step, Doubted):
            return _doubted(step)
        if isinstance(step, Forwarded):
            return _forwarded(step, sender.addresses)
        if isinstance(step, Egress):
            return _egress(step, sender)
        if isinstance(step, Ended):
            return _ended(step)
        if isinstance(step, Balanced):
            return f"balancer {step.balancer} picks {step.machine}", self._balanced(step)
        return "", []

    def _balanced(self, step: Balanced) -> list[Cause]:
        if self.judge.bits(step.traffic) & self.bit:
            return []
        return [_cause(f"balancer {step.balancer}", Verdict.DENY, "no rule of it", certain=True)]

    def _appliance(self, step: Appliance, sender: Sender) -> list[Cause]:
        causes = []
        for side in SIDES:
            stages = self.judge.compiler.appliance(step, side)
            causes += self._staged(stages, side, step.at, sender)
        if step.interface.forwards != "everything":
            known = step.interface.forwards == "nothing"
            why = "it lets nothing through" if known else "what it lets through is not known here"
            verdict = Verdict.DENY if known else Verdict.DEPENDS
            causes.append(_cause(f"appliance {step.interface.name}", verdict, why, certain=known))
        return causes

    def _staged(
        self, stages: Sequence[Stage], side: str, at: Place | None, sender: Sender
    ) -> list[Cause]:
        """What each filter does; behind an always-allow the rest is not asked."""
        causes: list[Cause] = []
        for stage in stages:
            causes += self._deciding(stage, side, at, sender)
            outcome = self._outcome(stage, sender)
            others = outcome.denied | outcome.allowed | outcome.passed
            if outcome.always & self.bit and not others & self.bit and not stage.doubt:
                break
        return causes

    def _deciding(
        self, stage: Stage, side: str, at: Place | None, sender: Sender
    ) -> Iterator[Cause]:
        """The rules that decide; where all that may decide do the same, nothing is left open."""
        compiled = [self.judge.compiled(each) for each in stage.filters]
        found = list(deciding(compiled, self._number(sender), self.destination.number, self.bit))
        split = len({action in LETS for _, action, _, _ in found}) > 1
        for name, action, certain, why in found:
            verdict = Verdict.ALLOW if action in LETS else Verdict.DENY
            doubt = stage.doubt if verdict is Verdict.DENY else ""
            yield Cause(
                stage=stage.filters[0].stage,
                action=verdict,
                resource=stage.filters[0].resource,
                rule=name,
                direction=side,
                place=at.name if at else "",
                certain=not (split or doubt),
                why=doubt or (OTHERWISE if certain else why) * split,
            )

    def _outcome(self, stage: Stage, sender: Sender) -> Outcome:
        return self.judge.outcome(stage, self._number(sender), self.destination)

    def _number(self, sender: Sender) -> int:
        return self.source.number if sender.number is None else sender.number


Decider = tuple[str, Action, bool, str]
"""A rule by name, what it does, whether for certain, and why not."""


def deciding(
    filters: Sequence[Compiled], source: int, destination: int, bit: int
) -> Iterator[Decider]:
    """The rules that decide, or may decide, about one class of traffic, in their order."""
    for number, compiled in enumerate(filters, start=1):
        deciders = list(_deciders(compiled, source, destination, bit))
        goes_on = deciders[-1][1] is Action.PASS and number < len(filters)
        yield from deciders[:-1] if goes_on else deciders
        if not goes_on:
            return


def _deciders(compiled: Compiled, source: int, destination: int, bit: int) -> Iterator[Decider]:
    parked = False
    for rule, traffic in compiled.rules_for(source, destination):
        if rule.action is Action.LAND:
            parked = False
        elif not parked and traffic & bit:
            yield rule.name, rule.action, rule.certain, rule.why
            if rule.certain and rule.action is not Action.PARK:
                return
            parked = rule.action is Action.PARK and rule.certain
    yield "no rule matches", compiled.filter.otherwise, True, ""


def _where(step: Step) -> str:
    place = getattr(step, "at", None)
    return place.name if isinstance(place, Place) else ""


def _route(way: Way) -> str:
    target = TARGETS[way.hop].format(to=way.to, name=way.name)
    named = f" ({way.name})" if way.name and way.hop is not Next.ENDPOINT else ""
    return f"{way.origin.word} route {way.prefix}{named}: {target}"


def _doubtful_route(step: Routed) -> tuple[Cause, ...]:
    if not step.way.doubt:
        return ()
    cause = _cause("routing", Verdict.DEPENDS, step.way.doubt, certain=False)
    return (cause.model_copy(update={"resource": step.way.name, "place": step.at.name}),)


def _answering(step: Step, addresses: Addresses) -> tuple[str, list[Cause]]:
    """What a step does to a reply from these addresses."""
    if isinstance(step, Routed):
        return _route(step.way), list(_doubtful_route(step))
    if isinstance(step, Inspected):
        return f"Azure Firewall {step.firewall}", []
    if isinstance(step, Appliance):
        return f"appliance {step.interface.name}", []
    if isinstance(step, Forwarded):
        return _forwarded(step, addresses)
    if isinstance(step, Doubted) and not step.filters:
        return _doubted(step)
    return _ended(step) if isinstance(step, Ended) else ("", [])


def _doubted(step: Doubted) -> tuple[str, list[Cause]]:
    return "not known", [_cause("knowledge", Verdict.DEPENDS, step.why, certain=False)]


def _forwarded(step: Forwarded, addresses: Addresses) -> tuple[str, list[Cause]]:
    if addresses <= step.space:
        return "", []
    why = "the peering does not allow forwarded traffic; Microsoft says no, the field sometimes"
    cause = _cause("peering", Verdict.DEPENDS, why, certain=False)
    return f"peering {step.peering}", [cause.model_copy(update={"resource": step.peering})]


def _egress(step: Egress, sender: Sender) -> tuple[str, list[Cause]]:
    answer = may_leave(step, sender.attachment, sender.hearer)
    if answer is True:
        return "leaves with a public address", []
    verdict = Verdict.DENY if answer is False else Verdict.DEPENDS
    why = (
        "no public address to leave with"
        if answer is False
        else "whether Azure lends a public address here is not known"
    )
    return "leaves to the Internet", [
        _cause("Internet access", verdict, why, certain=answer is False)
    ]


def _ended(step: Ended) -> tuple[str, list[Cause]]:
    if step.disposition is Disposition.DELIVERED:
        return f"arrives at {step.at.name if step.at else ''}", []
    cause = _cause(STAGE_OF[step.disposition], Verdict.DENY, step.why, certain=True)
    place = step.at.name if step.at else ""
    return "is dropped", [cause.model_copy(update={"place": place})]


def _cause(stage: str, action: Verdict, why: str, *, certain: bool) -> Cause:
    return Cause(stage=stage, action=action, why=why, certain=certain)
