"""Gateways: those of the service are referred to, others are made."""

from landbridge.render.nsx.ids import id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.standing import Standing
from landbridge.render.nsx.tree import ROOT, Body, Tree, refers

EDGE, ALONE = "tier-0", "no gateway"
SERVICE = {EDGE: ("Tier0", "tier-0s"), "tier-1": ("Tier1", "tier-1s")}
"""The gateways that come with a cloud, by the names that the estate gives them."""
KINDS = {collection: kind for kind, collection in SERVICE.values()}


class Gateways:
    """The gateways that were asked for, by name."""

    def __init__(self, standing: Standing, tree: Tree, remarks: Remarks) -> None:
        self._standing = {name.lower(): path for name, path in standing.gateways.items()}
        self._tree, self._remarks = tree, remarks
        self._asked: dict[str, tuple[str, Body]] = {}

    def path(self, name: str) -> str | None:
        """The path of a gateway; None for none at all."""
        word = name.lower()
        if word == ALONE:
            return None
        if word not in self._asked:
            self._asked[word] = self._made(name, word)
        return self._asked[word][0]

    @property
    def children(self) -> list[Body]:
        return [child for _, child in self._asked.values()]

    def _made(self, name: str, word: str) -> tuple[str, Body]:
        if path := self._standing.get(word):
            collection, _, id_ = path.removeprefix(f"{ROOT}/").partition("/")
            return path, refers(KINDS[collection], id_)
        if word in SERVICE:
            kind, collection = SERVICE[word]
            why = "the service names it when the cloud is made: its name here stands for that one"
            self._remarks.add(name, why)
            return f"{ROOT}/{collection}/{word}", refers(kind, word)
        return f"{ROOT}/tier-1s/{id_of(name)}", self._own(name)

    def _own(self, name: str) -> Body:
        """A tier-1 beside that of the service, which tells the edge what it holds."""
        return self._tree.child(
            "Tier1",
            id_of(name),
            name,
            tier0_path=self.path(EDGE),
            route_advertisement_types=["TIER1_CONNECTED"],
        )
