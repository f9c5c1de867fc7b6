"""The region of the private cloud."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.design.regions import listed
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.network.routing.regions import plain


def _unlisted(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    if plain(cloud.region or "") not in listed():
        yield Hit(cloud.name, f"the region is {cloud.region}")


REGION = Rule(
    id="design.region",
    severity=Severity.HIGH,
    says="Generation 2 is not listed in the region",
    happens="whether it can be had there is Microsoft's to say; regions are added often",
    fix="The architect: ask the account team before anything rests on it, or take a listed region.",
    source=("region.gen2.listed",),
    needs=(f"{CLOUD}.region",),
    find=_unlisted,
)
