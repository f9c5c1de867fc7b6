"""Text of strangers, made harmless: a VM's name may hold anything that vCenter lets through.

Nothing vanishes silently: a character that no reader could show stands as U+FFFD.
"""

import re
from functools import lru_cache

REMEMBERED = 10_000  # names of clusters, files and rules come again in every row
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that XML forbids or discourages
    "\u202a-\u202e\u2066-\u2069"  # overrides that make a name read as another
    "\ud800-\udfff\ufffe\uffff]"
)
# A sheet runs what begins so; `;`, tab and line break begin a cell where the comma is no separator:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"(^|[;\t\r\n])(\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - they are meant
_LEADING = ("\t", "\r", "\n")


@lru_cache(REMEMBERED)
def showable(text: str) -> str:
    """The text without control characters and without overrides of its direction."""
    return _UNSHOWABLE.sub(REPLACEMENT, text)


@lru_cache(REMEMBERED)
def unformulated(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for a formula."""
    marked = _FORMULA.sub(r"\1'\2", showable(text))
    return f"'{marked}" if marked.startswith(_LEADING) else marked
