"""Guests that need a virtual TPM."""

from collections.abc import Iterator

import pyarrow as pa

from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

GUEST = "vms.os_configured"


def _needs_one(rows: pa.Table) -> pa.Array:
    """Whether the guest needs one.

    Another may have one all the same: no export ever shows that, which `_undecided` says once.
    """
    return words(rows, ["os_configured"], "|".join(texts("guest.needs-tpm")))


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_said(GUEST)(subject)
    if subject.vms.num_rows:
        why = "RVTools shows no virtual TPM: a guest that needs none may have one all the same"
        yield Lack(part=GUEST, why=why, number=subject.vms.num_rows)


VIRTUAL_TPM = Rule(
    id="vm.virtual-tpm",
    severity=Severity.MEDIUM,
    says="the guest is one that needs a virtual TPM (RVTools does not show the device)",
    happens="a VM with a TPM is encrypted with a key of the old site: without a key provider on "
    "both sides it does not move",
    fix="The vSphere administrator: look for a TPM; keep recovery keys, and ask how keys are "
    "provided.",
    source=("guest.needs-tpm", "forklift-concerns"),
    needs=(GUEST,),
    find=Rows("vms", _needs_one, lambda row: f"{row['os_configured']}"),
    undecided=_undecided,
)
