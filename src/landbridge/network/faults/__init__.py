"""What makes a network none: names, priorities, addresses and words that contradict each other.

What is merely doubtful, such as a service tag that nobody knows, is no fault: rules tell of it.
"""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.network.faults.alone import alone
from landbridge.network.faults.application_groups import application_groups
from landbridge.network.faults.clouds import clouds
from landbridge.network.faults.fault import Fault
from landbridge.network.faults.groups import circles
from landbridge.network.faults.intents import intent_ends, intent_words
from landbridge.network.faults.kept import kept
from landbridge.network.faults.names import names_twice, segments_twice
from landbridge.network.faults.placing import placing
from landbridge.network.faults.priorities import priorities
from landbridge.network.faults.references import references
from landbridge.network.faults.spaces import spaces
from landbridge.network.faults.words import rule_words, words

__all__ = [
    "Fault",
    "faults",
    "intent_ends",
    "intent_words",
    "names_twice",
    "rule_words",
    "segments_twice",
]

CHECKS = (
    names_twice,
    references,
    priorities,
    spaces,
    kept,
    clouds,
    placing,
    alone,
    circles,
    application_groups,
    words,
)


def faults(network: Network) -> Iterator[Fault]:
    """Everything that makes a network none; one without any can be proven."""
    for check in CHECKS:
        yield from check(network)
