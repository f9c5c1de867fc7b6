"""A deployment at work: how each kind of thing is done."""

from collections.abc import Callable, Mapping

from landbridge.clients.arm import Arm
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.merged import Body, differences, merged
from landbridge.deploy.segments import IN_CLOUD, Wanted, patched
from landbridge.deploy.work import NSX, Kind, Work
from landbridge.errors import RemoteError
from landbridge.network.service import is_called

Tell = Callable[[str, str], None]
"""Is told of each thing twice: how it is called, and `begun`, then what became of it."""
BEGUN, DONE, LEFT = "begun", "done", "stands already"
TABLE, ROUTES = "routeTable", "routes"


class Hands:
    """What the steps of one deployment work with; workflows call them by the name of its folder."""

    def __init__(self, arm: Arm, ledger: Ledger, tell: Tell, wanted: Wanted) -> None:
        self._arm, self._ledger, self._tell, self._wanted = arm, ledger, tell, wanted

    def do(self, work: Work) -> str:
        """Done, or left because it stands already."""
        self._tell(work.name, BEGUN)
        became = DOING[work.kind](self, work)
        self._tell(work.name, became)
        return became

    def put(self, work: Work) -> str:
        """Laid over what stands."""
        return self._over(work.type, work.path, work.version, work.body)

    def attach(self, work: Work) -> str:
        """On each subnet that is called so; one that has a table keeps it, and gets the routes."""
        found = service_subnets(self._arm, work)
        if not found:
            raise RemoteError(f"the service has made no subnet {work.body['name']} in {work.path}")
        became = [self._attach(each, work) for each in found]
        return DONE if DONE in became else LEFT

    def synchronise(self, work: Work) -> str:
        """The side is put again, with what the other is now."""
        standing = self._arm.get(work.path, work.version)
        if standing is None:
            raise RemoteError(f"no peering stands at {work.path}")
        if standing["properties"].get("peeringSyncLevel", SYNCED) == SYNCED:
            return LEFT
        self._arm.put(f"{work.path}?syncRemoteAddressSpace=true", work.version, standing)
        return DONE

    def nsx(self, work: Work) -> str:
        """The tree of NSX."""
        owner = {"owner": work.body["owner"]}
        self._ledger.note(Entry(f"{work.path}{IN_CLOUD}", NSX, work.version, owner))
        return DONE if patched(self._arm, work, self._wanted) else LEFT

    def _attach(self, subnet: Body, work: Work) -> str:
        properties = dict(work.body["properties"])
        has = subnet.get("properties", {}).get(TABLE)
        wanted = properties.get(TABLE)
        became = LEFT
        if has and wanted and has["id"].lower() != wanted["id"].lower():
            became = self._lay_routes(properties.pop(TABLE)["id"], has["id"], work.version)
        if properties:
            over = self._over(work.type, subnet["id"], work.version, {"properties": properties})
            became = DONE if DONE in (over, became) else LEFT
        return became

    def _lay_routes(self, ours: str, theirs: str, version: str) -> str:
        """The routes of our table into theirs, beside its own."""
        routes = (self._arm.get(ours, version) or {}).get("properties", {}).get(ROUTES, ())
        plain = [{"name": each["name"], "properties": each["properties"]} for each in routes]
        return self._over("", theirs, version, {"properties": {ROUTES: plain}})

    def _over(self, type_: str, path: str, version: str, body: Body) -> str:
        standing = self._arm.get(path, version)
        if standing is not None and not any(differences(standing, body)):
            return LEFT
        self._ledger.note(Entry(path, type_, version, standing))
        self._arm.put(path, version, merged(standing or {}, body))
        return DONE


def service_subnets(arm: Arm, work: Work) -> list[Body]:
    """The subnets that are called as a thing to attach says."""
    network = arm.get(work.path, work.version) or {}
    called, names = work.body["name"], frozenset(work.body["names"])
    subnets = network.get("properties", {}).get("subnets", ())
    return [each for each in subnets if is_called(each["name"], called, names)]


SYNCED = "FullyInSync"
DOING: Mapping[str, Callable[[Hands, Work], str]] = {
    Kind.PUT: Hands.put,
    Kind.ATTACH: Hands.attach,
    Kind.SYNCHRONISE: Hands.synchronise,
    Kind.NSX: Hands.nsx,
}
