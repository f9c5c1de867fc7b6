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
from tests.network.cases_told import TOLD_CASES, Told
from tests.network.parts import Case

CASES: tuple[Case, ...] = (
    *GROUP_CASES,
    *ROUTE_CASES,
    *FIREWALL_CASES,
    *AVS_CASES,
    *ABROAD_CASES,
    *EDGE_CASES,
)

__all__ = ["CASES", "TOLD_CASES", "Case", "Told"]
