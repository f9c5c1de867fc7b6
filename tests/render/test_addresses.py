"""The chapter on addresses: the block drawn to scale, every prefix, every overlap, every bar."""

from typing import Any

import pytest
from tests.network.address.build import planned
from tests.render.build import report
from tests.render.page import Page

from landbridge.model.address_plan import AddressPlan
from landbridge.model.plan import Report
from landbridge.network.address.plan import address_plan
from landbridge.render.report import render_report
from landbridge.render.report.addresses import COLOUR, addresses, bar, parts
from landbridge.render.tables.addresses import ADDRESSES

STRANGE = "<b>VLAN & 7"


def with_plan(**keys: Any) -> Report:  # noqa: ANN401 - any key of the private cloud
    given = report()
    estate = planned(**{"cards": {STRANGE: 3}, "segment_space": ["10.50.0.0/24"], **keys})
    told = address_plan(estate, given.plan.sized)
    return given.model_copy(update={"plan": given.plan.model_copy(update={"addresses": told})})


def plan_of(given: Report) -> AddressPlan:
    assert given.plan.addresses
    return given.plan.addresses


def test_a_subnet_is_drawn_where_it_lies_in_the_block() -> None:
    drawn = {part.allocation.name: part for part in parts(plan_of(with_plan()))}
    assert drawn["esx-mgmt-vmk1"].x == 250
    assert drawn["esx-mgmt-vmk1"].width == pytest.approx(125, abs=2)
    assert drawn["avs-network-infra-gw"].x == 625


def test_every_role_of_the_layouts_has_a_colour() -> None:
    for layout in ("current", "initial"):
        told = plan_of(with_plan(layout=layout))
        assert {each.role for each in told.allocations if each.kind == "service"} <= set(COLOUR)


def test_every_prefix_and_every_reason_stands_in_the_chapter() -> None:
    given = with_plan()
    page = Page(str(addresses(given).html))
    for each in plan_of(given).allocations:
        assert each.name in page.words
        assert each.prefix in page.words
    assert "b" not in page.tags


def test_what_gets_nothing_and_what_overlaps_is_told_with_its_reason() -> None:
    given = with_plan(address_block="100.64.0.0/22", hcx_blocks=[], segment_space=None)
    words = Page(str(addresses(given).html)).words
    assert "100.64.0.0/22 overlaps 100.64.0.0/16 of reserved for NSX" in words
    assert "declared are: none that may stand" in words
    assert "neither private_cloud.segment_space nor" in words


def test_what_is_not_known_is_a_dash_and_never_a_zero() -> None:
    line = plan_of(with_plan()).budget.line("mon_routes")
    assert (bar(line).used, bar(line).says) == ("\N{EN DASH}", "not known")


def test_a_report_without_an_address_plan_says_so() -> None:
    assert "No address plan was made." in addresses(report()).html


def test_the_whole_page_is_sound_and_every_fact_it_links_is_there() -> None:
    page = Page(render_report(with_plan()))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_table_has_a_row_for_everybody_with_or_without_addresses() -> None:
    given = with_plan(hcx_blocks=[])
    told = plan_of(given)
    rows = list(ADDRESSES.cells(given))
    assert len(rows) == len(told.allocations) + len(told.unplaced)
    assert rows[-1][:4] == ["hcx", "hcx_blocks", None, "unplaced"]
