"""What is wrong inside a guest, or in what it tells vCenter."""

from dataclasses import replace

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import Machine, Nic, SiteName

from .plant import Plant, as_it_is, having

_SYSTEM_MIB = 60 * 1024


def _unsupported(subject: str, os: str, shows: str, site: SiteName) -> Plant:
    network, cluster = {
        "dc1": ("VLAN-0111-APP", "CL-PRD-01"),
        "dc2": ("VLAN-0020-APP", "CL-OLD-PRD"),
    }[site]
    return Plant(
        defect="A guest system out of support",
        subject=subject,
        sheet="vInfo",
        column="OS according to the configuration file",
        shows=shows,
        site=site,
        change=as_it_is,
        tier=Tier("", 1, (2,), (8,), 40, os, network, cluster),
    )


def _no_address(subject: str, defect: str) -> Plant:
    return Plant(defect, subject, "vInfo", "Primary IP Address", None, change=as_it_is)


def _no_name(subject: str, defect: str) -> Plant:
    return Plant(defect, subject, "vInfo", "DNS Name", None, change=as_it_is)


def _full(subject: Machine) -> Machine:
    system = replace(subject.disks[0], capacity_mib=_SYSTEM_MIB, used_mib=_SYSTEM_MIB - 60)
    return replace(subject, disks=(system, *subject.disks[1:]))


def _secret(subject: str, words: str) -> Plant:
    return Plant(
        defect="A password in the annotation (an invented one)",
        subject=subject,
        sheet="vInfo",
        column="Annotation",
        shows=words,
        change=having(annotation=f"Batch server. {words}"),
    )


_TOOLS = (
    Plant(
        defect="VMware Tools are installed and do not run",
        subject="tools-stopped-01",
        sheet="vTools",
        column="Tools",
        shows="toolsNotRunning",
        change=having(tools="toolsNotRunning"),
    ),
    _no_address("tools-stopped-01", "No address, because Tools do not run"),
    _no_name("tools-stopped-01", "No host name, because Tools do not run"),
    Plant(
        defect="VMware Tools are not installed",
        subject="tools-missing-01",
        sheet="vTools",
        column="Tools",
        shows="toolsNotInstalled",
        change=having(tools="toolsNotInstalled"),
    ),
    _no_address("tools-missing-01", "No address, because there are no Tools"),
    _no_name("tools-missing-01", "No host name, because there are no Tools"),
)

_NAMES = (
    Plant(
        defect="Runs, talks, and has no address",
        subject="no-ip-01",
        sheet="vInfo",
        column="Primary IP Address",
        shows=None,
        change=having(nics=(Nic("VLAN-0111-APP", silent=True),)),
    ),
    Plant(
        defect="An IPv6 address only",
        subject="ipv6-only-01",
        sheet="vNetwork",
        column="IPv6 Address",
        shows="2001:db8:111::21",
        change=having(nics=(Nic("VLAN-0111-APP", ipv6="2001:db8:111::21"),)),
    ),
    Plant(
        defect="An IPv6 address only",
        subject="ipv6-only-01",
        sheet="vNetwork",
        column="IPv4 Address",
        shows=None,
        change=as_it_is,
    ),
    Plant(
        defect="No host name",
        subject="no-dns-01",
        sheet="vInfo",
        column="DNS Name",
        shows=None,
        change=having(dns=None),
    ),
    Plant(
        defect="The host name of a fresh installation",
        subject="localhost-01",
        sheet="vInfo",
        column="DNS Name",
        shows="localhost.localdomain",
        change=having(dns="localhost.localdomain"),
    ),
)

PLANTS = (
    *_TOOLS,
    *_NAMES,
    Plant(
        defect="The system disk has 60 MiB left",
        subject="disk-full-01",
        sheet="vPartition",
        column="Free MiB",
        shows=60,
        change=_full,
    ),
    _unsupported("legacy-w2008-01", "w2008r2", "2008 R2", "dc1"),
    _unsupported("legacy-cos6-01", "centos6", "CentOS 6", "dc1"),
    _unsupported("legacy-w2003-01", "w2003", "2003", "dc2"),
    _unsupported("legacy-w2008-02", "w2008r2", "2008 R2", "dc2"),
    _unsupported("legacy-w2012-01", "w2012r2", "2012 R2", "dc2"),
    _unsupported("legacy-w2012-02", "w2012r2", "2012 R2", "dc2"),
    _unsupported("legacy-cos6-02", "centos6", "CentOS 6", "dc2"),
    _secret("secret-note-01", "login svc_example password=Not-A-Real-Password"),
    _secret("secret-note-02", "pwd: changeme-example"),
    Plant(
        defect="Suspended",
        subject="suspended-01",
        sheet="vInfo",
        column="Powerstate",
        shows="suspended",
        change=having(power="suspended"),
    ),
)
