"""Facts that are lists of words."""

from landbridge.catalogue import catalogue


def texts(fact_id: str) -> tuple[str, ...]:
    """The words of a fact that is a list of them."""
    value = catalogue().value(fact_id)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
