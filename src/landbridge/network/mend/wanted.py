"""A connection that shall work, in the words that rules take."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.network.places import INTERNET
from landbridge.network.proof import Proof
from landbridge.space import ALL_TRAFFIC, EVERY_PORT, NAMES, PORTS, Addresses, Intervals, Traffic

WITH_PORTS = ("tcp", "udp", "sctp")
INTERNET_ALONE = (INTERNET,)
TAKEN = frozenset({"any", "tcp", "udp", "icmp"})
"""The protocols that a network rule of a firewall may name."""


class Asked(NamedTuple):
    """A connection as it was asked for."""

    source: str
    destination: str
    services: tuple[str, ...]


class Wanted(NamedTuple):
    """The same as rules may say it."""

    asked: Asked
    source: tuple[str, ...]
    destination: tuple[str, ...]
    traffic: Traffic
    ends: tuple[Addresses, Addresses]
    drawn: frozenset[str] = frozenset()
    """The firewall policies that are written elsewhere."""

    @property
    def plain(self) -> "Wanted":
        """The same for rules that know prefixes and tags only."""
        source, destination = map(_prefixes, self.ends)
        return self._replace(
            source=self.source if self.source == INTERNET_ALONE else source,
            destination=self.destination if self.destination == INTERNET_ALONE else destination,
        )

    @property
    def firewall_source(self) -> tuple[str, ...]:
        """The source for a firewall: a tag for the Internet it has not, which is all there."""
        return _for_firewall(self.source)

    @property
    def firewall_destination(self) -> tuple[str, ...]:
        """The destination for a firewall."""
        return _for_firewall(self.destination)

    @property
    def name(self) -> str:
        """How a new rule is called."""
        text = f"{self.asked.source}-to-{self.asked.destination}".lower()
        return "".join(each if each.isalnum() or each in "-_." else "-" for each in text)[:60]

    @property
    def told(self) -> str:
        """In words."""
        services = ", ".join(self.asked.services)
        return f"{services} from {self.asked.source} to {self.asked.destination}"

    def protocols(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each protocol with its ports; a rule cannot say types of ICMP, nor every protocol."""
        if self.traffic == ALL_TRAFFIC:
            yield "any", ("*",)
            return
        for number in dict.fromkeys(
            each
            for piece in self.traffic.pieces
            for each in range(piece.start // PORTS, (piece.end - 1) // PORTS + 1)
        ):
            name = NAMES.get(number, "any")
            yield name, self._ports(number) if name in WITH_PORTS else ("*",)

    def for_firewall(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The same as a network rule of a firewall may name them."""
        for protocol, ports in self.protocols():
            yield protocol if protocol in TAKEN else "any", ports

    def _ports(self, number: int) -> tuple[str, ...]:
        base = number * PORTS
        spans = (
            (max(piece.start - base, 0), min(piece.end - base, PORTS) - 1)
            for piece in self.traffic.pieces
            if piece.start < base + PORTS and base < piece.end
        )
        held = Intervals.union(Intervals.span(first, last + 1) for first, last in spans)
        if held == EVERY_PORT:
            return ("*",)
        return tuple(
            str(first) if end == first + 1 else f"{first}-{end - 1}" for first, end in held.pairs()
        )


def wanted(proof: Proof, asked: Asked, drawn: frozenset[str] = frozenset()) -> Wanted:
    """What was asked for; the proof must have been made with it."""
    return Wanted(
        asked,
        _texts(proof, asked.source),
        _texts(proof, asked.destination),
        proof.traffic(asked.services),
        (proof.end(asked.source).addresses, proof.end(asked.destination).addresses),
        drawn,
    )


def _for_firewall(texts: tuple[str, ...]) -> tuple[str, ...]:
    return ("*",) if texts == INTERNET_ALONE else texts


def _texts(proof: Proof, text: str) -> tuple[str, ...]:
    """The name of a group or tag, else prefixes: rules know no machines and subnets by name."""
    if text.lower() == INTERNET.lower():
        return INTERNET_ALONE
    groups = {each.name.lower() for each in proof.network.groups}
    known, addresses = proof.ends.one(text), proof.end(text).addresses
    named = text.lower() in groups or text.lower() not in proof.ends.named
    if named and not known.possible and known.certain == addresses:
        return (text,)
    return _prefixes(addresses)


def _prefixes(addresses: Addresses) -> tuple[str, ...]:
    return tuple(each.removesuffix("/32") for each in addresses.prefixes())
