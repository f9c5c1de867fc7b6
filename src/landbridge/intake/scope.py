"""Which VMs the estate's scope counts, and for each other one the reason in a word or two."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Scope
from landbridge.model.finding import Finding, Severity
from landbridge.model.patterns import expression
from landbridge.model.place import Place

SYSTEM = r"^vCLS[ (-]"
"""vSphere's own agent VMs, which every cluster makes for itself."""

SCOPED = {
    "clusters": ("cluster", Severity.HIGH, "no VM of it is counted"),
    "folders": ("folder", Severity.HIGH, "no VM of it is counted"),
    "exclude": ("name", Severity.MEDIUM, "nothing is left out by it"),
}
"""Keys of the scope: the column they look at, and what a pattern that matches nothing means."""


def scoped(vms: pa.Table, scope: Scope) -> pa.Table:
    """The table with `left_out` and `storage_only` filled; the first reason that holds is given."""
    reasons = _reasons(vms, scope)
    left_out = pc.case_when(
        pc.make_struct(*[mask for _, mask in reasons]), *[word for word, _ in reasons]
    )
    off = pc.and_(_off(vms), pc.invert(_template(vms)))
    storage_only = pc.or_(_template(vms), pc.and_(off, scope.powered_off == "storage"))
    return _set(_set(vms, "left_out", left_out), "storage_only", storage_only)


def _reasons(vms: pa.Table, scope: Scope) -> list[tuple[str, pa.Array]]:
    template = _template(vms)
    return [
        ("system", _like(vms, "name", SYSTEM)),
        ("placeholder", _true(vms["placeholder"])),
        ("template", pc.and_(template, not scope.templates)),
        ("excluded by name", _matches(vms, "exclude", scope.exclude)),
        ("other cluster", pc.invert(_within(vms, "clusters", scope.clusters))),
        ("other folder", pc.invert(_within(vms, "folders", scope.folders))),
        (
            "powered off",
            pc.and_(pc.and_(_off(vms), pc.invert(template)), scope.powered_off == "exclude"),
        ),
        ("incomplete", pc.or_(pc.is_null(vms["vcpus"]), pc.is_null(vms["memory_mib"]))),
    ]


def scope_findings(vms: pa.Table, scope: Scope, file: str) -> list[Finding]:
    """A finding for each pattern that matches nothing, with the nearest name there is."""
    return [
        _unmatched(vms, key, pattern, file)
        for key in SCOPED
        for pattern in getattr(scope, key)
        if not pc.any(_matches(vms, key, [pattern])).as_py()
    ]


def _unmatched(vms: pa.Table, key: str, pattern: str, file: str) -> Finding:
    column, severity, meaning = SCOPED[key]
    near = _nearest(pattern, pc.unique(vms[column]).drop_null().to_pylist())
    return Finding(
        id="intake.scope-matches-nothing",
        severity=severity,
        subject=f"scope.{key}",
        message=f"the pattern '{pattern}' matches no {column} of any VM, so {meaning}",
        fix=f"You: did you mean '{near}'?" if near else f"You: correct or delete '{pattern}'.",
        evidence=(Place(file=file),),
    )


def _nearest(pattern: str, names: Iterable[str]) -> str | None:
    by_low = {name.lower(): name for name in names}
    found = get_close_matches(pattern.lower(), by_low, n=1, cutoff=0.5)
    return by_low[found[0]] if found else None


def _within(vms: pa.Table, key: str, patterns: Sequence[str]) -> pa.Array:
    return _matches(vms, key, patterns) if patterns else pa.repeat(True, vms.num_rows)


def _matches(vms: pa.Table, key: str, patterns: Sequence[str]) -> pa.Array:
    if not patterns:
        return pa.repeat(False, vms.num_rows)
    around = r"(^|/)({})(/|$)" if key == "folders" else r"^({})$"
    return _like(vms, SCOPED[key][0], around.format("|".join(map(expression, patterns))))


def _like(vms: pa.Table, column: str, pattern: str) -> pa.Array:
    found = pc.match_substring_regex(vms[column], pattern, ignore_case=True)
    return pc.fill_null(found, False)


def _off(vms: pa.Table) -> pa.Array:
    return _true(pc.equal(vms["power"], "poweredOff"))


def _template(vms: pa.Table) -> pa.Array:
    return _true(vms["template"])


def _true(mask: pa.Array) -> pa.Array:
    return pc.fill_null(mask, False)


def _set(vms: pa.Table, name: str, values: pa.Array) -> pa.Table:
    at = vms.schema.get_field_index(name)
    return vms.set_column(at, vms.schema.field(at), values)
