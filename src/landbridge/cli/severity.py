"""`--fail-on` and `--allow-depends`: what is a no, and what is neither yes nor no."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.model import Finding, Severity

if TYPE_CHECKING:
    from landbridge.model.checked import Checked

FailOnOption = Annotated[
    Severity | None,
    typer.Option("--fail-on", help="Answer no (exit 1) on a finding this severe or worse."),
]
AllowDependsOption = Annotated[
    bool,
    typer.Option("--allow-depends", help="Answer yes though data of unknown size were left out."),
]
UNSIZED = ("intake.storage-unknown",)
"""Findings under which a count of hosts is no answer: what they name may need more."""


def answer(
    findings: Iterable[Finding], fail_on: Severity | None, allow_depends: bool = False
) -> None:
    """Leave with NO when a finding is as severe as that, UNDECIDED when data were not counted."""
    found = tuple(findings)
    if fail_on and any(finding.severity.rank <= fail_on.rank for finding in found):
        raise typer.Exit(Exit.NO)
    if not allow_depends and any(finding.id in UNSIZED for finding in found):
        raise typer.Exit(Exit.UNDECIDED)


def decided(checked: "Checked", severity: Severity, allow_depends: bool = False) -> None:
    """Leave with UNDECIDED when a rule that severe or worse has no answer, or none for some."""
    matters = any(each.severity.rank <= severity.rank for each in checked.open)
    if matters and not allow_depends:
        raise typer.Exit(Exit.UNDECIDED)
