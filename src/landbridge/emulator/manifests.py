"""What the providers tell of themselves: their versions, oldest first, and their regions."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.providers import OPEN, Provider
from landbridge.emulator.figures import texts
from landbridge.emulator.region import regions

GENERATION_2 = texts("region.gen2.listed")
REGIONS = regions()


def _of_generation_1() -> tuple[str, ...]:
    """The regions with AV64 hosts in which Generation 2 is not listed."""
    told = (fact.title.partition("AV64 in ")[2] for fact in catalogue().under("region"))
    return tuple(sorted({each for each in told if each} - {*GENERATION_2}))


MANIFESTS = (
    Provider("Microsoft.Resources", ("2015-11-01", OPEN), REGIONS),
    Provider("Microsoft.AVS", texts("arm.api-versions"), (*GENERATION_2, *_of_generation_1())),
    Provider("Microsoft.BareMetal", ("2023-08-04-preview", OPEN), REGIONS),
    Provider("Microsoft.Insights", ("2014-04-01", OPEN), REGIONS),
    Provider("Microsoft.AlertsManagement", ("2018-05-05-preview", OPEN), REGIONS),
    Provider("Microsoft.Authorization", ("2014-07-01-preview", OPEN), REGIONS),
    Provider("Microsoft.Features", ("2014-08-01-preview", OPEN), REGIONS),
    Provider("Microsoft.ResourceGraph", ("2018-09-01-preview", OPEN), REGIONS),
    Provider("Microsoft.OperationalInsights", ("2015-03-20", OPEN), REGIONS),
    Provider("Microsoft.Security", ("2017-08-01-preview", OPEN), REGIONS),
    Provider("Microsoft.Network", ("2015-05-01-preview", OPEN), REGIONS),
)
