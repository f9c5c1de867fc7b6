"""What is asked of the activity log: the patterns of a filter that are published."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from landbridge.emulator.insights import errors

CLAUSE = re.compile(r"(\w+)\s+(ge|le|eq)\s+'([^']*)'", re.IGNORECASE)
AND = re.compile(r"\s+and\s+", re.IGNORECASE)
TIME = "eventtimestamp"
SUBJECTS = ("resourcegroupname", "resourceuri", "resourceprovider")


class Question(NamedTuple):
    """From when until when, and of which group, resource or provider, in lower case."""

    start: datetime
    end: datetime
    subject: str = ""
    value: str = ""


def question(text: str, now: datetime) -> Question:
    """Raises Refusal for what is none of the patterns; it says at least when it begins."""
    found = dict(_clause(part, text) for part in AND.split(text.strip()))
    start, end = found.pop((TIME, "ge"), ""), found.pop((TIME, "le"), "")
    if not start or len(found) > 1:
        raise errors.events_unread(text)
    for (name, sign), value in found.items():
        if name not in SUBJECTS or sign != "eq":
            raise errors.events_unread(text)
        return Question(_moment(start, text), _moment(end, text, now), name, value.casefold())
    return Question(_moment(start, text), _moment(end, text, now))


def _clause(part: str, whole: str) -> tuple[tuple[str, str], str]:
    match = CLAUSE.fullmatch(part)
    if match is None:
        raise errors.events_unread(whole)
    return (match[1].casefold(), match[2].casefold()), match[3]


def _moment(text: str, whole: str, default: datetime | None = None) -> datetime:
    if not text and default:
        return default
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise errors.events_unread(whole) from error
