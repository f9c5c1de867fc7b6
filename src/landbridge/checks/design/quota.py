"""Hosts that Microsoft must confirm before anything can be deployed."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import CLOUD
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

DAYS = "private-cloud.quota-days-max"


def _unconfirmed(subject: Subject) -> Iterator[Hit]:
    cloud, sized = subject.estate.private_cloud, subject.sized
    needed = sized.hosts if sized else 0
    confirmed = cloud.quota.hosts if cloud.quota.state == "confirmed" else 0
    if confirmed < needed:
        days = f"a request can take {catalogue().number(DAYS):.0f} business days"
        yield Hit(cloud.name, f"{needed} hosts are needed and {confirmed} confirmed; {days}")


QUOTA = Rule(
    id="design.quota",
    severity=Severity.HIGH,
    says="fewer hosts are confirmed as quota than the plan needs",
    happens="without quota no host can be ordered",
    fix="Whoever owns the subscription: send quota-request.txt to Microsoft's support now.",
    source=(DAYS, "deploy.quota.sku"),
    needs=("sized", f"{CLOUD}.quota.state"),
    find=_unconfirmed,
)
