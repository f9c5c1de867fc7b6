"""Rules about the rules of policies: those that do nothing, with the proof of it."""

from landbridge.checks.policies.contradicted import CONTRADICTED
from landbridge.checks.policies.doubtful import DOUBTFUL
from landbridge.checks.policies.redundant import REDUNDANT
from landbridge.checks.policies.shadowed import SHADOWED
from landbridge.checks.policies.unmatched import UNMATCHED
from landbridge.checks.rule import Rule

POLICY_RULES: tuple[Rule, ...] = (CONTRADICTED, SHADOWED, UNMATCHED, REDUNDANT, DOUBTFUL)

__all__ = ["POLICY_RULES"]
