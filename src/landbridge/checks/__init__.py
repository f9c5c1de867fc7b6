"""Rules: what stands in the way of a move, said once, with evidence, and enforced.

One rule a file, all in the tuple RULES; `check` runs them. What it calls blocking cannot be
planned, deployed or migrated unless it is waived by name with a reason and a last day.

| room | what is there |
|---|---|
| `machines`, `design`, `network`, `policies`, `parity`, `cost` | the rules by what they are of |
| `migration` | which kinds of HCX migration each VM can take |
| `tables`, `duplicates`, `guests` | what rules are made of: hits from rows, pairs, guest systems |
| `inventory` | what moves, and what the export does not tell of it |
| `waivers` | what somebody answers for |
| `told` | the texts of what reading, sizing and waivers find |
"""

from landbridge.checks.engine import check
from landbridge.checks.examine import Examined, declared_only, examine
from landbridge.checks.known import OF_WAIVERS, OTHERS
from landbridge.checks.migration.kinds_of_each import migration_types
from landbridge.checks.rule import Hit, Rule, cited
from landbridge.checks.rules import RULES
from landbridge.checks.subject import Subject
from landbridge.checks.told import TOLD, Told

__all__ = [
    "OF_WAIVERS",
    "OTHERS",
    "RULES",
    "TOLD",
    "Examined",
    "Hit",
    "Rule",
    "Subject",
    "Told",
    "check",
    "cited",
    "declared_only",
    "examine",
    "migration_types",
]
