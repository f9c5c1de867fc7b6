"""Lists in pages: so many at a time, and a link to those that come after."""

import base64
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.store import Resource

PAGE = 100
TOP, TOKEN = "$top", "$skiptoken"


def size(taken: Asked) -> int:
    """How many a page holds. Raises Refusal for a number that is none."""
    top = taken.option(TOP) or str(PAGE)
    if not top.isdecimal() or not int(top):
        told = f"Invalid $top '{top}' specified in the query string: a positive number is expected."
        raise Refusal(400, "InvalidTopInQueryString", told)
    return min(int(top), PAGE)


def after(taken: Asked) -> str:
    """The key that the page before ended with. Raises Refusal for a token that no page had."""
    try:
        return base64.urlsafe_b64decode(taken.option(TOKEN)).decode()
    except ValueError as error:
        told = "The $skiptoken is none that a page had."
        raise Refusal(400, "InvalidSkipToken", told) from error


def paged(
    taken: Asked, found: Iterable[Resource], show: Callable[[Resource], dict[str, Any]]
) -> dict[str, Any]:
    """A page of what is found behind the one before."""
    most, page = size(taken), list[Resource]()
    for each in found:
        if len(page) == most:
            return {"value": [show(each) for each in page], "nextLink": _next(taken, page[-1])}
        page.append(each)
    return {"value": [show(each) for each in page]}


def _next(taken: Asked, last: Resource) -> str:
    """The same question, beyond the last of this page."""
    token = base64.urlsafe_b64encode(last.id.key.encode()).decode()
    kept = {name: value for name, value in taken.query.items() if name.casefold() != TOKEN}
    return f"{taken.base}{taken.path}?{urlencode({**kept, TOKEN: token}, safe='$')}"
