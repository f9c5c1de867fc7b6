"""What is wrong with a text that means no traffic, and what was probably meant."""

from collections.abc import Collection
from difflib import get_close_matches

from landbridge.space import NUMBERS, PORTS
from landbridge.space.traffic import PROTOCOLS

BY_NUMBER = "protocol"
FACTS = "landbridge facts services.names"
SUCH = (
    "Write a protocol with a port such as `tcp/443`, `icmp`, `any`, or the name of a service such"
    f" as `https`; `{FACTS}` lists them."
)
NO_PORT = f"ports are 0 to {PORTS - 1}"
NEITHER = "a number alone may be a port or a protocol"


class NoTraffic(ValueError):
    """A text that means no traffic: why not, and what to write in its place."""

    def __init__(self, text: str, why: str, remedy: str) -> None:
        self.why, self.remedy = why, remedy
        super().__init__(f"`{text}` is no traffic: {why}")


def number(text: str, given: str) -> int:
    """A protocol by its number; raises NoTraffic for none."""
    if not below(given, PROTOCOLS):
        why = f"protocols by number are 0 to {PROTOCOLS - 1}"
        raise NoTraffic(text, why, f"Write one such as `{BY_NUMBER}/50`.")
    return int(given)


def unknown(text: str, protocol: str, named: Collection[str]) -> NoTraffic:
    """What is wrong with a word that begins with no protocol."""
    if protocol == text.strip().lower() and protocol.replace("-", "", 1).isdecimal():
        if not _is_span(protocol):
            return NoTraffic(text, NO_PORT, "Write one such as `tcp/443`.")
        by_number = f" A protocol by its number is `{BY_NUMBER}/50`."
        return NoTraffic(text, NEITHER, f"Did you mean `tcp/{protocol}`?{by_number}")
    if protocol in named:
        return NoTraffic(text, "a service is named alone", f"Write `{protocol}`.")
    near = get_close_matches(protocol, [*named, *NUMBERS], n=1)
    guess = f"Did you mean `{near[0]}`? " if near else ""
    return NoTraffic(text, "nobody knows such a protocol or service", f"{guess}{SUCH}")


def refuse_port(text: str, protocol: str, port: str, named: Collection[str]) -> None:
    """Raises NoTraffic for what is no port or range of ports."""
    if port == "*":
        return
    first, dash, last = (part.strip() for part in port.partition("-"))
    ends = (first, last if dash else first)
    if port in named:
        why = f"`{port}` is a service, and a service is named alone"
        raise NoTraffic(text, why, f"Did you mean `{port}`? The list: `{FACTS}`.")
    if not all(each.isascii() and each.isdecimal() for each in ends):
        raise NoTraffic(text, f"`{port}` is no port or range of ports", SUCH)
    if not all(below(each, PORTS) for each in ends):
        raise NoTraffic(text, NO_PORT, f"Write one such as `{protocol}/443`.")
    if int(ends[0]) > int(ends[1]):
        why = "the range of ports ends before it starts"
        raise NoTraffic(text, why, f"Did you mean `{protocol}/{last}-{first}`?")


def _is_span(text: str) -> bool:
    """Whether it is a number, or two as the ends of a range."""
    first, dash, last = text.partition("-")
    return below(first, PORTS) and (not dash or below(last, PORTS))


def below(text: str, limit: int) -> bool:
    """Whether it is a number below the limit; a longer text is never made a number."""
    short = text.isascii() and text.isdecimal() and len(text) <= len(str(limit))
    return short and int(text) < limit
