"""Why a way lets a packet through or not: every filter on it, also behind the first that denies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from landbridge.model.hops import HopKind, Near, Translation
from landbridge.model.proof import Cause, Hop, Verdict
from landbridge.network.compiler import SIDES, Sender
from landbridge.network.filters.entries import Entry
from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint, Outcome
from landbridge.network.judge import Judge
from landbridge.network.paths.fronts import BALANCER, front_traffic
from landbridge.network.paths.steps import (
    Appliance,
    Balanced,
    Behind,
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
from landbridge.network.places import Kind, Place
from landbridge.network.telling.deciding import deciding
from landbridge.network.telling.hops import SOURCE, besides, fronted, hop
from landbridge.network.telling.leaving import leaving
from landbridge.network.telling.near import near
from landbridge.network.telling.told import (
    answering,
    cause,
    doubted,
    doubtful_route,
    egress,
    ended,
    forwarded,
    route,
)
from landbridge.security.filter import Action
from landbridge.space import Traffic, worded

WAY_BACK = "way back"
LETS = frozenset({Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY, Action.PARK})
OTHERWISE = "it decides only where the rules before it do not match"


@dataclass
class Explanation:
    """The hops of a way for one packet from `source`; `bit` is the packet's class of traffic.

    With `nearly`, they name the rules that miss the packet by one thing, too.
    """

    judge: Judge
    source: Endpoint
    destination: Endpoint
    bit: int
    nearly: bool = False

    def tellings(self, path: Path, sender: Sender) -> Iterator[tuple[tuple[Hop, ...], Sender]]:
        """The hops of a way and who sends it in the end, for each manner in which firewalls may.

        One hop for each step that says something.
        """
        if not path:
            yield (), sender
            return
        step, rest = path[0], path[1:]
        what, causes = self._told(step, sender)
        near = tuple(self._near(step, sender, causes)) if self.nearly else ()
        for after in self._after(step, sender):
            translation = self._translation(step, sender, after)
            own = (hop(step, what, causes, translation, near),) if what else ()
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
                what = f"Azure Firewall {entry.firewall}"
                told = besides("", HopKind.FIREWALL, what, causes)
                yield told.model_copy(update={"resource": entry.firewall})

    def back(self, path: Path) -> Iterator[Hop]:
        """The hops of a reply: its routes, devices and doubts; filters let replies pass."""
        for step in path:
            what, causes = answering(step, self.destination.addresses)
            if what:
                yield hop(step, what, causes)

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
        certain = not heard.allowed
        lost = cause(WAY_BACK, Verdict.DENY, why, certain=certain, resource=step.firewall)
        return [lost] * bool(heard.denied)

    def _translation(self, step: Step, sender: Sender, after: Sender) -> Translation | None:
        """What a step puts in place of the source, or of a balancer's front."""
        if isinstance(step, Behind):
            return fronted(step)
        if isinstance(step, Egress):
            own = self.judge.public_address(sender.attachment)
            return leaving(step, own, sender) if self._leaves(step, sender) else None
        if not isinstance(step, Inspected) or step.firewall in after.hearer.passed:
            return None
        outside = self.destination.place.kind is Kind.INTERNET
        return None if outside else Translation(end=SOURCE, was="", to=str(after.addresses))

    def _near(self, step: Step, sender: Sender, causes: Sequence[Cause]) -> Iterator[Near]:
        """The rules that nearly let the packet through, of each set of rules that may deny it."""
        pair = (self._number(sender), self.destination.number)
        refusing = {(each.resource, each.rule) for each in causes if each.action is Verdict.DENY}
        for stage in self._stages(step, sender):
            filters = [self.judge.compiled(each) for each in stage.filters]
            for resource, rule in refusing:
                if resource == stage.filters[0].resource:
                    yield from near(filters, pair, self.bit, rule)

    def _stages(self, step: Step, sender: Sender) -> Sequence[Stage]:
        """The sets of rules that stand at a step, in terms of the packet as it was sent."""
        if isinstance(step, Guard):
            return [] if step.replies else self._guard(step, sender)
        if isinstance(step, Filtered):
            return self.judge.compiler.standing(step)
        if isinstance(step, Appliance):
            sides = (self.judge.compiler.appliance(step, side) for side in SIDES)
            return [stage for stages in sides for stage in stages]
        return [Stage((self.judge.firewall(step.firewall),))] if isinstance(step, Inspected) else []

    def _told(self, step: Step, sender: Sender) -> tuple[str, list[Cause]]:
        if isinstance(step, Routed):
            return route(step.way), list(doubtful_route(step))
        if isinstance(step, Guard):
            return self._guarded(step, sender)
        if isinstance(step, Filtered | Behind):
            return self._standing(step, sender)
        if isinstance(step, Inspected):
            stage = Stage((self.judge.firewall(step.firewall),))
            causes = [*self._deciding(stage, "", None, sender), *self._finds_back(step, sender)]
            return f"Azure Firewall {step.firewall}", causes
        if isinstance(step, Appliance):
            return f"appliance {step.interface.name}", self._appliance(step, sender)
        return self._plain(step, sender)

    def _guarded(self, step: Guard, sender: Sender) -> tuple[str, list[Cause]]:
        stages = self._guard(step, sender)
        causes = self._staged(stages, step.side, step.at, sender)
        if not step.replies:
            return f"filters {step.side}" if stages else "", causes
        told = ({"stage": f"{WAY_BACK}, {each.stage}"} for each in causes)
        back = [each.model_copy(update=own) for each, own in zip(causes, told, strict=True)]
        return f"filters the reply {step.side}" if stages else "", back

    def _standing(self, step: Filtered | Behind, sender: Sender) -> tuple[str, list[Cause]]:
        stages = self.judge.compiler.standing(step)
        if isinstance(step, Filtered):
            return f"{step.filter.stage} {step.side}", self._staged(stages, step.side, None, sender)
        if not self._within(front_traffic(step.front.balancer)):
            return "", []
        what = f"filters inbound at {step.front.machine.name}"
        causes = self._staged(stages, "inbound", step.at, sender)
        return what, [each for each in causes if each.stage != BALANCER or each.refuses]

    def _guard(self, step: Guard, sender: Sender) -> Sequence[Stage]:
        if not self.judge.compiler.own(step, sender, self.destination):
            return self.judge.compiler.stages(step)
        end = self.source if step.side == "outbound" else self.destination
        return self.judge.own(end, step.side)

    def _plain(self, step: Step, sender: Sender) -> tuple[str, list[Cause]]:
        if isinstance(step, Doubted):
            return doubted(step)
        if isinstance(step, Forwarded):
            return forwarded(step, sender.addresses)
        if isinstance(step, Egress):
            own = self.judge.public_address(sender.attachment)
            return egress(step, sender, own, leaves=self._leaves(step, sender))
        if isinstance(step, Ended):
            return ended(step)
        if isinstance(step, Balanced):
            return f"balancer {step.balancer} picks {step.machine}", self._balanced(step)
        return "", []

    def _leaves(self, step: Egress, sender: Sender) -> bool | None:
        """Whether the packet leaves to the Internet; None where nobody knows."""
        found = self.judge.compiler.leaving(step, sender)
        surely, perhaps = (self._within(each) for each in found)
        return True if surely else None if perhaps else False

    def _balanced(self, step: Balanced) -> list[Cause]:
        if self._within(step.traffic):
            return []
        taken = f"it takes {worded(step.traffic)} only"
        return [cause(f"balancer {step.balancer}", Verdict.DENY, taken, certain=True)]

    def _within(self, traffic: Traffic) -> bool:
        """Whether the packet is of this traffic."""
        return bool(traffic and self.judge.bits(traffic) & self.bit)

    def _appliance(self, step: Appliance, sender: Sender) -> list[Cause]:
        causes = []
        for side in SIDES:
            stages = self.judge.compiler.appliance(step, side)
            causes += self._staged(stages, side, step.at, sender)
        if step.interface.forwards != "everything":
            known = step.interface.forwards == "nothing"
            why = "it lets nothing through" if known else "what it lets through is not known here"
            verdict = Verdict.DENY if known else Verdict.DEPENDS
            causes.append(cause(f"appliance {step.interface.name}", verdict, why, certain=known))
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
        split = len({_end(action) for _, action, _, _ in found if action is not Action.PARK}) > 1
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


def _end(action: Action) -> Action:
    """What an action comes to: always-allow skips filters that may deny, the others ask them."""
    return Action.ALLOW if action in LETS and action is not Action.ALWAYS else action
