"""The estate once somebody answers for all that blocks it: `estate.yaml` with more waivers."""

from typing import NamedTuple

_DAY = "2027-03-31"
_HEAD = """\
# Contoso once more, as the steering group accepted it: estate.yaml, and below its waivers one for
# each blocking finding and for each blocking rule that nobody could answer. `landbridge plan
# examples/contoso/accepted.yaml` clears the plan. Written by generate.py.
"""
_UNTOLD = "what is not told"
_NO_WAY = "vm.no-migration-type"


class _Accepted(NamedTuple):
    rule: str
    subject: str
    reason: str
    open: int | None = None


_ACCEPTED = (
    _Accepted("vm.raw-disk", "rdm-physical-01", "its data are copied to a new disk by the guest"),
    _Accepted("vm.hardware-too-old", "hw-v04-01", "is built anew on the other side"),
    _Accepted("vm.hardware-too-new", "hw-v22-01", "is built anew with version 21"),
    _Accepted(_NO_WAY, "disk-lost-01", "is restored from its backup on the other side"),
    _Accepted(_NO_WAY, "orphaned-01", "is removed from the inventory before the first wave"),
    _Accepted(_NO_WAY, "suspended-01", "is resumed on the day before its wave"),
    _Accepted(_NO_WAY, _UNTOLD, "tried with a test VM each before their wave", 161),
    _Accepted("parity.jetstream", _UNTOLD, "no contract is known; recovery asks until then", 1),
    _Accepted("design.segment-in-block", _UNTOLD, "seg-test-dev gets its prefix last", 1),
    _Accepted("design.segment-reserved", _UNTOLD, "seg-test-dev gets its prefix last", 1),
)


def accepted(estate: str) -> str:
    """The text of the estate's file, whose last key are its waivers, with those that accept it."""
    schema, _, rest = estate.partition("\n")
    return f"{schema}\n{_HEAD}{rest}" + "".join(map(_waiver, _ACCEPTED))


def _waiver(each: _Accepted) -> str:
    count = f"    count: {each.open}\n" if each.open else ""
    return (
        f"  - rule: {each.rule}\n    subject: {each.subject}\n{count}"
        f"    reason: {each.reason}; decided by the steering group\n    expires: {_DAY}\n"
    )
