"""Whole estates: limits and one past them, options, and an independent check of every result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import estate, vm
from tests.sizing.checker import check
from tests.sizing.draw import drawn

from landbridge.errors import InputError
from landbridge.model import Place
from landbridge.model.declared import Declared
from landbridge.model.sized import Sized
from landbridge.sizing import size, what_if

USABLE_GIB = 1024 - 48


def ids(sized: Sized) -> list[str]:
    return [finding.id for finding in sized.findings]


@pytest.mark.parametrize("scale", [0.2, 1, 5])
@pytest.mark.parametrize("count", [1, 40, 200, 900])
def test_every_result_holds_by_arithmetic_that_is_not_the_engines(count: int, scale: float) -> None:
    asked = drawn(count, seed=count, scale=scale)
    check(asked, size(asked))


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(1, 128), st.integers(1, 976), st.floats(0, 30)),
        min_size=1,
        max_size=40,
    )
)
def test_any_estate_that_fits_is_placed_whole(rows: list[tuple[int, int, float]]) -> None:
    asked = estate(
        vm(f"v{n}", vcpus=v, memory_gib=m, storage_tib=s) for n, (v, m, s) in enumerate(rows)
    )
    check(asked, size(asked))


@pytest.mark.parametrize("seed", range(20))
def test_two_hundred_vms_take_no_host_more_than_the_bound(seed: int) -> None:
    sized = size(drawn(200, seed))
    assert sized.hosts == sized.lower_bound_hosts


@pytest.mark.parametrize(("count", "scale"), [(300, 1), (1000, 1), (1000, 4), (3000, 1), (3000, 4)])
def test_up_to_three_thousand_vms_take_at_most_one_host_more_than_the_bound(
    count: int, scale: float
) -> None:
    assert size(drawn(count, seed=7, scale=scale)).gap_hosts <= 1


def test_a_vm_of_all_a_host_can_give_is_placed_and_one_gib_more_is_a_finding() -> None:
    fits = size(estate([vm("big", memory_gib=USABLE_GIB), vm("small")]))
    too_large = size(estate([vm("big", memory_gib=USABLE_GIB + 1), vm("small")]))
    assert "sizing.vm-fits-no-host" not in ids(fits)
    finding = next(f for f in too_large.findings if f.id == "sizing.vm-fits-no-host")
    assert (finding.subject, finding.severity) == ("big", "blocking")
    assert "977 GiB of memory where a host has 976 to give" in finding.message
    assert str(finding.evidence[0]) == "vc.xlsx, sheet vInfo, row 2"
    assert too_large.placed == 1


@pytest.mark.parametrize(("vcpus", "fits"), [(128, True), (129, False)])
def test_a_vm_may_have_as_many_vcpus_as_a_host_has_threads(vcpus: int, fits: bool) -> None:
    sized = size(estate([vm("wide", vcpus=vcpus), vm("small")]))
    assert ("sizing.vm-fits-no-host" not in ids(sized)) is fits


def test_a_twelve_terabyte_vm_is_placed_as_any_other() -> None:
    assert "sizing.vm-fits-no-host" not in ids(size(estate([vm("files", storage_tib=12)])))


def test_without_any_counted_vm_there_is_nothing_to_size() -> None:
    with pytest.raises(InputError, match="no VM is counted, so there is nothing to size"):
        size(estate([vm(template=True, left_out="template")]))


def test_one_small_vm_takes_the_smallest_cluster_and_that_is_said_to_decide() -> None:
    sized = size(estate([vm()]))
    assert (sized.hosts, sized.limiting_resource) == (3, "minimum")
    assert "sizing.small-cluster" in ids(sized)
    assert sized.levers[0].resource == "minimum"


def test_a_fourth_host_ends_the_finding_about_small_clusters() -> None:
    sized = size(estate([vm(memory_gib=600) for _ in range(3)]))
    assert [cluster.hosts for cluster in sized.clusters] == [4]
    assert "sizing.small-cluster" not in ids(sized)


def test_a_second_spare_host_is_added_to_every_cluster() -> None:
    one = size(drawn(900, seed=3))
    two = size(drawn(900, seed=3, sizing={"spare_hosts": 2}))
    assert two.hosts - one.hosts == len(one.clusters)
    assert {cluster.spare_hosts for cluster in two.clusters} == {2}


@pytest.mark.parametrize(
    ("sizing", "more"),
    [
        ({"growth": {"compute_percent": 50}}, True),
        ({"growth": {"storage_percent": 500}}, True),
        ({"cpu_ceiling_percent": 50}, True),
        ({"memory_ceiling_percent": 60}, True),
        ({"storage_policy": "raid1-ftt3"}, True),
        ({"vms_per_host_max": 10}, True),
        ({"memory_overcommit": 1.5, "cpu_oversubscription": 8}, False),
        ({"compression": 1.5, "esa_overhead": "none"}, False),
    ],
)
def test_an_option_moves_the_count_the_way_it_should(sizing: dict[str, object], more: bool) -> None:
    plain, changed = size(drawn(600, seed=5)), size(drawn(600, seed=5, sizing=sizing))
    assert changed.hosts > plain.hosts if more else changed.hosts <= plain.hosts
    assert changed.hosts >= changed.lower_bound_hosts


def test_growth_never_lifts_a_vm_that_fits_over_its_host() -> None:
    grown = {"growth": {"compute_percent": 100}}
    sized = size(estate([vm("big", memory_gib=USABLE_GIB)], sizing=grown))
    assert ids(sized).count("sizing.vm-fits-no-host") == 0


def test_the_guides_smaller_host_needs_more_hosts_and_both_counts_are_told() -> None:
    sized = size(drawn(900, seed=2))
    guide = size(drawn(900, seed=2, figures="guide"))
    assert sized.hosts_by_figures == {"published": sized.hosts, "guide": guide.hosts}
    assert guide.hosts > sized.hosts
    assert "sizing.guide-differs" in ids(sized)


def test_the_key_that_decides_between_the_figures_is_the_place_where_they_differ() -> None:
    line = Place(file="estate.yaml", line=7)
    asked = drawn(900, seed=2).model_copy(
        update={"declared": Declared(lambda key: line if key == ("figures",) else None)}
    )
    (own,) = [each for each in size(asked).findings if each.id == "sizing.guide-differs"]
    assert own.evidence == (line,)


def test_when_storage_decides_external_storage_is_proposed_with_what_it_saves() -> None:
    sized = size(drawn(600, seed=5, scale=6))
    assert sized.limiting_resource == "storage"
    assert sized.external_storage is not None
    assert sized.external_storage.saved_hosts == sized.hosts - sized.external_storage.hosts > 0
    assert sized.external_storage.external_tib > 0


def test_a_lever_pulled_as_told_removes_a_host() -> None:
    vms = [vm(f"v{n}", vcpus=1, memory_gib=8, storage_tib=0.01) for n in range(1220)]
    sized = size(estate(vms))
    (lever,) = sized.levers
    assert (lever.resource, lever.unit) == ("memory", "GiB")
    assert "(tried)" in lever.message
    overcommit = float(lever.message.split("overcommit ")[1].rstrip("."))
    fewer = size(estate(vms, sizing={"memory_overcommit": overcommit}))
    assert fewer.hosts == sized.hosts - 1


@pytest.mark.parametrize("seed", range(8))
def test_a_lever_that_was_tried_holds_when_the_estate_is_sized_with_it(seed: int) -> None:
    sized = size(drawn(180 + 40 * seed, seed))
    options = {}
    for lever in sized.levers:
        if "vCPUs per core" in lever.message:
            told = lever.message.split(" vCPUs per core")[0].split()[-1]
            options["cpu_oversubscription"] = float(told)
        if "overcommit " in lever.message:
            told = lever.message.split("overcommit ")[1].split(",")[0].rstrip(".")
            options["memory_overcommit"] = float(told)
    if options and all("(tried)" in lever.message for lever in sized.levers):
        pulled = size(drawn(180 + 40 * seed, seed, sizing=options))
        assert pulled.hosts < sized.hosts


def test_a_fit_that_leaves_nothing_is_found() -> None:
    """Five working hosts of 61 VMs of 16 GiB each, management aside, are full to the last GiB."""
    sized = size(estate(vm(f"v{n}", memory_gib=16, storage_tib=0.01) for n in range(61 * 5 - 12)))
    assert sized.gap_hosts == 0


def test_a_storage_only_vm_takes_no_processor_and_no_memory() -> None:
    rows = [vm(f"v{n}", memory_gib=64) for n in range(100)]
    idle = [{**row, "storage_only": True} for row in rows]
    assert size(estate(idle)).hosts < size(estate(rows)).hosts
    assert size(estate(idle)).inventory.vcpus == 0


def test_in_use_counts_and_a_vm_that_gives_no_such_figure_counts_as_provisioned() -> None:
    rows = [vm("a", storage_tib=10, in_use_mib=1024.0**2), vm("b", storage_tib=10, in_use_mib=None)]
    (cluster,) = size(estate(rows)).clusters
    assert cluster.demand.storage_tib == 11


def test_seventeen_hosts_asked_for_in_one_cluster_are_still_sixteen_at_most() -> None:
    rows = [vm(f"v{n}", memory_gib=64) for n in range(250)]
    for most in (16, 17, 20):
        sized = size(estate(rows, sizing={"hosts_per_cluster_max": most}))
        assert max(cluster.hosts for cluster in sized.clusters) <= 16
        assert ("sizing.cluster-size-capped" in ids(sized)) is (most > 16)


def test_memory_promised_twice_leaves_the_reservation_whole() -> None:
    (cluster,) = size(estate([vm()], sizing={"memory_overcommit": 4})).clusters
    assert cluster.capacity.memory_gib == pytest.approx((2 * 976 - 171.88) * 4)


def test_two_spare_hosts_are_advised_only_with_data_that_survive_two() -> None:
    sized = size(drawn(200, seed=1, sizing={"spare_hosts": 2}))
    assert "ftt1" not in sized.storage_policy
    named = size(drawn(200, seed=1, sizing={"spare_hosts": 2, "storage_policy": "raid5-ftt1"}))
    assert "sizing.policy-below-spare-hosts" in ids(named)


def test_a_vm_whose_data_leave_no_room_for_others_is_a_finding_and_the_rest_is_sized() -> None:
    rows = [vm(f"v{n}") for n in range(300)]
    sized = size(estate([*rows, vm("huge", storage_tib=125)]))
    (finding,) = (each for each in sized.findings if each.id == "sizing.no-place-found")
    assert (finding.subject, finding.severity) == ("huge", "blocking")
    assert sized.placed == 300


def test_a_vm_that_only_a_largest_cluster_can_store_gets_one() -> None:
    sized = size(estate([*(vm(f"v{n}") for n in range(300)), vm("large", storage_tib=100)]))
    assert sized.placed == 301
    assert max(cluster.hosts for cluster in sized.clusters) == 16


def test_ceilings_that_leave_nothing_of_a_host_are_refused() -> None:
    tight = {"cpu_ceiling_percent": 1, "cpu_oversubscription": 32, "hosts_per_cluster_max": 3}
    with pytest.raises(InputError, match="next to nothing of one is left for VMs"):
        size(estate((vm(f"v{n}") for n in range(30)), sizing=tight))


@pytest.mark.parametrize("members", [20, 50, 200])
def test_a_large_group_apart_takes_one_working_host_each_and_no_more(members: int) -> None:
    rows = [vm(f"v{n:03}") for n in range(200)]
    rule = {"name": "g", "rule": "apart", "vms": [f"v{n:03}" for n in range(members)]}
    sized = size(estate(rows, sizing={"placement": [rule]}))
    assert sized.hosts == sized.lower_bound_hosts


def test_more_than_96_hosts_become_further_private_clouds_each_with_management() -> None:
    asked = drawn(5000, seed=4)
    sized = size(asked)
    check(asked, sized)
    assert sized.private_clouds == 2
    assert "sizing.several-private-clouds" in ids(sized)


def test_what_if_compares_each_change_with_the_estate_as_it_is() -> None:
    base, more, bad = what_if(
        drawn(300, seed=1), ("cpu_oversubscription=1", "hosts_per_cluster_max=3,spare_hosts=2")
    )
    assert (base.name, base.difference) == ("as is", None)
    assert more.hosts is not None
    assert base.hosts is not None
    assert more.difference == more.hosts - base.hosts > 0
    assert bad.name == "hosts_per_cluster_max=3,spare_hosts=2"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("nonsense", "not `key=value`"),
        ("cpu=4", "not `key=value` with a key that can vary"),
        ("cpu_oversubscription=many", "valid number"),
        ("deduplication=2", "less than or equal to 1"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_by_name(change: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        what_if(estate([vm()]), (change,))
