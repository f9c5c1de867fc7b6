"""Networks that nothing uses."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.pages import VSPHERE_API
from landbridge.checks.rows import keys, things
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

UPLINKS = "uplink"


def _found(subject: Subject) -> Iterator[Hit]:
    yield from _unused(subject, "dvports", "port")
    yield from _unused(subject, "ports", "port_group")


def _unused(subject: Subject, table: str, name: str) -> Iterator[Hit]:
    """A standard switch has a row for each host, and makes one hit for all of them."""
    inventory, ports = subject.estate.inventory, subject.table(table)
    own = keys(ports, "vcenter", name)
    by_vms = pc.is_in(own, pc.unique(keys(inventory["nics"], "vcenter", "network")))
    by_hosts = pc.is_in(own, pc.unique(keys(inventory["vmkernels"], "vcenter", "port_group")))
    uplink = pc.match_substring(ports[name], UPLINKS, ignore_case=True)
    unused = pc.invert(pc.or_kleene(pc.or_(by_vms, by_hosts), uplink))
    return things(subject, table, name, ports.filter(pc.and_kleene(pc.is_valid(own), unused)))


UNUSED_NETWORK = Rule(
    id="network.unused",
    severity=Severity.INFO,
    says="no VM, template or host is on a port group",
    happens="it needs no segment, and spends routes and addresses if it gets one",
    fix="The network engineer: leave it out of the address plan, or say for whom it waits.",
    source=(VSPHERE_API,),
    needs=("nics.network", "dvports", "ports", "vmkernels"),
    find=_found,
)
