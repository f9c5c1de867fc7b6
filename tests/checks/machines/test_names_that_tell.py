"""What a VM's name gives away, however it parts its words."""

import pytest
from tests.checks.build import found, machine, subject, subjects

SPEAKING = [
    *(("vm.moving-address", name) for name in ("fw_carp_01", "lb_vrrp", "keepalived01")),
    *(("vm.moving-address", name) for name in ("HSRP-a", "2vrrp", "the floating ip", "CARP")),
    *(("vm.multicast", name) for name in ("mcast01", "tv_multicast_2", "IGMP", "rp.pim-sm")),
]
SILENT = [
    *(("vm.moving-address", name) for name in ("carpet-shop", "escarp", "vrrpd", "virtual ips")),
    *(("vm.multicast", name) for name in ("mcaster", "pim-smart", "comcast")),
]


@pytest.mark.parametrize(("rule", "name"), SPEAKING)
def test_a_word_stands_apart_by_underscores_and_figures_too(rule: str, name: str) -> None:
    assert subjects(rule, subject(machine(name))) == [name]


@pytest.mark.parametrize(("rule", "name"), SILENT)
def test_a_part_of_a_longer_word_says_nothing(rule: str, name: str) -> None:
    assert subjects(rule, subject(machine(name))) == []


@pytest.mark.parametrize(
    ("rule", "name", "annotation", "seen"),
    [
        (
            "vm.moving-address",
            "db",
            "HA by Keepalived, see the wiki",
            "Keepalived in the annotation",
        ),
        ("vm.moving-address", "lb_VRRP", "its virtual IP is known", "VRRP in the name"),
        ("vm.multicast", "tv", "streams by IGMP", "IGMP in the annotation"),
    ],
)
def test_a_word_that_tells_is_shown_as_it_is_written_and_nothing_beside_it(
    rule: str, name: str, annotation: str, seen: str
) -> None:
    (hit,) = found(rule, subject(machine(name, vms={"annotation": annotation})))
    assert hit.seen == seen
