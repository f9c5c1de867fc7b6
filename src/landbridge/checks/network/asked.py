"""Questions to the whole of a declared network, which an estate without one is not asked.

Such an estate has one finding that says so (`azure.undeclared`), and no rule of this family
without an answer.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from landbridge.checks.subject import Subject
from landbridge.model.checked import Lack
from landbridge.network.proof import Proof

NETWORK = "estate.network"
BLOCK = "estate.private_cloud.address_block"
Answer = TypeVar("Answer")


def asked(question: Callable[[Proof], Iterable[Answer]]) -> Callable[[Subject], Iterator[Answer]]:
    """The question for a subject: no answers where it declares no network."""

    def answers(subject: Subject) -> Iterator[Answer]:
        if subject.network is not None:
            yield from question(subject.network)

    return answers


def left_open(question: Callable[[Proof], Iterable[str]]) -> Callable[[Subject], Iterator[Lack]]:
    """What a declared network leaves unsaid, in words."""
    reasons = asked(question)

    def lacking(subject: Subject) -> Iterator[Lack]:
        return (Lack(part=NETWORK, why=reason) for reason in reasons(subject))

    return lacking


def with_cloud(lacking: Callable[[Subject], Iterable[Lack]]) -> Callable[[Subject], Iterator[Lack]]:
    """What is left open by a rule about the cloud's network: all of it, while that is not there.

    The private cloud that shall be stands in the network as soon as its block is known.
    """

    def open_(subject: Subject) -> Iterator[Lack]:
        yield from lacking(subject)
        if subject.network is not None and not subject.network.fabric.clouds:
            yield from subject.lacking(BLOCK)

    return open_


def answered(_: Subject) -> Iterable[Lack]:
    """Nothing is left open: what `network` leaves out is not there."""
    return ()
