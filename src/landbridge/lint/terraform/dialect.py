"""How an edit writes HCL."""

from landbridge.lint.edits import Dialect
from landbridge.lint.terraform.quoting import key, text
from landbridge.lint.tree import Plain


def _literal(plain: Plain) -> str:
    """A value as HCL; nothing in a text is interpolated."""
    if isinstance(plain, str):
        return text(plain)
    return "null" if plain is None else str(plain).lower()


HCL = Dialect(key=key, literal=_literal, sign=" = ", parting="")
