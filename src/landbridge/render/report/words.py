"""The words that reports use for the plan's keys."""

from landbridge.model.finding import Severity
from landbridge.model.sized import Resource

RESOURCE: dict[Resource, str] = {
    "cpu": "CPU",
    "memory": "Memory",
    "storage": "Storage",
    "vms": "VMs per host",
    "minimum": "Smallest cluster",
    "placement": "Placement",
}

DECIDES: dict[Resource, str] = {
    "cpu": "CPU decides the count",
    "memory": "Memory decides the count",
    "storage": "Storage decides the count",
    "vms": "The number of VMs on one host decides the count",
    "minimum": "The smallest cluster that the service allows decides the count",
    "placement": "How the VMs fit together on hosts decides the count",
}

SAYS: dict[Resource, str] = {
    "cpu": "asks for the most hosts",
    "memory": "asks for the most hosts",
    "storage": "asks for the most hosts",
    "vms": "ask for the most hosts",
    "minimum": "that the service allows",
    "placement": "of the VMs on hosts",
}

FIGURES = {"published": "Microsoft's published figures", "guide": "The guide's figures"}

OVERHEAD = {
    "none": "vSAN takes nothing for itself on ESA",
    "osa": "vSAN takes on ESA what it takes on OSA",
}

POLICY = {
    "raid1-ftt1": "RAID-1, FTT 1",
    "raid5-ftt1": "RAID-5, FTT 1",
    "raid5-ftt1-esa": "RAID-5, FTT 1 (ESA adaptive)",
    "raid1-ftt2": "RAID-1, FTT 2",
    "raid6-ftt2": "RAID-6, FTT 2",
    "raid1-ftt3": "RAID-1, FTT 3",
}

SEVERITY = {
    Severity.BLOCKING: "Blocking",
    Severity.HIGH: "High",
    Severity.MEDIUM: "Medium",
    Severity.LOW: "Low",
    Severity.INFO: "For information",
}


def policy(name: str) -> str:
    """A storage policy as vCenter's users say it; an unknown one as it is written."""
    return POLICY.get(name, name)
