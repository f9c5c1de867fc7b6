"""What a deployment does, in the order in which it can be done."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from landbridge.deploy.merged import Body
from landbridge.model.network import Network
from landbridge.model.plan import Plan
from landbridge.network.address.declared import home_name
from landbridge.network.estate.assembled import assembled
from landbridge.network.service import made
from landbridge.render.arm import ArmResource, Stage, bodies, stage_of, version_of
from landbridge.render.arm.committed import commits
from landbridge.render.arm.ground import (
    CLOUD,
    PEERING,
    ROUTE_TABLE,
    SECURITY_GROUP,
    SUBNET,
    VIRTUAL_NETWORK,
    Ground,
)
from landbridge.render.arm.resource import id_of
from landbridge.render.arm.route_tables import route_tables
from landbridge.render.arm.virtual_network_manager import INSTANCE
from landbridge.render.nsx import rendered_plan

NSX, COMMIT = "NSX", "Microsoft.Network/networkManagers/commits"


class Kind(StrEnum):
    """How something is done."""

    PUT = "put"
    ATTACH = "attach"
    """A route table or security group on subnets of the service, found by how their names begin."""
    SYNCHRONISE = "synchronise"
    """A side of a peering learns the address space of the other."""
    COMMIT = "commit"
    """Configurations of Virtual Network Manager take effect in regions."""
    NSX = "nsx"
    """A tree for the NSX of a private cloud; its body tells what it is only by a digest."""


@dataclass(frozen=True)
class Work:
    """One thing to do, as data: it is kept until it is done. `path` is an id."""

    kind: Kind
    stage: Stage
    type: str
    name: str
    path: str
    version: str
    body: Body
    remarks: tuple[str, ...] = ()
    """What of the estate it does not do."""
    filled: tuple[Sequence[str], ...] = ()
    """What another resource tells once it stands, such as a key: where it belongs, the other's id
    and version, and its property."""


def work(plan: Plan, subscription: str) -> tuple[Work, ...]:
    """All of it, stage by stage. Raises InputError for what Azure could not hold."""
    ground = Ground(plan.estate, assembled(plan.estate), subscription)
    put = [put_of(each, subscription) for each in bodies(plan, subscription)]
    later = (_attachments(ground), _synchronised(ground), _commits(ground))
    found = [*put, *_nsx(plan, ground), *(each for more in later for each in more)]
    order = list(Stage)
    return tuple(sorted(found, key=lambda each: order.index(each.stage)))


def put_of(resource: ArmResource, subscription: str) -> Work:
    """A resource as something to do."""
    path = id_of(subscription, resource.group, resource.type, resource.name)
    stage = stage_of(resource.type)
    version = version_of(resource.type)
    told = resource.type, resource.name, path, version, resource.body, resource.remarks
    filled = tuple((each.path, each.id, version_of(each.type), each.of) for each in resource.filled)
    return Work(Kind.PUT, stage, *told, filled)


def _nsx(plan: Plan, ground: Ground) -> Iterator[Work]:
    """The tree is made once the gateways of the service are known; here its digest tells it."""
    rendered = rendered_plan(plan)
    tree = json.dumps(rendered.tree, sort_keys=True)
    digest = {"sha256": sha256(tree.encode()).hexdigest(), "owner": plan.estate.name}
    name = ground.cloud.name
    path = ground.id(CLOUD, name)
    remarks = tuple(f"{each.subject}: {each.what}" for each in rendered.remarks)
    yield Work(Kind.NSX, Stage.NSX, NSX, name, path, version_of(CLOUD), digest, remarks)


def _attachments(ground: Ground) -> Iterator[Work]:
    """What the estate puts on subnets of the service, under the names of the layout."""
    for cloud in ground.network.private_clouds:
        if cloud.generation != 2 or cloud.name.lower() != ground.cloud.name.lower():
            continue
        for name, on in cloud.service_subnets.items():
            table, group = on.route_table, on.network_security_group
            properties = {
                **({"routeTable": ground.named(ROUTE_TABLE, table)} if table else {}),
                **({"networkSecurityGroup": ground.named(SECURITY_GROUP, group)} if group else {}),
            }
            if properties:
                names = [each.name.lower() for each, _ in made(cloud)]
                told = {"name": name.lower(), "names": names, "properties": properties}
                yield _attached(name, {**told, "routes": _routes(table, ground)}, ground)


def _routes(table: str | None, ground: Ground) -> list[Body]:
    """What goes into the table of the service, where a subnet has one already."""
    wanted = (table or "").lower()
    found = (each for each in route_tables(ground) if each.name.lower() == wanted)
    return [route for each in found for route in each.body["properties"]["routes"]]


def _attached(name: str, body: Body, ground: Ground) -> Work:
    home = home_name(ground.cloud)
    path = ground.id(VIRTUAL_NETWORK, home, ground.group_of(home))
    version = version_of(SUBNET)
    return Work(Kind.ATTACH, Stage.UPLINKS, SUBNET, f"{home}/{name}", path, version, body)


def _synchronised(ground: Ground) -> Iterator[Work]:
    """The peers of the cloud's network: it grew when the cloud was made."""
    home = home_name(ground.cloud).lower()
    for network in _peers(ground.network, home):
        for name in network:
            path = ground.id(PEERING, name, ground.group_of(name.partition("/")[0]))
            version = version_of(PEERING)
            yield Work(Kind.SYNCHRONISE, Stage.PEERINGS, PEERING, name, path, version, {})


def _commits(ground: Ground) -> Iterator[Work]:
    """What of Virtual Network Manager takes effect, and what has effect then, by regions."""
    for each in commits(ground):
        effective = [{"name": id_, "properties": told} for id_, told in each.effective.items()]
        region = {
            "status": "Deployed",
            "configurations": [{"name": id_} for id_ in each.configurations],
            "effective": effective,
        }
        regions = [{"name": name, **region} for name in each.regions]
        name = f"{each.instance.rpartition('/')[2]}/{each.type}"
        body = {"type": each.type, "regions": regions}
        version = version_of(INSTANCE)
        yield Work(Kind.COMMIT, Stage.PEERINGS, COMMIT, name, each.instance, version, body)


def _peers(network: Network, home: str) -> Iterator[Sequence[str]]:
    for each in network.virtual_networks:
        yield [f"{each.name}/to-{other.to}" for other in each.peerings if other.to.lower() == home]
