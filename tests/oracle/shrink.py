"""From a network on which two answers differ to a small one on which they still do."""

from collections.abc import Callable, Iterator
from typing import Any

from landbridge.model.network import Network

Step = tuple[str | int, ...]


def smallest(network: Network, still: Callable[[Network], bool]) -> Network:
    """The network without every part that `still` can spare, one part at a time.

    What makes the network invalid, or makes `still` raise, cannot be spared.
    """
    parts = network.model_dump(mode="json", exclude_defaults=True)
    shrunk = True
    while shrunk:
        shrunk = False
        for step in list(_steps(parts)):
            smaller = _without(parts, step)
            if smaller is not None and _holds(smaller, still):
                parts, shrunk = smaller, True
                break
    return Network.model_validate(parts)


def _holds(parts: dict[str, Any], still: Callable[[Network], bool]) -> bool:
    try:
        return still(Network.model_validate(parts))
    except (ValueError, LookupError):
        return False


def _steps(value: Any, here: Step = ()) -> Iterator[Step]:  # noqa: ANN401 - any part of a document
    """Every part of a document, the large ones before what is in them."""
    keys: list[str | int] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    yield from ((*here, key) for key in keys)
    for key in keys:
        yield from _steps(value[key], (*here, key))


def _without(value: Any, step: Step) -> Any:  # noqa: ANN401 - any part of a document
    """A copy without one part."""
    first, *rest = step
    if isinstance(value, dict):
        if not rest:
            return {key: each for key, each in value.items() if key != first}
        return {**value, first: _without(value[first], tuple(rest))}
    place = int(first)
    inner = [_without(value[place], tuple(rest))] if rest else []
    return [*value[:place], *inner, *value[place + 1 :]]
