"""The tier-1 gateways that clients made in NSX, for who only reads them."""

from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Store

_READ = "SELECT path FROM nsx WHERE cloud = ? AND kind = 'Tier1' ORDER BY path"


def own_tiers(store: Store, cloud: ResourceId) -> list[str]:
    """Their paths; what came with the cloud is not among them before it is changed."""
    return [str(path) for (path,) in store.rows.execute(_READ, (cloud.key,))]
