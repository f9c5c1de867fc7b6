"""Words of a known set, such as power states, in one spelling whatever the export's."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

SIGNS = "[^a-z0-9]"
"""What no word is told from another by."""


class Spelled(NamedTuple):
    """The model's words, null where a cell is blank or holds another word: these are `strange`."""

    values: pa.Array
    strange: pa.Array


def spelled(text: pa.Array, words: Mapping[str, str]) -> Spelled:
    """Each cell as the word that `words` has for its plain spelling."""
    import pyarrow.compute as pc  # slow to import, and a network asks for no cell

    coded = text.dictionary_encode()
    bare = pc.replace_substring_regex(pc.utf8_lower(coded.dictionary), SIGNS, "")
    at = pc.index_in(bare, pa.array(words, pa.string()))
    values = pa.array(words.values(), pa.string()).take(at).take(coded.indices)
    return Spelled(values, pc.and_(pc.is_valid(text), pc.is_null(values)))


def plain(word: str) -> str:
    """A word without case, blanks and punctuation."""
    return re.sub(SIGNS, "", word.lower())
