"""The chapter shows money only with a book, and its currency wherever money stands."""

from decimal import Decimal
from typing import Any

from tests.render.build import report

from landbridge.generations import Behind, compare
from landbridge.model.plan import Report
from landbridge.model.price_book import PriceBook
from landbridge.render.report.generations import decision, generations
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
    assert "Together without VCF licences a month, CHF" in html
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
    assert "Together a month, CHF" in html
    assert "without VCF licences" not in html


def test_what_is_unknown_is_an_empty_cell() -> None:
    assert next(iter(MONTHS.cells(with_book(None, **DUAL))))[8:14] == [None] * 6


def test_months_with_the_same_numbers_are_one_row() -> None:
    html = generations(with_book({**PRICES, "vcf_core_month": 2}, **DUAL)).html
    table = html[html.index('<table class="months">') :]
    body = table[table.index("<tbody>") : table.index("</tbody>")]
    assert body.count("<tr>") == 2
    assert "<td>1</td><td><time>2027-01-01</time></td><td><time>2027-01-31</time></td>" in body
    assert "<td>2&ndash;36</td><td><time>2027-02-01</time></td>" in body
    assert "<td><time>2029-12-31</time></td>" in body


def test_the_dual_run_is_told_with_its_price_and_what_it_costs_more_than_the_target() -> None:
    made = with_book({**PRICES, "vcf_core_month": 2}, **DUAL)
    told = made.plan.generations
    assert told
    first = told.months[0]
    extra = 3 * Decimal("20.123") * 730 + 3 * 64 * 2
    assert (told.both, told.more) == ((first,), extra)
    assert told.paid_for_both == first.total
    html = generations(made).html
    assert f"<strong>{first.total:,.2f} CHF</strong> in 1\xa0month" in html
    assert f"<strong>{extra:,.2f} CHF</strong> more than Generation 2 alone" in html


def test_what_a_dual_run_costs_more_is_told_without_licences_where_they_have_no_price() -> None:
    told = with_book(PRICES, **DUAL).plan.generations
    assert told
    assert told.more == 3 * Decimal("20.123") * 730
    assert told.months[0].more is None


def test_what_decides_the_hosts_of_each_way_is_said() -> None:
    made = with_book(PRICES)
    assert made.plan.generations
    clusters = made.plan.sized.clusters
    html = generations(made).html
    for each in made.plan.generations.ways[:2]:
        assert decision(each) in html
        assert sum(one.hosts for one in each.decided) == sum(c.hosts for c in clusters)
    assert "AV64: memory, under RAID-5, FTT 1" in html.replace("\xa0", " ")
    for where in ("directly", "behind a base cluster"):
        assert f"What decides the AV64 hosts {where}: 4 AV64" in html.replace("\xa0", " ")
