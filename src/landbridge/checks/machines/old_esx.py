"""Hosts whose ESXi is too old for HCX."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.some import several
from landbridge.checks.subject import Subject
from landbridge.checks.tables.hosts import Hosts
from landbridge.checks.tables.rows import Row
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

VERSION = "hosts.esx_version"
RELEASE = r"(?:ESXi?\s+|^)(?P<major>\d+)\.(?P<minor>\d+)"
"""As RVTools writes it (`VMware ESXi 6.7.0 build-1`), or alone."""


def older(rows: pa.Table) -> pa.Array:
    """Whether the ESXi of the row's host is older than HCX works with."""
    found = pc.extract_regex(rows["esx_version"], RELEASE)
    major, minor = _least().split(".")
    older = pc.less(_part(found, "major"), int(major))
    same = pc.equal(_part(found, "major"), int(major))
    return pc.or_kleene(older, pc.and_kleene(same, pc.less(_part(found, "minor"), int(minor))))


def _least() -> str:
    return str(catalogue().value("hcx.source-esx-min"))


def _seen(row: Row) -> str:
    return f"{row['esx_version']} (older than {_least()})"


def _part(found: pa.Array, name: str) -> pa.Array:
    return pc.cast(pc.struct_field(found, name), pa.int64())


def _undecided(subject: Subject) -> Iterator[Lack]:
    """Hosts of which something is told in which no release can be read."""
    yield from unless_said(VERSION, "vms.host")(subject)
    hosts = subject.table("hosts")
    hosts = hosts.filter(pc.and_(pc.is_valid(hosts["esx_version"]), pc.is_null(older(hosts))))
    if hosts.num_rows:
        versions = several(sorted(set(hosts["esx_version"].to_pylist())), "version")
        why = f"no release is told in {versions}, of {several(hosts['host'].to_pylist(), 'host')}"
        yield Lack(part=VERSION, why=why, number=hosts.num_rows)


OLD_ESX = Rule(
    id="host.esx-old",
    severity=Severity.HIGH,
    says="the ESXi of a host of VMs that move is older than HCX is known to work with",
    happens="HCX would not take such a host into a service mesh, nor its VMs into a migration; "
    "that is general knowledge, and no page that was read names the release",
    fix="The vSphere administrator: upgrade the hosts, or move their VMs to newer ones first.",
    source=("hcx.source-esx-min",),
    needs=(VERSION, "vms.host"),
    find=Hosts(older, _seen),
    undecided=_undecided,
)
