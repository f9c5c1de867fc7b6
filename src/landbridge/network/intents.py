"""Intents in the words of a firewall owner: what shall be reached, and what shall not.

web reaches db on mssql
nothing from Internet reaches db
db never reaches Internet
only app reaches db on tcp/1433, tcp/1434
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from landbridge.errors import InputError
from landbridge.model.proof import IntentResult, Met, Verdict
from landbridge.network.naming import End
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import BEST, WORST, trace
from landbridge.security.matching import NoTraffic, service
from landbridge.space import ANYWHERE

FORMS = (
    (re.compile(r"nothing from (?P<source>.+?) reaches (?P<rest>.+)", re.I), Verdict.DENY, False),
    (re.compile(r"only (?P<source>.+?) reaches (?P<rest>.+)", re.I), Verdict.DENY, True),
    (re.compile(r"(?P<source>.+?) never reaches (?P<rest>.+)", re.I), Verdict.DENY, False),
    (re.compile(r"(?P<source>.+?) reaches (?P<rest>.+)", re.I), Verdict.ALLOW, False),
)
"""How an intent may be said: its form, what it expects, and whether it is about all others."""
BEHIND = re.compile(r"(?P<destination>.+) on (?P<services>.+)", re.I)
BETWEEN = re.compile(r"\s*(?:,|\band\b)\s*", re.I)
MORE_PORTS = re.compile(r"\d+(?:-\d+)?")
"""What only goes on with the ports of the word before it: `tcp/80, 443`."""
MET = {
    (Verdict.ALLOW, Verdict.ALLOW): Met.YES,
    (Verdict.DENY, Verdict.DENY): Met.YES,
    (Verdict.ALLOW, Verdict.DENY): Met.NO,
    (Verdict.DENY, Verdict.ALLOW): Met.NO,
}


@dataclass(frozen=True)
class Intent:
    """What shall hold; `others` turns it to everybody but the source."""

    text: str
    source: str
    destination: str
    services: tuple[str, ...]
    expected: Verdict
    others: bool = False


def understood(text: str) -> Intent:
    """An intent as said. Without `on` it is about any traffic; raises InputError otherwise."""
    for form, expected, others in FORMS:
        if match := form.fullmatch(text.strip()):
            destination, services = _split(match["rest"])
            return Intent(text, match["source"], destination, services, expected, others)
    raise InputError(
        f"the intent `{text}` is not understood",
        remedy="Say `A reaches B on HTTPS`, `A never reaches B`, `nothing from A reaches B` or"
        " `only A reaches B on tcp/1433`.",
    )


def prove(proof: Proof, intents: Iterable[Intent]) -> tuple[IntentResult, ...]:
    """Whether each intent holds; the proof must have been made with their ends and services."""
    return tuple(_proven(proof, each) for each in intents)


def _split(rest: str) -> tuple[str, tuple[str, ...]]:
    match = BEHIND.fullmatch(rest)
    if match is None:
        return rest.strip(), ("any",)
    return match["destination"].strip(), known_services(match["services"])


def known_services(text: str) -> tuple[str, ...]:
    """One service or several, parted by commas or `and`; a number goes with what stands before.

    Raises InputError for a word that means no traffic.
    """
    __tracebackhide__ = True
    services: list[str] = []
    for word in filter(None, BETWEEN.split(text.strip())):
        if services and MORE_PORTS.fullmatch(word) and "/" in services[-1]:
            services[-1] += f",{word}"
        else:
            services.append(word)
    for each in services or [text]:
        _refuse_unknown(each)
    return tuple(services)


def _refuse_unknown(text: str) -> None:
    __tracebackhide__ = True
    try:
        service(text)
    except NoTraffic as error:
        raise InputError(str(error), remedy=error.remedy) from None


def ends_of(proof: Proof, intent: Intent) -> tuple[End, End]:
    """Who is to reach whom; the proof must have been made with both."""
    source, destination = proof.end(intent.source), proof.end(intent.destination)
    return _everybody_but(source, destination) if intent.others else source, destination


def _proven(proof: Proof, intent: Intent) -> IntentResult:
    source, destination = ends_of(proof, intent)
    traffic = proof.traffic(intent.services)
    worst = WORST if intent.expected is Verdict.ALLOW else BEST
    shown = trace(proof, source, destination, traffic, worst)
    met = MET.get((intent.expected, shown.verdict), Met.UNKNOWN)
    return IntentResult(
        name=intent.text, expected=intent.expected, verdict=shown.verdict, met=met, shown=shown
    )


def _everybody_but(source: End, destination: End) -> End:
    """All others; what the destination says to itself is not meant.

    Who may be one of them may be another; of a source that is not told so may anybody.
    """
    others = ANYWHERE - source.widest.addresses - destination.widest.addresses
    maybe = (source.possible | destination.possible) - source.addresses - destination.addresses
    name = f"all but {source.name}"
    if source.untold:
        return replace(source, name=name)
    return replace(source, name=name, addresses=others, place=None, possible=maybe)
