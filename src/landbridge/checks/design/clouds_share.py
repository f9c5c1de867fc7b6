"""More private clouds than the virtual network and the resource group can take."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import OWN
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _several(subject: Subject) -> Iterator[Hit]:
    most = catalogue().number("placement.clouds-per-vnet-max")
    if subject.sized and subject.sized.private_clouds > most:
        name = subject.estate.private_cloud.name
        yield Hit(name, f"{subject.sized.private_clouds} private clouds are sized")


CLOUDS_SHARE = Rule(
    id="design.clouds-share",
    severity=Severity.HIGH,
    says="the hosts fill more private clouds than one virtual network takes",
    happens="each needs its own virtual network, resource group, address block and HCX blocks",
    fix="The network engineer: plan them apart and peer them; overlapping blocks cannot be peered.",
    source=("placement.clouds-per-vnet-max", "placement.clouds-per-resource-group-max"),
    needs=("sized",),
    about=(OWN,),
    find=_several,
)
