"""vNetwork, vCD and vUSB: what is plugged into a machine."""

from collections.abc import Iterator

from examples.contoso.generator.estate import Estate, Machine, Nic, Row

from .common import about, planted


def vnetwork(estate: Estate) -> Iterator[Row]:
    switches = {network.name: network.switch for network in estate.networks}
    for machine in estate.readable:
        for index, nic in enumerate(machine.nics):
            row = _card(machine, index, nic) | {"Switch": switches[nic.network]}
            yield about(estate, machine, "vNetwork") | row | planted(machine, "vNetwork")


def _card(machine: Machine, index: int, nic: Nic) -> Row:
    return {
        "NIC label": f"Network adapter {index + 1}",
        "Adapter": nic.adapter,
        "Network": nic.network,
        "Connected": machine.running,
        "Starts Connected": True,
        "Mac Address": nic.mac,
        "Type": "assigned",
        "IPv4 Address": ", ".join(nic.addresses) or None,
        "IPv6 Address": nic.ipv6 or None,
        "Direct Path IO": nic.direct_path,
    }


def vcd(estate: Estate) -> Iterator[Row]:
    """Every machine with a network card has an optical drive, nearly all of them empty."""
    for machine in estate.readable:
        if machine.nics:
            row: Row = {
                "Select": False,
                "Device Node": "CD/DVD drive 1",
                "Connected": bool(machine.iso),
                "Starts Connected": bool(machine.iso),
                "Device Type": f"ISO {machine.iso}" if machine.iso else "Client Device",
            }
            yield about(estate, machine, "vCD") | row


def vusb(estate: Estate) -> Iterator[Row]:
    """A USB device after the controller that it is on."""
    for machine in estate.readable:
        if machine.usb:
            for row in (_CONTROLLER, _DEVICE | {"Device Type": machine.usb}):
                yield about(estate, machine, "vUSB") | {"Select": False} | row


_CONTROLLER: Row = {
    "Device Node": "USB controller",
    "Device Type": "Auto connect Disabled",
    "EHCI enabled": True,
    "Auto connect": False,
    "Bus number": 0,
}
"""As vSphere describes it: these two flags are of the controller, the other cells of a device."""

_DEVICE: Row = {
    "Device Node": "USB 1",
    "Connected": True,
    "Family": "vendor_specific",
    "Speed": "full",
    "Unit number": 1,
}
"""Family and speed in the words of vSphere's interface; a licence dongle is no storage."""
