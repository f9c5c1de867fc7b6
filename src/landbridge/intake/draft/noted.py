"""Values that a remark stands behind where they are written."""

from typing import Any, NamedTuple


class Noted(NamedTuple):
    """A value, and what a reader must know of it."""

    value: Any
    remark: str


def bare(data: Any) -> Any:  # noqa: ANN401 - whatever a draft holds
    """The data without the remarks."""
    if isinstance(data, Noted):
        return bare(data.value)
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    return [bare(each) for each in data] if isinstance(data, list | tuple) else data
