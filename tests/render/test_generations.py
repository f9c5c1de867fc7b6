"""The chapter shows money only with a book, and its currency wherever money stands."""

from typing import Any

from tests.render.build import report

from landbridge.generations import Behind, compare
from landbridge.model.plan import Report
from landbridge.model.price_book import PriceBook
from landbridge.render.report.generations import generations
from landbridge.render.report.reason import cited
from landbridge.render.tables.generations import MONTHS, STEPS

PRICES: dict[str, Any] = {
    "currency": "CHF",
    "about": "<made up>",
    "months": 36,
    "hosts": {"AV64": {"hour": "20.123"}},
}
DUAL = {
    "dual_run": {"months": 1, "starts": "2027-01-01"},
    "source_cloud": {"avs_clusters": [{"name": "c", "sku": "AV64", "hosts": 3}]},
}


def with_book(prices: dict[str, Any] | None, **keys: Any) -> Report:  # noqa: ANN401 - any key
    made = report()
    declared = type(made.plan.estate).model_validate({"name": "x", **keys})
    book = PriceBook.model_validate(prices) if prices else None
    declared = declared.model_copy(update={"prices": book})
    told = compare(declared, made.plan.sized, Behind(made.plan.sized.clusters))
    plan = made.plan.model_copy(update={"estate": declared, "generations": told})
    return Report(plan=plan, made_on=made.made_on)


def test_without_a_book_there_is_no_money() -> None:
    html = generations(with_book(None, **DUAL)).html
    assert "No price is invented" in html
    assert "CHF" not in html


def test_money_stands_with_its_currency_rounded_where_it_is_shown() -> None:
    made = with_book(PRICES, **DUAL)
    html = generations(made).html
    hosts = made.plan.sized.hosts
    assert "Together without VCF licences, CHF" in html
    assert f"{hosts * 20.123 * 730:,.2f}" in html


def test_the_book_speaks_for_itself_and_is_escaped() -> None:
    assert "&lt;made up&gt;" in generations(with_book(PRICES)).html


def test_a_host_type_that_the_book_lacks_is_named() -> None:
    assert "the price book has no price of AV36P" in generations(with_book(PRICES)).html


def test_every_fact_that_a_step_rests_on_is_among_the_facts_cited() -> None:
    made = with_book(PRICES)
    assert made.plan.generations
    assert set(made.plan.generations.facts) <= set(cited(made))


def test_a_plan_without_a_comparison_says_so() -> None:
    assert "not compared" in generations(report()).html


def test_the_tables_hold_every_step_and_month() -> None:
    made = with_book(PRICES, **DUAL)
    told = made.plan.generations
    assert told
    assert len(list(STEPS.cells(made))) == sum(len(way.steps) for way in told.ways)
    rows = list(MONTHS.cells(made))
    assert [row[:6] for row in rows[:2]] == [
        [1, "2027-01-01", "2027-01-31", 31, 3, 31],
        [2, "2027-02-01", "2027-02-28", 28, 0, 0],
    ]
    assert {row[8] for row in rows} == {"CHF"}


def test_the_reasons_of_alike_months_are_told_once() -> None:
    html = generations(with_book(PRICES, **DUAL)).html
    assert "<strong>Month 1</strong>" in html
    assert "<strong>Months 2 to 36</strong>" in html
    assert "3 AV64 of c, as you go, at 14,689.79 CHF each" in html


def test_all_months_are_summed() -> None:
    made = with_book(PRICES, **DUAL)
    told = made.plan.generations
    assert told
    assert told.paid is None
    assert f"<strong>{told.paid_without_licences:,.2f}</strong>" in generations(made).html


def test_sums_that_hold_licences_are_called_without_nothing() -> None:
    html = generations(with_book({**PRICES, "vcf_core_month": 2}, **DUAL)).html
    assert "Together, CHF" in html
    assert "without VCF licences" not in html


def test_what_is_unknown_is_an_empty_cell() -> None:
    assert next(iter(MONTHS.cells(with_book(None, **DUAL))))[8:14] == [None] * 6
