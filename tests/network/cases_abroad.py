"""Cases of private clouds with other regions, and of what needs a support case."""

from tests.network.cases_avs import TO_AVS, TO_SPOKE
from tests.network.parts import (
    DB,
    DC,
    FIREWALL,
    GUEST,
    A,
    Case,
    Part,
    allow_all,
    avs_vnet,
    case,
    cloud,
    dc,
    firewall,
    gateway,
    hub,
    nsg,
    peering,
    rule,
    spoke1,
    table,
    tcp,
)

CONNECTIVITY = "azure-vmware/native-network-connectivity"
DESIGN = "azure-vmware/native-network-design-consideration"
NOTHING = "no page tells of IPv6 in private clouds"
NORTH: Part = {"region": "northeurope"}
SPELT: Part = {"region": "North Europe"}
WEST: Part = {"region": "westeurope"}
ENDPOINT = {"private_endpoints": [{"name": "pe", "subnet": "spoke1/db", "address": DB}]}
FORWARDED = {"allow_forwarded_traffic": True}
ALONE = "10.40.3.7"
WITH_ONE = cloud(segments=[{"name": "web", "prefix": "10.40.1.0/24"},
                           {"name": "dns", "prefix": f"{ALONE}/32"}])  # fmt: skip


def apart(home: Part, spoke: Part, **keys: object) -> Part:
    """The cloud's network and a peer, each in its region."""
    networks = [avs_vnet(TO_SPOKE, **home), {**spoke1(peerings=[TO_AVS]), **spoke}]
    return {"virtual_networks": networks, "private_clouds": [cloud()], **keys}


def lent(home: Part) -> Part:
    """The cloud uses the gateway of a hub."""
    networks = [
        {**hub(peering("avs", allow_gateway_transit=True)), **home},
        avs_vnet(peering("hub", use_remote_gateways=True), **NORTH),
    ]
    return {"virtual_networks": networks, "private_clouds": [cloud()], "sites": [dc()],
            "gateways": [gateway()]}  # fmt: skip


def behind_hub(home: Part) -> Part:
    """The cloud and a spoke on a virtual hub."""
    connections = [{"virtual_network": name} for name in ("avs", "spoke1")]
    return {"virtual_networks": [avs_vnet(**NORTH), spoke1()], "private_clouds": [cloud()],
            "virtual_hubs": [{"name": "vhub", "prefix": "10.250.0.0/24",
                              "connections": connections, **home}]}  # fmt: skip


def by_firewall() -> Part:
    """Guests go to a private endpoint of another region by the firewall of a hub beside them."""
    networks = [
        {**hub(peering("avs", **FORWARDED), peering("spoke1", **FORWARDED)), **NORTH},
        avs_vnet(peering("hub", **FORWARDED), **NORTH),
        {**spoke1({}, peerings=[peering("hub", **FORWARDED)]), **WEST},
    ]
    uplinks = {name: {"route_table": "t"} for name in ("avs-nsx-gw", "avs-nsx-gw-1")}
    return {"virtual_networks": networks, "private_clouds": [cloud(service_subnets=uplinks)],
            "firewalls": [firewall()],
            "firewall_policies": [allow_all(snat_private_ranges=["255.255.255.255/32"])],
            "route_tables": [table("t", ("10.1.0.0/16", FIREWALL), (f"{DB}/32", FIREWALL))],
            **ENDPOINT}  # fmt: skip


SIX, GUEST_OF_SIX, MANAGING = "fd00:1:0:1::4", "fd00:40:0:1::a", "fd00:30:0:2::6"


def of_six() -> Part:
    """The cloud's network and a spoke, both with addresses of both families."""
    managing = {"name": "avs-mgmt", "prefixes": ["10.31.0.64/27", "fd00:30:0:2::/64"]}
    machines = {"name": "six", "prefixes": ["fd00:30:0:1::/64"]}
    home = avs_vnet(TO_SPOKE, subnets=[managing, machines],
                    address_space=["10.30.0.0/16", "fd00:30::/48"])  # fmt: skip
    there = [{"name": "six", "prefixes": ["fd00:1:0:1::/64"]}]
    spoke = {**spoke1(peerings=[TO_AVS], subnets=there),
             "address_space": ["10.1.0.0/16", "fd00:1::/48"]}  # fmt: skip
    segments = [{"name": "web", "prefix": "fd00:40:0:1::/64"},
                {"name": "data", "prefix": "fd00:40:0:2::/64"}]  # fmt: skip
    return {"virtual_networks": [home, spoke], "private_clouds": [cloud(segments=segments)]}


ABROAD_CASES: list[Case] = [
    case("S1", "global peering of a private cloud needs a support case", "depends",
         tcp(GUEST, A), CONNECTIVITY, **apart(NORTH, WEST)),
    case("S2", "so it does the other way round", "depends", tcp(A, GUEST), CONNECTIVITY,
         **apart(NORTH, WEST)),
    case("S3", "a region is the same however it is spelt", "allow", tcp(GUEST, A), CONNECTIVITY,
         **apart(NORTH, SPELT)),
    case("S4", "a region that is not told is taken for the same", "allow", tcp(GUEST, A),
         CONNECTIVITY, **apart(NORTH, {})),
    case("S5", "without a private cloud global peering works", "allow", tcp("10.30.1.4", A),
         CONNECTIVITY, **{**apart(NORTH, WEST), "private_clouds": []}),
    case("S6", "what a group denies is denied over global peering, too", "deny", tcp(GUEST, A),
         CONNECTIVITY, **{**apart(NORTH, WEST), "virtual_networks": [
             avs_vnet(TO_SPOKE, **NORTH),
             {**spoke1({"network_security_group": "g"}, peerings=[TO_AVS]), **WEST}]},
         network_security_groups=[nsg("g", rule("no", 100, "deny"))], disposition="filtered"),
    case("S7", "guests reach no private endpoint over global peering", "deny", tcp(GUEST, DB),
         DESIGN, **apart(NORTH, WEST, **ENDPOINT), disposition="filtered"),
    case("S8", "in the same region they do", "allow", tcp(GUEST, DB), DESIGN,
         **apart(NORTH, SPELT, **ENDPOINT)),
    case("S9", "by a firewall before the global peering nobody knows", "depends",
         tcp(GUEST, DB), DESIGN, **by_firewall()),
    case("S10", "a gateway that is lent over global peering needs the case as well", "depends",
         tcp(GUEST, DC), CONNECTIVITY, **lent(WEST)),
    case("S11", "a gateway of the same region does not", "allow", tcp(GUEST, DC), CONNECTIVITY,
         **lent(SPELT)),
    case("S12", "a virtual hub in another region needs a support case", "depends",
         tcp(GUEST, A), DESIGN, **behind_hub(WEST)),
    case("S13", "so it does towards guests", "depends", tcp(A, GUEST), DESIGN,
         **behind_hub(WEST)),
    case("S14", "a virtual hub in the same region does not", "allow", tcp(GUEST, A), DESIGN,
         **behind_hub(NORTH)),
    case("S15", "a single address of a private cloud needs a case to be reached from a peer",
         "depends", tcp(A, ALONE), DESIGN,
         **{**apart({}, {}), "private_clouds": [WITH_ONE]}),
    case("S16", "in its own network it is reached", "allow", tcp("10.30.1.4", ALONE), DESIGN,
         **{**apart({}, {}), "private_clouds": [WITH_ONE]}),
    case("S17", "what it asks of a peer may not be answered", "depends", tcp(ALONE, A), DESIGN,
         **{**apart({}, {}), "private_clouds": [WITH_ONE]}),
    case("S18", "whether guests send IPv6 is not known", "depends", tcp(GUEST_OF_SIX, SIX), NOTHING,
         **of_six()),
    case("S19", "nor whether they receive it", "depends", tcp(SIX, GUEST_OF_SIX), NOTHING,
         **of_six()),
    case("S20", "nor among themselves", "depends", tcp(GUEST_OF_SIX, "fd00:40:0:2::a"), NOTHING,
         **of_six()),
    case("S21", "nor whether a subnet of the service takes it", "depends", tcp(SIX, MANAGING),
         NOTHING, **of_six()),
    case("S22", "other subnets of the cloud's network take it", "allow",
         tcp(SIX, "fd00:30:0:1::4"), NOTHING, **of_six()),
]  # fmt: skip
