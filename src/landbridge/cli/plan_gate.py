"""Whether a plan may be acted on: the exit code, and on standard error what forbids it."""

import sys
from collections.abc import Iterable, Iterator, Sequence

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.severity import answer, decided
from landbridge.cli.tame import tamed
from landbridge.model import Severity
from landbridge.model.checked import Unanswered
from landbridge.model.estate import UNTOLD
from landbridge.model.plan import Plan, Refused
from landbridge.plan import clear
from landbridge.render.lacking import told

SHOWN = 5


def gate(plan: Plan, fail_on: Severity | None, allow_depends: bool) -> None:
    """Leave with NO where something forbids the plan, else UNDECIDED where nobody knows."""
    verdict = clear(plan)
    if isinstance(verdict, Refused) and verdict.blocking:
        _say(refusal(verdict))
        raise typer.Exit(Exit.NO)
    _say(*_as_severe(plan, fail_on))
    answer(plan.findings, fail_on, allow_depends=True)  # a no comes before a doubt
    severity = fail_on or Severity.BLOCKING
    _say(*(_allowed(plan) if allow_depends else _doubt(plan.checked.open, severity)), *_past(plan))
    answer(plan.findings, None, allow_depends)
    decided(plan.checked, severity, allow_depends)
    if plan.past and not allow_depends:
        raise typer.Exit(Exit.UNDECIDED)


def refusal(refused: Refused) -> str:
    """The blocking findings by rule, and how they are lifted."""
    subjects: dict[str, list[str]] = {}
    for finding in refused.blocking:
        subjects.setdefault(finding.id, []).append(finding.subject)
    rules = [f"  {rule}: {_some(names)}" for rule, names in subjects.items()]
    number = len(refused.blocking)
    head = f"Not cleared: {number} blocking finding{'s stand' if number > 1 else ' stands'}."
    return "\n".join(
        [head, *rules, "Mend them, or waive each by name, reason and day: see `landbridge check`."]
    )


def _as_severe(plan: Plan, fail_on: Severity | None) -> Iterator[str]:
    """What is asked to be a no though it forbids nothing."""
    found = [each for each in plan.findings if fail_on and each.severity.rank <= fail_on.rank]
    if fail_on and found:
        stand = "1 finding stands" if len(found) == 1 else f"{len(found):,} findings stand"
        first = f"{found[0].id} of {found[0].subject}"
        yield f"--fail-on {fail_on.value}: {stand} that severe or worse, the first {first}."


def _doubt(unanswered: Iterable[Unanswered], severity: Severity) -> Iterator[str]:
    """Which rules that severe have no answer, and what they lack."""
    lines = list(told(each for each in unanswered if each.severity.rank <= severity.rank))
    if lines:
        yield "Undecided: rules that matter have no answer, or only one in part. Not known is:"
        yield from (f"  {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more: see the report"
        yield f"Give it, or waive `{UNTOLD}` of each rule, with count, reason and day."


def _allowed(plan: Plan) -> Iterator[str]:
    """What --allow-depends does not change."""
    if silent := len(plan.undecided):
        rules = f"{silent} blocking {'rules have' if silent > 1 else 'rule has'} no full answer"
        yield f"Not cleared: {rules}. --allow-depends changes the exit code only."


def _past(plan: Plan) -> Iterator[str]:
    """That no waiver counts for today which counted on an earlier day."""
    if plan.past:
        yield (
            f"Not cleared: {plan.as_of} is past, and waivers that held then may have ended. Plan"
            " without --on."
        )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(" ".join(name.splitlines()) for name in names[:SHOWN]) + more


def _say(*lines: str) -> None:
    if lines:
        text = tamed("\n".join(lines))
        print(text, file=sys.stderr)  # noqa: T201 - the reason is not the result
