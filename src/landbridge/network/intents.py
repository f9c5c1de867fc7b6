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
from landbridge.network.trace import BEST, WORST, trace
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
    services = tuple(filter(None, BETWEEN.split(match["services"].strip())))
    for each in services:
        known_service(each)
    return match["destination"].strip(), services


def known_service(text: str) -> None:
    """Raises InputError for a word that means no traffic."""
    __tracebackhide__ = True
    try:
        service(text)
    except NoTraffic as error:
        raise InputError(str(error), remedy=error.remedy) from None


def _proven(proof: Proof, intent: Intent) -> IntentResult:
    source, destination = proof.end(intent.source), proof.end(intent.destination)
    if intent.others:
        source = _everybody_but(source, destination)
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
