"""The availability zone of the private cloud."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.design.regions import zones
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _without(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    there = zones(cloud.region or "")
    if there is not None and cloud.zone not in there:
        has = f"AV64 is in zone {', '.join(map(str, there))} only" if there else "it has no zones"
        yield Hit(cloud.name, f"{cloud.region}, zone {cloud.zone}: {has}")


ZONE = Rule(
    id="design.zone",
    severity=Severity.BLOCKING,
    says="the zone has no AV64 hosts with all fault domains",
    happens="the private cloud cannot be created there",
    fix="The architect: name another zone, or none and let the service choose.",
    source=("region.av64-is-not-gen2", "gen2.zone-choice"),
    needs=(f"{CLOUD}.region", f"{CLOUD}.zone"),
    find=_without,
)
