"""Every number of a result has its sentence, and the sentences hold."""

from datetime import date

import pytest
from tests.build import estate, vm
from tests.sizing.draw import drawn

from landbridge.catalogue import catalogue
from landbridge.model.plan import Plan
from landbridge.model.reading import Reading
from landbridge.plan import plan
from landbridge.render.report.summary import shown_paths
from landbridge.sizing import size

ESTATES = {
    "small": lambda: estate([vm()]),
    "storage": lambda: drawn(600, seed=5, scale=6),
    "several clouds": lambda: drawn(5000, seed=4),
}


@pytest.fixture(params=ESTATES)
def made(request: pytest.FixtureRequest) -> Plan:
    return plan(ESTATES[request.param](), Reading(), date(2026, 11, 22))


def test_every_number_that_the_summary_shows_opens_to_a_reason(made: Plan) -> None:
    assert set(shown_paths(made.sized)) <= set(made.sized.reasons)


def test_every_number_of_the_result_has_a_sentence(made: Plan) -> None:
    sized = made.sized
    paths = {
        "hosts", "cores", "private_clouds", "lower_bound_hosts", "gap_hosts", "density",
        *(f"hosts_by_resource.{name}" for name in sized.hosts_by_resource),
        *(f"inventory.{name}" for name in ("vms", "counted", "templates", "powered_off", "vcpus",
                                           "memory_mib", "provisioned_mib", "in_use_mib")),
        *(f"clusters.{cluster.name}.{name}" for cluster in sized.clusters
          for name in ("hosts", "density", "capacity", "demand", "headroom")),
    }  # fmt: skip
    assert paths <= set(sized.reasons)
    assert all(sentence.endswith(".") for sentence in sized.reasons.values())


def test_the_reason_for_the_hosts_names_what_decides_and_what_one_host_fewer_would_have() -> None:
    sized = size(estate([vm(f"v{n}", vcpus=1, memory_gib=60) for n in range(150)]))
    assert (
        "What decides is memory: 9,000.0 GiB are asked for, and 10 hosts have"
        in (sized.reasons["hosts"])
    )


def test_the_headroom_is_capacity_less_demand(made: Plan) -> None:
    for cluster in made.sized.clusters:
        for name in ("cpu_cores", "memory_gib", "storage_tib", "vms"):
            left = getattr(cluster.capacity, name) - getattr(cluster.demand, name)
            assert getattr(cluster.headroom, name) == pytest.approx(left, abs=0.002)


def test_every_assumption_says_why_and_cites_facts_that_exist(made: Plan) -> None:
    for assumption in made.sized.assumptions:
        assert assumption.because
        assert all(fact in catalogue() for fact in assumption.facts)
    assert {*made.facts} >= {f for a in made.sized.assumptions for f in a.facts}
    assert {*made.facts} >= {f for facts in made.sized.reason_facts.values() for f in facts}
    assert all(fact in catalogue() for fact in made.facts)
