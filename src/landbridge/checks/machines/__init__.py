"""Rules about VMs and what carries them: what of their settings meets a migration badly.

They are the concerns of Forklift for vSphere and the detectors of the RVTools analysers, less those
without meaning for Azure VMware Solution:

| left out | why |
|---|---|
| per-disk block tracking, CPU and NUMA affinity, TPM device | RVTools shows none of them |
| disk count, disk serial, target name by RFC 1123 | limits of KubeVirt and Kubernetes |
| guest disk without a key | the guest is not converted |
| DRS and DPM of the source | the service runs DRS itself; neither hinders a move |
| VM larger than a host | sizing says it (`sizing.vm-fits-no-host`) |
| mapping, hook and plan conditions | of Forklift's own objects |
"""

from landbridge.checks.machines.affinity_rule import AFFINITY_RULE
from landbridge.checks.machines.bound_to_hosts import BOUND_TO_HOSTS
from landbridge.checks.machines.cbt_off import CBT_OFF
from landbridge.checks.machines.cluster_address import CLUSTER_ADDRESS
from landbridge.checks.machines.connected_cd import CONNECTED_CD
from landbridge.checks.machines.consolidation import CONSOLIDATION
from landbridge.checks.machines.cpu_hot_add import CPU_HOT_ADD
from landbridge.checks.machines.cpu_limit import CPU_LIMIT
from landbridge.checks.machines.cpu_reservation import CPU_RESERVATION
from landbridge.checks.machines.default_host_name import DEFAULT_HOST_NAME
from landbridge.checks.machines.duplicate_ip import DUPLICATE_IP
from landbridge.checks.machines.duplicate_mac import DUPLICATE_MAC
from landbridge.checks.machines.duplicate_name import DUPLICATE_NAME
from landbridge.checks.machines.duplicate_uuid import DUPLICATE_UUID
from landbridge.checks.machines.empty_disk import EMPTY_DISK
from landbridge.checks.machines.ending_guest import ENDING_GUEST
from landbridge.checks.machines.ephemeral import EPHEMERAL
from landbridge.checks.machines.evc_return import EVC_RETURN
from landbridge.checks.machines.evc_too_new import EVC_TOO_NEW
from landbridge.checks.machines.fault_tolerance import FAULT_TOLERANCE
from landbridge.checks.machines.foreign_processor import FOREIGN_PROCESSOR
from landbridge.checks.machines.forged import FORGED
from landbridge.checks.machines.guest_disk_full import GUEST_DISK_FULL
from landbridge.checks.machines.hardware_not_live import HARDWARE_NOT_LIVE
from landbridge.checks.machines.hardware_too_new import HARDWARE_TOO_NEW
from landbridge.checks.machines.hardware_too_old import HARDWARE_TOO_OLD
from landbridge.checks.machines.independent_disk import INDEPENDENT_DISK
from landbridge.checks.machines.ipv6_only import IPV6_ONLY
from landbridge.checks.machines.large_storage import LARGE_STORAGE
from landbridge.checks.machines.latency import LATENCY
from landbridge.checks.machines.lost import LOST
from landbridge.checks.machines.lost_disk import LOST_DISK
from landbridge.checks.machines.memory_hot_add import MEMORY_HOT_ADD
from landbridge.checks.machines.memory_limit import MEMORY_LIMIT
from landbridge.checks.machines.memory_locked import MEMORY_LOCKED
from landbridge.checks.machines.memory_reservation import MEMORY_RESERVATION
from landbridge.checks.machines.moving_address import MOVING_ADDRESS
from landbridge.checks.machines.multicast import MULTICAST
from landbridge.checks.machines.no_address import NO_ADDRESS
from landbridge.checks.machines.no_host_name import NO_HOST_NAME
from landbridge.checks.machines.no_vlan import NO_VLAN
from landbridge.checks.machines.nonpersistent_disk import NONPERSISTENT_DISK
from landbridge.checks.machines.nvme_controller import NVME_CONTROLLER
from landbridge.checks.machines.old_esx import OLD_ESX
from landbridge.checks.machines.oracle import ORACLE
from landbridge.checks.machines.passthrough import PASSTHROUGH
from landbridge.checks.machines.placeholder import PLACEHOLDER
from landbridge.checks.machines.promiscuous import PROMISCUOUS
from landbridge.checks.machines.raw_disk import RAW_DISK
from landbridge.checks.machines.raw_disk_virtual import RAW_DISK_VIRTUAL
from landbridge.checks.machines.secret import SECRET
from landbridge.checks.machines.shared_disk import SHARED_DISK
from landbridge.checks.machines.shared_ip import SHARED_IP
from landbridge.checks.machines.snapshot import SNAPSHOT
from landbridge.checks.machines.snapshot_chain import SNAPSHOT_CHAIN
from landbridge.checks.machines.special_name import SPECIAL_NAME
from landbridge.checks.machines.special_network import SPECIAL_NETWORK
from landbridge.checks.machines.sriov import SRIOV
from landbridge.checks.machines.standard_switch import STANDARD_SWITCH
from landbridge.checks.machines.suspended import SUSPENDED
from landbridge.checks.machines.tools_missing import TOOLS_MISSING
from landbridge.checks.machines.tools_stopped import TOOLS_STOPPED
from landbridge.checks.machines.trunk import TRUNK
from landbridge.checks.machines.unreachable_datastore import UNREACHABLE_DATASTORE
from landbridge.checks.machines.unsupported_guest import UNSUPPORTED_GUEST
from landbridge.checks.machines.unused_datastore import UNUSED_DATASTORE
from landbridge.checks.machines.unused_network import UNUSED_NETWORK
from landbridge.checks.machines.usb_device import USB_DEVICE
from landbridge.checks.machines.vcenter import VCENTER
from landbridge.checks.machines.virtual_tpm import VIRTUAL_TPM
from landbridge.checks.machines.vmkernel import VMKERNEL
from landbridge.checks.machines.wide import WIDE
from landbridge.checks.rule import Rule

MACHINE_RULES: tuple[Rule, ...] = (
    AFFINITY_RULE,
    BOUND_TO_HOSTS,
    CBT_OFF,
    CLUSTER_ADDRESS,
    CONNECTED_CD,
    CONSOLIDATION,
    CPU_HOT_ADD,
    CPU_LIMIT,
    CPU_RESERVATION,
    DEFAULT_HOST_NAME,
    DUPLICATE_IP,
    DUPLICATE_MAC,
    DUPLICATE_NAME,
    DUPLICATE_UUID,
    EMPTY_DISK,
    EVC_TOO_NEW,
    FAULT_TOLERANCE,
    GUEST_DISK_FULL,
    HARDWARE_NOT_LIVE,
    HARDWARE_TOO_NEW,
    HARDWARE_TOO_OLD,
    INDEPENDENT_DISK,
    IPV6_ONLY,
    LARGE_STORAGE,
    LATENCY,
    LOST,
    LOST_DISK,
    MEMORY_HOT_ADD,
    MEMORY_LIMIT,
    MEMORY_LOCKED,
    MEMORY_RESERVATION,
    MOVING_ADDRESS,
    MULTICAST,
    NO_ADDRESS,
    NO_HOST_NAME,
    NONPERSISTENT_DISK,
    NVME_CONTROLLER,
    ORACLE,
    PASSTHROUGH,
    PLACEHOLDER,
    RAW_DISK,
    RAW_DISK_VIRTUAL,
    SECRET,
    SHARED_DISK,
    SHARED_IP,
    SNAPSHOT,
    SNAPSHOT_CHAIN,
    SPECIAL_NAME,
    SRIOV,
    SUSPENDED,
    TOOLS_MISSING,
    TOOLS_STOPPED,
    UNSUPPORTED_GUEST,
    ENDING_GUEST,
    USB_DEVICE,
    VCENTER,
    VIRTUAL_TPM,
    WIDE,
    EPHEMERAL,
    FORGED,
    NO_VLAN,
    PROMISCUOUS,
    SPECIAL_NETWORK,
    STANDARD_SWITCH,
    TRUNK,
    UNUSED_NETWORK,
    VMKERNEL,
    UNREACHABLE_DATASTORE,
    UNUSED_DATASTORE,
    EVC_RETURN,
    FOREIGN_PROCESSOR,
    OLD_ESX,
)

__all__ = ["MACHINE_RULES"]
