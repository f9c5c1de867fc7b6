"""vHost and vCluster: the servers, with the load that their machines put on them."""

from collections.abc import Iterator

from examples.contoso.generator.chance import chance, uuid
from examples.contoso.generator.estate import Cluster, Estate, Row
from examples.contoso.generator.places import OLD_ESX, OLD_HOST

from .common import moref, sdk


def vhost(estate: Estate) -> Iterator[Row]:
    for cluster in estate.clusters:
        for number, name in enumerate(cluster.host_names, 1):
            yield (
                {"Host": name, "Datacenter": estate.site.datacenter, "Cluster": cluster.name}
                | _hardware(cluster)
                | _load(estate, cluster, name)
                | _settings(estate, cluster, name, number)
                | ({"ESX Version": OLD_ESX} if name == OLD_HOST else {})
                | sdk(estate.site)
            )


def _hardware(cluster: Cluster) -> Row:
    hardware = cluster.hardware
    return {
        "Config status": "green",
        "in Maintenance Mode": False,
        "in Quarantine Mode": False,
        "CPU Model": hardware.cpu,
        "Speed": hardware.mhz,
        "HT Available": True,
        "HT Active": True,
        "# CPU": hardware.sockets,
        "Cores per CPU": hardware.cores_per_socket,
        "# Cores": hardware.cores,
        "# Memory": hardware.memory_mib,
        "Console": 0,
        "# NICs": 4,
        "# HBAs": 2,
        "Current EVC": hardware.evc,
        "Max EVC": hardware.evc,
        "ESX Version": hardware.esx,
        "Vendor": hardware.vendor,
        "Model": hardware.model,
    }


def _load(estate: Estate, cluster: Cluster, host: str) -> Row:
    hardware = cluster.hardware
    guests = [machine for machine in estate.readable if machine.host == host]
    running = [machine for machine in guests if machine.running]
    vcpus = sum(machine.vcpus for machine in running)
    memory = sum(machine.memory_mib for machine in running)
    return {
        "CPU usage %": min(90, vcpus * 12 // hardware.cores),
        "Memory usage %": memory * 90 // hardware.memory_mib,
        "# VMs total": len(guests),
        "# VMs": len(running),
        "VMs per Core": round(len(running) / hardware.cores, 2),
        "# vCPUs": vcpus,
        "vCPUs per Core": round(vcpus / hardware.cores, 2),
        "vRAM": memory,
        "VM Used memory": memory * 9 // 10,
        "VM Memory Swapped": 0,
        "VM Memory Ballooned": 0,
    }


def _settings(estate: Estate, cluster: Cluster, host: str, number: int) -> Row:
    draw = chance("host", host)
    return {
        "VMotion support": True,
        "Storage VMotion support": True,
        "Assigned License(s)": "VMware vSphere Enterprise Plus",
        "ATS Heartbeat": True,
        "ATS Locking": True,
        "Current CPU power man. policy": "Balanced",
        "Supported CPU power man.": "ACPI P-states, ACPI C-states",
        "Host Power Policy": "Balanced",
        "DNS Servers": "10.1.160.21, 10.1.160.22",
        "DHCP": False,
        "Domain": host.split(".", 1)[1],
        "DNS Search Order": "contoso.example",
        "NTP Server(s)": "ntp.contoso.example",
        "NTPD running": True,
        "Time Zone": "UTC",
        "Time Zone Name": "UTC",
        "GMT Offset": 0,
        "Serial number": f"EX{draw.randrange(10**7):07d}",
        "Service tag": f"EX{draw.randrange(10**5):05d}",
        "BIOS Vendor": cluster.hardware.vendor,
        "BIOS Version": "2.14",
        "Object ID": f"host-{number + 10 * estate.clusters.index(cluster)}",
        "UUID": uuid("host", host),
    }


def vcluster(estate: Estate) -> Iterator[Row]:
    for cluster in estate.clusters:
        hardware = cluster.hardware
        cores = hardware.cores * cluster.hosts
        memory = hardware.memory_mib * cluster.hosts
        yield {
            "Name": cluster.name,
            "Config status": "green",
            "OverallStatus": "green",
            "NumHosts": cluster.hosts,
            "numEffectiveHosts": cluster.hosts,
            "TotalCpu": cores * hardware.mhz,
            "NumCpuCores": cores,
            "NumCpuThreads": 2 * cores,
            "Effective Cpu": cores * hardware.mhz * 95 // 100,
            "TotalMemory": memory,
            "Effective Memory": memory * 97 // 100,
            "Num VMotions": chance("vmotions", cluster.name).randrange(400, 9000),
            "HA enabled": True,
            "Failover Level": 1,
            "AdmissionControlEnabled": True,
            "Host monitoring": "enabled",
            "Isolation Response": "none",
            "Restart Priority": "medium",
            "VM Monitoring": "vmMonitoringDisabled",
            "DRS enabled": True,
            "DRS default VM behavior": "fullyAutomated",
            "DRS vmotion rate": 3,
            "DPM enabled": False,
            "Object ID": moref("domain-c", cluster.name),
            **sdk(estate.site),
        }
