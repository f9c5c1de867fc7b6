"""Guest systems by short name, each as vCenter and as VMware Tools spell it."""

from .estate import Os

_SIXTY_FOUR = " (64-bit)"


def _same(name: str) -> Os:
    return Os(name + _SIXTY_FOUR, name + _SIXTY_FOUR)


SYSTEMS: dict[str, Os] = {
    "w2016": _same("Microsoft Windows Server 2016"),
    "w2019": _same("Microsoft Windows Server 2019"),
    "w2022": _same("Microsoft Windows Server 2022"),
    "w11": _same("Microsoft Windows 11"),
    "rhel8": _same("Red Hat Enterprise Linux 8"),
    "rhel9": _same("Red Hat Enterprise Linux 9"),
    "sles15": _same("SUSE Linux Enterprise 15"),
    "ubuntu": Os("Ubuntu Linux (64-bit)", "Ubuntu Linux (64-bit)"),
    "oracle": _same("Oracle Linux 8"),
    "photon": Os("VMware Photon OS (64-bit)", "VMware Photon OS (64-bit)"),
    "crx": Os("Other 3.x or later Linux (64-bit)", "Other 3.x or later Linux (64-bit)"),
    # out of support, planted only
    "w2003": Os("Microsoft Windows Server 2003 (32-bit)", "Microsoft Windows Server 2003 (32-bit)"),
    "w2008r2": _same("Microsoft Windows Server 2008 R2"),
    "w2012r2": _same("Microsoft Windows Server 2012 R2"),
    "centos6": _same("CentOS 6"),
}
