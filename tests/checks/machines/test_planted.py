"""Every defect planted in the example is found by its rule and at its place, and nobody else is."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from examples.contoso.generator import PLANTS, Plant, findings
from tests.checks.build import TODAY

from landbridge.checks import Hit, Rule, Subject
from landbridge.checks.machines import MACHINE_RULES
from landbridge.checks.subject import place
from landbridge.intake import read_estate
from landbridge.model import Place

EXAMPLE = Path(__file__).parents[3] / "examples" / "contoso"
MACHINES = frozenset(rule.id for rule in MACHINE_RULES)


@cache
def example() -> Subject:
    return Subject(read_estate(EXAMPLE)[0], today=TODAY)


@cache
def hits() -> Mapping[str, tuple[Hit, ...]]:
    return {rule.id: tuple(rule.find(example())) for rule in MACHINE_RULES}


@cache
def hosts() -> Mapping[str, frozenset[Place]]:
    rows = example().estate.inventory["hosts"].to_pylist()
    return {row["host"]: frozenset([place(row)]) for row in rows}


def expected() -> Iterator[tuple[Plant, str, str]]:
    """Each plant with the rules about machines that name it, and as what."""
    for plant in PLANTS:
        for rule, _, subject in findings(plant):
            if rule in MACHINES:
                yield plant, rule, subject


EXPECTED = tuple(expected())


def name(case: object) -> str:
    return f"{case.site}-{case.subject}-{case.column}" if isinstance(case, Plant) else str(case)


@pytest.mark.parametrize(("plant", "rule", "subject"), EXPECTED, ids=name)
def test_a_planted_defect_is_found_with_its_file(plant: Plant, rule: str, subject: str) -> None:
    own = [hit for hit in hits()[rule] if hit.subject == subject]
    assert len(own) == 1
    places = own[0].evidence
    assert any(f"{plant.site}-" in (place.file or "") and place.row for place in places)


@pytest.mark.parametrize(("plant", "rule", "subject"), EXPECTED, ids=name)
def test_who_looks_for_the_planted_machine_finds_it(plant: Plant, rule: str, subject: str) -> None:
    own = [hit for hit in hits()[rule] if hit.subject == subject]
    assert all(named(plant, hit) for hit in own)


def named(plant: Plant, hit: Hit) -> bool:
    """Of many hosts of a cluster, the finding names the first, and shows the places of all."""
    if rows := hosts().get(plant.subject):
        return not rows.isdisjoint(hit.evidence)
    return plant.subject.strip() in f"{hit.subject}: {hit.seen}"


OF_HEALTHY = {"vm.guest-support-ends-soon"}
"""What a look ahead finds in the many that run Windows Server 2016."""


@pytest.mark.parametrize(
    "rule",
    [each for each in MACHINE_RULES if each.id not in OF_HEALTHY],
    ids=lambda rule: rule.id,
)
def test_no_healthy_machine_is_named(rule: Rule) -> None:
    planted = {subject for _, broken, subject in EXPECTED if broken == rule.id}
    assert {hit.subject for hit in hits()[rule.id]} == planted
