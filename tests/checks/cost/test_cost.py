"""What the estate says of money is told where a sum would be left out or wrong."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.build import estate, vm

from landbridge.checks import Subject, check
from landbridge.checks.cost import COST_RULES
from landbridge.model import Finding
from landbridge.model.price_book import PriceBook

TODAY = date(2026, 11, 22)


def found(**keys: Any) -> list[Finding]:  # noqa: ANN401 - any key of the estate file
    return list(check(Subject(estate([vm()], **keys)), COST_RULES, TODAY).findings)


def reserved(until: date) -> list[Finding]:
    cluster = {"name": "c1", "sku": "AV36", "hosts": 3, "term": "reserved_1_year"}
    return found(source_cloud={"avs_clusters": [{**cluster, "reserved_until": until}]})


def test_a_dual_run_that_starts_and_never_ends_is_told() -> None:
    (told,) = found(dual_run={"starts": date(2027, 2, 15)})
    assert (told.id, told.severity) == ("cost.dual-run-open", "medium")
    assert told.message.startswith("the dual run starts on 2027-02-15: no month of it is reckoned")


@pytest.mark.parametrize("end", [{"months": 1}, {"months": 6}, {"ends": date(2027, 8, 31)}])
def test_a_dual_run_with_an_end_is_no_finding(end: dict[str, object]) -> None:
    assert found(dual_run={"starts": date(2027, 2, 15), **end}) == []


def test_an_estate_without_a_dual_run_has_no_finding_and_nothing_left_open() -> None:
    checked = check(Subject(estate([vm()])), COST_RULES, TODAY)
    assert (checked.findings, checked.unanswered) == ((), ())


def test_a_reservation_holds_on_its_last_day_and_is_past_on_the_next() -> None:
    assert reserved(TODAY) == []
    (told,) = reserved(TODAY - timedelta(days=1))
    assert (told.id, told.subject) == ("cost.reservation-past", "c1")
    assert told.message.startswith("its reservation ended on 2026-11-21: its hosts are reckoned")


def book(**keys: Any) -> PriceBook:  # noqa: ANN401 - any key of a price book
    hosts = {"AV48": {"hour": 14}, "AV64": {"hour": 20}}
    return PriceBook.model_validate({"currency": "EUR", "months": 36, "hosts": hosts, **keys})


def test_a_price_book_without_licences_is_told_since_no_sum_holds_one() -> None:
    (told,) = found(prices=book())
    assert (told.id, told.severity) == ("cost.licence-unpriced", "low")
    assert "no sum holds a licence" in told.message


AV36 = {"name": "c1", "sku": "AV36", "hosts": 3}
PRICED = {"AV36": {"hour": 8, "reserved_1_year": 4000}, "AV64": {"hour": 20}}


def of_source(**cluster: Any) -> list[Finding]:  # noqa: ANN401 - any key of a cluster
    """What is found of one cluster of the source, half a year before the run of both begins."""
    return found(
        source_cloud={"avs_clusters": [{**AV36, **cluster}]},
        dual_run={"starts": date(2027, 6, 1), "months": 6},
        prices=book(vcf_core_month=0, hosts=PRICED),
    )


def test_a_reservation_has_a_price_for_its_term() -> None:
    until = {"reserved_until": date(2028, 1, 31)}
    assert of_source(term="reserved_1_year", **until) == []
    (told,) = of_source(term="reserved_3_years", **until)
    assert (told.id, told.severity, told.subject) == ("cost.term-unpriced", "medium", "c1")
    assert told.message.startswith(
        "the price book has no price of AV36 reserved for three years: the months"
    )


def test_the_hosts_of_generation_2_have_a_price_for_their_term() -> None:
    run = {"starts": date(2027, 6, 1), "months": 6, "term": "reserved_1_year"}
    (told,) = found(dual_run=run, prices=book(vcf_core_month=0))
    assert told.message.startswith("the price book has no price of AV64 reserved for a year: the")
    assert found(dual_run=run) == []


def test_a_reservation_has_a_last_day() -> None:
    (told,) = of_source(term="reserved_1_year")
    assert (told.id, told.severity, told.subject) == ("cost.reservation-open", "medium", "c1")
    assert told.message.startswith("its `reserved_until` is not told: in which month")
    assert of_source(term="pay_as_you_go") == []


@pytest.mark.parametrize(
    ("run", "told"), [({"months": 6}, 1), ({"months": 6, "starts": date(2027, 6, 1)}, 0), ({}, 0)]
)
def test_the_end_of_a_reservation_falls_in_a_month_of_a_dual_run_that_has_a_first_day(
    run: dict[str, Any], told: int
) -> None:
    reserved = {**AV36, "term": "reserved_1_year", "reserved_until": date(2028, 1, 31)}
    prices = book(vcf_core_month=0, hosts=PRICED)
    source = {"avs_clusters": [reserved]}
    open_ = found(source_cloud=source, dual_run=run, prices=prices)
    assert [each.id for each in open_] == ["cost.reservation-open"] * told
    assert all("`dual_run.starts` is not told" in each.message for each in open_)


def test_a_licence_that_costs_nothing_is_a_price_and_no_book_is_no_finding() -> None:
    assert found(prices=book(vcf_core_month=0)) == []
    assert found() == []


@pytest.mark.parametrize(
    "run",
    [
        {"months": 36},
        {"starts": date(2027, 2, 15), "ends": date(2030, 2, 14)},
        {"starts": date(2027, 2, 15), "months": 36},
    ],
)
def test_a_dual_run_as_long_as_the_price_book_is_no_finding(run: dict[str, object]) -> None:
    assert found(dual_run=run, prices=book(vcf_core_month=0)) == []


@pytest.mark.parametrize(
    "run", [{"months": 37}, {"starts": date(2027, 2, 15), "ends": date(2030, 2, 15)}]
)
def test_a_dual_run_of_a_month_more_is_told_since_it_has_no_sum(run: dict[str, object]) -> None:
    (told,) = found(dual_run=run, prices=book(vcf_core_month=0))
    assert (told.id, told.severity) == ("cost.dual-run-long", "medium")
    assert told.message.startswith(
        "the dual run takes 37 months, the price book is for 36: the months after the last"
    )
    assert "for as many" not in told.fix  # a book for 37 months is refused


def test_without_a_price_book_no_dual_run_is_too_long() -> None:
    assert found(dual_run={"months": 120}) == []


@pytest.mark.parametrize(
    ("run", "told"),
    [
        ({"starts": date(2026, 6, 1), "ends": TODAY}, 0),
        ({"starts": date(2026, 6, 1), "ends": TODAY - timedelta(days=1)}, 1),
        ({"starts": date(2026, 5, 22), "months": 6}, 0),
        ({"starts": date(2026, 5, 21), "months": 6}, 1),
        ({"starts": date(1, 1, 1), "months": 6}, 1),
    ],
)
def test_a_dual_run_holds_on_its_last_day_and_is_past_on_the_next(
    run: dict[str, Any], told: int
) -> None:
    past = found(dual_run=run)
    assert [each.id for each in past] == ["cost.dual-run-past"] * told


@pytest.mark.parametrize(("hosts", "told"), [(3, 0), (2, 1)])
def test_a_cluster_of_the_source_has_as_many_hosts_as_one_can_have(hosts: int, told: int) -> None:
    cluster = {"name": "c1", "sku": "AV36", "hosts": hosts}
    small = found(source_cloud={"avs_clusters": [cluster]})
    assert [(each.id, each.subject) for each in small] == [
        ("cost.source-cluster-small", "c1")
    ] * told
