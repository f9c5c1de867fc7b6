"""What contradicts itself in the network that an estate declares, told with file and line."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.network_parts import Part, Parts
from landbridge.intake.places import Places
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.place import Place
from landbridge.network.estate.assembled import assembled
from landbridge.network.estate.joined import joined, told_apart
from landbridge.network.faults import (
    Fault,
    faults,
    intent_ends,
    intent_words,
    names_twice,
    rule_words,
    segments_twice,
)

MOST = 50
"""As many as somebody mends before asking again."""
DRAWN = "peerings"
"""What a topology adds to networks that are declared: a fault of it is theirs."""


def with_network(estate: Estate, parts: Parts) -> Estate:
    """The estate with its whole network. Raises InputError where two parts differ."""
    networks = [part.network for part in parts]
    for path, number in told_apart(networks):
        raise InputError(
            f"`{path[0]}` is told in another file, and otherwise",
            place=Places(parts).of(number, path),
            remedy="Keep one of them.",
        )
    return estate.model_copy(update={"network": joined(networks)})


def refuse_faults(estate: Estate, parts: Parts) -> None:
    """Raise InputError for what stands in the file and cannot be; all of it at once.

    What other keys of the estate bring into the network is for rules to judge.
    """
    places, declared = Places(parts), estate.network
    own = [*intent_words(estate.intents), *rule_words(estate.firewall_rules)]
    _refuse(_of_estate(places, [*segments_twice(estate.segments), *own]))
    _refuse(_told(places, names_twice(declared), declared, declared))
    if declared == Network() and not estate.intents:
        return
    whole = _whole(estate, places)
    _refuse(_told(places, faults(whole), whole, declared))
    _refuse(_of_estate(places, intent_ends(estate.intents, whole, estate.tags, certain=True)))


def refuse_intents(estate: Estate, network: Network, file: Path) -> None:
    """Raise InputError for intents whose ends have no addresses that are known."""
    parts = (Part(Network(), file),)
    found = intent_ends(estate.intents, network, estate.tags, certain=False)
    _refuse(_of_estate(Places(parts), found))


def _whole(estate: Estate, places: Places) -> Network:
    try:
        return assembled(estate)
    except InputError as error:
        place = places.of(0, ("topology",))
        raise InputError(error.problem, place=place, remedy=error.remedy) from error


def _refuse(told: Iterable[tuple[Place, Fault]]) -> None:
    told = list(dict.fromkeys(told))
    if not told:
        return
    if len(told) == 1:
        ((place, fault),) = told
        raise InputError(fault.problem, place=place, remedy=fault.remedy)
    lines = [f"{place}: {fault.problem}. {fault.remedy}" for place, fault in told]
    raise InputError("\n".join(lines), remedy="Correct each of them; nothing was read further.")


def _of_estate(places: Places, found: Iterable[Fault]) -> Iterator[tuple[Place, Fault]]:
    """The faults of other keys of the estate file, with their places."""
    for fault in islice(found, MOST):
        yield places.in_estate(fault.path), fault


def _told(
    places: Places, found: Iterable[Fault], whole: Network, declared: Network
) -> Iterator[tuple[Place, Fault]]:
    """The faults that stand in the files, with their places."""
    paths = ((_declared(fault.path, whole, declared), fault) for fault in found)
    for path, fault in islice(((path, fault) for path, fault in paths if path), MOST):
        if place := places.in_network(path):
            yield place, fault


def _declared(
    path: tuple[str | int, ...], whole: Network, declared: Network
) -> tuple[str | int, ...] | None:
    """The path of something of the whole network in what is declared; None if it is not there."""
    path = _by_name(path, whole, declared)
    value: Any = declared
    for nth, step in enumerate(path):
        if isinstance(step, int) and isinstance(value, tuple) and step >= len(value):
            return path[:nth] if path[nth - 1] == DRAWN else None
        value = _inside(value, step)
    return path


def _inside(value: Any, step: str | int) -> Any:  # noqa: ANN401 - whatever a network holds
    if isinstance(value, tuple) and isinstance(step, int):
        return value[step]
    return value.get(step) if isinstance(value, dict) else getattr(value, str(step), None)


def _by_name(
    path: tuple[str | int, ...], whole: Network, declared: Network
) -> tuple[str | int, ...]:
    """Private clouds stand in another order once the one that shall be comes in."""
    kind, *rest = path
    if kind != "private_clouds" or not rest:
        return path
    name = whole.private_clouds[int(rest[0])].name.lower()
    names = [each.name.lower() for each in declared.private_clouds]
    at = names.index(name) if name in names else len(names)
    return (kind, at, *rest[1:])
