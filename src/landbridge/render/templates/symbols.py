"""What resources are called within templates."""

import re
from collections.abc import Iterable, Mapping

from landbridge.render.arm import ArmResource

ODD, HUMP = (
    re.compile(r"[^a-z0-9]+"),
    re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"),
)
WORDS = {"addresses": "address", "policies": "policy", "activities": "activity"}
Key = tuple[str, str, str]


def symbols(resources: Iterable[ArmResource]) -> Mapping[Key, str]:
    """Identifiers by `ArmResource.key`: of letters, digits and underscores, each once."""
    taken: dict[str, int] = {}
    return {each.key: _apart(_symbol(each), taken) for each in resources}


def _symbol(resource: ArmResource) -> str:
    kind = HUMP.sub("_", resource.type.rpartition("/")[2]).split("_")
    last = kind[-1].lower()
    head = [*kind[:-1], WORDS.get(last, last.removesuffix("s"))]
    return ODD.sub("_", "_".join([*head, resource.name]).lower()).strip("_")


def _apart(symbol: str, taken: dict[str, int]) -> str:
    """Names that differ only in what an identifier cannot hold are numbered."""
    number = taken.get(symbol, 0) + 1
    taken[symbol] = number
    return symbol if number == 1 else _apart(f"{symbol}_{number}", taken)
