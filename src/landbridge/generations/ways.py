"""The two deployment flows: AV64 behind a base cluster of Generation 1, and AV64 directly."""

from collections.abc import Iterator, Mapping, Sequence

from landbridge.catalogue import Figures, catalogue
from landbridge.generations.behind import Behind
from landbridge.generations.money import (
    added,
    costs,
    host_hours,
    licences,
    licensed,
    reaching,
    running,
)
from landbridge.generations.prices import AV64, Prices
from landbridge.model.generations import Decided, Step, Way
from landbridge.model.sized import Resource, Sized, SizedCluster

QUOTA = "private-cloud.quota-days-max"
CREATE, CLUSTER = "deploy.duration.create-hours-min", "deploy.duration.add-full-cluster-hours-min"
BASE, MIGRATION = "gen1.av64.base-hosts-min", "gen1.av64.node-migration-required"
BLOCKS, GATEWAY = "gen1.av64.address-blocks", "gen1.attachment"
FULL = "cluster.hosts-max"
CLUSTERS_MAX, HOSTS_MAX = "private-cloud.clusters-max", "private-cloud.hosts-max"

SECOND = 2
"""The number of the first cluster that is added to a base cluster."""

Clusters = Sequence[SizedCluster]


def base_skus() -> tuple[str, ...]:
    """The host types through which Generation 1 comes to AV64."""
    value = catalogue().value("gen1.base-skus")
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def direct(sized: Sized, prices: Prices) -> Way:
    """AV64 as the first cluster of Generation 2."""
    steps = (_quota(AV64), *_direct(sized))
    way = _way("AV64 directly", None, steps, prices)
    return way.model_copy(update={"decided": decided(sized.clusters)})


def through(sku: str, behind: Behind, prices: Prices, figures: Figures) -> Way:
    """AV64 as added clusters of Generation 1, behind a base cluster of `sku` that stays."""
    steps = (_quota(f"{sku} and {AV64}"), *_through(sku, behind.clusters, figures))
    way = _way(f"AV64 through {sku}", sku, steps, prices)
    limits = (*behind.limits, *_limits(behind.clusters))
    update = {"limits": limits, "decided": decided(behind.clusters)}
    return way.model_copy(update=update)


def decided(clusters: Clusters) -> tuple[Decided, ...]:
    """What decides the hosts of each cluster, and its policy, those alike told once."""
    found: dict[tuple[Resource, str], int] = {}
    for each in clusters:
        key = (each.limiting_resource, each.storage_policy)
        found[key] = found.get(key, 0) + each.hosts
    return tuple(
        Decided(resource=resource, policy=policy, hosts=hosts)
        for (resource, policy), hosts in found.items()
    )


def _direct(sized: Sized) -> Iterator[Step]:
    done = 0
    for cloud, clusters in by_cloud(sized.clusters).items():
        for nth, cluster in enumerate(clusters):
            done += cluster.hosts
            yield (
                _added(cluster, 0, done)
                if nth
                else _created(f"{cloud} with {_of(cluster)}", 0, done)
            )


def _through(sku: str, own: Clusters, figures: Figures) -> Iterator[Step]:
    base = av64 = 0
    for cloud, clusters in _of_generation_1(own).items():
        least = int(catalogue().number(BASE))
        base += least
        yield _created(f"{cloud} with {least} {sku}", base, av64)
        yield _open(f"Set addresses aside for AV64 in {cloud}", base, av64, BLOCKS)
        for nth, cluster in enumerate(clusters, start=SECOND):
            av64 += cluster.hosts
            yield _added(_called(cluster, nth), base, av64)
        yield _open(f"Join the circuit of {cloud} to a gateway", base, av64, GATEWAY)
        if catalogue().value(MIGRATION, figures):
            yield _open(f"Migrate the nodes of {cloud} to AV64", base, av64, MIGRATION)


def _called(cluster: SizedCluster, nth: int) -> SizedCluster:
    """As its private cloud calls it, whose first one is the base cluster."""
    return cluster.model_copy(update={"name": f"Cluster-{nth}"})


def by_cloud(own: Clusters) -> Mapping[str, list[SizedCluster]]:
    """The clusters of each private cloud, in the order of the plan."""
    clouds: dict[str, list[SizedCluster]] = {}
    for cluster in own:
        clouds.setdefault(cluster.private_cloud, []).append(cluster)
    return clouds


def _of_generation_1(own: Clusters) -> Mapping[str, list[SizedCluster]]:
    """The same, not by the names of the plan, which are those of clouds of Generation 2."""
    clouds = [*by_cloud(own).values()]
    if len(clouds) == 1:
        return {"the private cloud of Generation 1": clouds[0]}
    return {f"private cloud {nth} of Generation 1": each for nth, each in enumerate(clouds, 1)}


def _quota(skus: str) -> Step:
    days = f"up to {catalogue().number(QUOTA):.0f} business days"
    return Step(
        name=f"Have quota for {skus} confirmed",
        base_hosts=0,
        av64_hosts=0,
        hours=None,
        because=f"{days}, before the first hour counts",
        facts=(QUOTA,),
    )


def _created(what: str, base: int, av64: int) -> Step:
    return Step(
        name=f"Create {what}",
        base_hosts=base,
        av64_hosts=av64,
        hours=catalogue().number(CREATE),
        because="creating a private cloud takes at least so long, whatever its first cluster",
        facts=(CREATE, *((BASE,) if base else ())),
    )


def _added(cluster: SizedCluster, base: int, av64: int) -> Step:
    return Step(
        name=f"Add {cluster.name}, {_of(cluster)}",
        base_hosts=base,
        av64_hosts=av64,
        hours=catalogue().number(CLUSTER),
        because=_as_published(cluster.hosts),
        facts=(CLUSTER, FULL),
    )


def _as_published(hosts: int) -> str:
    """What the figure is for a cluster of so many hosts; published is that of a full one."""
    full = int(catalogue().number(FULL))
    if hosts == full:
        return "adding a full cluster takes at least so long"
    return f"the figure of {full} hosts; for {hosts} none is published, so they may take less"


def _open(name: str, base: int, av64: int, fact: str) -> Step:
    return Step(
        name=name,
        base_hosts=base,
        av64_hosts=av64,
        hours=None,
        because=f"{catalogue()[fact].title}; no duration is published",
        facts=(fact,),
    )


def _of(cluster: SizedCluster) -> str:
    return f"{cluster.hosts} {AV64}"


def _way(name: str, sku: str | None, steps: tuple[Step, ...], prices: Prices) -> Way:
    hosts = running(steps[-1], sku)
    cores = licensed(hosts, sku)
    bare = reaching(steps, sku, prices)
    return Way(
        name=name,
        generation=1 if sku else 2,
        base_sku=sku,
        steps=steps,
        hours=sum(step.hours or 0 for step in steps),
        host_hours=host_hours(steps),
        cores=cores,
        reaching=added(bare, licences(steps, sku, prices)),
        reaching_without_licences=bare,
        costs=costs(hosts, cores, prices),
    )


def _limits(own: Clusters) -> Iterator[str]:
    """Why Generation 1 has no room for the base cluster beside the clusters that were sized."""
    facts = catalogue()
    for cloud, clusters in _of_generation_1(own).items():
        hosts = sum(cluster.hosts for cluster in clusters) + facts.number(BASE)
        if len(clusters) + 1 > facts.number(CLUSTERS_MAX):
            yield f"{cloud} would have {len(clusters) + 1} clusters with its base cluster"
        if hosts > facts.number(HOSTS_MAX):
            yield f"{cloud} would have {hosts:.0f} hosts with its base cluster"
