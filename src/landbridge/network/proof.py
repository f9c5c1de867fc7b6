"""The proof of a network: who reaches whom, decided for every pair of endpoints."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from landbridge.model.network import Network
from landbridge.network.attachment import PLAIN, Attachments
from landbridge.network.filters.entries import Entries
from landbridge.network.filters.guards import Guards
from landbridge.network.filters.inspection import Inspection
from landbridge.network.ground import Endpoint, Ground, Material
from landbridge.network.judge import Judge
from landbridge.network.naming import End, end_of
from landbridge.network.paths.doors import answering
from landbridge.network.paths.egress import told_apart
from landbridge.network.paths.fronts import front_traffic
from landbridge.network.paths.walk import Walk
from landbridge.network.places import Kind, Place, places, platform, without_table
from landbridge.network.routing.fabric import Fabric
from landbridge.network.sets import Sets
from landbridge.security.circles import refuse_circles
from landbridge.security.ends import Ends, Tags
from landbridge.security.filter import Filter
from landbridge.security.matching import services as together
from landbridge.space import ALL_TRAFFIC, Addresses, Traffic

SIDES = ("inbound", "outbound")


class Proof:
    """Everything that is needed to decide about a network, made once.

    `ends` and `services` name what will be asked about, so that no class mixes what they tell
    apart. Raises InputError for an end that nobody knows and for groups that hold each other round
    in a circle, ValueError for such a service.
    """

    def __init__(
        self,
        network: Network,
        tags: Tags | None = None,
        ends: Iterable[str] = (),
        services: Iterable[tuple[str, ...]] = (),
    ) -> None:
        refuse_circles(network.groups)
        self.network = network
        self.ends = Ends(network, tags)
        known = (*platform(), *places(network))
        self._asked = {text: end_of(text, known, self.ends) for text in ends}
        self.places = known if self._of_platform() else places(network)
        self.fabric = Fabric(network, self.places)
        self._attachments = Attachments(network)
        self.walk = Walk(network, self.fabric, self.places, self.ends)
        self.guards = Guards(
            network, self.fabric, self.walk.routes, self.ends, platform=self._of_platform()
        )
        self.inspection = Inspection(network, self.walk.devices, self.guards, self.ends)
        self.entries = Entries(network, self.walk, self.guards, self.ends)
        self._services = {texts: together(texts) for texts in services}

    def _of_platform(self) -> bool:
        """Whether a question is about an address of the platform; else nothing is told of it."""
        named = Addresses.union(each.addresses for each in platform())
        return any(end.addresses & named for end in self._asked.values())

    def end(self, text: str) -> End:
        """One of the ends that were named."""
        return self._asked[text]

    def traffic(self, texts: tuple[str, ...]) -> Traffic:
        """The traffic of services that were named together."""
        return self._services[texts]

    @cached_property
    def ground(self) -> Ground:
        """The classes of addresses and traffic."""
        return Ground(self.places, self._attachments, self.material)

    def tell_apart(self, material: Material) -> None:
        """Takes the classes from more than this network tells apart, to be compared with another.

        Raises RuntimeError once something was asked: what is known has other classes.
        """
        if "ground" in self.__dict__:
            raise RuntimeError("this proof was asked something before it was compared")
        self.material = self.material | material

    @cached_property
    def material(self) -> Material:
        """What tells addresses and traffic apart here."""
        filters = list(dict.fromkeys(self.filters()))
        places = [place.addresses for place in self.places]
        sets = [each for filter_ in filters for each in filter_.sets()]
        own = [*places, *self._attachments.sets(), *self.entries.sets(), *self._asked_about()]
        traffic = [rule.traffic for filter_ in filters for rule in filter_.rules]
        services = [*self._balanced(), *told_apart(), *self._services.values()]
        return Material([*sets, *own], [ALL_TRAFFIC, *traffic, *services], list(self._routed()))

    def _balanced(self) -> Iterator[Traffic]:
        yield from self.entries.traffic()
        yield from self.walk.devices.traffic()
        yield from (front_traffic(each) for each in self.walk.devices.balancers)

    def _asked_about(self) -> Iterator[Addresses]:
        for end in self._asked.values():
            yield end.addresses
            yield end.possible

    @cached_property
    def judge(self) -> Judge:
        """Who decides."""
        return Judge(self.ground, self.walk, self.guards, self.inspection, self.entries)

    def pair(self, source: Endpoint, destination: Endpoint) -> Sets:
        """What may happen to traffic between two endpoints."""
        return self.judge.pair(source, destination)

    def endpoint(self, address: int, place: str | None = None) -> Endpoint | None:
        """The endpoint of an address on the line; of several places the first, or the named one."""
        for each in self.ground.endpoints:
            if address in each.addresses and place in {None, each.place.key}:
                return each
        return None

    def spoken(self) -> set[int]:
        """The classes of addresses under which firewalls speak for others."""
        names = self.inspection.names()
        return {
            number for name in names for number in self.ground.numbers(self.inspection.source(name))
        }

    def filters(self) -> Iterator[Filter]:
        """Every filter that a packet may meet."""
        for place in self.places:
            if place.kind is Kind.SUBNET:
                yield from self._at(place)
            if place.kind is Kind.SEGMENT:
                steps = (*self.walk.nsx.out(place), *self.walk.nsx.into(place))
                yield from (step.filter for step in steps)
        for name in self.inspection.names():
            yield self.inspection.filter(name)
        yield from map(self.inspection.denying, self.entries.firewalls())
        yield from self.walk.own_address.filters()
        yield from self._behind_fronts()

    @cached_property
    def _homes_of_endpoints(self) -> set[str]:
        return {each.subnet.lower() for each in self.network.private_endpoints}

    def _behind_fronts(self) -> Iterator[Filter]:
        """What stands at the machines of balancers, as those meet it who ask at the front."""
        for front in self.walk.fronts.all():
            place = self.walk.devices.standing(front.machine)
            stages = self.guards.behind(front, place) if place else ()
            yield from (each for stage in stages for each in stage.filters)

    def _at(self, place: Place) -> Iterator[Filter]:
        attached = {PLAIN, *self._attachments.of(place.key)}
        for side in SIDES:
            for attachment in attached:
                for stage in self.guards.stages(place, side, attachment, ""):
                    yield from stage.filters
        for side in answering(place):
            for stage in self.guards.answering(place, side, PLAIN, ""):
                yield from stage.filters

    def _routed(self) -> Iterator[Addresses]:
        """The prefixes and next hops of routes, spaces of networks, what is not translated."""
        for place in self.places:
            if place.kind is Kind.SUBNET:
                yield from (way.prefix for way in self.walk.routes.of(place))
                yield from self.walk.routes.next_hops(place)
            if place.key in self._homes_of_endpoints:
                yield from (way.prefix for way in self.walk.routes.of(without_table(place)))
        yield from self.walk.devices.own_addresses()
        yield from self.walk.fronts.addresses()
        for name in self.fabric.networks:
            yield self.fabric.space(name)
            yield from self.fabric.prefixes(name)
        for prefixes in self.walk.outside.prefixes.values():
            yield from prefixes
        for name in self.inspection.names():
            yield self.inspection.untranslated(name)
            yield self.inspection.source(name)
