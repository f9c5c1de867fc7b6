"""Defects of networks, hosts and rules, with the machines that depend on them."""

from examples.contoso.generator.estate import Nic, SiteName
from examples.contoso.generator.places import (
    CLUSTERS,
    EPHEMERAL,
    IDS,
    LOCAL_LAB,
    NFS,
    NO_VLAN,
    OLD_ESX,
    OLD_HOST,
    SPECIAL_NAME,
    TRUNK,
    VM_NETWORK,
)

from .plant import Plant, having

_AMD_HOSTS = ("esx-amd-01.dc2.contoso.example", "esx-amd-02.dc2.contoso.example")
_WEB = "VLAN-0110-WEB"
_VIRTUAL = "10.1.110.10"
_BALANCERS = {"lb-vrrp-01": "10.1.110.11", "lb-vrrp-02": "10.1.110.12"}
_OLDER_EVC = ("intel-broadwell", "intel-cascadelake")  # AV64 hosts are of the Ice Lake mode


def _on(defect: str, subject: str, network: str, site: SiteName = "dc1") -> Plant:
    """A machine whose only fault is the network it is on."""
    change = having(nics=(Nic(network),))
    return Plant(defect, subject, "vNetwork", "Network", network, site, change)


def _virtual_router(subject: str, own: str) -> Plant:
    return Plant(
        defect="One of two load balancers that pass an address between them (keepalived, VRRP)",
        subject=subject,
        sheet="vInfo",
        column="Annotation",
        shows=f"keepalived VRRP, virtual address {_VIRTUAL}",
        change=having(
            nics=(Nic(_WEB, (own, _VIRTUAL)),),
            annotation=f"keepalived VRRP, virtual address {_VIRTUAL}",
        ),
        application="Webshop",
    )


def _rule(subject: str, defect: str, kind: str, name: str) -> tuple[Plant, Plant]:
    return (
        Plant(defect, subject, "vInfo", "Cluster rule(s)", kind),
        Plant(defect, subject, "vInfo", "Cluster rule name(s)", name),
    )


_EVC = "A host in an older EVC mode than AV64: no way back alive"
_APART = ("May not share a host with the other", "Separate Virtual Machines", "sqlag-apart")

PLANTS = (
    _on("On a port group of a standard switch", "std-switch-01", LOCAL_LAB),
    Plant("The port group of a standard switch", LOCAL_LAB, "vPort", "Switch", "vSwitch1"),
    _on("On a port group of a standard switch", "std-switch-02", VM_NETWORK, "dc2"),
    Plant("The port group of a standard switch", VM_NETWORK, "vPort", "Switch", "vSwitch0", "dc2"),
    _on("On a network that carries a VMkernel adapter", "vmk-proxy-01", NFS),
    _on("On a network with special characters in its name", "kiosk-01", SPECIAL_NAME),
    _on("On a promiscuous port group", "ids-sensor-01", IDS),
    Plant(
        "Hears multicast", "ids-sensor-01", "vInfo", "Annotation", "sensor, joins multicast feeds"
    ),
    Plant("A promiscuous port group", IDS, "dvPort", "Allow Promiscuous", True),
    Plant("A port group that allows forged transmits", IDS, "dvPort", "Forged Transmits", True),
    Plant("A network that nobody uses", "VLAN-0199-UNUSED", "dvPort", "VLAN", 199),
    Plant("A datastore that nobody uses", "DS-SPARE-01", "vDatastore", "# VMs total", 0),
    *(
        Plant("A host with an AMD processor", host, "vHost", "CPU Model", "AMD", "dc2")
        for host in _AMD_HOSTS
    ),
    _on("On a port group that carries many VLANs", "fw-trunk-01", TRUNK),
    Plant("A port group that carries many VLANs", TRUNK, "dvPort", "VLAN", "300-349"),
    _on("On a port group without a VLAN", "untagged-01", NO_VLAN),
    Plant("A port group without a VLAN", NO_VLAN, "dvPort", "VLAN", 0),
    _on("On a port group with ephemeral binding", "ephemeral-01", EPHEMERAL),
    Plant("A port group with ephemeral binding", EPHEMERAL, "dvPort", "Type", "ephemeral"),
    Plant("A datastore out of reach", "DS-LOST-01", "vDatastore", "Accessible", False),
    Plant("A host whose ESXi is too old for HCX", OLD_HOST, "vHost", "ESX Version", OLD_ESX, "dc2"),
    Plant(
        defect="On the host whose ESXi is too old for HCX",
        subject="snap-south-01",
        sheet="vInfo",
        column="Host",
        shows=OLD_HOST,
        site="dc2",
        change=having(host=OLD_HOST),
    ),
    *(
        Plant(_EVC, host, "vHost", "Current EVC", cluster.hardware.evc, cluster.site)
        for cluster in CLUSTERS
        if cluster.hardware.evc in _OLDER_EVC
        for host in cluster.host_names
    ),
    *(_virtual_router(subject, own) for subject, own in _BALANCERS.items()),
    *(
        Plant(
            defect="An address that both load balancers show beside their own",
            subject=subject,
            sheet="vNetwork",
            column="IPv4 Address",
            shows=f"{own}, {_VIRTUAL}",
        )
        for subject, own in _BALANCERS.items()
    ),
    Plant(
        defect="The MAC address of a virtual router",
        subject="lb-vrrp-01",
        sheet="vNetwork",
        column="Mac Address",
        shows="00:00:5e:00:01:0a",
    ),
    *_rule("sqlag-01", *_APART),
    *_rule("sqlag-02", *_APART),
    *_rule("lic-host-01", "Bound to certain hosts", "Virtual Machines to Hosts", "lic-hosts"),
)
