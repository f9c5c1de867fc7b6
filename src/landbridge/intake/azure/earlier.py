"""What stands once the templates before are deployed, as far as a later one may ask for it.

The service makes its subnets with a private cloud. A template that puts something on them finds
them by asking for their network: it is answered what earlier templates and the layout say of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from landbridge.armlang import NothingKnown
from landbridge.catalogue import catalogue
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, type_of
from landbridge.intake.azure.types import CLOUD, ROUTE_TABLE, SUBNET, VIRTUAL_NETWORK
from landbridge.intake.exports.found import Remarks
from landbridge.model.network import AvsNetwork
from landbridge.network.service import made

EDIT_ONLY = "routing.udr.edit-only"
CONCLUDED = (
    "a later template asks for the subnets that the service makes for it: they are taken as its"
    " published layout has them"
)


@dataclass
class Earlier(NothingKnown):
    """What templates that were read before have made; `asked` are ids of clouds that answered."""

    made: dict[str, Resource] = field(default_factory=dict)
    asked: dict[str, Resource] = field(default_factory=dict)

    def take(self, found: Mapping[str, Resource]) -> None:
        """One more template is read."""
        self.made |= found

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:  # type: ignore[override] # it knows something
        """A network in which a private cloud stands, with all of its subnets."""
        if type_of(resource_id) != VIRTUAL_NETWORK or not (cloud := self._cloud(resource_id)):
            return None
        self.asked[cloud.key] = cloud
        inside = [*self._declared(resource_id), *_service(cloud)]
        told = [{"id": each.id, "name": each.name, **each.record.data} for each in inside]
        return {"id": resource_id, "properties": {"subnets": told}}

    def concluded(self, known: Collection[str], remarks: Remarks) -> Iterator[Resource]:
        """The subnets of the service that somebody asked for and that no template puts."""
        for cloud in self.asked.values():
            remarks.add(cloud.record, CONCLUDED)
            table = _table(cloud)
            laid = any(each.startswith(f"{table.key}/") for each in known)
            found = [*([table] if laid else []), *_service(cloud, routed=laid)]
            yield from (each for each in found if each.key not in known)

    def _cloud(self, network: str) -> Resource | None:
        of = (each for each in self.made.values() if each.type == CLOUD)
        return next((each for each in of if _home(each).lower() == network.lower()), None)

    def _declared(self, network: str) -> Iterator[Resource]:
        above = f"{network}/subnets/".lower()
        yield from (each for each in self.made.values() if each.key.startswith(above))


def _home(cloud: Resource) -> str:
    return cloud.record.text("virtualNetworkId") if cloud.record.told("virtualNetworkId") else ""


def _service(cloud: Resource, *, routed: bool = True) -> Iterator[Resource]:
    """The subnets of a cloud's layout; none where nobody knows its block.

    Of its table on one of them nothing is said where it is not `routed`: no template adds to it.
    """
    block, home = cloud.record.prefixes("networkBlock"), _home(cloud)
    if not block:
        return
    edited = catalogue().value(EDIT_ONLY)
    for each, _ in made(AvsNetwork(name=cloud.name, address_block=block[0])):
        table = {"routeTable": {"id": _table(cloud).id}} if routed and each.name == edited else {}
        told = {"properties": {"addressPrefix": each.prefixes[0], **table}}
        record = Record(cloud.record.file, cloud.record.at, told)
        yield Resource(f"{home}/subnets/{each.name}", SUBNET, each.name, record)


def _table(cloud: Resource) -> Resource:
    """The table that the service makes, under a name that stands for its own."""
    group = cloud.id.lower().partition("/providers/")[0]
    name = f"{catalogue().value(EDIT_ONLY)}-rt"
    id_ = f"{cloud.id[: len(group)]}/providers/Microsoft.Network/routeTables/{name}"
    return Resource(id_, ROUTE_TABLE, name, Record(cloud.record.file, cloud.record.at, {}))
