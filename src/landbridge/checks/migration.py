"""Which kinds of HCX migration each VM can take, and for each that it cannot, why not.

The answers come from the predicates of the rules: the catalogue says which rule bars which kind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial, reduce
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.empty_cells import OWED
from landbridge.checks.kinds import KINDS, hardware_minima
from landbridge.checks.machines import MACHINE_RULES
from landbridge.checks.machines.evc_too_new import EVC_TOO_NEW, newer
from landbridge.checks.machines.foreign_processor import FOREIGN_PROCESSOR, not_intel
from landbridge.checks.machines.hardware_not_live import HARDWARE_NOT_LIVE
from landbridge.checks.machines.hardware_too_old import HARDWARE_TOO_OLD
from landbridge.checks.machines.old_esx import OLD_ESX, older
from landbridge.checks.machines.passthrough import PASSTHROUGH
from landbridge.checks.machines.virtual_tpm import VIRTUAL_TPM
from landbridge.checks.rows import Rows, keys
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.model import Severity

NEVER_SHOWN = frozenset({PASSTHROUGH.id, VIRTUAL_TPM.id})
"""Doubts of which RVTools shows at most a trace: without it an export tells as little as any, which
these rules say once, and no kind is held back."""

OPEN = "not known whether "
"""How a reason goes on after its rule where nobody can tell."""


@dataclass(frozen=True)
class _Bar:
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


INACTIVE = _Bar(
    "hcx.inactive",
    "the kind is not activated in a compute profile or in the service mesh",
    Rows("vms", lambda vms: pa.repeat(True, vms.num_rows)),
)
"""What bars a kind that nobody can choose, whatever the VM."""


def migration_types(subject: Subject, only: pa.Array | None = None) -> pa.Table:
    """For each VM that moves and each kind: whether it is possible, and every reason against it.

    Columns `vcenter`, `moref`, `vm`, `kind` (`bulk`, `rav`, `vmotion`, `cold`, `hav`), `possible`
    (`yes`, `no`, `unknown`) and `reasons`, which is empty for a yes. A VM whose export says too
    little is unknown, with what was not told. `only` is a mask of those VMs that are asked about.
    """
    asked = subject.once(_asked)
    asked = asked if only is None else _some(asked, _whole(only))
    return pa.concat_tables(_of_kind(asked.vms, *kind) for kind in asked.kinds)


class Way(NamedTuple):
    """Whether there is one for each VM that moves: a kind that takes it, or one that may.

    `unsaid` are those of the rest of which no blocking finding says it already: all kinds would be
    barred without what it is about.
    """

    sure: pa.Array
    doubtful: pa.Array
    unsaid: pa.Array


def way(subject: Subject) -> Way:
    """The same in short, for which no reason is told."""
    return subject.once(_way)


def _way(subject: Subject) -> Way:
    yes, unknown, unsaid = [], [], []
    says_it = _alone(subject)
    for _, answers in subject.once(_asked).kinds:
        unsaid.append(
            reduce(pc.or_, _sure([each for each in answers if each[0].id not in says_it]))
        )
        no, open_ = reduce(pc.or_, _sure(answers)), reduce(pc.or_, _open(answers))
        yes.append(pc.and_not(pc.invert(no), open_))
        unknown.append(pc.and_not(open_, no))
    sure = _whole(reduce(pc.or_, yes))
    doubtful = pc.and_not(_whole(reduce(pc.or_, unknown)), sure)
    return Way(sure, doubtful, _whole(reduce(pc.and_, unsaid)))


def _alone(subject: Subject) -> frozenset[str]:
    """The blocking rules of which one alone bars every kind, as far as they have an answer."""
    every = set.intersection(*({bar.id for bar in _bars(kind) if not bar.doubt} for kind in KINDS))
    return frozenset(
        rule.id
        for rule in MACHINE_RULES
        if rule.severity is Severity.BLOCKING
        and (rule.id in every or rule is HARDWARE_TOO_OLD)
        and not any(each.whole for part in rule.needs for each in subject.lacking(part))
    )


Answers = list[tuple[_Bar, pa.Array]]


class _Asked(NamedTuple):
    """VMs, and by kind what bars it for which of them."""

    vms: pa.Table
    kinds: tuple[tuple[str, Answers], ...]


def _asked(subject: Subject) -> _Asked:
    """All that move; whoever tells of kinds shares the answers."""
    vms = _with_host(subject)
    return _Asked(vms, tuple(_answers(subject, vms)))


def _some(asked: _Asked, only: pa.Array) -> _Asked:
    kinds = ((kind, [(bar, mask.filter(only)) for bar, mask in own]) for kind, own in asked.kinds)
    return _Asked(asked.vms.filter(only).combine_chunks(), tuple(kinds))


def _answers(subject: Subject, vms: pa.Table) -> Iterator[tuple[str, Answers]]:
    """By kind what bars it, and for whom; kinds share their bars."""
    answer = cache(lambda rows: _whole(_answer(subject, vms, rows)))
    inactive = subject.estate.source_cloud.hcx_inactive
    for kind in KINDS:
        bars = [*_bars(kind), *([INACTIVE] if kind in inactive else [])]
        yield kind, [(bar, answer(bar.rows)) for bar in bars]


def _sure(answers: Answers) -> list[pa.Array]:
    return [_true(mask) if not bar.doubt else _never(mask) for bar, mask in answers]


def _open(answers: Answers) -> list[pa.Array]:
    """Where it may stand in the way: a doubt that is not told is one as well."""
    return [pc.or_(_untold(bar, mask), _doubted(bar, mask)) for bar, mask in answers]


def _untold(bar: _Bar, mask: pa.Array) -> pa.Array:
    return _never(mask) if bar.id in NEVER_SHOWN else pc.is_null(mask)


def _doubted(bar: _Bar, mask: pa.Array) -> pa.Array:
    return _true(mask) if bar.doubt else _never(mask)


def _of_kind(vms: pa.Table, kind: str, answers: Answers) -> pa.Table:
    sure, open_ = _sure(answers), _open(answers)
    told = [pc.if_else(mask, bar.against, None) for bar, mask in answers if not bar.doubt]
    untold = [_reason(bar, mask) for bar, mask in answers]
    unknown = pc.if_else(reduce(pc.or_, open_), "unknown", "yes")
    columns = {
        "vcenter": vms["vcenter"],
        "moref": vms["moref"],
        "vm": vms["name"],
        "kind": pa.repeat(kind, vms.num_rows),
        "possible": pc.if_else(reduce(pc.or_, sure), "no", unknown),
        "reasons": _listed([*told, *untold]),
    }
    return pa.table({name: _whole(column) for name, column in columns.items()})


def _reason(bar: _Bar, mask: pa.Array) -> pa.Array:
    """Why a kind is not known, null where it is."""
    doubted = pc.if_else(_doubted(bar, mask), bar.doubted, None)
    return pc.if_else(_untold(bar, mask), bar.unknown, doubted)


def _true(mask: pa.Array) -> pa.Array:
    return pc.fill_null(mask, False)


def _never(mask: pa.Array) -> pa.Array:
    return pa.repeat(False, len(mask))


def _whole(column: pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _listed(reasons: list[pa.Array]) -> pa.Array:
    """The reasons of each VM as a list, those that do not hold left out."""
    first = pa.repeat("", len(reasons[0]))  # Arrow forgets rows in which nothing is joined
    joined = pc.binary_join_element_wise(first, *reasons, "\n", null_handling="skip")
    parts = pc.split_pattern(joined, "\n")
    words = pc.list_flatten(parts)
    lengths = pc.subtract(pc.list_value_length(parts), 1)
    ends = pc.cast(pc.cumulative_sum(lengths), pa.int32())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    return pa.ListArray.from_arrays(offsets, words.filter(pc.not_equal(words, "")))


def _bars(kind: str) -> Iterator[_Bar]:
    """All that may stand in the way of a kind, its hardware version first."""
    minima = hardware_minima()
    least = minima[kind]
    rule = HARDWARE_TOO_OLD if least == min(minima.values()) else HARDWARE_NOT_LIVE
    says = f"the virtual hardware is older than version {least:.0f}"
    yield _Bar(rule.id, says, Rows("vms", partial(_older, least=least)))
    known = _known()
    for doubt, fact in ((False, f"hcx.{kind}.barred-by"), (True, f"hcx.{kind}.doubted-by")):
        for rule_id in texts(fact):
            yield _Bar(rule_id, *known[rule_id], doubt)


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
    """By the EVC mode that the VM needs; without one by what its host can give it at most."""
    own, host = newer(vms["min_evc"]), newer(vms["max_evc"])
    bounded = pc.if_else(host, None, host)
    return pc.if_else(pc.is_valid(vms["min_evc"]), own, bounded)


def _answer(subject: Subject, vms: pa.Table, rows: Rows) -> pa.Array:
    """The predicate for each VM: true where one of its rows has it, null where it is not told."""
    if rows.table == "vms":
        return rows.where(vms)
    table = subject.table(rows.table)
    mask, owner, own = (
        rows.where(table),
        keys(table, "vcenter", "moref"),
        keys(vms, "vcenter", "moref"),
    )
    yes = pc.is_in(own, pc.unique(owner.filter(mask)))
    untold = pc.is_in(own, pc.unique(owner.filter(pc.is_null(mask))))
    if rows.table in OWED:
        untold = pc.or_(untold, pc.invert(pc.is_in(own, pc.unique(owner))))
    untold = pc.or_(untold, _of_silent(subject, vms, rows.table))
    return pc.if_else(yes, True, pc.if_else(untold, None, False))


def _of_silent(subject: Subject, vms: pa.Table, table: str) -> pa.Array:
    """Whether the VM is of a vCenter of which a table tells nothing."""
    lacks = subject.lacking(table)
    if any(not lack.vcenters for lack in lacks):
        return pa.repeat(True, vms.num_rows)
    silent = [vcenter for lack in lacks for vcenter in lack.vcenters]
    return pc.is_in(vms["vcenter"], pa.array(silent, pa.string()))


def _with_host(subject: Subject) -> pa.Table:
    """The VMs that move with what is told of their host, null where no sheet tells it."""
    vms, hosts = subject.vms, subject.table("hosts")
    at = pc.index_in(keys(vms, "vcenter", "host"), keys(hosts, "vcenter", "host").combine_chunks())
    for column in ("cpu_model", "esx_version", "max_evc"):
        vms = vms.append_column(column, hosts[column].take(at))
    return vms.combine_chunks()


__all__ = ["OPEN", "Way", "migration_types", "way"]
