"""The availability zone of the private cloud."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD, OWN
from landbridge.checks.design.regions import zones
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

REGION = f"{CLOUD}.region"


def _without(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    there = zones(cloud.region or "")
    if cloud.zone is not None and there is not None and cloud.zone not in there:
        has = f"AV64 is in zone {', '.join(map(str, there))} only" if there else "it has no zones"
        yield Hit(cloud.name, f"{cloud.region}, zone {cloud.zone}: {has}")


def _open(subject: Subject) -> Iterator[Lack]:
    """Where no zone is asked for the service chooses, and there is nothing to know."""
    cloud = subject.estate.private_cloud
    yield from unless_said(REGION)(subject)
    if cloud.region and cloud.zone is not None and zones(cloud.region) is None:
        why = f"no table that was read tells the zones of AV64 in {cloud.region}"
        yield Lack(part=REGION, why=why)


ZONE = Rule(
    id="design.zone",
    severity=Severity.HIGH,
    says="the zone had no AV64 hosts with all fault domains when the table of zones was read",
    happens="the private cloud cannot be created there, unless hosts were added since",
    fix="The architect: name another zone, or none and let the service choose; else ask the account"
    " team before anything rests on it.",
    source=("region.av64-is-not-gen2", "gen2.zone-choice"),
    needs=(REGION, f"{CLOUD}.zone"),
    about=(f"{OWN}.zone",),
    find=_without,
    undecided=_open,
)
