"""One change of a network: told, and done."""

from collections.abc import Callable, Iterable
from itertools import chain, count
from typing import Any, NamedTuple

from landbridge.model.declared import Key
from landbridge.model.mend import Change
from landbridge.model.network import Network
from landbridge.model.place import Frozen

Value = Any


class Edit(NamedTuple):
    """A change with the network that it makes, in the list at a path."""

    change: Change
    path: Key
    apply: Callable[[Network], Network]


def changed(value: Value, path: Key, turn: Callable[[Value], Value]) -> Value:
    """The value with what stands at a path turned into something else."""
    if not path:
        return turn(value)
    step, *rest = path
    if isinstance(step, int):
        inner = changed(value[step], tuple(rest), turn)
        return (*value[:step], inner, *value[step + 1 :])
    held = changed(getattr(value, step), tuple(rest), turn)
    return value.model_copy(update={step: held})


def added(where: str, does: str, path: Key, entry: Frozen, before: Frozen | None = None) -> Edit:
    """An entry more in the list at a path: at its end, or before another entry."""

    def more(entries: tuple[Frozen, ...]) -> tuple[Frozen, ...]:
        at = len(entries) if before is None else _place(entries, before)
        return (*entries[:at], entry, *entries[at:])

    put = entry.model_dump(mode="json", exclude_defaults=True)
    told = Change(where=where, does=does, put=put)
    return Edit(told, path, lambda whole: changed(whole, path, more))


def struck(where: str, does: str, path: Key, entry: Frozen) -> Edit:
    """An entry less in the list at a path."""

    def less(entries: tuple[Frozen, ...]) -> tuple[Frozen, ...]:
        return tuple(each for each in entries if each is not entry)

    return Edit(Change(where=where, does=does), path, lambda whole: changed(whole, path, less))


def _place(entries: tuple[Frozen, ...], entry: Frozen) -> int:
    """Where an entry stands; at the end if it is gone."""
    return next((nth for nth, each in enumerate(entries) if each is entry), len(entries))


def free_below(priority: int, taken: Iterable[int], least: int) -> int | None:
    """The greatest free number that is asked before another one."""
    used = {*taken}
    return next((each for each in range(priority - 1, least - 1, -1) if each not in used), None)


def unused(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where somebody has it."""
    used = {each.lower() for each in taken}
    names = chain((name,), (f"{name}-{nth}" for nth in count(2)))
    return next(each for each in names if each.lower() not in used)
