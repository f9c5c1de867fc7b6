"""Networks made by hand, each for one sentence, with the verdict that it must have.

The numbers are those of the list of pitfalls; G marks Generation 2, W Virtual WAN, F
firewalls, E single words of the page, R routes, S what needs a support case.
"""

from tests.network.cases_abroad import ABROAD_CASES
from tests.network.cases_avs import AVS_CASES
from tests.network.cases_edges import EDGE_CASES
from tests.network.cases_firewall import FIREWALL_CASES
from tests.network.cases_groups import GROUP_CASES
from tests.network.cases_routes import ROUTE_CASES
from tests.network.parts import Case

CASES: tuple[Case, ...] = (
    *GROUP_CASES,
    *ROUTE_CASES,
    *FIREWALL_CASES,
    *AVS_CASES,
    *ABROAD_CASES,
    *EDGE_CASES,
)

LEFT_OUT = {
    "2": "an open session after a change of rules: time is not in the model",
    "23": "groups of two networks: an input that is rejected, not decided",
    "53": "rules of the platform for its own key service are not in the model",
    "54": "two rules of one priority: an input that is rejected, not decided",
    "65": "whether a rule is dead: no packet shows it",
}
"""Pitfalls without a case, and why."""

__all__ = ["CASES", "LEFT_OUT", "Case"]
