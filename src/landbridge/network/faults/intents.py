"""Intents that cannot be asked: in a form that is none, or about nobody."""

from collections.abc import Iterable, Iterator

from landbridge.errors import InputError
from landbridge.model.network import Network
from landbridge.network.faults.fault import Fault
from landbridge.network.intents import understood
from landbridge.network.naming import end_of
from landbridge.network.places import places
from landbridge.security.ends import Ends, Tags
from landbridge.space import ANYWHERE


def intent_words(intents: Iterable[str]) -> Iterator[Fault]:
    """Intents in a form that is none."""
    for at, text in enumerate(intents):
        try:
            understood(text)
        except InputError as error:
            yield Fault(("intents", at), error.problem, error.remedy)


def intent_ends(
    intents: Iterable[str], network: Network, tags: Tags | None, *, certain: bool
) -> Iterator[Fault]:
    """Ends that nobody knows; with `certain` not those that a list of service tags would tell."""
    there, ends = places(network), Ends(network, tags)
    for at, text in enumerate(intents):
        intent = understood(text)
        for end in dict.fromkeys((intent.source, intent.destination)):
            try:
                end_of(end, there, ends)
            except InputError as error:
                if not (certain and _may_be_tag(end, ends)):
                    problem = f"the intent `{text}` cannot be asked: {error.problem}"
                    yield Fault(("intents", at), problem, error.remedy)


def _may_be_tag(text: str, ends: Ends) -> bool:
    """Whether it is the name of a service tag of which only the addresses are missing."""
    try:
        known = ends.one(text)
    except ValueError:
        return False
    return bool(known.unknown) and known.widest != ANYWHERE
