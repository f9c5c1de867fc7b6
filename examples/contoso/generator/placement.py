"""Puts machines onto hosts, datastores and addresses, as a balanced vCenter would have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .chance import chance, mac, uuid
from .estate import GIB, Cluster, Estate, Machine, Network, Nic, Site
from .places import CLUSTERS, NETWORKS, OLD_HOST

_FIRST_ADDRESS = 21


def placed(site: Site, machines: Iterable[Machine]) -> Estate:
    """The estate of one vCenter: every machine numbered, on a host, a datastore and a network."""
    clusters = tuple(cluster for cluster in CLUSTERS if cluster.site == site.name)
    networks = tuple(network for network in NETWORKS if network.site == site.name)
    homed = _homed(machines, {cluster.name: cluster for cluster in clusters})
    addressed = _addressed(homed, {network.name: network for network in networks})
    return Estate(site, clusters, networks, tuple(_shuffled(site, addressed)))


def _homed(machines: Iterable[Machine], clusters: dict[str, Cluster]) -> Iterator[Machine]:
    """Each machine goes where least memory and least storage is taken; the old host is avoided."""
    memory: Counter[str] = Counter()
    storage: Counter[str] = Counter()
    for number, machine in enumerate(machines, start=1001):
        cluster = clusters[machine.cluster]
        free = [name for name in cluster.host_names if name != OLD_HOST]
        host = machine.host or min(free, key=lambda name: memory[name])
        datastore = min(cluster.datastore_names, key=lambda name: storage[name])
        memory[host] += machine.memory_mib if machine.running else GIB
        storage[datastore] += machine.provisioned_mib
        yield replace(
            machine,
            host=host,
            datastore=datastore,
            number=number,
            bios_uuid=machine.bios_uuid or uuid("bios", machine.site, machine.name, machine.copy),
        )


def _addressed(machines: Iterable[Machine], networks: dict[str, Network]) -> Iterator[Machine]:
    taken: dict[str, int] = defaultdict(lambda: _FIRST_ADDRESS)
    for machine in machines:
        nics = []
        for index, nic in enumerate(machine.nics):
            nics.append(
                _connected(
                    machine, index, nic, f"{networks[nic.network].subnet}.{taken[nic.network]}"
                )
            )
            taken[nic.network] += 1
        yield replace(machine, nics=tuple(nics))


def _connected(machine: Machine, index: int, nic: Nic, address: str) -> Nic:
    """A card with MAC and address; planted ones stay, and who cannot talk shows no address."""
    address_of = nic.mac or mac(machine.site, machine.name, machine.copy, index)
    if nic.silent or not machine.talking:
        return replace(nic, mac=address_of, addresses=(), ipv6="")
    return replace(nic, mac=address_of, addresses=nic.addresses or (() if nic.ipv6 else (address,)))


def _shuffled(site: Site, machines: Iterable[Machine]) -> list[Machine]:
    """vCenter lists machines in no useful order."""
    listed = list(machines)
    chance("order", site.name).shuffle(listed)
    return listed
