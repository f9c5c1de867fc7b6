"""Ways into programs: what depends on places alone is settled once for all alike endpoints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from landbridge.network.attachment import PLAIN, Attachment, attached
from landbridge.network.filters.entries import Entry
from landbridge.network.filters.guards import Guards, Stage
from landbridge.network.filters.inspection import Inspection as Firewalls
from landbridge.network.ground import Endpoint, Ground
from landbridge.network.paths.back import Back, Hearer
from landbridge.network.paths.egress import Leaving, leaving
from landbridge.network.paths.steps import (
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
    Step,
)
from landbridge.network.program import (
    Asked,
    Carried,
    Inspection,
    Operation,
    Own,
    Program,
    Refused,
    Taken,
)
from landbridge.network.sets import Sets
from landbridge.space import NOWHERE, Addresses

SIDES = ("inbound", "outbound")
OVERRULED = (
    "whether a network rule that denies overrides DNAT is contradictory: Azure Firewall's page on "
    "rule processing says yes, Firewall Manager's says that no network rule is asked"
)
MAYBE, SURELY = Refused(certain=False), Refused(certain=True)


@dataclass(frozen=True)
class Sender:
    """Who sends, as the next filter sees it; `number` is None for the source itself."""

    hearer: Hearer
    number: int | None
    attachment: Attachment
    addresses: Addresses


class Compiler:
    """Makes programs out of the ways of one network."""

    def __init__(self, ground: Ground, guards: Guards, firewalls: Firewalls, back: Back) -> None:
        self._ground, self._guards, self._firewalls, self._back = ground, guards, firewalls, back

    def sender(self, source: Endpoint) -> Sender:
        """The source itself."""
        hearer = Hearer(source.place, source.address)
        return Sender(hearer, None, source.attachment, source.addresses)

    def entering(self, entry: Entry, source: Endpoint) -> list[Sender]:
        """Who sends behind an entry from the Internet: the client, or the firewall for it."""
        client = replace(self.sender(source), attachment=PLAIN)
        return self.translated(entry.firewall, client) if entry.firewall else [client]

    def before(self, entry: Entry) -> tuple[Operation, ...]:
        """What the client may meet at the firewall that leads it in, under its own address."""
        return (Asked((self.overruling(entry),), None),) if entry.firewall else ()

    def overruling(self, entry: Entry) -> Stage:
        """The network rules of the firewall of an entry, which may or may not count."""
        return Stage((self._firewalls.denying(entry.firewall),), OVERRULED)

    def programs(
        self, path: Path, sender: Sender, destination: Endpoint, before: tuple[Operation, ...] = ()
    ) -> Iterator[Program]:
        """All that may become of traffic on one way; a firewall may pass it on in two manners."""
        operations = before
        for number, step in enumerate(path):
            if isinstance(step, Inspected):
                yield from self._inspected(path[number:], sender, destination, operations)
                return
            operations = (*operations, *self._operations(step, sender, destination))
            sender = self.after(step, sender)
        yield Program(operations)

    def after(self, step: Step, sender: Sender) -> Sender:
        """Who sends behind a step that does not translate."""
        if isinstance(step, Balanced):
            return replace(sender, hearer=sender.hearer.by(step))
        if isinstance(step, Appliance | Inspected):
            name = step.firewall if isinstance(step, Inspected) else step.name
            return replace(sender, hearer=sender.hearer.behind(name))
        return sender

    def behind(
        self, step: Inspected, sender: Sender, destination: Endpoint, *, proxied: bool
    ) -> list[Sender]:
        """Who sends behind a firewall: what its network rules keep, or the firewall."""
        if self.translates(step, destination, proxied=proxied):
            return self.translated(step.firewall, sender)
        return [self.after(step, sender)]

    def translates(self, step: Inspected, destination: Endpoint, *, proxied: bool) -> bool:
        """Whether a firewall puts its own address in place of the source's."""
        keeps = destination.addresses <= self._firewalls.untranslated(step.firewall)
        return proxied or not keeps

    def translated(self, firewall: str, sender: Sender) -> list[Sender]:
        """The firewall as sender, once for each class of the addresses that it may put in."""
        hearer = self._firewalls.hearer(firewall)
        numbers = self._ground.numbers(self._firewalls.source(firewall))
        members = self._ground.members
        found = [Sender(hearer, number, PLAIN, members[number]) for number in numbers]
        return found or [replace(sender, hearer=hearer, attachment=PLAIN)]

    def own(self, step: Guard, sender: Sender, destination: Endpoint) -> bool:
        """Whether a guard stands at the interface of one of the two ends."""
        if step.replies:
            return False
        if step.side == "outbound":
            return sender.number is None and step.at is sender.hearer.place
        return step.at is destination.place

    def stages(self, step: Guard) -> tuple[Stage, ...]:
        """The filters of a subnet between the ends, where no interface counts."""
        asked = self._guards.answering if step.replies else self._guards.stages
        return tuple(asked(step.at, step.side, PLAIN, step.doubt))

    def appliance(self, step: Appliance, side: str) -> tuple[Stage, ...]:
        """The filters on one side of an appliance."""
        return tuple(self._guards.stages(step.at, side, attached(step.interface), ""))

    def standing(self, step: Filtered | Behind) -> tuple[Stage, ...]:
        """One filter alone, or those of a machine behind a balancer's front."""
        if isinstance(step, Filtered):
            return (Stage((step.filter,)),)
        return tuple(self._guards.behind(step.front, step.at))

    def _inspected(
        self,
        path: Sequence[Step],
        sender: Sender,
        destination: Endpoint,
        before: tuple[Operation, ...],
    ) -> Iterator[Program]:
        step, rest = path[0], tuple(path[1:])
        if not isinstance(step, Inspected):
            raise TypeError("no firewall")
        stage = Stage((self._firewalls.filter(step.firewall),))
        for proxied in (False, True):
            asked = Inspection(stage, sender.number, proxied)
            translates = self.translates(step, destination, proxied=proxied)
            heard = _heard(self.finds_back(step, sender, destination)) if translates else ()
            for after in self.behind(step, sender, destination, proxied=proxied):
                yield from self.programs(rest, after, destination, (*before, asked, *heard))

    def finds_back(self, step: Inspected, sender: Sender, destination: Endpoint) -> Sets:
        """Whether a firewall that translates finds back to the source it saw (sets of one bit)."""
        place = self._firewalls.place(step.firewall)
        return self._back.of_firewall(place, sender.hearer, destination.addresses)

    def leaving(self, step: Egress, sender: Sender) -> Leaving:
        """What leaves to the Internet."""
        name = step.inspector
        kept = self._firewalls.untranslated(name) if name else NOWHERE
        return leaving(step, sender.attachment, sender.hearer, kept)

    def _carried(self, found: Leaving) -> Carried:
        return Carried(*(self._ground.traffic.bits(each) if each else 0 for each in found))

    def _operations(
        self, step: Step, sender: Sender, destination: Endpoint
    ) -> tuple[Operation, ...]:
        if isinstance(step, Guard):
            if self.own(step, sender, destination):
                return (Own(step.side, sender.number),)
            return (Asked(self.stages(step), sender.number),)
        if isinstance(step, Filtered | Behind):
            return (Asked(self.standing(step), sender.number),)
        if isinstance(step, Appliance):
            return self._appliance(step, sender)
        if isinstance(step, Balanced):
            return (Taken(self._ground.traffic.bits(step.traffic)),)
        return self._settled(step, sender, destination)

    def _appliance(self, step: Appliance, sender: Sender) -> tuple[Operation, ...]:
        """In, through what it lets through, and out; the packet keeps its addresses."""
        inbound, outbound = (Asked(self.appliance(step, side), sender.number) for side in SIDES)
        lets: dict[str, tuple[Operation, ...]] = {
            "everything": (),
            "nothing": (SURELY,),
            "unknown": (MAYBE,),
        }
        return (inbound, *lets[step.interface.forwards], outbound)

    def _settled(self, step: Step, sender: Sender, destination: Endpoint) -> tuple[Operation, ...]:
        """What is the same for all traffic."""
        if isinstance(step, Doubted):
            return (MAYBE,)
        if isinstance(step, Forwarded):
            return () if sender.addresses <= step.space else (MAYBE,)
        if isinstance(step, Egress):
            return (self._carried(self.leaving(step, sender)),)
        if isinstance(step, Ended):
            if step.disposition is not Disposition.DELIVERED or step.at is None:
                return (SURELY,)
            return _heard(self._back.of(step.at, destination.addresses, sender.hearer))
        return ()


def _heard(back: Sets) -> tuple[Operation, ...]:
    """Whether the reply is heard, as an operation."""
    if not back.denied:
        return ()
    return (MAYBE,) if back.allowed else (SURELY,)
