"""Values that a remark stands behind where they are written."""

from typing import Any, NamedTuple


class Noted(NamedTuple):
    """A value, and what a reader must know of it."""

    value: Any
    remark: str


def opened(value: Any) -> Any:  # noqa: ANN401 - whatever a draft holds
    """The value itself, without its remark; inside it they stay."""
    while isinstance(value, Noted):
        value = value.value
    return value


def bare(data: Any) -> Any:  # noqa: ANN401 - whatever a draft holds
    """The data without the remarks."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    if isinstance(data, Noted):
        return bare(data.value)
    return [bare(each) for each in data] if isinstance(data, list | tuple) else data
