"""Services: each word of the estate becomes one, with the entries that say just its traffic."""

from collections.abc import Iterable, Iterator

from landbridge.catalogue import catalogue
from landbridge.render.nsx.ids import id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.tree import ROOT, Body, Tree
from landbridge.security.matching import service
from landbridge.space import ALL_TRAFFIC, NAMES, PORTS, Traffic
from landbridge.space.traffic import CODES

ANY = "ANY"
MOST = "nsx.service-entry.ports-max"
WITH_PORTS = frozenset({"tcp", "udp"})
ICMP = {"icmp": "ICMPv4", "icmpv6": "ICMPv6"}


class Services:
    """The services that rules asked for."""

    def __init__(self, tree: Tree, remarks: Remarks) -> None:
        self._tree, self._remarks = tree, remarks
        self._made: dict[str, Body] = {}

    @property
    def children(self) -> list[Body]:
        return [*self._made.values()]

    def of(self, words: Iterable[str], rule: str) -> list[str]:
        """The paths of services; none where nothing of them can be said."""
        told = {word.strip().lower(): service(word) for word in words}
        if ALL_TRAFFIC in told.values():
            return [ANY]
        return [path for word, traffic in told.items() for path in self._one(word, traffic, rule)]

    def _one(self, word: str, traffic: Traffic, rule: str) -> Iterator[str]:
        id_ = id_of(word)
        if id_ not in self._made:
            entries = [*_entries(traffic)]
            if not all(entries):
                self._remarks.add(rule, f"NSX has no service for {word}: the rule is without it")
                return
            self._made[id_] = self._tree.child("Service", id_, word, service_entries=entries)
        yield f"{ROOT}/services/{id_}"


def _entries(traffic: Traffic) -> Iterator[Body]:
    """An entry for a protocol, or for some of its ports; an empty one for what NSX cannot say."""
    by_protocol: dict[int, list[tuple[int, int]]] = {}
    for services, _ in traffic.values():
        for start, end in services.pairs():
            protocol = start // PORTS
            by_protocol.setdefault(protocol, []).append((start % PORTS, end - protocol * PORTS))
    nth = 0
    for protocol, spans in by_protocol.items():
        for body in _of_protocol(protocol, spans):
            nth += 1
            name = NAMES.get(protocol, str(protocol))
            yield {**body, "id": f"{name}-{nth}", "display_name": f"{name}-{nth}"} if body else {}


def _of_protocol(protocol: int, spans: list[tuple[int, int]]) -> Iterator[Body]:
    name = NAMES.get(protocol, "")
    whole = spans == [(0, PORTS)]
    if name in ICMP:
        yield from _icmp(ICMP[name], [] if whole else spans)
    elif whole:
        yield {"resource_type": "IPProtocolServiceEntry", "protocol_number": protocol}
    elif name in WITH_PORTS:
        yield from _ports(name, spans)
    else:
        yield {}


def _icmp(protocol: str, spans: list[tuple[int, int]]) -> Iterator[Body]:
    base = {"resource_type": "ICMPTypeServiceEntry", "protocol": protocol}
    if not spans:
        yield base
    for start, end in spans:
        kind, code = divmod(start, CODES)
        if (end - start) % CODES == 0 and code == 0:
            yield from ({**base, "icmp_type": each} for each in range(kind, end // CODES))
        else:
            yield from (
                {**base, "icmp_type": each // CODES, "icmp_code": each % CODES}
                for each in range(start, end)
            )


def _ports(name: str, spans: list[tuple[int, int]]) -> Iterator[Body]:
    """As many ports an entry as it takes; a range counts as its two ends."""
    base = {"resource_type": "L4PortSetServiceEntry", "l4_protocol": name.upper()}
    texts, room = list[str](), 0
    most = int(catalogue().number(MOST))
    for start, end in spans:
        text = str(start) if end - start == 1 else f"{start}-{end - 1}"
        size = 1 + ("-" in text)
        if room + size > most:
            yield {**base, "destination_ports": texts}
            texts, room = [], 0
        texts, room = [*texts, text], room + size
    yield {**base, "destination_ports": texts}
