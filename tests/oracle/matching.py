"""Whether a rule speaks of a packet's protocol and ports."""

from tests.oracle.answer import EITHER, NO, YES, Packet, Possible

NUMBERS = {"icmp": 1, "tcp": 6, "udp": 17, "gre": 47, "esp": 50, "ah": 51, "icmpv6": 58,
           "sctp": 132}  # fmt: skip
WITH_PORTS = {6, 17}


def in_ports(port: int, texts: tuple[str, ...]) -> bool:
    """Whether a port is among ports and ranges of ports."""
    return any(text == "*" or _in_range(port, text) for text in texts)


def _in_range(port: int, text: str) -> bool:
    first, dash, last = text.partition("-")
    return int(first) <= port <= int(last if dash else first)


def protocol_matches(
    protocol: str, ports: tuple[str, ...], source_ports: tuple[str, ...], packet: Packet
) -> bool:
    """Protocol and ports of a rule; any protocol with ports means TCP and UDP."""
    named = NUMBERS.get(protocol.lower())
    if named is not None and named != packet.protocol:
        return False
    if named is not None and named not in WITH_PORTS:
        return True
    if packet.protocol not in WITH_PORTS:
        return "*" in ports and "*" in source_ports
    return in_ports(packet.port, ports) and in_ports(packet.source_port, source_ports)


def service_matches(service: str, packet: Packet) -> Possible:
    """A service of NSX: `any`, a protocol, or a protocol with ports; unknown names may match."""
    protocol, slash, ports = service.strip().lower().partition("/")
    if protocol in {"any", "*"}:
        return YES
    if protocol not in NUMBERS:
        return EITHER
    texts = tuple(each.strip() for each in ports.split(",")) if slash else ("*",)
    return YES if protocol_matches(protocol, texts, ("*",), packet) else NO
