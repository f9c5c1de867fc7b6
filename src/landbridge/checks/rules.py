"""All rules, in the order of the reference page; a new rule is a file and a line here."""

from landbridge.checks.cost import COST_RULES
from landbridge.checks.design import DESIGN_RULES
from landbridge.checks.machines import MACHINE_RULES
from landbridge.checks.migration.no_migration_type import NO_MIGRATION_TYPE
from landbridge.checks.network import NETWORK_RULES
from landbridge.checks.parity import PARITY_RULES
from landbridge.checks.policies import POLICY_RULES
from landbridge.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *PARITY_RULES,
    *COST_RULES,
    *DESIGN_RULES,
    *NETWORK_RULES,
    *POLICY_RULES,
    *MACHINE_RULES,
    NO_MIGRATION_TYPE,
)
