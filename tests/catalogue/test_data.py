"""The data files: well formed, each fact with its source, and figures that agree."""

import json
from ipaddress import IPv4Network
from itertools import combinations
from math import prod
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.schemas import refused

import landbridge.catalogue
from landbridge.catalogue import Grade, catalogue
from landbridge.catalogue.lookup import SOURCES
from landbridge.catalogue.sheet import schema
from landbridge.checks import RULES, TOLD, Rule, Told
from landbridge.intake.plain_yaml import PlainLoader

DATA = Path(landbridge.catalogue.__file__).parent / "data"
ROOT, DOCS = Path(__file__).parents[2], "docs/"
SHEETS = sorted(path for path in DATA.glob("*.yaml") if path.name != SOURCES)
FACTS = tuple(catalogue().values())

WORK = {
    "assessing a Generation 1 estate", "assessing best practice",
    "concerns and gates", "deploy", "diagnosis", "emulator", "flow logs", "lint", "migration",
    "monitoring", "network proof", "paths",
    "performance-based sizing", "recovery", "render", "the hybrid period",
    "the report's host page", "the report's sizing chapter", "waves",
}  # fmt: skip
"""The work that a fact may wait for; a new word here is a new promise."""


def record(fact_id: str) -> dict[str, Any]:
    """The value of a fact that is a record."""
    value = catalogue().value(fact_id)
    assert isinstance(value, dict)
    return value


def test_the_published_schema_is_that_of_the_code() -> None:
    assert (DATA / "schema.json").read_text("utf-8") == schema(), (
        "write landbridge.catalogue.sheet.schema() to data/schema.json"
    )


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_file_of_facts_keeps_to_the_schema(path: Path) -> None:
    schema = json.loads((DATA / "schema.json").read_text("utf-8"))
    assert refused(yaml.safe_load(path.read_text("utf-8")), schema) == []


@pytest.mark.parametrize("path", [*SHEETS, DATA / SOURCES], ids=lambda path: path.stem)
def test_no_key_stands_twice_in_a_file(path: Path) -> None:
    read = yaml.load(path.read_text("utf-8"), Loader=PlainLoader)  # noqa: S506 - a safe loader
    assert read  # it raises for a key told twice, which the fast loader of the catalogue does not


def test_every_fact_has_a_source_and_every_source_a_fact_or_a_rule() -> None:
    of_facts = {source.key for fact in FACTS for source in fact.source}
    every: tuple[Rule | Told, ...] = (*RULES, *TOLD)
    told = {each for rule in every for each in rule.source}
    of_rules = {each for each in told if each not in catalogue() and not each.startswith(DOCS)}
    assert of_facts | of_rules == set(yaml.safe_load((DATA / SOURCES).read_text("utf-8")))
    assert [fact.id for fact in FACTS if not fact.source] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_rests_on_facts_or_on_pages_of_which_the_day_is_told(rule: Rule) -> None:
    assert rule.source
    unknown = [each for each in rule.source if not catalogue().behind(each)]
    assert [each for each in unknown if not (ROOT / each).is_file()] == []


@pytest.mark.parametrize(
    ("key", "grade", "day"),
    [
        ("migrate-calculation", "published", "2024-08-07"),
        ("forklift-concerns", "published", "August 2026"),
        ("rvtools-analyzer", "published", "undated"),
        ("vsphere-vms", "general-knowledge", "not read"),
    ],
)
def test_a_page_says_how_and_when_it_was_read(key: str, grade: str, day: str) -> None:
    page = catalogue().pages[key]
    assert (page.grade.value, page.day, str(page)) == (grade, day, f"{page.page}, {day}")


def test_what_is_called_published_was_read() -> None:
    firm = [fact for fact in FACTS if fact.grade in {Grade.PUBLISHED, Grade.SDK}]
    assert [f.id for f in firm if all(source.edition == "not read" for source in f.source)] == []


def test_no_fact_is_unused_and_unawaited() -> None:
    assert [fact.id for fact in FACTS if not fact.consumer and not fact.awaits] == []
    assert {fact.awaits for fact in FACTS if fact.awaits} == WORK


def test_a_fact_with_a_guide_value_quotes_the_guide() -> None:
    assert [f.id for f in FACTS if f.guide and f.guide.value is not None
            and f.guide.words == "not mentioned"] == []  # fmt: skip


@pytest.mark.parametrize(
    ("fact_id", "value"),
    [
        ("host.av64-gen2.cores", 64),
        ("host.av64-gen2.memory-gib", 1024),
        ("host.av64-gen2.raw-tb", 19.25),
        ("cluster.hosts-min", 3),
        ("cluster.hosts-max", 16),
        ("private-cloud.hosts-max", 96),
        ("storage-policy.raid5-ftt1.multiplier", 1.333),
        ("storage-policy.raid5-ftt1-esa.multiplier-large", 1.25),
        ("vsan.slack-percent", 25),
        ("management.reserved-memory-gib", 171.88),
        ("network.routes.vnet-prefixes-max", 1000),
        ("hcx.concurrent-per-mesh-max", 200),
        ("sla.avs.percent", 99.9),
    ],
)
def test_a_figure_that_much_rests_on_has_its_value(fact_id: str, value: float) -> None:
    assert catalogue().number(fact_id) == value


def test_both_readings_of_raid5_stand_with_their_grade() -> None:
    assert catalogue()["storage-policy.raid5-ftt1.multiplier"].grade is Grade.PUBLISHED
    assert catalogue()["storage-policy.raid5-ftt1-esa.multiplier-small"].grade is Grade.GENERAL


@pytest.mark.parametrize(
    ("total", "column"),
    [("vcpus", "vcpus"), ("memory-gib", "memory-gib"), ("disk-gb", "disk-gb"),
     ("typical-cpu-ghz", "cpu-ghz"), ("raw-gb", "raw-gb")],
)  # fmt: skip
def test_the_management_rows_add_up_to_the_published_total(total: str, column: str) -> None:
    rows = [record(fact.id) for fact in catalogue().under("management.row")]
    found = sum(row["count"] * row.get(column, 0) for row in rows)
    assert found == pytest.approx(catalogue().number(f"management.total.{total}"))


def test_the_first_clusters_raw_capacity_is_the_sum_of_its_standard_rows() -> None:
    standard = [
        record(f"management.row.{name}") for name in ("vcenter", "vcls", "nsx-manager", "nsx-edge")
    ]
    found = sum(row["count"] * row["raw-gb"] for row in standard)
    assert found == catalogue().number("management.first-cluster-raw-gb")


def test_the_system_row_and_the_per_host_figures_are_those_of_the_table() -> None:
    number = catalogue().number
    assert record("management.row.vsan-system")["raw-gb"] == number("management.vsan-system-raw-gb")
    assert record("management.row.esxi")["cpu-ghz"] == number("management.esxi-cpu-ghz")
    assert record("management.row.esxi")["used-gib"] == number("management.esxi-memory-gib")


@pytest.mark.parametrize("layout", ["initial", "current"])
def test_the_subnets_of_a_layout_lie_apart_in_its_block(layout: str) -> None:
    found = record(f"network.subnet-layout.{layout}")
    subnets = [IPv4Network(subnet["cidr"]) for subnet in found["subnets"]]
    assert all(subnet.subnet_of(IPv4Network(found["block"])) for subnet in subnets)
    assert [pair for pair in combinations(subnets, 2) if pair[0].overlaps(pair[1])] == []


def test_the_worked_example_of_routes_follows_from_the_piece_size() -> None:
    example = record("network.routes.example")
    piece, none = catalogue().number("network.routes.piece-prefix"), ("32", "30")
    pieces = {
        length: count * 2 ** (int(piece) - int(length))
        for length, count in example["prefixes"].items()
        if length not in none
    }
    assert sum(example["prefixes"].values()) == example["vnet-entries"]
    assert sum(pieces.values()) == example["nic-entries"]


@pytest.mark.parametrize(
    ("example", "parts"),
    [("gen1-path", ("avs", "expressroute-gateway", "expressroute-circuit")),
     ("gen2-firewall", ("avs", "firewall-zonal")), ("gen2-direct", ("avs",))],
)  # fmt: skip
def test_an_availability_example_is_the_product_of_its_parts(
    example: str, parts: tuple[str, ...]
) -> None:
    shares = [catalogue().number(f"sla.{part}.percent") / 100 for part in parts]
    assert catalogue().number(f"sla.example.{example}") == pytest.approx(
        prod(shares) * 100, abs=1e-4
    )
