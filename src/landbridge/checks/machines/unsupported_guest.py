"""Guests out of support."""

from collections.abc import Iterator
from functools import partial

from landbridge.checks.guests.systems import CONFIGURED, SOURCE, called, past, undecided, until
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import hits
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    vms = subject.vms
    return hits(subject, vms.filter(past(subject, vms)), lambda row: until(called(row)))


UNSUPPORTED_GUEST = Rule(
    id="vm.guest-out-of-support",
    severity=Severity.MEDIUM,
    says="the guest's maker supported its system until a day that is past",
    happens="it moves as it is, but nobody mends what fails on the new hosts, and it stays "
    "without patches unless longer support was taken",
    fix="The VM's owner: renew or retire it, or take the risk in writing. On Azure VMware Solution "
    "Windows Server and SQL Server get Extended Security Updates free of charge while there are "
    "any; Azure Arc delivers them.",
    source=(*SOURCE, "guest.free-extended-updates"),
    needs=(CONFIGURED, "vms.os_tools"),
    find=_found,
    undecided=partial(undecided, past),
)
