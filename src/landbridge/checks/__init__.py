"""Rules: what stands in the way of a move, said once, with evidence, and enforced.

One rule a file, all in the tuple RULES; `check` runs them. What it calls blocking cannot be
planned, deployed or migrated unless it is waived by name with a reason and a last day.
"""

from landbridge.checks.engine import check
from landbridge.checks.examine import Examined, declared_only, examine
from landbridge.checks.known import OF_WAIVERS, OTHERS
from landbridge.checks.migration import migration_types
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
