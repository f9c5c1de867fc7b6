"""A request done, or gone wrong as a fault says."""

import asyncio
from collections.abc import Callable
from math import ceil

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.faults import Do, Fail

NEVER = 24 * 3600.0  # seconds: longer than any client waits


class Lost(Response):
    """An answer that breaks off before it says anything."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": True})


async def acted(
    act: Callable[[], Response], fail_later: Callable[[Fail], None], do: Do | None
) -> Response:
    """The answer. Raises Refusal."""
    if do is None:
        return act()
    if do.fail:
        raise _refusal(do.fail)
    if do.throttle is not None:
        raise _throttled(do.throttle)
    await asyncio.sleep(NEVER if do.hang else do.slow or 0)
    answer = act()
    if do.half:
        fail_later(do.half)
    return Lost() if do.lost else answer


def _refusal(fail: Fail) -> Refusal:
    return Refusal(fail.status, fail.code, fail.message)


def _throttled(seconds: float) -> Refusal:
    """Seconds as Azure tells them; less in milliseconds, since who is told 0 waits longer."""
    milliseconds = {"x-ms-retry-after-ms": str(int(seconds * 1000))}
    headers = {"Retry-After": str(ceil(seconds))} if seconds >= 1 else milliseconds
    told = f"The request is being throttled; try again after {seconds} seconds."
    return Refusal(429, "TooManyRequests", told, headers=headers)
