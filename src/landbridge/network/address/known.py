"""Facts of the catalogue in the shapes that carving asks for."""

from landbridge.catalogue import catalogue


def whole(fact_id: str) -> int:
    """A figure that counts things."""
    return int(catalogue().number(fact_id))


def listed(fact_id: str) -> tuple[str, ...]:
    """What a fact lists, as texts."""
    value = catalogue().value(fact_id)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
