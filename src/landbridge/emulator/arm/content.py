"""The content of a request: taken up to a size, and read where it can be given back."""

import json
import math
import re

from starlette.requests import Request

from landbridge.armlang import document
from landbridge.catalogue.arm import template_limits
from landbridge.emulator.arm.refusal import Refusal
from landbridge.errors import InputError

BARE_KEY = re.compile(r"([{,]\s*)template\s*:")
BODY_BYTES = 4 * 1024 * 1024  # ARM's own limit of a request
ESCAPE = b"\\u"


async def sent(request: Request) -> bytes:
    """The body. What is beyond the limit is read and let go, so that the answer gets through."""
    found, size = bytearray(), 0
    async for part in request.stream():
        size += len(part)
        found += part if size <= BODY_BYTES else b""
    if size > BODY_BYTES:
        told = f"The request has {size} bytes; {BODY_BYTES} are taken."
        raise Refusal(413, "RequestContentTooLarge", told)
    return bytes(found)


def read(raw: bytes) -> object:
    """A body of JSON, or as az sends it. Raises Refusal for what no answer could hold."""
    try:
        found = _strict(raw)
        if ESCAPE in raw:
            json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise unread("half of a surrogate pair stands for a character") from error
    except RecursionError as error:
        raise unread("it is nested too deeply") from error
    return found


def unread(why: str) -> Refusal:
    told = f"The request content was invalid and could not be deserialized: {why}."
    return Refusal(400, "InvalidRequestContent", told)


def _strict(raw: bytes) -> object:
    try:
        return json.loads(
            raw or b"{}", parse_constant=_number, parse_float=_number, parse_int=_whole
        )
    except ValueError as error:
        return _kindly(raw, error)


def _number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise unread(f"{text} is no number of JSON")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise unread(f"a number of {len(text)} digits cannot be held") from error


def _kindly(raw: bytes, error: ValueError) -> object:
    """A body as az sends it, with the text of a template in it: a bare key, comments."""
    try:
        text = BARE_KEY.sub(r'\1"template":', raw.decode(), count=1)
        return document(text, "the request", template_limits())
    except (InputError, UnicodeDecodeError):
        raise unread(str(error)) from error
