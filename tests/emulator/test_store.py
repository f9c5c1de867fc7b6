"""Changes of the state: all of one or nothing, also of one within another."""

import sqlite3
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource, Store

WHEN = datetime(2026, 11, 22, tzinfo=UTC)


class Stop(Exception):
    """What ends a change in its middle."""


def put(store: Store, name: str) -> None:
    id_ = ResourceId("/subscriptions/s/resourceGroups/g", "A.B", ("cs",), (name,))
    store.put(Resource(id_, {"properties": {"of": f"{id_}/part"}}, WHEN, WHEN))


def names(store: Store) -> list[str]:
    return [each.id.name for each in store.of_type("A.B/cs")]


def test_a_part_that_fails_takes_back_itself_alone() -> None:
    store = Store(None)
    with store.change():
        put(store, "before")
        for number in range(2):
            with suppress(Stop), store.change():
                put(store, f"part-{number}")
                raise Stop
        with store.change():
            put(store, "kept")
    assert names(store) == ["before", "kept"]


def test_a_whole_that_fails_takes_back_parts_that_were_over() -> None:
    store = Store(None)
    with suppress(Stop), store.change():
        with store.change():
            put(store, "part")
        raise Stop
    assert names(store) == []
    put(store, "after")
    assert names(store) == ["after"]


def test_a_part_that_fails_takes_back_what_lies_in_it() -> None:
    store = Store(None)
    with store.change():
        put(store, "outer")
        with suppress(Stop), store.change():
            with store.change():
                put(store, "inner")
            raise Stop
    assert names(store) == ["outer"]


@pytest.mark.parametrize("around", [nullcontext, Store.change])
def test_of_a_rehearsal_nothing_stays(around: Callable[[Store], Any]) -> None:
    store = Store(None)
    with around(store):
        with store.rehearsal(), store.change():
            put(store, "tried")
            assert names(store) == ["tried"]
        put(store, "after")
    assert names(store) == ["after"]


def test_a_transaction_that_the_database_ended_is_not_ended_twice() -> None:
    """As a full disk does."""
    store = Store(None)

    def fill() -> None:
        with store.change(), store.rehearsal():
            put(store, "lost")
            store.rows.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(sqlite3.OperationalError, match="full"):
        fill()
    assert names(store) == []
