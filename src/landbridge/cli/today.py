"""`--on`: the day for which an answer is given, such as the one on which waivers must hold."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from landbridge.errors import InputError

OnOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day for which to answer, waivers included; else today."),
]


def day(on: str | None) -> date:
    """The day that was written, or today's; another than today's is said on standard error."""
    if on is None:
        return today()
    written = _written(on)
    if written != today():
        typer.echo(f"As of {written}, not of today ({today()}).", err=True)
    return written


def today() -> date:
    """The day on which we run."""
    return datetime.now(UTC).date()


def _written(on: str) -> date:
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise InputError(
            f"--on {on} is no date", remedy="Write it as 2026-11-22: year, month, day."
        ) from None
