"""Where what is named in the chapter leads to: to the rules that count there."""

from collections.abc import Iterator, Sequence

from landbridge.model.proof import Cause, Hop
from landbridge.model.topology import INTERNET, Device, Link, Node, Topology
from landbridge.render.report.crossing import named_by

FROM_INTERNET = "from-internet"
"""The table of what the Internet reaches."""
SHOWN = 6
"""Sets of rules that are named at a link."""
NOWHERE = ""


class Leading:
    """The fragments of the page by what leads to them; empty where nothing does."""

    def __init__(self, topology: Topology) -> None:
        self._links = topology.links
        self._sets = {each.key: nth for nth, each in enumerate(topology.rule_sets)}
        self._standing = dict(_standing(topology))
        self._nodes = {each.name: _within(each) for each in topology.nodes}

    def rules(self, stage: str, resource: str) -> str:
        """To a set of rules; several collections of admin rules stand in one name."""
        first = resource.casefold().partition(", ")[0]
        number = self._sets.get((stage, first))
        return NOWHERE if number is None else f"#rules-{number}"

    def cause(self, cause: Cause) -> str:
        """To the rules that a cause names."""
        return self.rules(cause.stage, cause.resource)

    def hop(self, hop: Hop) -> str:
        """To the rules that a step of a way speaks of itself: a firewall's, or a route table."""
        return self.rules(*key) if (key := named_by(hop)) else NOWHERE

    def device(self, device: Device) -> str:
        """To the rules of a firewall, the route table of a gateway, or what a gateway connects."""
        ended = (nth for nth, link in enumerate(self._links) if link.by == device.name)
        links = (f"#link-{nth}" for nth in ended)
        return self.rules(device.stage, device.rules) or next(links, NOWHERE)

    def link(self, link: Link) -> Sequence[int]:
        """To the sets of rules that stand at its two ends, those of firewalls first."""
        ends = [self._nodes.get(name, frozenset()) for name in (link.first, link.second)]
        return [nth for nth, at in self._standing.items() if any(at & each for each in ends)]


def _standing(topology: Topology) -> Iterator[tuple[int, frozenset[str]]]:
    for nth, each in enumerate(topology.rule_sets):
        yield nth, frozenset(name.casefold() for name in each.at)


def _within(node: Node) -> frozenset[str]:
    """A node, its private cloud and its parts, by which sets of rules say where they stand."""
    if node.name == INTERNET:
        return frozenset()
    names = (node.name, node.cloud, *(each.name for each in node.parts))
    return frozenset(name.casefold() for name in names if name)
