"""Routes for a range that longer prefixes of a private cloud beat."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.routed import forwarding, tabled
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.routing.routes import EVERYTHING
from landbridge.network.routing.way import Hop, Origin, Way
from landbridge.network.service import Role
from landbridge.space import Addresses


def _beaten(proof: Proof) -> Iterator[Hit]:
    seen, passing = set(), set(forwarding(proof))
    for place, table in tabled(proof):
        key = proof.walk.routes.context(place)
        if place.role is Role.PLAIN and place.key not in passing and key not in seen:
            seen.add(key)
            for home, longer in _learned(proof, place):
                for route, listed in _losing(proof.walk.routes.of(place), longer):
                    yield Hit(table.name, f"{route} of {place.name} loses to {listed} of {home}")


def _learned(proof: Proof, place: Place) -> Iterator[tuple[str, list[Addresses]]]:
    """The prefixes of private clouds' networks that system routes make known to a subnet."""
    fabric = proof.fabric
    homes = dict.fromkeys((place.home, *(link.to for link in fabric.links[place.home])))
    for home in homes:
        if home in fabric.clouds:
            subnets = [] if home == place.home else fabric.synchronised(home)
            yield fabric.networks[home].name, [*fabric.prefixes(home), *subnets]


def _losing(ways: tuple[Way, ...], longer: list[Addresses]) -> Iterator[tuple[str, str]]:
    """Each route to an appliance, with the prefixes inside it that go directly all the same."""
    own = [each for each in ways if each.origin is Origin.ROUTE_TABLE]
    for way in own:
        if way.hop is Hop.APPLIANCE and way.prefix not in EVERYTHING:
            inside = [each for each in longer if each <= way.prefix and each != way.prefix]
            open_ = [each for each in dict.fromkeys(inside) if not _listed(each, own)]
            if open_:
                yield str(way.prefix), ", ".join(str(each) for each in open_)


def _listed(prefix: Addresses, own: list[Way]) -> bool:
    """Whether routes of the table that are as long or longer take all of a prefix."""
    return prefix <= Addresses.union(each.prefix for each in own if each.prefix <= prefix)


SUPERNET = Rule(
    id="azure.supernet-route",
    severity=Severity.HIGH,
    says=(
        "a route table sends a range to an appliance, and segments or subnets of a private cloud "
        "within it are known by longer prefixes"
    ),
    happens=(
        "the longer prefix wins: this traffic goes straight to the private cloud, and where its "
        "answers pass the firewall, it drops them"
    ),
    fix="The network engineer: add a route to the appliance for each of these prefixes.",
    source=("peering.subnets-synchronised", "routing.first", "troubleshooting.one-way-traffic"),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_beaten),
    undecided=with_cloud(answered),
)
