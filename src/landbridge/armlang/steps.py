"""One step into a value: a property of an object, or an element of an array."""

from collections.abc import Mapping

from landbridge.armlang.fault import Fault
from landbridge.armlang.syntax import Literal, Step
from landbridge.armlang.values import key_of, kind


def stepped(value: object, key: object) -> tuple[object, bool]:
    """What a value holds under a key, and whether it holds it."""
    if isinstance(value, dict) and isinstance(key, str):
        found = key_of(value, key)
        return (None, False) if found is None else (value[found], True)
    if isinstance(value, list) and isinstance(key, int) and not isinstance(key, bool):
        inside = 0 <= key < len(value)
        return (value[key] if inside else None), inside
    return None, False


def missing(value: object, key: object, step: Step) -> Fault:
    """The fault of a step that leads nowhere.

    It names only what the template itself says: a computed key may hold a secret.
    """
    named = f"`{key}`" if isinstance(step.key, Literal) else "of that name"
    if isinstance(value, dict) and isinstance(key, str):
        return Fault(f"the object has no property {named}", _offer(value, step))
    if isinstance(value, list) and isinstance(key, int):
        return Fault(f"the array has no element {key}: it has {len(value)}", "The first is 0.")
    return Fault(
        f"{kind(value)} has no property {named}"
        if isinstance(key, str)
        else f"{kind(value)} has no elements",
        "Only objects have properties, arrays elements.",
    )


def _offer(value: Mapping[str, object], step: Step) -> str:
    names = ", ".join(f"`{name}`" for name in list(value)[:8])
    return f"It has {names}." if names else "It has none at all."
