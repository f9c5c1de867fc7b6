"""What should stand in an emulator, kept by the few rules that a reader can check."""

from dataclasses import dataclass, field

Place = tuple[str, str]  # a group, and the name of what is in it


@dataclass
class Network:
    """`asked` is its address space without what segments add; `known` what a peering heard."""

    asked: list[str]
    subnets: dict[str, str] = field(default_factory=dict)
    peers: dict[str, "Peering"] = field(default_factory=dict)


@dataclass
class Peering:
    """One side: where it leads, and which space it saw there when it was last synchronised."""

    remote: Place
    known: list[str]


@dataclass
class Cloud:
    """A private cloud, attached to a network of its group."""

    network: Place
    block: str
    segments: dict[str, str] = field(default_factory=dict)
    clusters: dict[str, int] = field(default_factory=dict)


@dataclass
class Model:
    """Everything that clients made and did not delete."""

    groups: set[str] = field(default_factory=set)
    networks: dict[Place, Network] = field(default_factory=dict)
    clouds: dict[Place, Cloud] = field(default_factory=dict)

    def space(self, place: Place) -> set[str]:
        """The address space that a network has now."""
        taken = {
            prefix
            for cloud in self.clouds.values()
            if cloud.network == place
            for prefix in cloud.segments.values()
        }
        return {*self.networks[place].asked, *taken}

    def level(self, place: Place, peering: Peering) -> tuple[str, str]:
        """The state of a peering, and whether both sides know each other's space."""
        stands = peering.remote in self.networks
        now = self.space(peering.remote) if stands else set()
        back = self.back(place, peering)
        behind = back is not None and set(back.known) != self.space(place)
        state = "Connected" if back else "Initiated"
        level = LEVELS[set(peering.known) != now, behind]
        return state if stands else "Disconnected", level

    def back(self, place: Place, peering: Peering) -> Peering | None:
        remote = self.networks.get(peering.remote)
        sides = remote.peers.values() if remote else ()
        return next((each for each in sides if each.remote == place), None)

    def forget_group(self, group: str) -> None:
        self.groups.discard(group)
        for place in [place for place in self.networks if place[0] == group]:
            del self.networks[place]


LEVELS = {
    (False, False): "FullyInSync",
    (True, False): "LocalNotInSync",
    (False, True): "RemoteNotInSync",
    (True, True): "LocalAndRemoteNotInSync",
}
