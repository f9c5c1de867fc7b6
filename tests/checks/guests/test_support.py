"""Until when guests are supported: by name and by day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.checks.build import TODAY, machine, rule, subject

from landbridge.catalogue import catalogue
from landbridge.checks import check
from landbridge.checks.guests.support import over, support
from landbridge.model.checked import Checked

RULE = "vm.guest-out-of-support"
DAY = timedelta(days=1)
LAST = date(2023, 10, 10)
"""That of Windows Server 2012."""


def asked(systems: Iterable[str], today: date) -> Checked:
    """What the rule says of a VM for each system on this day."""
    guests = (machine(f"vm-{n}", vms={"os_configured": each}) for n, each in enumerate(systems))
    return check(replace(subject(*guests), today=today), [rule(RULE)], today)


@pytest.mark.parametrize(
    ("system", "ends"),
    [
        ("Microsoft Windows Server 2012 (64-bit)", LAST),
        ("Microsoft Windows Server 2012 R2 (64-bit)", LAST),
        ("Microsoft Windows Server 2003 Standard (32-bit)", date(2015, 7, 14)),
        ("Microsoft Windows Server 2016 (64-bit)", date(2027, 1, 12)),
        ("Microsoft Windows 8 (64-bit)", date(2016, 1, 12)),
        ("Microsoft Windows 8.x (64-bit)", date(2023, 1, 10)),
        ("Microsoft Windows XP Professional (32-bit)", date(2014, 4, 8)),
        ("CentOS 4/5/6/7 (64-bit)", date(2024, 6, 30)),
        ("CentOS Linux 7.9", date(2024, 6, 30)),
        ("Red Hat Enterprise Linux 7.9 (64-bit)", date(2024, 6, 30)),
        ("Red Hat Enterprise Linux 10 (64-bit)", date(2035, 5, 31)),
        ("Oracle Solaris 10 (64-bit)", date(2018, 1, 1)),
        ("SUSE Linux Enterprise 11 (64-bit)", date(2019, 3, 31)),
        ("Debian GNU/Linux 12 (64-bit)", date(2028, 6, 30)),
        ("Ubuntu 22.04.4 LTS", date(2027, 4, 1)),
    ],
)
def test_a_guest_is_supported_on_its_last_day_and_not_on_the_next(system: str, ends: date) -> None:
    assert over(system, ends) is False
    assert over(system, ends + DAY) is True


def test_the_day_of_the_check_decides_whether_a_guest_is_found() -> None:
    system = "Microsoft Windows Server 2012 (64-bit)"
    on, after = asked([system], LAST), asked([system], LAST + DAY)
    assert (on.findings, on.unanswered) == ((), ())
    assert [each.message.partition(":")[0] for each in after.findings] == [
        "Microsoft Windows Server 2012 (64-bit) until 2023-10-10"
        " (Extended Security Updates until 2026-10-13)"
    ]


def test_systems_of_which_no_fact_tells_are_unknown_and_said_once() -> None:
    strange = ["Apple macOS 12 (64-bit)", "IBM OS/400 7"]
    checked = asked([*strange, strange[0]], TODAY)
    assert checked.findings == ()
    (silent,) = checked.unanswered
    assert silent.because == (
        "no fact tells the end of support of Apple macOS 12 (64-bit) and IBM OS/400 7, the guest"
        " of vm-0 and 2 more"
    )


@pytest.mark.parametrize(
    ("today", "verdict"), [(date(2027, 1, 12), False), (date(2027, 1, 13), None)]
)
def test_a_name_that_stands_for_later_versions_too_is_unknown_once_the_first_has_ended(
    today: date, verdict: bool | None
) -> None:
    assert over("Microsoft Windows Server 2016 or later (64-bit)", today) is verdict


@pytest.mark.parametrize(
    "system", ["Red Hat Enterprise Linux 70", "Windows 100", "MyWindows 7", "OpenSUSE 15"]
)
def test_a_name_that_only_resembles_another_is_not_taken_for_it(system: str) -> None:
    assert support(system) is None


def test_no_extension_ends_before_the_support_that_it_extends() -> None:
    pairs = [
        days
        for fact in catalogue().under("guest.support-ends")
        if isinstance(fact.value, dict)
        for days in fact.value.values()
    ]
    assert pairs
    assert [days for days in pairs if not isinstance(days, tuple)] == []
    assert [days for days in pairs if isinstance(days, tuple) and list(days) != sorted(days)] == []  # type: ignore[type-var]


def soon(today: date, system: str = "Microsoft Windows Server 2012 (64-bit)") -> list[str]:
    """What the look ahead says of one VM on this day."""
    guest = machine("a", vms={"os_configured": system})
    told = check(replace(subject(guest), today=today), [rule("vm.guest-support-ends-soon")], today)
    return [each.message.partition(":")[0] for each in told.findings]


def test_a_system_that_ends_within_a_year_is_told_with_its_day_until_that_day() -> None:
    ahead = timedelta(days=catalogue().number("guest.support-look-ahead-days"))
    said = "Microsoft Windows Server 2012 (64-bit) until 2023-10-10 (Extended Security Updates"
    assert soon(LAST + DAY - ahead) == [f"{said} until 2026-10-13)"]
    assert soon(LAST - ahead) == []
    assert len(soon(LAST)) == 1
    assert soon(LAST + DAY) == []


@pytest.mark.parametrize(("before", "silent"), [(365, 1), (366, 0)])
def test_a_name_that_stands_for_later_versions_too_is_open_once_the_first_ends_within_a_year(
    before: int, silent: int
) -> None:
    today = date(2027, 1, 13) - timedelta(days=before)
    guest = machine("a", vms={"os_configured": "Microsoft Windows Server 2016 or later (64-bit)"})
    told = check(replace(subject(guest), today=today), [rule("vm.guest-support-ends-soon")], today)
    said = "the export does not tell the version of the guest's system of a"
    assert ([*told.findings], [each.because for each in told.unanswered]) == ([], [said] * silent)


def test_a_long_term_edition_is_not_told_as_an_extension() -> None:
    (told,) = asked(["Microsoft Windows 10 (64-bit)"], TODAY).findings
    assert "(IoT long-term edition only until 2032-01-13)" in told.message


def test_free_updates_on_the_new_hosts_are_told_with_what_to_do() -> None:
    (told,) = asked(["Microsoft Windows Server 2012 (64-bit)"], TODAY).findings
    assert "Extended Security Updates free of charge" in told.fix
    assert "guest.free-extended-updates" in told.source
