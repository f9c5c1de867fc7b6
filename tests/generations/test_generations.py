"""Both ways and the dual run, against sums worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError
from tests.build import estate, vm
from tests.render.build import report

from landbridge.generations import Behind, behind, compare
from landbridge.generations.prices import YEARS
from landbridge.model.generations import Generations, Month, Way
from landbridge.model.price_book import MONTHS, PriceBook
from landbridge.model.sized import Sized
from landbridge.model.source_cloud import DualRun
from landbridge.sizing import size

SIZED = report().plan.sized
PRICES: dict[str, Any] = {
    "currency": "EUR",
    "months": 6,
    "hosts": {
        "AV36P": {"hour": 10, "reserved_3_years": 4000},
        "AV64": {"hour": 20, "reserved_3_years": 8000},
    },
}
BESIDES = {"av36": {"month": 1}, "av48": {"month": 1}, "av52": {"month": 1}}
SOURCE = {"name": "Cluster-1", "sku": "AV36P", "hosts": 4}


def sized(*hosts: int) -> Sized:
    first = SIZED.clusters[0]
    clusters = tuple(
        first.model_copy(update={"name": f"Cluster-{nth}", "hosts": each, "private_cloud": "avs"})
        for nth, each in enumerate(hosts, start=1)
    )
    return SIZED.model_copy(update={"clusters": clusters, "hosts": sum(hosts)})


def told(
    hosts: tuple[int, ...] = (5,),
    prices: dict[str, Any] | None = None,
    **keys: Any,  # noqa: ANN401 - any key of the estate
) -> Generations:
    declared = estate([vm()], **keys)
    book = _book(prices) if prices else None
    whole = sized(*hosts)
    return compare(declared.model_copy(update={"prices": book}), whole, Behind(whole.clusters))


def _book(prices: dict[str, Any]) -> PriceBook:
    """A book for fewer months than the reader takes, so that sums can be worked out by hand."""
    whole = PriceBook.model_validate({**prices, "months": MONTHS})
    return whole.model_copy(update={"months": prices["months"]})


def way(given: Generations, sku: str | None = None) -> Way:
    return next(each for each in given.ways if each.base_sku == sku)


def test_one_cluster_is_created_at_once_directly_and_added_behind_a_base() -> None:
    given = told((5,))
    assert [step.hosts for step in way(given).steps] == [0, 5]
    assert [step.hosts for step in way(given, "AV36").steps] == [0, 3, 3, 8, 8]


def test_hours_sum_what_is_published() -> None:
    given = told((5, 4))
    assert way(given).hours == 5 + 4
    assert way(given, "AV52").hours == 5 + 4 + 4


def test_hosts_run_and_are_paid_from_the_step_that_brought_them() -> None:
    given = told((5, 4))
    assert way(given).host_hours == 5 * 4
    assert way(given, "AV36P").host_hours == 3 * 4 + 8 * 4


def test_reaching_costs_the_hours_on_the_way() -> None:
    given = told((5, 4), PRICES)
    assert way(given).reaching_without_licences == 5 * 4 * 20
    assert way(given, "AV36P").reaching_without_licences == 3 * 4 * 10 + (3 * 10 + 5 * 20) * 4


def test_reaching_counts_the_licences_of_the_hosts_that_run() -> None:
    book = {**PRICES, "vcf_core_month": 73}
    bare, given = told((5, 4), PRICES), told((5, 4), book)
    direct, base = 5 * 64 * 4, 3 * 36 * 4 + (3 * 36 + 5 * 64) * 4
    for sku, core_hours in ((None, direct), ("AV36P", base)):
        hosts = way(bare, sku).reaching_without_licences or 0
        assert way(given, sku).reaching == hosts + Decimal(core_hours * 73) / 730
    assert any("counted by the hour" in each for each in given.assumptions)


def test_hours_of_a_cluster_that_is_not_full_are_told_as_those_of_a_full_one() -> None:
    (*_, small), (*_, full) = way(told((5, 15))).steps, way(told((5, 16))).steps
    assert small.hours == full.hours == 4
    assert (
        small.because == "the figure of 16 hosts; for 15 none is published, so they may take less"
    )
    assert full.because == "adding a full cluster takes at least so long"


def test_the_base_cluster_is_paid_every_month() -> None:
    given = told((5,), PRICES)
    direct, base = way(given).costs[0], way(given, "AV36P").costs[0]
    assert direct.month_without_licences == 5 * 20 * 730
    assert base.month_without_licences - direct.month_without_licences == 3 * 10 * 730
    assert base.whole_without_licences == 6 * base.month_without_licences


def test_only_terms_that_the_book_knows_for_all_hosts_have_a_cost() -> None:
    given = told((5,), PRICES)
    assert [cost.term for cost in way(given).costs] == ["pay_as_you_go", "reserved_3_years"]
    assert way(given, "AV52").costs == ()
    assert way(given, "AV52").reaching_without_licences is None


def test_each_base_without_a_price_is_said_to_have_none() -> None:
    """Of all that can be a base the book knows AV36P alone."""
    said = [each for each in told((5,), PRICES).assumptions if "no price of" in each]
    assert said == [
        f"The price book has no price of {sku}: what the way through {sku} costs is unknown, and no"
        " sum of it is told."
        for sku in ("AV36", "AV48", "AV52")
    ]
    assert not any("no price of" in each for each in told((5,)).assumptions)


def test_a_base_whose_price_stands_in_small_letters_has_one() -> None:
    book = {**PRICES, "hosts": {**PRICES["hosts"], **BESIDES}}
    assert not any("no price of" in each for each in told((5,), book).assumptions)


def test_behind_a_base_every_cluster_adds_to_the_hosts_and_to_the_month() -> None:
    """3 AV36P at 10 an hour; then 5 and 4 AV64 at 20."""
    given = way(told((5, 4), PRICES), "AV36P")
    assert [(step.base_hosts, step.av64_hosts) for step in given.steps] == [
        *((0, 0), (3, 0), (3, 0)),  # quota, private cloud, addresses
        *((3, 5), (3, 9), (3, 9)),  # both clusters, and the circuit
    ]
    assert given.av64_hosts == 9
    assert given.cores == 3 * 36 + 9 * 64
    assert given.costs[0].month_without_licences == (3 * 10 + 9 * 20) * 730


def test_steps_of_generation_1_do_not_bear_the_name_of_the_cloud_of_generation_2() -> None:
    given = told((5, 4))
    assert way(given).steps[1].name == "Create avs with 5 AV64"
    assert [step.name for step in way(given, "AV36").steps[1:3]] == [
        "Create the private cloud of Generation 1 with 3 AV36",
        "Set addresses aside for AV64 in the private cloud of Generation 1",
    ]


def test_private_clouds_of_generation_1_are_told_apart_by_their_number() -> None:
    first, second = sized(5, 4).clusters
    clusters = (first, second.model_copy(update={"private_cloud": "avs-2"}))
    whole = sized(5, 4).model_copy(update={"clusters": clusters})
    given = compare(estate([vm()]), whole, Behind(clusters))
    names = [step.name for step in way(given, "AV36").steps if step.name.startswith("Create")]
    assert names == [f"Create private cloud {nth} of Generation 1 with 3 AV36" for nth in (1, 2)]


def test_licences_count_every_core() -> None:
    given = told((5,), {**PRICES, "vcf_core_month": "1.5"})
    assert way(given).cores == 5 * 64
    assert way(given, "AV36P").cores == 5 * 64 + 3 * 36
    assert way(given).costs[0].month == 5 * 20 * 730 + 5 * 64 * Decimal("1.5")


def test_a_price_of_licences_that_is_unknown_makes_every_sum_unknown_that_would_hold_it() -> None:
    dual = {"dual_run": {"months": 2}, "source_cloud": {"avs_clusters": [SOURCE]}}
    given = told((5, 4), PRICES, **dual)
    assert not given.licensed
    assert [way(given).reaching, given.paid] == [None, None]
    assert {(cost.month, cost.whole) for cost in way(given).costs} == {(None, None)}
    assert given.paid_without_licences == sum(m.without_licences or 0 for m in given.months) > 0
    assert all(month.total is None and month.licences is None for month in given.months)


def test_what_is_paid_in_all_is_the_sum_with_licences() -> None:
    dual = {"dual_run": {"months": 2}, "source_cloud": {"avs_clusters": [SOURCE]}}
    given = told((5, 4), {**PRICES, "vcf_core_month": 2}, **dual)
    assert given.licensed
    for month in given.months:
        assert month.total == (month.without_licences or 0) + (month.licences or 0)
    assert given.paid == sum(month.total or 0 for month in given.months)


def test_the_same_data_takes_more_av64_of_generation_1() -> None:
    full = estate([vm(f"db-{nth}", storage_tib=8) for nth in range(12)])
    direct = size(full)
    assert direct.limiting_resource == "storage"
    own = behind(full, direct)
    assert own.limits == ()
    assert sum(each.hosts for each in own.clusters) > direct.hosts
    given = compare(full, direct, own)
    assert way(given, "AV36").av64_hosts == sum(each.hosts for each in own.clusters)
    assert way(given).av64_hosts == direct.hosts


def test_management_stands_on_the_base_cluster_of_generation_1() -> None:
    busy = estate([vm(f"app-{nth}", vcpus=16, memory_gib=248) for nth in range(8)])
    direct = size(busy)
    assert sum(each.hosts for each in behind(busy, direct).clusters) <= direct.hosts


def test_a_vm_that_only_generation_2_can_store_is_said_to_have_no_place_on_the_other_way() -> None:
    wide = estate([vm("small"), vm("data", storage_tib=110)])
    direct = size(wide)
    assert direct.placed == 2
    assert behind(wide, direct).limits == ("1 VM has no place on AV64 of Generation 1",)


def test_without_a_book_there_are_hosts_and_hours_and_no_money() -> None:
    given = told((5,), dual_run={"months": 2}, source_cloud={"avs_clusters": [SOURCE]})
    assert given.currency is None
    assert all(each.reaching is None and not each.costs for each in given.ways)
    assert all(month.total is None for month in given.months)
    assert [month.source_hosts for month in given.months[:3]] == [4, 4, 0]


def test_the_guides_figures_add_a_migration_of_nodes_without_a_duration() -> None:
    published, guide = told((5,)), told((5,), figures="guide")
    assert way(guide, "AV36").open_steps == way(published, "AV36").open_steps + 1
    assert way(guide, "AV36").hours == way(published, "AV36").hours
    said = "The implementation guide has the nodes migrated"
    assert any(each.startswith(said) for each in guide.assumptions)
    assert not any(each.startswith(said) for each in published.assumptions)


@pytest.mark.parametrize(("hosts", "limits"), [((16,) * 5 + (13,), 0), ((16,) * 5 + (14,), 1)])
def test_a_base_cluster_must_fit_beside_the_others(hosts: tuple[int, ...], limits: int) -> None:
    assert len(way(told(hosts), "AV36").limits) == limits


def test_a_thirteenth_cluster_is_one_too_many() -> None:
    assert len(way(told((3,) * 11), "AV36").limits) == 0
    assert len(way(told((3,) * 12), "AV36").limits) == 1


def months(cluster: dict[str, Any], **run: Any) -> tuple[Month, ...]:  # noqa: ANN401 - as above
    source = {"avs_clusters": [{**SOURCE, **cluster}]}
    return told((5,), PRICES, source_cloud=source, dual_run={"months": 2} | run).months


def test_both_clouds_are_paid_until_the_dual_run_ends() -> None:
    run = months({})
    assert [month.source for month in run] == [4 * 10 * 730] * 2 + [0] * 4
    assert [month.target for month in run] == [5 * 20 * 730] * 6
    assert sum(month.without_licences or 0 for month in run) == 6 * 73_000 + 2 * 29_200
    assert [month.cores for month in run[1:3]] == [5 * 64 + 4 * 36, 5 * 64]


def test_the_shortest_dual_run_has_one_month_of_the_source() -> None:
    assert [month.source_hosts for month in months({}, months=1)] == [4] + [0] * 5


def test_generation_2_is_paid_under_its_own_term() -> None:
    assert months({}, term="reserved_3_years")[0].target == 5 * 8000


RESERVED = {"term": "reserved_3_years", "reserved_until": "2027-04-30"}


def test_a_month_goes_from_the_day_of_the_start_to_the_day_before_it() -> None:
    run = months({}, starts="2027-02-15")
    assert [(month.begins, month.ends, month.days) for month in run[:2]] == [
        (date(2027, 2, 15), date(2027, 3, 14), 28),
        (date(2027, 3, 15), date(2027, 4, 14), 31),
    ]


def test_a_month_too_short_for_the_day_begins_on_its_last() -> None:
    run = months({}, starts="2027-01-31")
    assert [(month.begins, month.ends) for month in run[:3]] == [
        (date(2027, 1, 31), date(2027, 2, 27)),
        (date(2027, 2, 28), date(2027, 3, 30)),
        (date(2027, 3, 31), date(2027, 4, 29)),
    ]


def test_a_leap_year_has_its_day() -> None:
    assert months({}, starts="2028-01-31")[1].begins == date(2028, 2, 29)


@pytest.mark.parametrize("start", ["2027-02-15", "2027-01-31", "2028-02-29", "2027-12-30"])
def test_months_leave_no_day_out_and_take_none_twice(start: str) -> None:
    run = months({}, starts=start)
    for one, following in pairwise(run):
        assert one.ends
        assert following.begins == one.ends + timedelta(days=1)


def test_whole_months_of_dual_run_end_on_the_day_before_the_day_of_the_start() -> None:
    run = months({}, starts="2027-02-15")
    assert [month.source_days for month in run[:3]] == [28, 31, 0]


def test_the_last_part_of_a_month_is_paid_by_its_days() -> None:
    run = months({}, months=None, starts="2027-02-15", ends="2027-04-30")
    assert [month.source_days for month in run[:4]] == [28, 31, 16, 0]
    assert [month.source for month in run[1:4]] == [
        29_200,
        Decimal(29_200) * 16 / 30,
        0,
    ]
    assert [month.cores for month in run[2:4]] == [5 * 64 + 4 * 36, 5 * 64]


def test_a_dual_run_of_one_day_is_paid_for_that_day() -> None:
    run = months({}, months=None, starts="2027-04-01", ends="2027-04-01")
    assert [month.source for month in run[:2]] == [Decimal(29_200) / 30, 0]


RESERVED = {"term": "reserved_3_years", "reserved_until": "2027-04-30"}


def test_a_reservation_is_paid_to_its_last_day_with_its_hosts_gone() -> None:
    run = months(RESERVED, starts="2027-01-15")
    assert [month.source for month in run] == [4 * 4000] * 2 + [0] * 4
    assert [month.idle for month in run] == [0, 0, 4 * 4000, Decimal(4 * 4000) * 16 / 30, 0, 0]


@pytest.mark.parametrize(("last", "days"), [("2027-03-31", 0), ("2027-04-01", 1)])
def test_a_reservation_is_left_over_for_the_days_that_it_holds(last: str, days: int) -> None:
    run = months({**RESERVED, "reserved_until": last}, starts="2027-02-01")
    assert run[2].idle == Decimal(4 * 4000) * days / 30


def test_a_reservation_that_ends_while_both_run_is_paid_as_one_goes_after_it() -> None:
    run = months({**RESERVED, "reserved_until": "2027-01-31"}, starts="2027-01-01")
    assert [month.source for month in run[:2]] == [4 * 4000, 4 * 10 * 730]


def test_a_reservation_that_ends_within_a_month_is_paid_until_that_day() -> None:
    (month, *_) = months({**RESERVED, "reserved_until": "2027-04-10"}, starts="2027-04-01")
    assert month.source == Decimal(16_000) * 10 / 30 + Decimal(29_200) * 20 / 30
    assert month.because["source"] == (
        "4 AV36P of Cluster-1, reserved for three years to 2027-04-10, at 4,000.00 EUR each,"
        " for 10 of 30 days; 4 AV36P of Cluster-1, as you go, at 7,300.00 EUR each,"
        " for 20 of 30 days"
    )


def test_hosts_gone_before_their_reservation_in_one_month_are_paid_once_a_day() -> None:
    run = months(RESERVED, months=None, starts="2027-04-01", ends="2027-04-10")
    assert (run[0].source, run[0].idle) == (
        Decimal(16_000) * 10 / 30,
        Decimal(16_000) * 20 / 30,
    )


def test_every_number_of_a_month_has_its_reason() -> None:
    for month in months(RESERVED, starts="2027-01-15"):
        assert month.because.keys() == {"source", "target", "idle", "licences"}
        assert all(month.because.values())


def test_licences_of_the_source_are_paid_for_the_days_that_its_hosts_run() -> None:
    source = {"avs_clusters": [SOURCE]}
    prices = {**PRICES, "vcf_core_month": 2}
    run = {"starts": "2027-04-01", "ends": "2027-04-15"}
    (month, *_) = told((5,), prices, source_cloud=source, dual_run=run).months
    assert month.licences == 2 * 5 * 64 + Decimal(2 * 4 * 36) * 15 / 30
    assert month.because["licences"].endswith("at 2.00 EUR each, for 15 of 30 days")


def test_a_dual_run_longer_than_the_book_is_not_cut() -> None:
    assert len(months({}, months=6)) == 6
    assert len(months({}, months=7)) == 7
    assert len(months({}, months=None, starts="2027-01-01", ends="2027-07-01")) == 7


def test_a_price_that_the_book_lacks_is_unknown_and_says_so() -> None:
    month = months({"term": "reserved_1_year", "reserved_until": "2030-01-01"}, starts="2027-01-01")
    assert month[0].source is None
    assert month[0].because["source"].endswith("the price book has no such price")


TOLD_TWICE = {"months": 2, "starts": "2027-01-01", "ends": "2027-02-01"}
WRONG = [
    (TOLD_TWICE, "keep one of them"),
    ({"ends": "2027-02-01"}, "which is missing"),
    ({"starts": "2027-02-02", "ends": "2027-02-01"}, "lies before"),
    ({"starts": "2027-02-02", "ends": "2037-03-01"}, "ten years or more after"),
    ({"months": 121}, "less than or equal to 120"),
    ({"months": 0}, "greater than or equal to 1"),
]


@pytest.mark.parametrize(("declared", "said"), WRONG)
def test_a_dual_run_that_cannot_be_is_refused(declared: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DualRun.model_validate(declared)


@pytest.mark.parametrize("most", [{"months": 120}, {"starts": "2027-02-02", "ends": "2037-01-31"}])
def test_ten_years_of_dual_run_can_be(most: dict[str, Any]) -> None:
    assert DualRun.model_validate(most).declared


SPANS = [
    (12, "reserved_1_year", None),
    (13, "reserved_1_year", "reserved for a year is renewed at the same price until the 13 months"),
    (36, "reserved_3_years", None),
]


@pytest.mark.parametrize(("span", "term", "said"), SPANS)
def test_a_reservation_shorter_than_the_months_is_an_assumption(
    span: int, term: str, said: str | None
) -> None:
    book = {"currency": "EUR", "months": span, "hosts": {"AV64": {"hour": 1, term: 1}}}
    about = [each for each in told((5,), book).assumptions if "reserved for" in each]
    assert len(about) == (said is not None)
    assert all(str(said) in each for each in about)


def test_no_reservation_is_held_for_longer_than_a_price_book_is_for() -> None:
    assert max(YEARS.values()) * 12 == MONTHS


def test_a_reservation_without_its_day_is_unknown_and_so_is_the_sum() -> None:
    run = months({"term": "reserved_3_years"}, starts="2027-01-01")
    assert [month.without_licences for month in run] == [None] * 6


def test_months_pass_the_end_of_a_year() -> None:
    run = months({}, starts="2026-11-30")
    assert [month.begins for month in run[:3]] == [
        date(2026, 11, 30),
        date(2026, 12, 30),
        date(2027, 1, 30),
    ]


def test_nobody_is_told_of_a_dual_run_that_was_not_declared() -> None:
    assert told((5,), PRICES).months == ()


def test_every_assumption_of_the_book_is_said() -> None:
    assert any("no licence" in each or "no sum" in each for each in told((5,), PRICES).assumptions)
    assert not any("licence" in each for each in told((5,)).assumptions)


def test_a_month_after_those_of_the_book_has_no_price() -> None:
    run = months({}, months=7)
    assert [month.nth for month in run if month.without_licences is None] == [7]
    source = {"avs_clusters": [SOURCE]}
    long = told((5,), PRICES, source_cloud=source, dual_run={"months": 7})
    short = told((5,), PRICES, source_cloud=source, dual_run={"months": 6})
    sentence = "The price book is for 6 months, and the dual run is longer"
    assert any(each.startswith(sentence) for each in long.assumptions)
    assert not any(each.startswith(sentence) for each in short.assumptions)


def test_clusters_behind_a_base_cluster_are_called_from_the_second_on() -> None:
    steps = [step.name for step in way(told((5, 4)), "AV36").steps]
    assert [each for each in steps if each.startswith("Add")] == [
        "Add Cluster-2, 5 AV64",
        "Add Cluster-3, 4 AV64",
    ]
    assert [s.name for s in way(told((5, 4))).steps][-1] == "Add Cluster-2, 4 AV64"


def test_each_way_tells_which_resource_and_policy_decide_its_hosts() -> None:
    small = estate([vm()])
    whole = size(small)
    given = compare(small, whole, behind(small, whole))
    found = behind(small, whole).clusters
    for each, clusters in ((way(given), whole.clusters), (way(given, "AV36"), found)):
        assert [(d.resource, d.policy, d.hosts) for d in each.decided] == [
            (c.limiting_resource, c.storage_policy, c.hosts) for c in clusters
        ]
