"""What management locks forbid: deletion, or every change, of what is under them."""

from collections.abc import Iterator

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource, Store

LOCK = "Microsoft.Authorization/locks"
READ_ONLY = "ReadOnly"


def refuse_locked_change(store: Store, id_: ResourceId) -> None:
    """Raises Refusal under a lock that lets nothing be changed."""
    held = [_scope(lock) for lock in _above(store, id_) if _level(lock) == READ_ONLY.casefold()]
    _refuse(id_, "write", held)


def refuse_locked_deletion(store: Store, id_: ResourceId) -> None:
    """Raises Refusal under any lock, and where something in it has one."""
    below = store.of_type(LOCK, within=str(id_))
    held = [*map(_scope, _above(store, id_)), *map(_scope, below)]
    _refuse(id_, "delete", list(dict.fromkeys(held)))


def _refuse(id_: ResourceId, deed: str, scopes: list[str]) -> None:
    """What changes a lock itself is let through: its owner may always take it away."""
    if scopes and id_.type.casefold() != LOCK.casefold():
        told = f"The scope '{id_}' cannot perform {deed} operation because following scope(s)"
        told += f" are locked: '{','.join(scopes)}'. Please remove the lock and try again."
        raise Refusal(409, "ScopeLocked", told)


def _above(store: Store, id_: ResourceId | None) -> Iterator[Resource]:
    """The locks of what it stands in, the widest last; its own among them."""
    while id_ is not None:
        yield from store.of_type(LOCK, within=f"{id_}/providers/{LOCK}")
        id_ = id_.holder


def _scope(lock: Resource) -> str:
    return lock.id.scope


def _level(lock: Resource) -> str:
    return str(lock.properties.get("level", "")).casefold()
