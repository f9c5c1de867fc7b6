"""Hosts whose ESXi is too old for HCX."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.tables.hosts import Hosts
from landbridge.checks.tables.rows import Row
from landbridge.model import Severity


def older(rows: pa.Table) -> pa.Array:
    """Whether the ESXi of the row's host is older than HCX works with."""
    found = pc.extract_regex(rows["esx_version"], r"ESXi?\s+(?P<major>\d+)\.(?P<minor>\d+)")
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


OLD_ESX = Rule(
    id="host.esx-old",
    severity=Severity.HIGH,
    says="the ESXi of a host of VMs that move is older than HCX is known to work with",
    happens="HCX would not take such a host into a service mesh, nor its VMs into a migration; "
    "that is general knowledge, and no page that was read names the release",
    fix="The vSphere administrator: upgrade the hosts, or move their VMs to newer ones first.",
    source=("hcx.source-esx-min",),
    needs=("hosts.esx_version", "vms.host"),
    find=Hosts(older, _seen),
)
