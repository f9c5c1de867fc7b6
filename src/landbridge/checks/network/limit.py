"""Limits of Azure: more of something than a resource takes."""

from collections.abc import Callable, Iterable, Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.network.asked import asked
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.network.proof import Proof

Counted = Callable[[Proof], Iterable[tuple[str, int]]]


def over(fact: str, what: str, count: Counted) -> Callable[[Subject], Iterator[Hit]]:
    """A hit for each resource that has more of `what` than the fact says.

    `count` gives the resources by name with how many each has.
    """

    def find(proof: Proof) -> Iterator[Hit]:
        most = int(catalogue().number(fact))
        for name, number in count(proof):
            if number > most:
                yield Hit(name, f"{number:,} {what}, and {most:,} is the most")

    return asked(find)
