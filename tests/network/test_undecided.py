"""Open pairs are counted by the reason for which they are open."""

from tests.network.small import network

from landbridge.network.answers.reachability import reachability
from landbridge.network.answers.undecided import undecided
from landbridge.network.proof import Proof

HIDDEN = "the service has network security groups of its own on this subnet, which are hidden"


def test_each_reason_is_told_with_the_pairs_that_it_leaves_open() -> None:
    told = undecided(Proof(network()))
    assert told is not None
    open_pairs = reachability(network()).undecided_pairs
    assert next(iter(told)) == HIDDEN
    assert all(0 < pairs <= open_pairs for pairs in told.values())
    assert sum(told.values()) >= open_pairs
    assert not any("only where the rules before" in why for why in told)


def test_as_many_pairs_as_may_be_asked_are_told_and_one_more_is_not() -> None:
    count = reachability(network()).undecided_pairs
    assert undecided(Proof(network()), most=count) is not None
    assert undecided(Proof(network()), most=count - 1) is None
