"""Texts that would end a quote or begin an expression, were they taken as they are."""

from hypothesis import strategies as st

PIECES = (
    "'",
    "''",
    "'''",
    '"',
    "${",
    "$${",
    "}",
    "[",
    "[[",
    "]",
    "\\",
    "\n",
    "\r",
    "\t",
    "%{",
    "//",
)
WORDS = (
    *PIECES,
    "parameters('x')",
    "{{",
    "}}",
    "\u2028",
    "\x00",
    "\x7f",
    "ü",
    "東",
    "🐑",
    "a",
    " ",
)
TEXT = st.lists(st.sampled_from(WORDS), max_size=6).map("".join)
PLAIN = TEXT | st.booleans() | st.integers(-(2**31), 2**31) | st.none()
JSON = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
