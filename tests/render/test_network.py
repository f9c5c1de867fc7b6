"""The chapter on the network: a picture in which nothing meets, and links that lead somewhere."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from tests.render.build import report
from tests.render.page import Page

from landbridge.model.estate import Estate
from landbridge.model.hops import HopKind
from landbridge.model.network import Network, Subnet
from landbridge.model.plan import Report
from landbridge.model.private_cloud import PrivateCloud
from landbridge.model.proof import Cell, Hop, Reachability
from landbridge.model.reading import Reading
from landbridge.model.topology import Topology
from landbridge.model.workloads import Segment
from landbridge.network.answers.reachability import reachability
from landbridge.network.intents import understood
from landbridge.network.picture.outline import outline
from landbridge.plan import plan
from landbridge.render.report import render_report
from landbridge.render.report.crossing import Crossing, named_by
from landbridge.render.report.drawing import Picture, drawn
from landbridge.render.report.leading import Leading
from landbridge.render.report.matrix import MOST_PLACES, grouped, rows, state
from landbridge.render.report.network import dead_in, exposed, network
from landbridge.render.tables.network import INTENTS, REACHABILITY

STRANGE = "<b>dc & 1"
INTENTS_SAID = ("spoke-0/s reaches spoke-1/s on HTTPS", "spoke-0/s never reaches spoke-1/s on ssh")


def estate(spokes: int = 2, *, mesh: bool = False, **keys: Any) -> Network:  # noqa: ANN401 - any key
    """A hub with a firewall and a gateway, and spokes; or all of them peered with each other."""
    names = ["hub", *(f"spoke-{n}" for n in range(spokes))]
    return Network.model_validate(
        {
            "virtual_networks": [_network(nth, names, mesh=mesh) for nth in range(len(names))],
            "sites": [{"name": STRANGE, "prefixes": ["172.16.0.0/16"]}],
            "gateways": [
                {"name": "er", "virtual_network": "hub", "kind": "expressroute",
                 "connects": [STRANGE]}
            ],
            "network_security_groups": [
                {"name": "nsg", "rules": [
                    {"name": "no-ssh", "priority": 100, "direction": "inbound", "access": "deny",
                     "protocol": "tcp", "destination_ports": 22},
                    {"name": "too-late", "priority": 200, "direction": "inbound", "access": "allow",
                     "protocol": "tcp", "destination_ports": 22}]}
            ],
            **({} if mesh else {"firewalls": [
                {"name": "fw", "virtual_network": "hub", "address": "10.0.1.4"}]}),
            **keys,
        }
    )  # fmt: skip


def _network(nth: int, names: list[str], *, mesh: bool) -> dict[str, Any]:
    others = names if mesh or nth == 0 else ["hub"]
    subnet = {"prefixes": [f"10.{nth}.0.0/24"], "network_security_group": "nsg"}
    subnets = [{"name": "s", **subnet}]
    if nth == 0 and not mesh:
        subnets.append({"name": "AzureFirewallSubnet", "prefixes": ["10.0.1.0/26"]})
    return {
        "name": names[nth],
        "address_space": [f"10.{nth}.0.0/16"],
        "subnets": subnets,
        "peerings": [
            {"to": each, "allow_forwarded_traffic": True} for each in others if each != names[nth]
        ],
    }


def with_network(told: Network, *intents: str) -> Report:
    given = report()
    found = reachability(told, [understood(each) for each in intents])
    update = {"reach": found, "topology": outline(told)}
    return given.model_copy(update={"plan": given.plan.model_copy(update=update)})


def parts(given: Report) -> tuple[Reachability, Topology]:
    assert given.plan.reach
    assert given.plan.topology
    return given.plan.reach, given.plan.topology


def picture(told: Network) -> Picture:
    return drawn(outline(told))


# The picture


@pytest.mark.parametrize("mesh", [False, True])
@pytest.mark.parametrize("spokes", [0, 2, 12, 13, 40])
def test_no_two_boxes_meet_and_all_are_inside(spokes: int, mesh: bool) -> None:
    told = picture(estate(spokes, mesh=mesh))
    for one, other in combinations(told.boxes, 2):
        apart = one.right < other.x or other.right < one.x
        assert apart or one.y + one.height < other.y or other.y + other.height < one.y
    assert max(box.right for box in told.boxes) < told.width
    assert max(box.y + box.height for box in told.boxes) < told.height


def test_a_dozen_networks_are_drawn_each_and_one_more_brings_those_alike_together() -> None:
    assert len(picture(estate(12)).boxes) == 2 + 1 + 12
    grouped_ = picture(estate(13))
    assert [box.title for box in grouped_.boxes if len(box.nodes) > 1] == [
        "13\N{NO-BREAK SPACE}networks"
    ]
    assert [line.label for line in grouped_.lines if len(line.links) > 1] == ["peering, 13"]


def test_a_network_that_is_joined_otherwise_stays_apart() -> None:
    machine = {"name": "m", "subnet": "spoke-3/s", "address": "10.4.0.4",
               "public_address": "203.0.113.9"}  # fmt: skip
    told = picture(estate(13, interfaces=[machine]))
    assert sorted(len(box.nodes) for box in told.boxes) == [1, 1, 1, 1, 12]


def test_a_mesh_is_one_line_and_not_one_for_each_pair() -> None:
    told = picture(estate(5, mesh=True))
    assert [len(line.links) for line in told.lines if line.kind == "peering"] == [15]
    assert told.meshed


def test_a_hub_within_a_mesh_is_joined_with_each_of_its_networks() -> None:
    """The hub stands in a column of its own, which a bar beside the others does not reach."""
    names = ["spoke-0", "spoke-1", "spoke-2", "hub"]
    groups = [{"name": "all", "virtual_networks": names},
              {"name": "two", "virtual_networks": ["hub", "lab"]}]  # fmt: skip
    mesh = [{"name": each["name"], "topology": "mesh", "groups": each["name"]} for each in groups]
    spaces = {each: [f"10.{nth}.0.0/16"] for nth, each in enumerate((*names, "lab"))}
    told = picture(Network.model_validate({
        "virtual_networks": [
            {"name": each, "address_space": space} for each, space in spaces.items()],
        "network_manager": {"network_groups": groups, "connectivity": mesh},
    }))  # fmt: skip
    joined = [{link.first for link in line.links} | {link.second for link in line.links}
              for line in told.lines if line.kind == "connected-group"]  # fmt: skip
    assert sorted(map(sorted, joined)) == [
        ["hub", "lab"], ["hub", "spoke-0"], ["hub", "spoke-1"], ["hub", "spoke-2"],
        ["spoke-0", "spoke-1", "spoke-2"],
    ]  # fmt: skip
    assert told.meshed


def test_global_reach_is_named_beside_the_picture() -> None:
    sites = [{"name": each, "prefixes": [prefix]}
             for each, prefix in (("a", "10.8.0.0/16"), ("b", "10.9.0.0/16"))]  # fmt: skip
    joined = {"sites": sites, "global_reach": [{"between": ["a", "b"]}]}
    assert picture(Network.model_validate(joined)).reach
    assert not picture(Network.model_validate({"sites": sites})).reach


def test_a_line_from_the_left_to_the_right_goes_above_the_hubs() -> None:
    machine = {"name": "m", "subnet": "spoke-0/s", "address": "10.1.0.4",
               "public_address": "203.0.113.9"}  # fmt: skip
    told = picture(estate(interfaces=[machine]))
    (line,) = [each for each in told.lines if each.kind == "public-address"]
    heights = [float(each.split("H")[0]) for each in line.path.split("V")[1:]]
    assert min(heights) < min(box.y for box in told.boxes)


# What leads where


def test_every_link_of_the_page_leads_to_something() -> None:
    page = Page(render_report(with_network(estate(13), *INTENTS_SAID)))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "b" not in page.tags


def with_table(**table: str) -> Topology:
    """A hub whose gateways have a subnet, with a route table or without."""
    told = estate(route_tables=[{"name": "t"}])
    hub = told.virtual_networks[0]
    mine = Subnet.model_validate({"name": "GatewaySubnet", "prefixes": ["10.0.2.0/27"], **table})
    hubs = (hub.model_copy(update={"subnets": (*hub.subnets, mine)}), *told.virtual_networks[1:])
    return outline(told.model_copy(update={"virtual_networks": hubs}))


def leads(topology: Topology) -> str:
    """Where the ExpressRoute gateway leads to."""
    devices = (each for node in topology.nodes for each in node.devices)
    return Leading(topology).device(next(each for each in devices if each.name == "er"))


def test_a_gateway_leads_to_its_route_table_and_without_one_to_what_it_connects() -> None:
    guarded, bare = with_table(route_table="t"), with_table()
    table = [each.key for each in guarded.rule_sets].index(("route table", "t"))
    assert leads(guarded) == f"#rules-{table}"
    assert leads(bare) == f"#link-{[each.by for each in bare.links].index('er')}"


def test_a_line_leads_to_the_rules_at_both_of_its_ends() -> None:
    told = estate(1)
    topology = outline(told)
    (peering,) = [each for each in topology.links if each.kind == "peering"]
    (outside,) = [each for each in topology.links if each.by == "er"]
    names = [each.resource for each in topology.rule_sets]
    assert [names[n] for n in Leading(topology).link(peering)] == ["fw", "nsg"]
    apart = estate(1, firewalls=[], mesh=True)
    spokes = outline(apart)
    (alone,) = [each for each in spokes.links if each.kind == "peering"]
    assert [spokes.rule_sets[n].resource for n in Leading(spokes).link(alone)] == ["nsg"]
    assert [names[n] for n in Leading(topology).link(outside)] == ["fw", "nsg"]


def test_each_step_of_a_way_leads_to_the_rules_that_decide_there() -> None:
    page = network(with_network(estate(mesh=True), *INTENTS_SAID)).html
    assert '<a href="#rules-0">denied by network security group nsg, no-ssh (100)' in page
    table = "route table route 0.0.0.0/0 (T/0.0.0.0/0): to the appliance 1.2.3.4"
    system = "system route 10.0.0.0/16: to hub over the peering"
    to, over = (Hop(place="a/b", kind=HopKind.ROUTE, what=what) for what in (table, system))
    assert named_by(to) == ("route table", "t")
    assert named_by(over) is None


def test_the_internet_leads_to_what_it_reaches() -> None:
    html = network(with_network(estate())).html
    assert '<a href="#from-internet"><title>Internet</title>' in html
    assert '<h3 id="from-internet">' in html


def test_an_intent_stands_at_the_links_and_rules_on_its_way() -> None:
    reach, topology = parts(
        with_network(estate(mesh=True), f"{STRANGE} reaches hub/s on ssh", *INTENTS_SAID)
    )
    crossing = Crossing(reach, topology)
    over = {
        (topology.links[nth].first, topology.links[nth].second): told
        for nth, told in crossing.by_link.items()
    }
    assert over == {(STRANGE, "hub"): (0,), ("spoke-0", "spoke-1"): (1, 2)}
    assert crossing.by_rules["network security group", "nsg"] == (0, 1, 2)


def test_a_way_to_the_internet_is_not_told_at_the_public_address_of_another_network() -> None:
    machine = {"name": "m", "subnet": "spoke-1/s", "address": "10.2.0.4",
               "public_address": "203.0.113.9"}  # fmt: skip
    said = (f"spoke-{n}/s reaches Internet on HTTPS" for n in (0, 1))
    reach, topology = parts(with_network(estate(mesh=True, interfaces=[machine]), *said))
    (link,) = [nth for nth, each in enumerate(topology.links) if each.kind == "public-address"]
    assert Crossing(reach, topology).by_link == {link: (1,)}


def test_every_intent_is_told_with_its_answer_the_failing_first() -> None:
    given = with_network(
        estate(mesh=True), "spoke-0/s never reaches spoke-1/s on HTTPS", INTENTS_SAID[1]
    )
    words = Page(str(network(given).html)).words
    assert words.index("1. spoke-0/s never reaches") < words.index("2. spoke-0/s never reaches")
    assert "allowed by network security group nsg, AllowVnetInBound (65000)" in words


def test_a_dead_rule_is_counted_at_its_set() -> None:
    reach, topology = parts(with_network(estate(mesh=True)))
    (told,) = [each for each in topology.rule_sets if each.resource == "nsg"]
    assert dead_in(told, reach.dead_rules) == ("too-late (200)",)


def test_a_name_in_a_rule_leads_to_what_it_stands_for() -> None:
    rule = {"name": "r", "priority": 100, "direction": "inbound", "access": "allow",
            "source": ["WEB", "Storage"], "destination": "VirtualNetwork"}  # fmt: skip
    told = estate(
        network_security_groups=[{"name": "nsg", "rules": [rule]}],
        groups=[{"name": "web", "members": ["10.1.0.0/25"]}],
    )
    html = str(network(with_network(told)).html)
    words = Page(html).words
    assert '<a href="#name-0" title="10.1.0.0/25">WEB</a>' in html
    assert '<tr id="name-0">' in html
    assert "WEB10.1.0.0/25" in words
    assert "Storagewhat it holds is not known here" in words
    assert "VirtualNetworkthe network where the rule counts with its peers" in words


# What the proof leaves out, and what comes back otherwise


def test_segments_without_a_prefix_are_told_to_be_left_out() -> None:
    given = with_network(estate())
    words = Page(str(network(given).html)).words
    assert "is not in this proof: the estate does not say its address_block" in words
    update = {
        "private_cloud": PrivateCloud(address_block="10.90.0.0/22"),
        "segments": (Segment(name="seg-a", prefix="10.91.0.0/24"), Segment(name="seg-b")),
    }
    whole = given.plan.model_copy(update={"estate": given.plan.estate.model_copy(update=update)})
    words = Page(str(network(given.model_copy(update={"plan": whole})).html)).words
    assert "Not in this proof, for no prefix is given to it: seg-b." in words


def test_replies_that_come_another_way_are_told_with_what_each_half_passes() -> None:
    routes = [{"prefix": "10.0.0.0/24", "next_hop": "virtual_appliance", "address": "10.0.1.4"}]
    told = estate(route_tables=[{"name": "out", "routes": routes}])
    one = told.virtual_networks[1]
    subnets = (one.subnets[0].model_copy(update={"route_table": "out"}),)
    networks = list(told.virtual_networks)
    networks[1] = one.model_copy(update={"subnets": subnets})
    told = told.model_copy(update={"virtual_networks": tuple(networks)})
    words = Page(str(network(with_network(told)).html)).words
    assert "spoke-0/shub/sfwno firewall" in words
    assert "None: every reply passes" in Page(str(network(with_network(estate())).html)).words


# The matrix


def cell(always: str = "nothing", sometimes: str = "nothing", depends: str = "nothing") -> Cell:
    return Cell(source="a", destination="b", always=always, sometimes=sometimes, depends=depends)


@pytest.mark.parametrize(
    ("cells", "drawn_as"),
    [
        ([cell("any", "any")], "all"),
        ([cell("any", "any"), cell("tcp", "tcp")], "some"),
        ([cell("nothing", "tcp/443")], "some"),
        ([cell("nothing", "tcp/443", "udp/53")], "maybe"),
        ([cell(depends="any"), cell()], "depends"),
        ([cell(), cell()], "nothing"),
        ([], "nothing"),
    ],
)
def test_a_square_never_takes_what_is_open_for_a_no(cells: list[Cell], drawn_as: str) -> None:
    assert state(cells) == drawn_as


@pytest.mark.parametrize(("spokes", "names"), [(MOST_PLACES - 4, MOST_PLACES), (MOST_PLACES, 43)])
def test_places_are_told_each_as_long_as_they_can_be_read(spokes: int, names: int) -> None:
    found = grouped(outline(estate(spokes)), {})
    assert len(set(found.values())) == names
    assert ("hub/s" in found.values()) is (names <= MOST_PLACES)


def test_the_map_has_a_row_and_a_column_for_every_place() -> None:
    reach, topology = parts(with_network(estate()))
    found = rows(reach, topology)
    assert {len(row.squares) for row in found} == {len(found)} == {6}
    mine = next(row for row in found if row.name == "spoke-0/s")
    assert mine.squares[0].tip.startswith("spoke-0/s to hub/s: always: any but tcp/22")


def test_what_the_internet_says_to_itself_is_not_exposed() -> None:
    given = with_network(estate())
    assert [each for each in exposed(parts(given)[0]) if each.destination == "Internet"] == []
    assert "Nothing, and nothing is open there." in network(given).html


def test_what_the_internet_reaches_is_told_with_address_machine_and_rule() -> None:
    vm = {"name": "web-1", "subnet": "spoke-0/s", "address": "10.1.0.4",
          "public_address": "20.2.2.2"}  # fmt: skip
    rules = [{"name": "in", "priority": 100, "direction": "inbound", "access": "allow",
              "protocol": "tcp", "destination_ports": 443}]  # fmt: skip
    groups = [{"name": "nsg", "rules": rules}]
    html = network(with_network(estate(interfaces=[vm], network_security_groups=groups))).html
    row = html[html.index("<td>20.2.2.2") :].partition("</tr>")[0]
    assert "<bdi>web-1</bdi> 10.1.0.4" in row
    assert "<td>tcp/443</td>" in row
    assert '">nsg</a>, in (100)' in row


# Without a network, and the tables


def test_a_report_without_a_network_says_so_and_its_tables_are_empty() -> None:
    assert "No network is declared" in network(report()).html
    assert list(REACHABILITY.cells(report())) == list(INTENTS.cells(report())) == []


def test_the_tables_have_a_row_for_every_cell_and_intent() -> None:
    given = with_network(estate(), *INTENTS_SAID)
    reach, _ = parts(given)
    assert len(list(REACHABILITY.cells(given))) == len(reach.cells)
    assert [row[:2] for row in INTENTS.cells(given)] == [
        [each.name, {"yes": "holds", "no": "fails", "unknown": "undecided"}[each.met.value]]
        for each in reach.intents
    ]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ({}, False),
        ({"network": {"sites": [{"name": "dc1", "prefixes": ["10.1.0.0/16"]}]}}, False),
        ({"network": {"topology": "mesh"}}, True),
        (
            {"network": {"virtual_networks": [{"name": "a", "address_space": ["10.1.0.0/16"]}]}},
            True,
        ),
        ({"intents": ["1.1.1.1 never reaches 8.8.8.8"]}, True),
    ],
)
def test_a_network_is_proven_where_the_estate_tells_of_one(keys: Any, shown: bool) -> None:  # noqa: ANN401 - keys of an estate
    given = report().plan.estate
    keyed = Estate.model_validate(keys)
    told = given.model_copy(update={"network": keyed.network, "intents": keyed.intents})
    made = plan(told, Reading(files=(), gaps=()), date(2026, 11, 22))
    assert ((made.reach is not None), (made.topology is not None)) == (shown, shown)
