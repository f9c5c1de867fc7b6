"""What the providers tell of themselves: their versions, oldest first, and their regions."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.providers import Provider
from landbridge.emulator.figures import texts

REGIONS = texts("region.gen2.listed")
ALL = tuple(sorted({*texts("arm.regions"), *REGIONS}))


def _of_generation_1() -> tuple[str, ...]:
    """The regions with AV64 hosts in which Generation 2 is not listed."""
    told = (fact.title.partition("AV64 in ")[2] for fact in catalogue().under("region"))
    return tuple(sorted({each for each in told if each} - {*REGIONS}))


MANIFESTS = (
    Provider("Microsoft.Resources", ("2015-11-01", "2026-12-31"), ALL),
    Provider("Microsoft.AVS", texts("arm.api-versions"), (*REGIONS, *_of_generation_1())),
    Provider("Microsoft.BareMetal", ("2023-08-04-preview", "2026-12-31"), REGIONS),
    Provider("Microsoft.Insights", ("2014-04-01", "2026-12-31"), ALL),
    Provider("Microsoft.AlertsManagement", ("2018-05-05-preview", "2026-12-31"), ALL),
    Provider("Microsoft.Authorization", ("2014-07-01-preview", "2026-12-31"), ALL),
    Provider("Microsoft.Features", ("2014-08-01-preview", "2026-12-31"), ALL),
    Provider("Microsoft.ResourceGraph", ("2018-09-01-preview", "2026-12-31"), ALL),
    Provider("Microsoft.OperationalInsights", ("2015-03-20", "2026-12-31"), ALL),
    Provider("Microsoft.Network", ("2015-05-01-preview", "2026-12-31"), ALL),
)
