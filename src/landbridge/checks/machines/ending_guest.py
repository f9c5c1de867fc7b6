"""Guests whose support ends soon after the day of the plan."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.guests.support import over
from landbridge.checks.guests.systems import (
    CONFIGURED,
    SOURCE,
    called,
    each,
    past,
    system,
    undecided,
    until,
)
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import hits
from landbridge.model import Severity

AHEAD = "guest.support-look-ahead-days"


def _found(subject: Subject) -> Iterator[Hit]:
    vms = subject.vms
    return hits(subject, vms.filter(_soon(subject, vms)), lambda row: until(called(row)))


def _soon(subject: Subject, vms: pa.Table) -> pa.Array:
    """Not past, and past by then: of what came later as well, nobody knows whether it is."""
    return pc.and_kleene(_by_then(subject, vms), pc.invert(past(subject, vms)))


def _by_then(subject: Subject, vms: pa.Table) -> pa.Array:
    ahead = timedelta(days=catalogue().number(AHEAD))
    then = subject.today + ahead if subject.today else None
    return each(system(vms), lambda name: over(name, then) if then else None)


ENDING_GUEST = Rule(
    id="vm.guest-support-ends-soon",
    severity=Severity.LOW,
    says="the guest's maker supports its system for less than a year from the day of the check on",
    happens="it moves as it is, and is soon to be renewed on the new hosts, or stays without "
    "patches unless longer support is taken",
    fix="The VM's owner: plan its renewal with the move, or retire it before.",
    source=(*SOURCE, AHEAD),
    needs=(CONFIGURED, "vms.os_tools"),
    find=_found,
    undecided=partial(undecided, _soon),
)
