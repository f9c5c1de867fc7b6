"""What becomes of one value: as it was drafted before, as it stands now, as it is drafted anew."""

from enum import Enum
from typing import Any, Final

Data = Any


class Absent(Enum):
    """What stands for a key that is not there."""

    ABSENT = "absent"


ABSENT: Final = Absent.ABSENT


def decided(base: Data, mine: Data, new: Data) -> Data:
    """Mine where it was changed, else the new one; lists and mappings entry by entry."""
    if base in (mine, new) or mine == new:
        return mine if base == new else new
    if _are(dict, mine, new):
        return _mapping(base if isinstance(base, dict) else {}, mine, new)
    if _are(list, base, mine, new) and not _holds(dict, *base, *mine, *new):
        return _list(base, mine, new)
    return mine


def is_kept(base: Data, mine: Data, new: Data) -> bool:
    """Whether something that NSX says now is left aside for what stands there."""
    return bool(base != new and decided(base, mine, new) != new)


def _mapping(base: dict[str, Data], mine: dict[str, Data], new: dict[str, Data]) -> Data:
    keys = dict.fromkeys((*mine, *new))
    made = {key: decided(*(each.get(key, ABSENT) for each in (base, mine, new))) for key in keys}
    return {key: value for key, value in made.items() if value is not ABSENT}


def _list(base: list[Data], mine: list[Data], new: list[Data]) -> Data:
    """Without what is gone on either side, with what came on either."""
    kept = [each for each in mine if each in new or each not in base]
    return [*kept, *(each for each in new if each not in base and each not in kept)]


def _are(kind: type, *values: Data) -> bool:
    return all(isinstance(each, kind) for each in values)


def _holds(kind: type, *values: Data) -> bool:
    return any(isinstance(each, kind) for each in values)
