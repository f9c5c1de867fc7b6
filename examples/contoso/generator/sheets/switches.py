"""The network sheets: standard and distributed switches, port groups, VMkernel adapters."""

from collections.abc import Iterator

from examples.contoso.generator.chance import mac
from examples.contoso.generator.estate import Estate, Network, Row
from examples.contoso.generator.places import NFS

from .common import moref, sdk

_POLICY: Row = {
    "Promiscuous Mode": False,
    "Mac Changes": False,
    "Forged Transmits": False,
    "Traffic Shaping": False,
    "Policy": "loadbalance_srcid",
    "Reverse Policy": True,
    "Notify Switch": True,
    "Rolling Order": False,
    "Offload": True,
    "TSO": True,
    "Zero Copy Xmit": True,
}
_MANAGEMENT = ("vmk0", "Management Network", "vSwitch0", 5)


def vswitch(estate: Estate) -> Iterator[Row]:
    """vSwitch0 carries management on every host; others stand where a port group needs them."""
    for where, host in _hosts(estate):
        for switch in sorted({"vSwitch0", *(network.switch for network in _local(estate, host))}):
            size: Row = {"Switch": switch, "# Ports": 2560, "Free Ports": 2540, "MTU": 1500}
            yield where | size | _POLICY | sdk(estate.site)


def vport(estate: Estate) -> Iterator[Row]:
    for where, host in _hosts(estate):
        _, group, switch, vlan = _MANAGEMENT
        groups = [(group, switch, vlan)]
        groups += [(each.name, each.switch, each.vlan) for each in _local(estate, host)]
        for name, on, tag in groups:
            port: Row = {"Port Group": name, "Switch": on, "VLAN": tag}
            yield where | port | _POLICY | sdk(estate.site)


def dvswitch(estate: Estate) -> Iterator[Row]:
    networks = [network for network in estate.networks if network.distributed]
    for name in sorted({network.switch for network in networks}):
        hosts = [host for _, host in _hosts(estate)]
        yield {
            "Switch": name,
            "Datacenter": estate.site.datacenter,
            "Name": name,
            "Vendor": "VMware, Inc.",
            "Version": "8.0.0" if estate.site.name == "dc1" else "6.6.0",
            "Host members": ", ".join(hosts),
            "Max Ports": 2147483647,
            "# Ports": 128 * len(networks),
            "# VMs": sum(bool(machine.nics) for machine in estate.readable),
            "In Traffic Shaping": False,
            "Out Traffic Shaping": False,
            "CDP Type": "lldp",
            "CDP Operation": "listen",
            "Max MTU": 9000,
            "Object ID": moref("dvs", name),
            **sdk(estate.site),
        }


def dvport(estate: Estate) -> Iterator[Row]:
    for network in estate.networks:
        if network.distributed:
            yield _distributed(network) | sdk(estate.site)


def _distributed(network: Network) -> Row:
    return {
        "Port": network.name,
        "Switch": network.switch,
        "Type": network.binding,
        "# Ports": 128,
        "VLAN": network.trunk or network.vlan,
        "Speed": 25000,
        "Full Duplex": True,
        "Blocked": False,
        "Allow Promiscuous": network.promiscuous,
        "Mac Changes": False,
        "Forged Transmits": network.promiscuous,
        "Active Uplink": "Uplink 1, Uplink 2",
        "Policy": "loadbalance_loadbased",
        "In Traffic Shaping": False,
        "Out Traffic Shaping": False,
        "Reverse Policy": True,
        "Notify Switch": True,
        "Rolling Order": False,
        "Object ID": moref("dvportgroup", network.site, network.name),
    }


def vsc_vmk(estate: Estate) -> Iterator[Row]:
    """Management and vMotion on every host, and NFS where the site has such a port group."""
    named = {network.name for network in estate.networks}
    number = estate.site.name.removeprefix("dc")
    uses = [("vmk0", "Management Network", 5), ("vmk1", "VMK-0006-VMOTION", 6)]
    uses += [("vmk2", NFS, 30)] if NFS in named else []
    for index, (where, host) in enumerate(_hosts(estate)):
        for device, group, vlan in uses:
            adapter: Row = {
                "Port Group": group,
                "Device": device,
                "Mac Address": mac("vmk", host, device),
                "DHCP": False,
                "IP Address": f"10.{number}.{vlan}.{101 + index}",
                "Subnet mask": "255.255.255.0",
                "MTU": 1500 if device == "vmk0" else 9000,
            }
            yield where | adapter | sdk(estate.site)


def _hosts(estate: Estate) -> Iterator[tuple[Row, str]]:
    for cluster in estate.clusters:
        for host in cluster.host_names:
            where: Row = {
                "Host": host,
                "Datacenter": estate.site.datacenter,
                "Cluster": cluster.name,
            }
            yield where, host


def _local(estate: Estate, host: str) -> list[Network]:
    """The standard port groups of a host: those that a machine on it uses."""
    used = {
        nic.network for machine in estate.readable if machine.host == host for nic in machine.nics
    }
    return [net for net in estate.networks if not net.distributed and net.name in used]
