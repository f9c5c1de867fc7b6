"""Rules of Azure Firewall, of policies and of firewalls without one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.doubts import ANYBODY
from landbridge.intake.azure.next_hops import address_of
from landbridge.intake.azure.public import awaited_of
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.security_rules import EVERY, end, port
from landbridge.intake.azure.survey import Survey

NETWORK, APPLICATION, DNAT = "network", "application", "dnat"
ENDS = {
    "source": ("sourceAddresses", "sourceIpGroups"),
    "destination": ("destinationAddresses", "destinationIpGroups"),
}
COMMON = frozenset({"ruleType", *ENDS["source"]})
TRAFFIC = frozenset({"ipProtocols", "protocols", "destinationPorts", *ENDS["destination"]})
READ = {
    NETWORK: COMMON | TRAFFIC | {"destinationFqdns"},
    APPLICATION: COMMON
    | {"protocols", "targetFqdns", "fqdnTags", "webCategories", "targetUrls", "terminateTLS"},
    DNAT: COMMON | TRAFFIC | {"translatedAddress", "translatedPort", "translatedFqdn"},
}
PROTOCOLS = frozenset({"tcp", "udp", "icmp", "any"})
ANY_PORT = "*"
OPEN = "whoever it lets in from outside is not seen, so what reads as closed there may be open"
NOWHERE = "where it leads is no address that is known: whom it lets in to anybody, depends"
UNPORTED = "the ports {} are not understood, and left out: " + OPEN
UNFRONTED = f"its public address is not known, and it is left out: {OPEN}"
Made = Mapping[str, Any]


def rules_of(kind: str, records: Iterator[Record], survey: Survey) -> list[Made]:
    """The rules of a collection of one kind."""
    found: list[Made] = []
    for record in records:
        survey.unread(record, READ[kind])
        found += READERS[kind](record, survey)
    return found


def _network(record: Record, survey: Survey) -> Iterator[Made]:
    destination = [*_ends(record, "destination", survey), *record.several("destinationFqdns")]
    ports = [each for each in record.several("destinationPorts") if not isinstance(each, Awaited)]
    yield {
        "name": record.text("name"),
        **_source(record, survey),
        "destination": destination or list(EVERY),
        "protocols": _protocols(record, survey),
        "ports": [
            port(each, record, "destinationPorts") if each != ANY_PORT else each for each in ports
        ]
        or [ANY_PORT],
    }


def _application(record: Record, survey: Survey) -> Iterator[Made]:
    called = [
        f"{each.word('protocolType')}:{each.integer('port')}"
        for each in record.each("protocols")
        if each.told("protocolType") and each.told("port")
    ]
    hosts = [text.partition("/")[0] for text in record.several("targetUrls")]
    yield {
        "name": record.text("name"),
        **_source(record, survey),
        **({"protocols": called} if called else {}),
        **_listed("fqdns", [*record.several("targetFqdns"), *hosts]),
        **_listed("fqdn_tags", record.several("fqdnTags")),
        **_listed("web_categories", record.several("webCategories")),
    }


def _dnat(record: Record, survey: Survey) -> Iterator[Made]:
    """A rule for each public address and port; one that leads to a name may lead to anybody."""
    address = address_of(record, "translatedAddress", survey)
    if not address:
        survey.remark(record, NOWHERE)
    called = record.text("translatedFqdn") if record.told("translatedFqdn") else ""
    for public in _fronts(record, survey):
        for text in record.several("destinationPorts"):
            if not text.isdecimal():
                survey.remark(record, UNPORTED.format(text), "destinationPorts")
                continue
            yield {
                "name": record.text("name"),
                **_perhaps(public, _source(record, survey), survey),
                "destination": public,
                "protocols": _protocols(record, survey),
                "port": int(text),
                **({"translated_address": address} if address else {}),
                **({"translated_fqdn": called} if called and not address else {}),
                "translated_port": record.integer("translatedPort") or int(text),
            }


def _fronts(record: Record, survey: Survey) -> Iterator[str]:
    """The public addresses of a DNAT rule; one that a template only names has its stand-in."""
    yield from record.prefixes("destinationAddresses")
    for text in record.several("destinationAddresses"):
        if isinstance(text, Awaited):
            address = awaited_of(text, survey)
            if address:
                yield address
            else:
                survey.remark(record, UNFRONTED, "destinationAddresses")


def _perhaps(public: str, source: Made, survey: Survey) -> Made:
    """Whom a rule leads in; perhaps nobody where no firewall is told to have its address."""
    if not survey.fronts.may_be(public):
        return source
    return {"source": [survey.doubts.perhaps(source.get("source", ANYBODY))]}


READERS: Mapping[str, Callable[[Record, Survey], Iterator[Made]]] = {
    NETWORK: _network,
    APPLICATION: _application,
    DNAT: _dnat,
}


def _source(record: Record, survey: Survey) -> Made:
    ends = _ends(record, "source", survey)
    return {"source": ends} if ends else {}


def _ends(record: Record, side: str, survey: Survey) -> list[str]:
    plain, groups = ENDS[side]
    told = [end(each, record, plain, survey) for each in record.several(plain)]
    called = [survey.called(each, types.IP_GROUP, record) for each in record.several(groups)]
    return list(dict.fromkeys([*told, *called]))


def _protocols(record: Record, survey: Survey) -> list[str]:
    told = [each.lower() for each in record.several("ipProtocols", "protocols")]
    known = [each for each in told if each in PROTOCOLS]
    for each in told:
        if each not in PROTOCOLS:
            survey.remark(record, f"the protocol `{each}` is not understood: any is meant")
    return known if known and len(known) == len(told) else ["any"]


def _listed(key: str, values: "list[str] | tuple[str, ...]") -> Made:
    return {key: list(values)} if values else {}
