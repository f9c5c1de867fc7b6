"""What stands in the way of each kind of migration, or may: rules, by the facts that name them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.kinds import hardware_minima
from landbridge.checks.machines import MACHINE_RULES
from landbridge.checks.machines.evc_too_new import EVC_TOO_NEW, newer
from landbridge.checks.machines.foreign_processor import FOREIGN_PROCESSOR, not_intel
from landbridge.checks.machines.hardware_not_live import HARDWARE_NOT_LIVE
from landbridge.checks.machines.hardware_too_old import HARDWARE_TOO_OLD
from landbridge.checks.machines.old_esx import OLD_ESX, older
from landbridge.checks.tables.rows import Rows
from landbridge.checks.texts import texts

OPEN = "not known whether "
"""How a reason goes on after its rule where nobody can tell."""


@dataclass(frozen=True)
class Bar:
    """What stands in a kind's way, or may (`doubt`): then the kind is unknown, not no."""

    id: str
    says: str
    rows: Rows
    doubt: bool = False

    @property
    def against(self) -> str:
        """The reason where it holds."""
        return f"{self.id}: {self.says}"

    @property
    def doubted(self) -> str:
        """The reason where it holds and may hinder."""
        return f"{self.id}: {OPEN}it hinders that {self.says}"

    @property
    def unknown(self) -> str:
        """The reason where nobody told whether it holds."""
        return f"{self.id}: {OPEN}{self.says}"


INACTIVE = Bar(
    "hcx.inactive",
    "the kind is not activated in a compute profile or in the service mesh",
    Rows("vms", lambda vms: pa.repeat(True, vms.num_rows)),
)
"""What bars a kind that nobody can choose, whatever the VM."""


def bars_of(kind: str) -> Iterator[Bar]:
    """All that may stand in the way of a kind, its hardware version first."""
    minima = hardware_minima()
    least = minima[kind]
    rule = HARDWARE_TOO_OLD if least == min(minima.values()) else HARDWARE_NOT_LIVE
    says = f"the virtual hardware is older than version {least:.0f}"
    yield Bar(rule.id, says, Rows("vms", partial(_older, least=least)))
    known = _known()
    for doubt, fact in ((False, f"hcx.{kind}.barred-by"), (True, f"hcx.{kind}.doubted-by")):
        for rule_id in texts(fact):
            yield Bar(rule_id, *known[rule_id], doubt)


def _older(vms: pa.Table, least: float) -> pa.Array:
    return pc.less(vms["hardware_version"], least)


def _known() -> dict[str, tuple[str, Rows]]:
    """Words and predicate by rule; being off is no fault, so it is no rule and stands here."""
    rules = {
        rule.id: (rule.says, rule.find) for rule in MACHINE_RULES if isinstance(rule.find, Rows)
    }
    off = Rows("vms", lambda vms: pc.equal(vms["power"], "poweredOff"))
    of_host = "the VM's host has a processor of another maker than Intel"
    too_old = "the ESXi of the VM's host is older than HCX is known to work with"
    return {
        **rules,
        "vm.powered-off": ("the VM is powered off, so there is nothing to move alive", off),
        FOREIGN_PROCESSOR.id: (of_host, Rows("vms", not_intel)),
        EVC_TOO_NEW.id: (EVC_TOO_NEW.says, Rows("vms", _needs_newer)),
        OLD_ESX.id: (too_old, Rows("vms", older)),
    }


def _needs_newer(vms: pa.Table) -> pa.Array:
    """By the EVC mode that the VM needs; without one by what its host gives it at most."""
    own, host = newer(vms["min_evc"]), newer(pc.coalesce(vms["evc"], vms["max_evc"]))
    bounded = pc.if_else(host, None, host)
    return pc.if_else(pc.is_valid(vms["min_evc"]), own, bounded)
