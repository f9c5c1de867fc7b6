"""The release of HCX that the source runs."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

CURRENT = "version.hcx"


def _release(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _older(subject: Subject) -> Iterator[Hit]:
    here = subject.estate.source_cloud.hcx_version or ""
    there = str(catalogue().value(CURRENT))
    least = str(catalogue().value("hcx.hav.version-min"))
    if _release(here) < _release(there):
        lacks = f", below {least} without HCX Assisted vMotion" * (_release(here) < _release(least))
        yield Hit(subject.estate.name, f"HCX {here} meets HCX {there}{lacks}")


HCX_VERSION = Rule(
    id="parity.hcx-version",
    severity=Severity.MEDIUM,
    says="the source runs an older HCX than Generation 2",
    happens="kinds of migration that came with a later release are lacking; which releases pair "
    "with each other is Broadcom's to say, and was not read",
    fix="Whoever runs the source: update its HCX first, and look up whether the releases pair.",
    source=(CURRENT, "hcx.hav.version-min"),
    needs=("estate.source_cloud.hcx_version",),
    find=_older,
)
