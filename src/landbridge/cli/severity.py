"""`--fail-on`: from which severity of a finding on a command answers no."""

from collections.abc import Iterable
from typing import Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.model import Finding, Severity

FailOnOption = Annotated[
    Severity | None,
    typer.Option("--fail-on", help="Answer no (exit 1) on a finding this severe or worse."),
]


def answer(findings: Iterable[Finding], fail_on: Severity | None) -> None:
    """Leave with NO when a finding is as severe as that; return otherwise."""
    if fail_on and any(finding.severity.rank <= fail_on.rank for finding in findings):
        raise typer.Exit(Exit.NO)
