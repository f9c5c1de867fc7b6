"""Intents of a network, proven once, and again only where an edit of its rules touches them."""

from collections.abc import Iterable, Iterator, Sequence

from landbridge.model.network import Network
from landbridge.model.proof import IntentResult
from landbridge.network.answers.reachability import proof_of
from landbridge.network.cut import Divided
from landbridge.network.edits.revision import differing, edits_of, only_rules_differ
from landbridge.network.intents import Intent, ends_of, prove
from landbridge.security.ends import Tags
from landbridge.security.filter import Rule
from landbridge.security.ranges import public
from landbridge.space import ANYWHERE, Addresses


class Intended:
    """What became of the intents of a network as it was, and of what it comes to."""

    def __init__(self, network: Network, tags: Tags | None, intents: Sequence[Intent]) -> None:
        self._network, self._tags = network, tags
        self._proof = proof_of(network, intents, tags)
        self._first = dict(zip(intents, prove(self._proof, intents), strict=True))

    @property
    def first(self) -> tuple[IntentResult, ...]:
        """What became of them at the start."""
        return tuple(self._first.values())

    def now(
        self, network: Network, tags: Tags | None, intents: Sequence[Intent]
    ) -> tuple[IntentResult, ...]:
        """What becomes of these; only those that an edit touches, and new ones, are proven."""
        asked = list(dict.fromkeys(self._asked(network, tags, intents)))
        proven = prove(proof_of(network, asked, tags), asked) if asked else ()
        known = self._first | dict(zip(asked, proven, strict=True))
        return tuple(known[each] for each in intents)

    def _asked(
        self, network: Network, tags: Tags | None, intents: Iterable[Intent]
    ) -> Iterator[Intent]:
        rules = self._differing(network) if tags == self._tags else None
        for each in intents:
            if rules is None or each not in self._first or self._touched(each, rules):
                yield each

    def _differing(self, network: Network) -> list[Rule] | None:
        """The rules that are others now; None where more than rules of security groups is."""
        if not only_rules_differ(self._network, network):
            return None
        try:
            return differing(edits_of(self._proof, network))
        except Divided:
            return None

    def _touched(self, intent: Intent, rules: Iterable[Rule]) -> bool:
        """Whether some rule may be asked about it, be it in the name of a firewall."""
        source, destination = ends_of(self._proof, intent)
        to = ANYWHERE if destination.addresses & public() else destination.addresses
        traffic = self._proof.traffic(intent.services)
        return any(
            rule.traffic & traffic
            and rule.destination & to
            and rule.source & (source.addresses | self._spoken)
            for rule in rules
        )

    @property
    def _spoken(self) -> Addresses:
        """The addresses under which firewalls speak for others."""
        inspection = self._proof.inspection
        return Addresses.union(inspection.source(name) for name in inspection.names())
