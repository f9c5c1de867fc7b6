"""Passwords in annotations."""

import re

import pyarrow as pa

from landbridge.checks.pages import ANALYZER
from landbridge.checks.rows import Row, Rows, words
from landbridge.checks.rule import Rule
from landbridge.model import Severity

WORDS = "password|passwd|passwort|kennwort|passphrase|pwd|secret|api[_ -]?key"
PATTERN = rf"\b({WORDS})\s*(?:[:=]|\bis\b)\s*\S"


def _secret(rows: pa.Table) -> pa.Array:
    return words(rows, ["annotation"], PATTERN)


def _word(row: Row) -> str:
    """The word before the secret and nothing of what follows it."""
    found = re.search(PATTERN, row["annotation"], re.IGNORECASE)
    return f"the word '{found[1].lower()}' with a value behind it" if found else ""


SECRET_ROWS = Rows("vms", _secret, _word)

SECRET = Rule(
    id="vm.secret-in-annotation",
    severity=Severity.HIGH,
    says="the annotation holds what looks like a password in clear text",
    happens="everyone who may read the vCenter or this export knows it, and it moves along to the"
    " next vCenter",
    fix="The VM's owner: change the password, then delete it from the annotation and from the"
    " export.",
    source=(ANALYZER,),
    needs=("vms.annotation",),
    find=SECRET_ROWS,
)
