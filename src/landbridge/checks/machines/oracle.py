"""Oracle Database, whose licences count hosts; a system or tool of Oracle's is another thing."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, Rows
from landbridge.checks.rule import Rule
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

NAMED = (
    r"(?i)oracle[ _-]*(?:database|db|rdbms|rac|asm|instance|(?:standard|enterprise) edition"
    r"|ee\b|se2?\b|\d{1,2} ?(?:i|g|c|ai)\b)"
)
OTHER = (
    r"(?i)oracle[ _-]*(?:enterprise )?(?:linux|solaris|unbreakable|vm\b|virtualbox|java|jdk|jre"
    r"|web ?logic|client|instant ?client|odbc|jdbc|cloud|http server)"
)
ANY = r"(?i)(?:^|[^a-z])(?:oracle|oradb|orcl)"
SAID = ("vms.name", "vms.annotation")
IN_A_NAME = r"(?i)(?:^|[^a-z])ora(?:[^a-z]|$)"


def _oracle(rows: pa.Table) -> pa.Array:
    """By name and annotation; the guest's system says nothing of what runs on it."""
    name = pc.or_kleene(_speaks(rows["name"]), pc.match_substring_regex(rows["name"], IN_A_NAME))
    return pc.or_kleene(name, _speaks(rows["annotation"]))


def _speaks(texts: pa.Array) -> pa.Array:
    rest = pc.replace_substring_regex(texts, OTHER, "")
    return pc.match_substring_regex(rest, ANY)


def _what(row: Row) -> str:
    found = re.search(NAMED, f"{row['name']}\n{row['annotation'] or ''}")
    return found[0] if found else "Oracle, without saying which product"


ORACLE = Rule(
    id="vm.oracle",
    severity=Severity.MEDIUM,
    says="its name or annotation speaks of Oracle Database, or of Oracle and no other product",
    happens="Oracle may ask for licences of its database for every core of every host that could "
    "run it",
    fix="The licence manager: read the contract; a cluster of its own or pinned hosts may be "
    "cheaper.",
    source=("rvtools-analyzer",),
    needs=SAID,
    find=Rows("vms", _oracle, _what),
    undecided=unless_said(*SAID),
)
