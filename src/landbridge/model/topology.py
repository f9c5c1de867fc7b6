"""The network as a picture shows it: what stands where, what joins it, and whose rules count."""

from typing import Literal

from landbridge.model.place import Frozen

INTERNET = "Internet"

NodeKind = Literal["network", "virtual-hub", "private-cloud", "site", "internet"]
LinkKind = Literal[
    "peering",
    "connected-group",
    "expressroute",
    "vpn",
    "virtual-hub",
    "global-reach",
    "public-address",
]


class Part(Frozen):
    """A subnet or segment under the name by which the proof calls it, and what is attached to it.

    `of_service` tells a subnet that the service makes for a private cloud.
    """

    name: str
    prefixes: tuple[str, ...] = ()
    of_service: bool = False
    network_security_group: str = ""
    route_table: str = ""


class Device(Frozen):
    """A firewall or a gateway in a network; `word` says which.

    `stage` and `rules` name the set of rules that counts there: of a gateway, the route table of
    its subnet.
    """

    name: str
    word: str
    stage: str = ""
    rules: str = ""


class Node(Frozen):
    """A network, virtual hub, site or private cloud; the Internet is one, too.

    `cloud` is the Generation 2 private cloud in a network, `hub` whether others meet in it.
    """

    name: str
    kind: NodeKind
    prefixes: tuple[str, ...] = ()
    hub: bool = False
    cloud: str = ""
    devices: tuple[Device, ...] = ()
    parts: tuple[Part, ...] = ()


class Link(Frozen):
    """What joins two nodes; `by` is the gateway that ends it, `says` what is set on it."""

    first: str
    second: str
    kind: LinkKind
    by: str = ""
    says: tuple[str, ...] = ()
    works: bool = True
    doubt: str = ""


class RuleLine(Frozen):
    """A rule or a route in the words of its owner."""

    name: str
    action: str
    side: str = ""
    source: str = ""
    destination: str = ""
    traffic: str = ""


class RuleSet(Frozen):
    """Rules that belong together; causes of the proof name them by `stage` and `resource`."""

    stage: str
    resource: str
    at: tuple[str, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    says: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """By what causes find it; names are blind to case."""
        return self.stage, self.resource.casefold()


class Meaning(Frozen):
    """A name at the ends of rules, and what it stands for in words."""

    name: str
    means: str


class Topology(Frozen):
    """The network that was proven; `names` are those at the ends of its rules."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    rule_sets: tuple[RuleSet, ...]
    names: tuple[Meaning, ...] = ()
