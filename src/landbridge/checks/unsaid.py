"""What nobody said of the parts that a rule looks at: why it has no answer, or only one in part."""

from collections.abc import Callable, Iterator

from landbridge.checks.subject import Subject
from landbridge.model.checked import Lack


def unless_said(*parts: str) -> Callable[[Subject], Iterator[Lack]]:
    """Open as long as one of these (`disks.raw`, `estate.private_cloud.region`) is not known."""

    def lacking(subject: Subject) -> Iterator[Lack]:
        return (lack for part in parts for lack in subject.lacking(part))

    return lacking
