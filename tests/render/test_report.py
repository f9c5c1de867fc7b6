"""The report: whole, explained, self-contained, and the same each time."""

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import escape
from tests.render.build import finding, report, with_findings
from tests.render.page import Page

from landbridge.catalogue import Fact, Source, catalogue
from landbridge.model import Finding, Severity
from landbridge.model.plan import Report
from landbridge.render import render
from landbridge.render.report import chapters, render_report
from landbridge.render.report.facts import age
from landbridge.render.report.reason import Reasons, words
from landbridge.render.report.summary import answer, shown_paths, summary

GOLDEN = Path(__file__).parent / "golden" / "report.html"
SIZES = {"small": report(), "large": report(vms=900, clusters=12, hosts=16)}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(render_report(SIZES[request.param]))


def html(given: Report) -> str:
    return render_report(given)


def test_the_report_is_the_golden_one(request: pytest.FixtureRequest) -> None:
    made = html(report(vms=9, clusters=1, hosts=4, facts=()))
    if request.config.getoption("--update-golden"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(made, "utf-8")
    assert made == GOLDEN.read_text("utf-8"), "see it, then run pytest --update-golden"


def test_every_tag_is_closed_and_every_id_is_there_once(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_to_a_place_in_the_page(page: Page) -> None:
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    assert not page.loads
    assert not page.handlers
    assert not {"script", "iframe", "object", "link", "base", "form"} & set(page.tags)


def test_a_browser_is_told_to_refuse_whatever_the_page_might_load() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html(report())


def test_the_styles_import_nothing() -> None:
    style = html(report()).split("<style>")[1].split("</style>")[0]
    assert not re.search(r"@import|url\(|https?:", style)


def test_each_chapter_stands_under_its_title_in_the_order_of_the_tuple() -> None:
    found = re.findall(r'<section class="chapter" id="([^"]+)"', html(report()))
    assert found == [chapter.id for chapter in chapters(report())]


def test_every_number_of_the_summary_opens_to_its_reason() -> None:
    given = report()
    sized = given.plan.sized
    shown = summary(given).html
    for path in shown_paths(sized):
        words = re.split(r" ?\(?[a-z0-9-]+\.[a-z0-9.-]+", sized.reasons[path])[0]
        assert escape(words) in shown, path


def test_every_reason_of_the_plan_is_somewhere_in_the_report() -> None:
    given = report(reasons=report().plan.sized.reasons | {"inventory.memory_mib": "Summed in MiB."})
    words = Page(html(given)).words
    assert all(reason in words for reason in given.plan.sized.reasons.values())


def test_a_number_without_a_reason_is_shown_without_one() -> None:
    assert "12" in Page(html(report(reasons={}))).words


def test_a_fact_in_a_reason_leads_to_its_source() -> None:
    assert 'href="#fact-host.av64-gen2.cores"' in summary(report()).html


def test_a_fact_behind_a_number_is_named_once() -> None:
    given = report(
        reasons={"cores": "64 a host (host.av64-gen2.cores)."},
        reason_facts={"cores": ("host.av64-gen2.cores", "host.av64-gen2.threads")},
    )
    (reason,) = Reasons(given).of("cores")
    assert reason.facts == ("host.av64-gen2.threads",)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("hosts_if_overhead.none", "Hosts if overhead, none"),
        ("headroom.cpu_cores", "Headroom, CPU cores"),
        ("memory_gib", "Memory GiB"),
    ],
)
def test_a_path_reads_as_words(path: str, said: str) -> None:
    assert words(path) == said


def test_the_answer_is_one_sentence_with_what_decides_and_the_bound() -> None:
    assert answer(report().plan.sized).replace("\N{NO-BREAK SPACE}", " ") == (
        "41 VMs need 12 AV64 hosts in 3 clusters of 1 private cloud. "
        "Memory decides the count. No arrangement could do with fewer than 11."
    )


def test_an_exact_plan_says_that_fewer_hosts_are_impossible() -> None:
    exact = report(gap_hosts=0, lower_bound_hosts=12).plan.sized
    assert answer(exact).endswith("No arrangement could do with fewer.")


def test_an_estate_without_vms_still_makes_a_report() -> None:
    empty = report(vms=0, clusters=0, levers=(), assumptions=(), external_storage=None)
    assert "0\N{NO-BREAK SPACE}VMs need" in Page(html(empty)).words


def test_the_worst_finding_comes_first() -> None:
    worst = Finding(id="x.y", severity=Severity.BLOCKING, subject="big", message="It fits no host.")
    shown = summary(with_findings(report(), [finding(), worst])).html
    assert shown.index("It fits no host.") < shown.index("No figure for the space in use")


def test_what_was_seen_at_many_subjects_is_counted_above_their_list() -> None:
    systems = ["CentOS 6 (64-bit)"] * 8 + ["Windows <7>"] * 4
    seen = [finding(n, message=f"{each}: it is old") for n, each in enumerate(systems)]
    page = render_report(with_findings(report(), seen))
    assert '<p class="small">8 CentOS 6 (64-bit), 4 Windows &lt;7&gt;.</p>' in page


def test_many_findings_of_one_kind_are_cut_and_the_number_is_said() -> None:
    given = with_findings(report(), [finding(i) for i in range(1, 5001)])
    words = " ".join(Page(html(given)).words.split())
    assert "The first 200 of 5,000" in words
    assert "4,800 more are in tables/findings.csv" in words


def test_a_finding_names_the_file_the_sheet_and_the_row() -> None:
    assert "rvtools/contoso-2026-10-30.xlsx, sheet vInfo, row 9" in Page(html(report())).words


@pytest.mark.parametrize("fact_id", report().plan.facts)
def test_a_cited_fact_stands_with_its_value_its_grade_and_its_source(fact_id: str) -> None:
    fact = catalogue()[fact_id]
    row = html(report()).split(f'id="fact-{fact_id}"')[1].split("</tr>")[0]
    assert escape(fact.title) in row
    assert all(f"#source-{source.key}" in row for source in fact.source)


def test_a_fact_that_nobody_publishes_is_marked_so() -> None:
    row = html(report()).split('id="fact-management.vsan-system-esa-raw-gb"')[1].split("</tr>")[0]
    assert row.count("not published") == 2


@pytest.mark.parametrize(
    ("read", "mark"),
    [(date(2025, 11, 22), ""), (date(2025, 11, 21), "old"), (None, "undated")],
)
def test_a_fact_is_old_after_a_year(read: date | None, mark: str) -> None:
    source = Source(key="page", page="learn.microsoft.com/page", read=read)
    fact = Fact(id="a.b", title="A", value=1, source=(source,), awaits="a test")
    assert age(fact, date(2026, 11, 22)) == mark


def test_the_same_report_gives_the_same_files() -> None:
    assert render(report()) == render(report())


def test_a_hundred_thousand_vms_make_a_page_of_less_than_15_megabytes() -> None:
    huge = report(vms=100_000, clusters=120, hosts=16)
    many = with_findings(huge, [finding(i) for i in range(100_000)])
    assert len(html(many).encode()) < 15_000_000
