"""The sheets of an RVTools export, each a function from an estate to rows by column name."""

from collections.abc import Callable, Iterator

from examples.contoso.generator.estate import Estate, Row

from .compute import vcpu, vmemory, vtools
from .devices import vcd, vnetwork, vusb
from .info import vinfo
from .servers import vcluster, vhost
from .storage import vdatastore, vdisk, vpartition, vsnapshot
from .switches import dvport, dvswitch, vport, vsc_vmk, vswitch

SHEETS: dict[str, Callable[[Estate], Iterator[Row]]] = {
    "vInfo": vinfo,
    "vCPU": vcpu,
    "vMemory": vmemory,
    "vDisk": vdisk,
    "vPartition": vpartition,
    "vNetwork": vnetwork,
    "vCD": vcd,
    "vUSB": vusb,
    "vSnapshot": vsnapshot,
    "vTools": vtools,
    "vCluster": vcluster,
    "vHost": vhost,
    "vSwitch": vswitch,
    "vPort": vport,
    "dvSwitch": dvswitch,
    "dvPort": dvport,
    "vSC_VMK": vsc_vmk,
    "vDatastore": vdatastore,
}

__all__ = ["SHEETS"]
