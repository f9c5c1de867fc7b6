"""Networks of today that no one segment takes the place of: trunks, and networks of the hosts."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.inventory import Inventory

TRUNK = (
    "it carries a range of VLANs, and a segment carries one: declare a segment for each VLAN that"
    " its VMs need"
)
OF_HOSTS = (
    "it carries VMkernel adapters, and the hosts of the service have networks of their own: where"
    " its VMs need a segment, declare it in `segments`"
)


def special(inventory: Inventory) -> Mapping[str, str]:
    """By name, each network for which no segment is proposed, with the reason."""
    of_hosts = dict.fromkeys(_names(inventory["vmkernels"]["port_group"]), OF_HOSTS)
    ports = inventory["dvports"]
    trunks = ports.filter(pc.fill_null(pc.match_substring_regex(ports["vlan"], "[-,]"), False))
    return {**of_hosts, **dict.fromkeys(_names(trunks["port"]), TRUNK)}


def _names(column: pa.ChunkedArray) -> list[str]:
    return [str(each) for each in pc.unique(column.drop_null()).to_pylist()]
