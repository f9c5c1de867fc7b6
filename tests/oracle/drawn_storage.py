"""Routes by tags beside routes by prefixes: the longest prefix, then the rank of a tag decides."""

from random import Random

from tests.oracle.chance import Chance
from tests.oracle.drawn_chain import route_to
from tests.oracle.drawn_rules import Part

TAGS = ("Storage", "Storage.WestUS2")
AZURE = ("AzureCloud", "AzureCloud.westus2")
PUBLISHED = (
    "52.239.0.0/16", "52.239.0.0/18", "52.239.0.0/24", "52.239.0.0/25", "52.239.0.128/25",
    "52.239.1.0/25", "52.239.1.0/24", "52.239.1.1/32", "52.239.1.2/31", "52.240.0.0/24",
    "2001:db8::/33", "2001:db8:8000::/33",
)  # fmt: skip
"""Prefixes side by side, one in the other, and such as join to no prefix."""
ROUTED = (*TAGS, *TAGS, *AZURE, "52.239.0.0/16", "52.239.0.0/23", "52.239.0.0/24", "52.239.1.0/24",
          "52.239.1.1/32", "0.0.0.0/0")  # fmt: skip
CLIENTS = ("10.1.1.4", "10.1.1.6", "10.3.1.6")
STORED = ("52.239.0.5", "52.239.0.200", "52.239.1.1", "52.239.1.2", "52.239.1.200", "52.239.64.1",
          "52.240.0.1")  # fmt: skip
"""Addresses within the prefixes above and at their edges."""
OPEN = ("s1", "s3")


def published(random: Random) -> dict[str, list[str]]:
    """A file of service tags."""
    named = (*TAGS, *AZURE)
    names = random.sample(named, random.randint(1, len(named)))
    found = {name: random.sample(PUBLISHED, random.randint(1, 5)) for name in names}
    shared = random.choice(PUBLISHED)
    return {name: sorted({*prefixes, shared}) for name, prefixes in found.items()}


def towards_storage(chance: Chance, parts: Part) -> None:
    """Subnets of two spokes go out, each with routes that lead to the Internet or nowhere."""
    for network in parts["virtual_networks"]:
        for subnet in network["subnets"] if network["name"] in OPEN else ():
            subnet.pop("network_security_group", None)
            subnet["default_outbound_access"] = True
            subnet["service_endpoints"] = [chance.pick(*TAGS)] if chance(0.4) else []
            subnet["route_table"] = f"{network['name']}-{subnet['name']}"
            prefixes = dict.fromkeys(chance.random.choices(ROUTED, k=4))
            made = [route_to(each, chance.pick("internet", "none")) for each in prefixes]
            parts["route_tables"].append({"name": subnet["route_table"], "routes": made})
