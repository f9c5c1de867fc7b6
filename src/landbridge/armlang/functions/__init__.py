"""All functions of the language, in one table; each family is a file."""

from collections.abc import Mapping

from landbridge.armlang.functions.arrays import ARRAYS
from landbridge.armlang.functions.cidr import CIDR
from landbridge.armlang.functions.collections import COLLECTIONS
from landbridge.armlang.functions.comparison import COMPARISON
from landbridge.armlang.functions.dates import DATES
from landbridge.armlang.functions.deployment import DEPLOYMENT
from landbridge.armlang.functions.hashing import HASHING
from landbridge.armlang.functions.lambdas import LAMBDAS
from landbridge.armlang.functions.logical import LOGICAL
from landbridge.armlang.functions.numeric import NUMERIC
from landbridge.armlang.functions.objects import OBJECTS
from landbridge.armlang.functions.resources import LIST, RESOURCES
from landbridge.armlang.functions.scopes import SCOPES
from landbridge.armlang.functions.signature import Asked, Function
from landbridge.armlang.functions.strings import STRINGS
from landbridge.armlang.functions.uris import URIS

FAMILIES = (
    *(ARRAYS, CIDR, COLLECTIONS, COMPARISON, DATES, DEPLOYMENT, HASHING, LAMBDAS, LOGICAL),
    *(NUMERIC, OBJECTS, RESOURCES, SCOPES, STRINGS, URIS),
)

TABLE: Mapping[str, Function] = {
    function.name.casefold(): function for family in FAMILIES for function in family
}
"""Each function by its name in small letters: names are blind to case."""


def function_of(name: str) -> Function | None:
    """The function of a name, or None where the language has none."""
    folded = name.casefold()
    return TABLE.get(folded) or (LIST if folded.startswith("list") else None)


__all__ = ["TABLE", "Asked", "Function", "function_of"]
