"""Looking facts up: by id, by family, under either figures, and by what differs or is old."""

from datetime import date

import pytest

from landbridge.catalogue import Catalogue, Figures
from landbridge.catalogue.lookup import read
from landbridge.errors import FactMissing

SOURCES = """
new: {page: example.org/new, read: 2026-05-11}
old: {page: example.org/old, read: 2024-05-11}
undated: {page: example.org/undated, edition: mid-2025}
"""

FACTS = """
- about: Hosts
  source: [new, old]
  consumer: [landbridge.sizing]
  facts:
    host.cores: {title: Cores, value: 64, unit: cores, guide: {value: 64, words: 64 cores}}
    host.memory: {title: Memory, value: 1024, unit: GiB, guide: {value: 768, words: 768 GB}}
    host.block: {title: Block, value: /22, source: [old], guide: {}}
    hosts.all: {title: Of another family, value: 3, source: [undated], awaits: deploy}
    latency.saved:
      {title: Latency, unit: ms, grade: unpublished, guide: {value: [2, 5], words: by 2-5ms}}
    latency.claim: {title: Claim, unit: ms, grade: unpublished}
"""


def made(facts: str = FACTS) -> Catalogue:
    return read({"sources.yaml": SOURCES, "made.yaml": facts})


@pytest.mark.parametrize(("figures", "memory"), [(Figures.PUBLISHED, 1024), (Figures.GUIDE, 768)])
def test_a_value_is_that_of_the_figures_asked_for(figures: Figures, memory: int) -> None:
    assert made().value("host.memory", figures) == memory


def test_where_the_guide_is_silent_its_figures_are_the_published_ones() -> None:
    assert made().value("host.block", Figures.GUIDE) == "/22"
    assert made().number("hosts.all", Figures.GUIDE) == 3


def test_nobody_computes_with_what_is_not_published() -> None:
    with pytest.raises(FactMissing, match=r"latency\.claim is not published"):
        made().value("latency.claim", Figures.GUIDE)
    with pytest.raises(FactMissing, match=r"latency\.saved is not published"):
        made().value("latency.saved")
    assert made().value("latency.saved", Figures.GUIDE) == (2, 5)


def test_a_word_is_no_number() -> None:
    with pytest.raises(FactMissing, match=r"host\.block is no number but '/22'"):
        made().number("host.block")


def test_an_unknown_fact_is_a_fault_that_names_it() -> None:
    with pytest.raises(FactMissing, match=r"fact host\.colour is not in the catalogue"):
        made()["host.colour"]


def test_a_family_ends_at_a_dot() -> None:
    assert [fact.id for fact in made().under("host")] == ["host.cores", "host.memory", "host.block"]


def test_differences_are_other_values_silences_and_claims_that_nobody_publishes() -> None:
    found = [fact.id for fact in made().differences()]
    assert found == ["host.memory", "host.block", "latency.saved"]


def test_a_fact_is_as_old_as_its_newest_source() -> None:
    facts, day = made(), date(2026, 5, 11)
    assert facts["host.cores"].read == day
    assert "host.cores" not in {fact.id for fact in facts.older_than(0, day)}
    assert "host.cores" in {fact.id for fact in facts.older_than(0, date(2026, 5, 12))}


def test_an_undated_fact_counts_as_old() -> None:
    assert "hosts.all" in {fact.id for fact in made().older_than(100_000, date(2026, 5, 11))}


def test_a_fact_may_say_otherwise_than_its_group() -> None:
    fact = made()["hosts.all"]
    assert (fact.consumer, fact.awaits) == ((), "deploy")
    assert [source.key for source in fact.source] == ["undated"]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (
            "a.b: {title: x, value: 1, source: [nowhere]}",
            "made.yaml: no source is called 'nowhere'",
        ),
        ("a.b: {title: x}", "a.b: a fact without value is `unpublished`, and no other"),
        ("a.b: {title: x, value: 1, grade: unpublished}", "a fact without value is `unpublished`"),
        ("a.b: {title: x, value: 1, colour: red}", "Extra inputs are not permitted"),
        ("A.b: {title: x, value: 1}", "String should match pattern"),
    ],
)
def test_a_fault_in_the_data_names_file_and_fact(facts: str, message: str) -> None:
    group = f"[{{about: x, source: [new], awaits: deploy, facts: {{{facts}}}}}]"
    with pytest.raises(ValueError, match=r"made\.yaml") as error:
        made(group)
    assert message in str(error.value)


def test_a_fact_without_user_and_work_is_refused() -> None:
    with pytest.raises(ValueError, match="name its consumer, or the work that it awaits"):
        made("[{about: x, source: [new], facts: {a.b: {title: x, value: 1}}}]")


def test_a_fact_told_in_two_files_is_refused() -> None:
    with pytest.raises(ValueError, match=r"second\.yaml: host\.cores is already in the catalogue"):
        read({"sources.yaml": SOURCES, "first.yaml": FACTS, "second.yaml": FACTS})


def test_the_version_changes_with_a_letter_and_names_the_newest_date() -> None:
    before, after = made(), made(FACTS.replace("64 cores", "64 Cores"))
    assert before.version.startswith("2026-05-11+")
    assert before.version != after.version
