"""What nobody said of the parts that a rule looks at: why it has no answer, or only one in part."""

from collections.abc import Callable, Iterator

import pyarrow as pa

from landbridge.checks.subject import Subject
from landbridge.model.checked import Lack


def unless_said(*parts: str) -> Callable[[Subject], Iterator[Lack]]:
    """Open as long as one of these (`disks.raw`, `estate.private_cloud.region`) is not known."""

    def lacking(subject: Subject) -> Iterator[Lack]:
        return (lack for part in parts for lack in subject.lacking(part))

    return lacking


def nothing(_: Subject) -> tuple[Lack, ...]:
    """Never open: what the estate leaves out is not there."""
    return ()


def of_vms(subject: Subject, part: str, rows: pa.Table, unsaid: str) -> Iterator[Lack]:
    """Open for the VMs of these rows, of which it says how many there are and which is the first.

    `unsaid` says what nobody told of them, such as `the mode of raw disks`.
    """
    if rows.num_rows:
        why = f"the export does not tell {unsaid} of {whom(subject, rows)}"
        yield Lack(part=part, why=why, number=number(rows))


def number(rows: pa.Table) -> int:
    """How many VMs have these rows."""
    return len(set(zip(rows["vcenter"].to_pylist(), rows["moref"].to_pylist(), strict=True)))


def whom(subject: Subject, rows: pa.Table) -> str:
    """The first VM of these rows, and how many more there are."""
    keys = dict.fromkeys(zip(rows["vcenter"].to_pylist(), rows["moref"].to_pylist(), strict=True))
    first, more = subject.names.of(*next(iter(keys))), len(keys) - 1
    return f"{first} and {more:,} more" if more else first
