"""The filters of lists: parts such as `atScope()` and `principalId eq 'x'`, all of which hold."""

import re
from collections.abc import Mapping

from landbridge.emulator.authorization import errors

CALL = re.compile(r"(\w+)\(\s*(?:'([^']*)')?\s*\)")
EQUALS = re.compile(r"(\w+)\s+eq\s+'([^']*)'", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def read(text: str, known: Mapping[str, str]) -> Mapping[str, str]:
    """What each part wants, by its name in lower case. Raises Refusal for what is not known.

    `known` shows how each part is written, by the same names.
    """
    found: dict[str, str] = {}
    for part in AND.split(text.strip()) if text.strip() else []:
        match = CALL.fullmatch(part) or EQUALS.fullmatch(part)
        if match is None or match[1].casefold() not in known:
            raise errors.filter_unread(text, known.values())
        found[match[1].casefold()] = (match[2] or "").casefold()
    return found
