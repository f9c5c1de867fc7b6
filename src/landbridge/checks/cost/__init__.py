"""Rules about what the estate says of money, as far as a number would be left out or wrong."""

from landbridge.checks.cost.dual_run_long import DUAL_RUN_LONG
from landbridge.checks.cost.dual_run_open import DUAL_RUN_OPEN
from landbridge.checks.cost.dual_run_past import DUAL_RUN_PAST
from landbridge.checks.cost.licence_unpriced import LICENCE_UNPRICED
from landbridge.checks.cost.reservation_open import RESERVATION_OPEN
from landbridge.checks.cost.reservation_past import RESERVATION_PAST
from landbridge.checks.cost.source_cluster_small import SOURCE_CLUSTER_SMALL
from landbridge.checks.cost.term_unpriced import TERM_UNPRICED
from landbridge.checks.rule import Rule

COST_RULES: tuple[Rule, ...] = (
    DUAL_RUN_LONG,
    DUAL_RUN_OPEN,
    DUAL_RUN_PAST,
    LICENCE_UNPRICED,
    RESERVATION_OPEN,
    RESERVATION_PAST,
    SOURCE_CLUSTER_SMALL,
    TERM_UNPRICED,
)

__all__ = ["COST_RULES"]
