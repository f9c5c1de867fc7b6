"""A peering of which one side was deleted: the other is disconnected, and lets nobody make it anew.

It must be put again before; then it waits for its peer, as at the beginning.
"""

from landbridge.clients.arm import Arm
from landbridge.deploy.merged import Body
from landbridge.deploy.work import Work

DISCONNECTED = "RemotePeeringIsDisconnected"
REMOTE, PEERINGS = "remoteVirtualNetwork", "virtualNetworkPeerings"


def reconnected(arm: Arm, work: Work, ours: frozenset[str]) -> bool:
    """Whether the other side was put again, as it stands; those that nobody plans are left."""
    home = work.path.rpartition(f"/{PEERINGS}/")[0].lower()
    network = arm.get(work.body["properties"][REMOTE]["id"], work.version) or {}
    for each in network.get("properties", {}).get(PEERINGS, ()):
        if _remote(each) == home and str(each["id"]).lower() in ours:
            return arm.change(each["id"], work.version, lambda standing: standing)
    return False


def _remote(peering: Body) -> str:
    return str(peering["properties"].get(REMOTE, {}).get("id", "")).lower()
