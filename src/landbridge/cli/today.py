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
    """The day that was written, or today's."""
    if on is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise InputError(
            f"--on {on} is no date", remedy="Write it as 2026-11-22: year, month, day."
        ) from None
