"""Keys that an estate leaves unsaid: what a rule that answers in part gives as its reason."""

from collections.abc import Callable, Iterable, Iterator

from landbridge.checks.subject import Subject

ESTATE = "estate."


def unless_said(*parts: str) -> Callable[[Subject], Iterator[str]]:
    """Open as long as one of these keys (`estate.private_cloud.region`) is unsaid."""

    def reasons(subject: Subject) -> Iterator[str]:
        return unsaid(part for part in parts if subject.lacks(part))

    return reasons


def unsaid(parts: Iterable[str]) -> Iterator[str]:
    """The reason that names these keys, none where there are none."""
    names = [f"`{part.removeprefix(ESTATE)}`" for part in parts]
    if names:
        yield f"the estate does not say {' and '.join(names)}"
