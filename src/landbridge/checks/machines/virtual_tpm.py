"""Guests that need a virtual TPM."""

import pyarrow as pa

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import Rows, words
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def _needs_one(rows: pa.Table) -> pa.Array:
    guests = "|".join(texts("guest.needs-tpm"))
    return words(rows, ["os_configured"], guests)


VIRTUAL_TPM = Rule(
    id="vm.virtual-tpm",
    severity=Severity.HIGH,
    says="the guest is one that needs a virtual TPM (RVTools does not show the device)",
    happens="a VM with a TPM is encrypted with a key of the old site: without a key provider on "
    "both sides it does not move",
    fix="The vSphere administrator: look for a TPM; keep recovery keys, and ask how keys are "
    "provided.",
    source=("guest.needs-tpm", FORKLIFT),
    needs=("vms.os_configured",),
    find=Rows("vms", _needs_one, lambda row: f"{row['os_configured']}"),
)
