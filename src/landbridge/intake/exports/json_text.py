"""A text of JSON; what is half a file or many documents is told as such."""

import json
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.opening import shown
from landbridge.intake.plain_json import parsed_json
from landbridge.model.place import Place

SAID = ("ERROR:", "WARNING:")
ALONE = "Export it again without standard error, as a user who may read there (role Reader)."


def document(text: str, path: Path, ask: str) -> object:
    """What the text holds. Raises InputError, which says what to give instead (`ask`)."""
    try:
        return parsed_json(text, path)
    except InputError as error:
        problem = _recognised(text, ask)
        if problem is None:
            raise
        raise InputError(problem[0], place=_at_end(error, text, path), remedy=problem[1]) from error


def _recognised(text: str, ask: str) -> tuple[str, str] | None:
    """What the text is instead of one document of JSON."""
    if not text.strip():
        return "the file is empty", ask
    if text.lstrip().startswith("<"):
        return "this is XML or HTML, not JSON", ask
    if text.lstrip().startswith(SAID):
        return "this begins with what a command said, not with what it answered", ALONE
    if _is_lines(text):
        return "this is JSON lines, one document on each line", f"Give one document. {ask}"
    if _is_cut(text):
        return "the JSON ends in the middle: the file is truncated", "Export or copy it again."
    return None


def _is_lines(text: str) -> bool:
    lines = text.lstrip().splitlines()
    if len(lines) < 2:
        return False
    try:
        return isinstance(json.loads(lines[0]), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_cut(text: str) -> bool:
    """Whether more text could mend it: the fault lies at its very end, or in a text without one."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated string")
    except (ValueError, RecursionError):
        return False
    return False


def _at_end(error: InputError, text: str, path: Path) -> object:
    if isinstance(error.place, Place) and text.strip():
        return error.place
    return shown(path)
