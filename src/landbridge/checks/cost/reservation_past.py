"""Reservations of the source that are over."""

from collections.abc import Iterator

from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

TODAY = "today"


def _past(subject: Subject) -> Iterator[Hit]:
    for nth, cluster in enumerate(subject.estate.source_cloud.avs_clusters):
        last, today = cluster.reserved_until, subject.today
        if last is not None and today is not None and last < today:
            key = ("source_cloud", "avs_clusters", nth, "reserved_until")
            yield Hit(cluster.name, f"its reservation ended on {last.isoformat()}", keys=(key,))


RESERVATION_PAST = Rule(
    id="cost.reservation-past",
    severity=Severity.MEDIUM,
    says="the last day of a reservation of the source is past",
    happens="its hosts are reckoned as pay-as-you-go from then on; if it was renewed, the months of"
    " both clouds come out wrong",
    fix="Whoever pays for the source: write the day of its renewal, or the term `pay_as_you_go`.",
    source=("docs/estate.md",),
    needs=(TODAY,),
    find=_past,
)
