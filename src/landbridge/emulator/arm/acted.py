"""A request done, or gone wrong as a fault says."""

import asyncio
from collections.abc import Callable
from math import ceil

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.faults import Do, Fail

CUT = "landbridge.cut"  # the extension of ASGI by which our server cuts a line
UNANSWERED = 0  # the status that is noted where none was sent


class Lost(Response):
    """An answer that never comes, with the status that it would have had: the line is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["extensions"][CUT]()
        await receive()


class Hanging(Response):
    """An answer that never comes, for as long as the client waits."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()


async def acted(
    act: Callable[[], Response], fail_later: Callable[[Fail], None], do: Do | None
) -> Response:
    """The answer. Raises Refusal."""
    if do is None:
        return act()
    if do.fail:
        raise refused(do.fail)
    if do.throttle is not None:
        raise _throttled(do.throttle)
    if do.hang:
        return Hanging(status_code=UNANSWERED)
    await asyncio.sleep(do.slow or 0)
    if do.lost:
        return Lost(status_code=_status(act))
    answer = act()
    if do.half:
        fail_later(do.half)
    return answer


def _status(act: Callable[[], Response]) -> int:
    """Of an answer, or of a refusal: either can be lost."""
    try:
        return act().status_code
    except Refusal as refusal:
        return refusal.status


def refused(fail: Fail) -> Refusal:
    return Refusal(fail.status, fail.code, fail.message)


def _throttled(seconds: float) -> Refusal:
    """Seconds as Azure tells them; less in milliseconds, since who is told 0 waits longer."""
    milliseconds = {"x-ms-retry-after-ms": str(int(seconds * 1000))}
    headers = {"Retry-After": str(ceil(seconds))} if seconds >= 1 else milliseconds
    told = f"The request is being throttled; try again after {seconds} seconds."
    return Refusal(429, "TooManyRequests", told, headers=headers)
