"""Networks whose names HCX cannot bear."""

import re
from collections.abc import Iterator

from landbridge.checks.networks import about, used
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

PLAIN = re.compile(r"[A-Za-z0-9 ()._-]+")


def _found(subject: Subject) -> Iterator[Hit]:
    for key, use in used(subject).items():
        if not PLAIN.fullmatch(key[1]):
            yield about(use)


SPECIAL_NETWORK = Rule(
    id="network.special-name",
    severity=Severity.HIGH,
    says="the name of a network has characters other than letters, digits, blank and ( ) - . _",
    happens="HCX has been seen to crash the service of vCenter over special characters in such "
    "names; which ones do so is not published, so that all but the plainest count",
    fix="The network engineer: rename the network before HCX is paired.",
    source=("hcx-network-names",),
    needs=("nics.network",),
    find=_found,
)
