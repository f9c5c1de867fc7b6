"""What a VM's name gives away, however it parts its words."""

import pytest
from tests.checks.build import machine, subject, subjects

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
