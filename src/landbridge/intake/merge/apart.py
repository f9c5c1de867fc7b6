"""Two values in few words: of mappings only the keys in which they differ."""

from typing import Any

from landbridge.intake.draft.blocks import flow

Data = Any
LONGEST = 60


def apart(one: Data, other: Data) -> tuple[str, str]:
    """Both, each as short as they can be told apart."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
        one, other = ({key: each[key] for key in keys if key in each} for each in (one, other))
    return _short(one), _short(other)


def _short(value: Data) -> str:
    text = flow(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
