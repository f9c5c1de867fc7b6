"""How the gateways of a private cloud are called, in Azure and in NSX: after its tenant."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.ids import ResourceId

NAMES = "avs.gateways"
FIRST, MANY = 10, 90  # the numbers of two digits


def gateway_names(cloud: ResourceId) -> Mapping[str, str]:
    """The names by collection: `tier-1s` to `TNT42-T1`. The same whenever they are asked."""
    forms = catalogue().value(NAMES)
    assert isinstance(forms, dict)  # noqa: S101 - the data are ours
    number = uuid5(NAMESPACE_URL, cloud.key).int % MANY + FIRST
    return {tier: str(form).format(number) for tier, form in forms.items()}
