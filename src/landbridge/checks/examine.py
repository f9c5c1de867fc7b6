"""From an estate to what stands in its way: sized, then checked, and nothing else."""

from datetime import date
from typing import NamedTuple

from landbridge.checks.engine import check
from landbridge.checks.rules import RULES
from landbridge.checks.subject import Subject
from landbridge.model.checked import Checked
from landbridge.model.estate import Estate
from landbridge.model.reading import Reading
from landbridge.model.sized import Sized
from landbridge.sizing import size
from landbridge.sizing.unsized import demand_sizes


class Examined(NamedTuple):
    """An estate with its hosts, what rules looked at, and what they found."""

    sized: Sized
    subject: Subject
    checked: Checked


def examine(estate: Estate, reading: Reading, today: date) -> Examined:
    """All findings of reading, sizing and rules, under the waivers that hold on this day.

    Raises InputError when nothing is counted.
    """
    demand_sizes(estate, reading.gaps)
    sized = size(estate)
    subject = Subject(estate, sized, today)
    checked = check(subject, RULES, today, (*sized.findings, *reading.gaps))
    return Examined(sized, subject, checked)


def declared_only(estate: Estate, today: date) -> Checked:
    """What stands against an estate without an inventory: what needs its VMs has no answer."""
    return check(Subject(estate, None, today), RULES, today)
