"""What must hold of whatever stands, after any changes: looked at from outside, over HTTP."""

import sqlite3
from collections.abc import Iterator
from ipaddress import IPv4Network
from itertools import combinations, pairwise
from typing import Any

from tests.emulator.azure import Azure
from tests.emulator.controlled import control
from tests.emulator.modelled import Model, Place

from landbridge.emulator.ids import parsed

NETWORKS, CLOUDS = "Microsoft.Network/virtualNetworks", "Microsoft.AVS/privateClouds"
FIRST = "/clusters/cluster-1"  # it is stored with its cloud
SERVICE = "serviceAssociationLinks"  # of the subnets that the service makes by itself
Body = dict[str, Any]


def listed(azure: Azure, path: str) -> list[Body]:
    found: list[Body] = []
    while path:
        page = got(azure, path)
        found += page["value"]
        path = page.get("nextLink", "").removeprefix(azure.served.endpoint)
    return found


def got(azure: Azure, path: str) -> Body:
    answer = azure.ask("GET", path)
    assert answer.status_code == 200, (path, answer.text)
    found: Body = answer.json()
    return found


def digest(azure: Azure) -> list[tuple[object, ...]]:
    """All that stands, as the database holds it."""
    assert control(azure, "PUT", "/snapshots/digest").status_code == 201
    rows = sqlite3.connect(azure.served.folder / "snapshots" / "digest.sqlite")
    found = [*rows.execute("SELECT key, id, body, version FROM resources ORDER BY key")]
    rows.close()
    return found


def is_kept(azure: Azure, text: str) -> bool:
    """Whether a text stands anywhere in the files of the state."""
    files = [path.read_bytes() for path in azure.served.folder.glob("state*")]
    assert files
    return any(text.encode() in each for each in files)


def everything(azure: Azure, model: Model) -> Iterator[Body]:
    """Each resource of each list that the model leads to, held to what a get of it tells."""
    root = f"/subscriptions/{azure.subscription}"
    groups = listed(azure, f"{root}/resourceGroups")
    assert {each["name"] for each in groups} - BY_ITSELF == model.groups
    yield from groups
    for kind, under in ((NETWORKS, NETWORK_CHILDREN), (CLOUDS, CLOUD_CHILDREN)):
        for resource in listed(azure, f"{root}/providers/{kind}"):
            yield resource
            for child in under:
                yield from listed(azure, f"{resource['id']}/{child}")


NETWORK_CHILDREN = ("subnets", "virtualNetworkPeerings")
BY_ITSELF = {"NetworkWatcherRG"}  # groups that the service makes
CLOUD_CHILDREN = ("clusters", "workloadNetworks/default/segments")


def whole(azure: Azure, found: list[Body]) -> None:
    """Each can be got by any spelling of its one name, and what it stands in stands."""
    ids = {each["id"] for each in found}
    assert len(ids) == len(found)
    for place, each in enumerate(found):
        casing = (str, str.upper, str.lower)[place % 3]
        assert got(azure, casing(each["id"])) == each
        parts = each["id"].split("/")
        assert each["name"] == parts[-1]
        assert parts[1::2][:2] == ["subscriptions", "resourceGroups"]
        above = "/".join(parts[:5] if len(parts) == 9 else parts[:9])
        assert len(parts) == 5 or above in ids


def nothing_left_over(azure: Azure) -> None:
    """What is stored stands in what is stored, though no list leads to it any more."""
    keys = {str(row[0]) for row in digest(azure)}
    for key in keys:
        name = parsed(key)
        holder = name.holder if name else None
        if holder and holder.key.endswith(FIRST):
            holder = holder.holder
        assert holder is None or holder.key in keys, key


def spaces(azure: Azure, model: Model, found: list[Body]) -> None:
    """A network has what was asked and what segments take; its subnets lie in it, apart."""
    standing = {place_of(each): each for each in found if each["type"] == NETWORKS}
    assert set(standing) == set(model.networks)
    for place, network in standing.items():
        prefixes = network["properties"]["addressSpace"]["addressPrefixes"]
        assert len(prefixes) == len(set(prefixes))
        assert set(prefixes) == model.space(place)
        subnets = network["properties"]["subnets"]
        own = [each for each in subnets if not each["properties"].get(SERVICE)]
        made = {each["name"]: each["properties"]["addressPrefix"] for each in own}
        assert made == model.networks[place].subnets
        taken = [IPv4Network(each["properties"]["addressPrefix"]) for each in subnets]
        assert not any(one.overlaps(other) for one, other in combinations(taken, 2))
        whole_space = [IPv4Network(prefix) for prefix in prefixes]
        assert all(any(each.subnet_of(space) for space in whole_space) for each in taken)


def peers(azure: Azure, model: Model, found: list[Body]) -> None:
    """Each side says whether the other stands, and which side lags behind."""
    told = {
        each["id"].casefold(): (
            each["properties"]["peeringState"],
            each["properties"]["peeringSyncLevel"],
        )
        for each in found
        if each["type"].endswith("virtualNetworkPeerings")
    }
    expected = {
        f"{path(azure, place, NETWORKS)}/virtualnetworkpeerings/{name}".casefold(): model.level(
            place, peering
        )
        for place, network in model.networks.items()
        for name, peering in network.peers.items()
    }
    assert told == expected


def clouds(azure: Azure, model: Model, found: list[Body]) -> None:
    """A cloud has its segments and clusters, and no other has its network."""
    standing = {place_of(each): each for each in found if each["type"] == CLOUDS}
    assert set(standing) == set(model.clouds)
    used = sorted(each["properties"]["virtualNetworkId"] for each in standing.values())
    assert all(one != other for one, other in pairwise(used))
    for place, cloud in standing.items():
        own = [each for each in found if each["id"].startswith(f"{cloud['id']}/")]
        segments = {each["name"] for each in own if each["type"].endswith("/segments")}
        sizes = {
            each["name"]: each["properties"]["clusterSize"]
            for each in own
            if each["type"].endswith("/clusters") and each["name"] != "Cluster-1"
        }
        assert (segments, sizes) == (
            set(model.clouds[place].segments),
            model.clouds[place].clusters,
        )
        assert cloud["properties"]["provisioningState"] == "Succeeded"


def place_of(resource: Body) -> Place:
    parts = resource["id"].split("/")
    return parts[4], parts[8]


def path(azure: Azure, place: Place, kind: str) -> str:
    group, name = place
    return f"/subscriptions/{azure.subscription}/resourceGroups/{group}/providers/{kind}/{name}"
