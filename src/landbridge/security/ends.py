"""What the texts at the ends of rules mean: addresses, names of the network, service tags."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Protocol

from landbridge.catalogue import catalogue
from landbridge.model.network import AddressGroup, Network
from landbridge.model.network.fields import NUMERIC
from landbridge.model.service_tags import ServiceTag
from landbridge.security.application_groups import application_groups
from landbridge.security.filter import EVERYONE, Known
from landbridge.security.gathered import Names, group_at
from landbridge.security.membership import by_criteria
from landbridge.security.ranges import listed, public
from landbridge.space import ANYWHERE, NOWHERE, Addresses

ANY = frozenset({"*", "any"})
VIRTUAL_NETWORK, INTERNET, LOAD_BALANCER = "virtualnetwork", "internet", "azureloadbalancer"
PLATFORM_TAGS = "platform.tags"
SCOPED = frozenset({VIRTUAL_NETWORK, INTERNET})
"""Words that mean something else from subnet to subnet."""
SEGMENT_PATH = re.compile(r"/segments/(?P<name>[^/]+)(?P<port>/ports/[^/]+)?$")
NOT_HERE = Known(NOWHERE, ANYWHERE, ("VirtualNetwork, which means nothing outside of a subnet,",))


class Tags(Protocol):
    """Service tags by name, blind to case."""

    def find(self, name: str) -> ServiceTag | None:
        """The tag with its prefixes as published; None where nobody knows them."""
        ...

    def __iter__(self) -> Iterator[object]: ...


class Ends:
    """All names of a network with their addresses; names are blind to case."""

    def __init__(self, network: Network, tags: Tags | None = None) -> None:
        self._network = network
        self._tags = tags
        self._unions: dict[tuple[str, ...], Known] = {}
        self._groups = frozenset(group.name.lower() for group in network.groups)

    def known(self, texts: tuple[str, ...], scope: Known = NOT_HERE) -> Known:
        """All of these ends together; `scope` is what `VirtualNetwork` means where they stand."""
        if len(texts) == 1:
            return self.one(texts[0], scope)
        if texts not in self._unions:
            if any(text.lower() in SCOPED for text in texts):
                return Known.union(self.one(text, scope) for text in texts)
            self._unions[texts] = Known.union(self.one(text) for text in texts)
        return self._unions[texts]

    def one(self, text: str, scope: Known = NOT_HERE) -> Known:
        """One end. A name that nobody knows may be anything: never nothing."""
        word = text.lower()
        if word.startswith("/"):
            return self.at_path(word)
        return self.named[word] if word in self.named else self.plain(text, scope)

    def at_path(self, path: str) -> Known:
        """What an NSX path in small letters leads to; a port is somewhere in its segment."""
        group, segment = group_at(path), SEGMENT_PATH.search(path)
        if group in self._groups:
            return self.named[group]
        if segment and (addresses := self._by_segment.get(segment["name"])):
            known = Known(addresses)
            return Known(NOWHERE, addresses, (path,)) if segment["port"] else known
        return Known(NOWHERE, ANYWHERE, (path,))

    def by_criteria(self, group: AddressGroup) -> Known:
        """The members of a group by their tags."""
        return by_criteria(group, self._network.private_clouds)

    def plain(self, text: str, scope: Known = NOT_HERE) -> Known:
        """An end that is no name of the network: an address or a tag."""
        word = text.lower()
        if word in ANY:
            return EVERYONE
        if NUMERIC.match(text):
            return Known(Addresses.parse(text))
        if word == VIRTUAL_NETWORK:
            return scope
        if word == INTERNET:
            return Known(public() - scope.certain)
        return self._tag(text)

    def prefixes(self, text: str) -> tuple[Addresses, ...]:
        """The prefixes of an address or a tag, as far as they are certain.

        Those of a tag are kept as published, also where two of them join: routes ask for the
        longest.
        """
        published = self._published(text)
        certain = self.plain(text).certain.pairs()
        texts = (each for pair in certain for each in Addresses(pair).prefixes())
        return tuple(Addresses.parse(each) for each in (published.prefixes if published else texts))

    def _published(self, text: str) -> ServiceTag | None:
        """The tag of the service tag file, unless the text is an address or a word of its own."""
        word = text.lower()
        own = word in ANY | SCOPED | {LOAD_BALANCER} or word in _of_platform()
        return None if own or self._tags is None else self._tags.find(text)

    @property
    def tag_names(self) -> tuple[str, ...] | None:
        """The service tags as their list writes them; None without a list."""
        if self._tags is None:
            return None
        return tuple(str(getattr(each, "name", each)) for each in self._tags)

    def spelled(self) -> Mapping[str, str]:
        """Every name that may be an end, by itself in small letters, as it is written."""
        network = self._network
        written = [
            *network.application_security_groups,
            *(self.tag_names or ()),
            *(each.name for each in network.virtual_networks),
            *(each.name for each in network.sites),
            *(each.name for each in network.groups),
            *(each.name for each in network.interfaces),
            *(each.name for each in network.private_endpoints),
            *(guest.name for cloud in network.private_clouds for guest in cloud.guests),
        ]
        return {**{name: name for name in self.named}, **{each.lower(): each for each in written}}

    def knows(self, text: str) -> bool:
        """Whether a text means something for certain."""
        return not self.one(text).possible

    @cached_property
    def named(self) -> Mapping[str, Known]:
        """The names of the network; of two things of one name the first in order counts."""
        names: dict[str, Known] = {}
        for kind in (self._machines(), self._networks(), self._members()):
            names |= {name.lower(): Known(addresses) for name, addresses in kind.items()}
        return Names(self._network, names, application_groups(self._network), self)

    def _machines(self) -> dict[str, Addresses]:
        guests = (each for cloud in self._network.private_clouds for each in cloud.guests)
        named = (
            *((each.name, each.address) for each in self._network.interfaces),
            *((each.name, each.address) for each in self._network.private_endpoints),
            *((each.name, each.address) for each in guests),
        )
        return {name: Addresses.parse(address) for name, address in named}

    def _networks(self) -> dict[str, Addresses]:
        return {
            each.name: Addresses.of(each.address_space) for each in self._network.virtual_networks
        }

    def _members(self) -> dict[str, Addresses]:
        """Subnets, sites and segments."""
        subnets = {
            f"{network.name}/{subnet.name}": Addresses.of(subnet.prefixes)
            for network in self._network.virtual_networks
            for subnet in network.subnets
        }
        sites = {site.name: Addresses.of(site.prefixes) for site in self._network.sites}
        return subnets | sites | self._by_segment

    @cached_property
    def _by_segment(self) -> dict[str, Addresses]:
        """By their own name, which means all segments so called, and behind their cloud's."""
        found: dict[str, list[str]] = {}
        for cloud in self._network.private_clouds:
            for segment in cloud.segments:
                for name in (segment.name, f"{cloud.name}/{segment.name}"):
                    found.setdefault(name.lower(), []).append(segment.prefix)
        return {name: Addresses.of(prefixes) for name, prefixes in found.items()}

    def _tag(self, text: str) -> Known:
        word = text.lower()
        if word == LOAD_BALANCER:
            return Known(listed("platform.probe-address"))
        if word in _of_platform():
            return Known(_of_platform()[word])
        if listed_tag := self._published(text):
            return Known(listed_tag.addresses)
        families = catalogue().value("service-tag.names")
        family, _, region = word.partition(".")
        known = (
            isinstance(families, tuple)
            and "." not in region
            and family in {str(each).lower() for each in families}
        )
        return Known(NOWHERE, public() if known else ANYWHERE, (text,))


@cache
def _of_platform() -> Mapping[str, Addresses]:
    """The tags of the platform whose addresses are the same everywhere."""
    value = catalogue().value(PLATFORM_TAGS)
    return {
        name.lower(): Addresses.parse(str(each["address"]))
        for name, each in (value.items() if isinstance(value, dict) else ())
        if isinstance(each, dict)
    }
