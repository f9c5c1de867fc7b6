"""What a failure of Azure means for a deployment: the cause, the remedy, and what is safe now."""

import re
from collections.abc import Iterator, Sequence

from landbridge.deploy.failures import STATUSES, TABLE, Diagnosis, Known
from landbridge.errors import RemoteError

Said = tuple[str, str]


def diagnosed(error: RemoteError) -> Diagnosis | None:
    """The root counts before what is told of it, and a code that says something before words.

    None for what nobody knows, and where nobody answered: whoever was not reached said nothing.
    """
    if error.remedy and not (error.code or error.status):
        return None
    said = [*reversed(error.causes), (error.code, error.problem)]
    status = (STATUSES.get(error.status or 0, ""), "")
    known = [*_by_codes(said), *_by_words(said), *_vaguely(said), *_by_codes([status])]
    return known[0].means if known else None


def _by_codes(said: Sequence[Said]) -> Iterator[Known]:
    yield from (known for code, _ in said for known in TABLE if code.lower() in known.codes)


def _by_words(said: Sequence[Said]) -> Iterator[Known]:
    for _, words in said:
        yield from (each for each in TABLE if re.search(each.words, words, re.IGNORECASE))


def _vaguely(said: Sequence[Said]) -> Iterator[Known]:
    yield from (known for code, _ in said for known in TABLE if code.lower() in known.vague)
