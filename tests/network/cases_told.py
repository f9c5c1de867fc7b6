"""Cases that no packet shows: input that is refused, and rules that decide nothing."""

from typing import Any, NamedTuple

from tests.network.parts import A, B, Part, machine, nsg, rule, spoke1, spoke2

NSG_PAGE = "virtual-network/network-security-groups-overview"
GROUPS_PAGE = "virtual-network/application-security-groups"


class Told(NamedTuple):
    """One sentence about a network, with what is told of it.

    Of one that is refused the problem, of a rule that is dead or alive its name.
    """

    number: str
    sentence: str
    verdict: str
    source: str
    network: Part
    told: str


def told(number: str, sentence: str, verdict: str, source: str, said: str, **network: Any) -> Told:  # noqa: ANN401 - any part
    """A case; the parts of the network come last."""
    return Told(number, sentence, verdict, source, network, said)


def member(name: str, place: str, address: str, group: str = "g") -> Part:
    """An interface in an application security group."""
    return machine(name, place, address, application_security_groups=group)


def attached(*networks: Part) -> Part:
    """A group whose rule speaks of what stands in one of two networks."""
    far = rule("from-db", 100, "deny", source="10.1.2.0/24")
    return {"virtual_networks": list(networks), "network_security_groups": [nsg("shared", far)]}


SHARED = {"network_security_group": "shared"}
TOLD_CASES = (
    told("23", "the members of an application security group stand in one network", "refused",
         GROUPS_PAGE, "the group `g` has members in `spoke1` and in `spoke2`",
         virtual_networks=[spoke1(), spoke2()],
         interfaces=[member("one", "spoke1/app", A), member("other", "spoke2/app", B)]),
    told("23a", "so do the two groups that a rule joins", "refused", GROUPS_PAGE,
         "`r` goes from the group `g` in `spoke1` to the group `h` in `spoke2`",
         virtual_networks=[spoke1(), spoke2()],
         interfaces=[member("one", "spoke1/app", A), member("other", "spoke2/app", B, "h")],
         network_security_groups=[nsg("n", rule("r", 100, "allow", source="g", destination="h"))]),
    told("54", "two rules of one direction have two priorities", "refused", NSG_PAGE,
         "`two` has priority 100 (inbound), and so has `one`",
         network_security_groups=[nsg("n", rule("one", 100, "allow"), rule("two", 100, "deny"))]),
    told("65", "a rule that nobody comes to where it is attached is dead", "dead", "ours",
         "from-db (100)", **attached(spoke1(), spoke2(SHARED))),
    told("65a", "one that decides at another place where its group is attached is alive", "alive",
         "ours", "from-db (100)", **attached(spoke1(SHARED), spoke2(SHARED))),
)  # fmt: skip
