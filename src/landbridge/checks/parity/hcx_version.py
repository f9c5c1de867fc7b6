"""The release of HCX that the source runs."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

CURRENT, LEAST = "version.hcx", "hcx.hav.version-min"
VERSION = "estate.source_cloud.hcx_version"


def _release(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _below(here: str, there: str) -> bool | None:
    """Whether a release is older, as far as both tell; None where they tell no difference.

    `4.11` may be `4.11.4` or what came before it.
    """
    mine, other = _release(here), _release(there)
    both = min(len(mine), len(other))
    if mine[:both] == other[:both] and len(mine) != len(other):
        return None
    return mine < other


def _older(subject: Subject) -> Iterator[Hit]:
    here = subject.estate.source_cloud.hcx_version
    there, least = str(catalogue().value(CURRENT)), str(catalogue().value(LEAST))
    if here and _below(here, there):
        lacks = f", below {least} without HCX Assisted vMotion" if _below(here, least) else ""
        yield Hit(subject.estate.name, f"HCX {here} meets HCX {there}{lacks}")


def _open(subject: Subject) -> Iterator[Lack]:
    here, there = subject.estate.source_cloud.hcx_version, str(catalogue().value(CURRENT))
    yield from unless_said(VERSION)(subject)
    if here and _below(here, there) is None:
        why = f"the estate says HCX {here}, which may be {there} or not: `source_cloud.hcx_version`"
        yield Lack(part=VERSION, why=why)


HCX_VERSION = Rule(
    id="parity.hcx-version",
    severity=Severity.MEDIUM,
    says="the source runs an older HCX than Generation 2",
    happens="kinds of migration that came with a later release are lacking; which releases pair "
    "with each other is Broadcom's to say, and was not read",
    fix="Whoever runs the source: update its HCX first, and look up whether the releases pair.",
    source=(CURRENT, LEAST),
    needs=(VERSION,),
    find=_older,
    undecided=_open,
)
