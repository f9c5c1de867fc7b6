"""Which hosts carry VMs, and which VMs run on a host of which the export says nothing."""

import pyarrow as pa
import pyarrow.compute as pc


def carrying(hosts: pa.Table, vms: pa.Table) -> pa.Table:
    """The hosts that these VMs are on, and those that they may be on: others of their cluster.

    They may where the export lists other hosts of a cluster than those that it names for its VMs.
    """
    there = pc.is_in(_at(hosts, "host"), _at(vms, "host"))
    may_be = pc.is_in(_at(hosts, "cluster"), _at(unlisted(hosts, vms), "cluster").drop_null())
    return hosts.filter(pc.or_(there, may_be))


def unlisted(hosts: pa.Table, vms: pa.Table) -> pa.Table:
    """Those of the VMs whose host is no row of the hosts."""
    listed = pc.is_in(_at(vms, "host"), _at(hosts, "host"))
    return vms.filter(pc.invert(listed))


def _at(rows: pa.Table, column: str) -> pa.Array:
    """The vCenter and the name in it, null where there is none."""
    return pc.binary_join_element_wise(rows["vcenter"], rows[column], "\n").combine_chunks()
