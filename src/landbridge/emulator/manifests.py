"""What the providers tell of themselves: their versions, oldest first, and their regions."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.providers import Provider


def _texts(fact: str) -> tuple[str, ...]:
    value = catalogue().value(fact)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(str(each) for each in value)


REGIONS = _texts("region.gen2.listed")
MANIFESTS = (
    Provider("Microsoft.Resources", ("2015-11-01", "2026-12-31"), REGIONS),
    Provider("Microsoft.AVS", _texts("arm.api-versions"), REGIONS),
    Provider("Microsoft.Network", ("2015-05-01-preview", "2026-12-31"), REGIONS),
)
