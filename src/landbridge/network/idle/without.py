"""Networks with fewer rules."""

from collections.abc import Iterable
from typing import Any

from landbridge.model.declared import Key
from landbridge.model.network import Network


def without(network: Network, keys: Iterable[Key]) -> Network:
    """The network without the rules to which these keys lead."""
    gone: Network = _less(network, {tuple(each) for each in keys})
    return gone


def _less(value: Any, keys: set[Key]) -> Any:  # noqa: ANN401 - whatever a network holds
    """A list without entries, or a part of the network in which some list is shorter."""
    if not keys:
        return value
    steps = dict.fromkeys(key[0] for key in keys)
    inner = {step: {key[1:] for key in keys if key[0] == step} for step in steps}
    if isinstance(value, tuple):
        return tuple(
            _less(each, inner.get(nth, set()))
            for nth, each in enumerate(value)
            if () not in inner.get(nth, ())
        )
    update = {str(step): _less(getattr(value, str(step)), inner[step]) for step in steps}
    return value.model_copy(update=update)
