"""The columns that most sheets about machines repeat, and the identity of things."""

from examples.contoso.generator.chance import chance, uuid
from examples.contoso.generator.estate import Cell, Estate, Machine, Row, Site


def sdk(site: Site) -> Row:
    """Which vCenter a row comes from."""
    return {"VI SDK Server": site.vcenter, "VI SDK UUID": uuid("vcenter", site.name)}


def moref(kind: str, *key: object) -> str:
    """A managed object reference such as `host-1042`."""
    return f"{kind}-{chance('moref', kind, *key).randrange(1000, 99000)}"


def folder(estate: Estate, machine: Machine) -> str:
    return f"/{estate.site.datacenter}/{machine.application}"


def reported_os(machine: Machine) -> Cell:
    """The guest system as Tools report it; who has never had Tools shows none."""
    return None if machine.tools == "toolsNotInstalled" else machine.os.reported


def about(estate: Estate, machine: Machine, sheet: str) -> Row:
    """What every sheet says of a machine, with the cells that were planted for this sheet."""
    row: Row = {
        "VM": machine.name,
        "Powerstate": machine.power,
        "Template": machine.template,
        "SRM Placeholder": machine.placeholder,
        "Annotation": machine.annotation or None,
        "Datacenter": estate.site.datacenter,
        "Cluster": machine.cluster,
        "Host": machine.host,
        "Folder": folder(estate, machine),
        "OS according to the configuration file": machine.os.configured,
        "OS according to the VMware Tools": reported_os(machine),
        "OS according to the VMware tools": reported_os(machine),
        "VM ID": f"vm-{machine.number}",
        "VMRef": f"vm-{machine.number}",
        "VM UUID": uuid("instance", machine.site, machine.name, machine.copy),
        **sdk(estate.site),
    }
    return row | planted(machine, sheet)


def planted(machine: Machine, sheet: str) -> Row:
    """The cells that a machine shows differently from its healthy kind."""
    return {column: value for (where, column), value in machine.cells.items() if where == sheet}
