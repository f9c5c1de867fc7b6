"""Reservations of the source of which nobody knows in which month they end."""

from collections.abc import Iterator

from landbridge.checks.cost.declared import declared
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.source_cloud import DualRun, SourceCluster, Term

AS_YOU_GO: Term = "pay_as_you_go"


def _open(subject: Subject) -> Iterator[Hit]:
    estate = subject.estate
    for nth, cluster in enumerate(estate.source_cloud.avs_clusters if estate.prices else ()):
        if cluster.term != AS_YOU_GO and (lacking := _lacking(cluster, estate.dual_run)):
            key = ("source_cloud", "avs_clusters", nth, "term")
            yield Hit(cluster.name, f"{lacking} is not told", keys=(key,))


def _lacking(cluster: SourceCluster, run: DualRun) -> str:
    """The key without which its end falls in no month; empty where none is lacking."""
    if cluster.reserved_until is None:
        return "its `reserved_until`"
    return "`dual_run.starts`" if run.declared and run.starts is None else ""


RESERVATION_OPEN = declared(
    id="cost.reservation-open",
    severity=Severity.MEDIUM,
    says="hosts of the source are reserved, and the last day of that or the first of the dual run"
    " is not told",
    happens="in which month the reservation ends is not known, and no month of both clouds has a"
    " sum",
    fix="Whoever pays for the source: write that day, or the term `pay_as_you_go`.",
    needs=("estate.price_book",),
    find=_open,
)
