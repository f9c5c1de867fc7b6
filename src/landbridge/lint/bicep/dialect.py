"""How an edit writes Bicep."""

from landbridge.lint.bicep.quoting import key, text
from landbridge.lint.edits import Dialect


def literal(plain: object) -> str:
    """A plain value; Bicep has no fractions of its own."""
    if isinstance(plain, str):
        return text(plain)
    if isinstance(plain, float):
        return str(int(plain)) if plain.is_integer() else f"json('{plain!r}')"
    return "null" if plain is None else str(plain).lower()


BICEP = Dialect(key=key, literal=literal, sign=": ", parting="")
