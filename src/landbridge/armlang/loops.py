"""Copy loops as they stand in properties and variables."""

from collections.abc import Iterator

from landbridge.armlang.fault import Fault

KEYS = {"name", "count", "input", "mode", "batchSize"}
"""What a loop may have; modes mean nothing where nothing is deployed."""


def plain_copy(value: object) -> bool:
    """Whether a property is called `copy` and is no loop."""
    return not (
        isinstance(value, list)
        and value
        and all(isinstance(each, dict) and "count" in each for each in value)
    )


def loops_in(value: object) -> list[dict[str, object]]:
    """The loops of a `copy`; raises Fault for keys that no loop has."""
    found = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    for loop in found:
        strange = sorted(set(loop) - KEYS)
        if strange:
            raise Fault(f"a copy has no `{strange[0]}`", "It has name, count and input.")
        if not isinstance(loop.get("name"), str) or "input" not in loop:
            raise Fault("a copy has no name or no input", "It has name, count and input.")
    return found


def turns(count: int) -> Iterator[int]:
    """The numbers of the turns of a loop."""
    return iter(range(count))
