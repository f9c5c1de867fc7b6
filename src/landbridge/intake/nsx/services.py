"""Services as words of traffic: `tcp/443`, `icmp/8`; what the words cannot say is told apart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from landbridge.intake.exports.found import Found, Remarks
from landbridge.intake.nsx.export import Export

ANY = "ANY"
DATA = "its connections for data open as ALG finds them"
ICMP = {"ICMPV4": "icmp", "ICMPV6": "icmpv6"}
PROTOCOL_MAX = 255
PORT_MAX = 65535
SHOWN = (
    ". `Service` and `ServiceEntry` in the filter show it to whoever may read all (role Auditor)"
)
UDP_ALGS = frozenset({"SUN_RPC_UDP", "MS_RPC_UDP", "NBNS_BROADCAST", "NBDG_BROADCAST", "TFTP"})
ENTRIES = "service_entries"


class Words(NamedTuple):
    """Traffic in words: what is meant for certain, and what may be meant besides."""

    certain: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

    def __or__(self, other: "Words") -> "Words":
        """Both together, each word once."""
        certain = dict.fromkeys((*self.certain, *other.certain))
        return Words(tuple(certain), tuple(dict.fromkeys((*self.perhaps, *other.perhaps))))


class Services:
    """All services of an export, by path; each is understood when a rule names it."""

    def __init__(self, export: Export, remarks: Remarks) -> None:
        self._export, self._remarks = export, remarks
        self._by_path = {each.path: each for each in export.services}
        self._known: dict[str, Words] = {}
        self._open: list[str] = []

    def of_rule(self, rule: Found) -> Words:
        """What a rule says about traffic: services by path, and entries of its own."""
        texts, own = rule.texts("services"), tuple(rule.each(ENTRIES))
        if not own and (not texts or ANY in texts):
            return Words(("any",))
        found = Words()
        for at, path in enumerate(texts):
            if path != ANY:
                found |= self._at(path, rule, f"services[{at}]")
        for each in own:
            found |= self._entry(each)
        return found

    def _at(self, path: str, user: Found, key: str) -> Words:
        if path in self._open:
            circle = " > ".join([*self._open[self._open.index(path) :], path])
            raise user.wrong(f"the service is in itself: {circle}", key, "Mend it in NSX.")
        if path not in self._by_path:
            return self._missing(path, user, key)
        if path not in self._known:
            self._open.append(path)
            self._known[path] = self._service(self._by_path[path])
            self._open.pop()
        return self._known[path]

    def _missing(self, path: str, user: Found, key: str) -> Words:
        """A service that is not there; those of other managers are in other exports."""
        more = SHOWN if path.startswith("/infra/") else ""
        what = f"the service {path} is not in this export: any traffic may be meant{more}"
        self._remarks.add(user, what, key)
        return Words((), ("any",))

    def _service(self, service: Found) -> Words:
        found = Words()
        for each in self._export.parts(service, ENTRIES, "ServiceEntry"):
            found |= self._entry(each)
        if found == Words():
            self._remarks.add(service, "it has no entry: any traffic may be meant")
            return Words((), ("any",))
        return found

    def _entry(self, entry: Found) -> Words:
        kind = entry.text("resource_type")
        if kind == "NestedServiceServiceEntry":
            return self._at(entry.text("nested_service_path"), entry, "nested_service_path")
        if kind in READERS:
            return READERS[kind](entry, self._remarks)
        self._remarks.add(
            entry, f"{kind or 'its kind'} is not understood: any traffic may be meant"
        )
        return Words((), ("any",))


def _ports(entry: Found, remarks: Remarks) -> Words:
    protocol = entry.text("l4_protocol").lower()
    if protocol not in {"tcp", "udp", "sctp"}:
        raise entry.wrong(f"`{protocol}` is neither TCP nor UDP", "l4_protocol")
    words = _with_ports(protocol, entry)
    if entry.texts("source_ports"):
        remarks.add(entry, "ports of the source are not understood: perhaps meant", "source_ports")
        return Words((), words)
    return Words(words)


def _with_ports(protocol: str, entry: Found) -> tuple[str, ...]:
    ports = entry.texts("destination_ports")
    for at, port in enumerate(ports):
        ends = [each.strip() for each in port.split("-")]
        numbers = [int(each) for each in ends if each.isascii() and each.isdecimal()]
        if (
            len(numbers) != len(ends)
            or len(ends) > 2
            or not 0 <= numbers[0] <= numbers[-1] <= PORT_MAX
        ):
            raise entry.wrong(f"`{port}` is no port or range of ports", f"destination_ports[{at}]")
    return tuple(f"{protocol}/{port.replace(' ', '')}" for port in ports) or (protocol,)


def _alg(entry: Found, remarks: Remarks) -> Words:
    """The port that is called; what ALG opens after that may be any port of the protocol."""
    alg = entry.text("alg")
    protocol = "udp" if alg in UDP_ALGS else "tcp"
    remarks.add(entry, f"{alg or 'an ALG'}: {DATA}")
    return Words(_with_ports(protocol, entry), (protocol,))


def _icmp(entry: Found, _: Remarks) -> Words:
    protocol = ICMP.get(entry.text("protocol").upper())
    if protocol is None:
        raise entry.wrong(f"`{entry.text('protocol')}` is no ICMP of version 4 or 6", "protocol")
    kind, code = entry.whole("icmp_type"), entry.whole("icmp_code")
    if kind is None:
        return Words((protocol,))
    return Words((f"{protocol}/{kind}" + ("" if code is None else f":{code}"),))


def _igmp(_: Found, __: Remarks) -> Words:
    return Words(("protocol/2",))


def _protocol(entry: Found, _: Remarks) -> Words:
    number = entry.whole("protocol_number")
    if number is None or not 0 <= number <= PROTOCOL_MAX:
        raise entry.wrong("a protocol from 0 to 255 was expected", "protocol_number")
    return Words((f"protocol/{number}",))


def _ether(entry: Found, remarks: Remarks) -> Words:
    remarks.add(entry, "a type of Ethernet: nothing of IP for certain")
    return Words((), ("any",))


READERS: Mapping[str, Callable[[Found, Remarks], Words]] = {
    "L4PortSetServiceEntry": _ports,
    "ALGTypeServiceEntry": _alg,
    "ICMPTypeServiceEntry": _icmp,
    "IGMPTypeServiceEntry": _igmp,
    "IPProtocolServiceEntry": _protocol,
    "EtherTypeServiceEntry": _ether,
}
"""How each kind of entry is read."""
