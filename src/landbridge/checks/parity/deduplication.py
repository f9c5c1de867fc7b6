"""vSAN deduplication."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

DEDUPLICATION = lost(
    "deduplication",
    Severity.MEDIUM,
    happens=(
        "vSAN ESA compresses and does not deduplicate: the data take more room than they do now"
    ),
    fix=(
        "The architect: size with `deduplication` at 1 and count the data as written, not "
        "as stored; more hosts or storage outside vSAN can be the effect."
    ),
    source=("vsan.dedup",),
)
