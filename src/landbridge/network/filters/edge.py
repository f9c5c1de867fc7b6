"""The public addresses that the edge of NSX may have for guests of Generation 1."""

from collections.abc import Iterator

from landbridge.network.filters.entries import Entry
from landbridge.network.ground import Endpoint
from landbridge.network.paths.nsx_path import NsxPath
from landbridge.network.paths.steps import Disposition, Doubted, Ended
from landbridge.network.places import Kind

NAME, PUBLIC = "the NSX edge", "a public address"
NOT_MODELLED = "whether the NSX edge has a public address that leads to it is not modelled"


def by_edge(destination: Endpoint, nsx: NsxPath) -> Iterator[Entry]:
    """The way in to a guest whose cloud has the Internet; whether there is one is not known."""
    place = destination.place
    old = place.kind is Kind.SEGMENT and place.cloud is not None and place.cloud.generation == 1
    if old and place.cloud and place.cloud.internet:
        end = Ended(Disposition.DELIVERED, place)
        yield Entry(NAME, PUBLIC, ((Doubted(NOT_MODELLED), *nsx.into(place), end),))
