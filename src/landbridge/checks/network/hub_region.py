"""Virtual hubs in another region than the private cloud."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open, with_cloud
from landbridge.checks.network.keys import HUBS
from landbridge.checks.network.made import clouds
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import VirtualHub, VirtualNetwork
from landbridge.network.proof import Proof
from landbridge.network.routing.regions import apart


def _connected(proof: Proof) -> Iterator[tuple[VirtualHub, VirtualNetwork]]:
    for home, _ in clouds(proof):
        for hub in proof.walk.outside.hubs_of(home):
            yield hub, proof.fabric.networks[home]


def _elsewhere(proof: Proof) -> Iterator[Hit]:
    for hub, network in _connected(proof):
        if apart(hub.region, network.region):
            there = f"{network.name} is in {network.region}, the hub in {hub.region}"
            yield Hit(hub.name, there)


def _open(proof: Proof) -> Iterator[str]:
    pairs = [each for pair in _connected(proof) for each in pair]
    names = dict.fromkeys(each.name for each in pairs if not each.region)
    if names:
        yield f"the estate does not say the `region` of {', '.join(names)}"


HUB_REGION = Rule(
    id="azure.hub-region",
    severity=Severity.MEDIUM,
    says="the network of a private cloud is connected to a virtual hub in another region",
    happens="that works only after a support case",
    fix="The network engineer: a hub in the region of the cloud, or a case with Microsoft.",
    source=("vwan.hub-same-region",),
    needs=(NETWORK,),
    about=(HUBS,),
    find=asked(_elsewhere),
    undecided=with_cloud(left_open(_open)),
)
