"""What NSX refuses, in its own form.

Codes 500030 and 500012 and the sentence about references are those that clients of NSX know; that
of a wrong revision, and the codes for bodies that do not fit, are inferred.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from landbridge.emulator.arm.refusal import Refusal

POLICY, COMMON = "policy", "common-services"


class NsxRefusal(Refusal):
    """A refusal of NSX: its number, and the module that says it."""

    def __init__(
        self,
        status: int,
        number: int,
        message: str,
        module: str = POLICY,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, str(number), message, headers=headers)
        self.number = number
        self.module = module

    def envelope(self) -> dict[str, Any]:
        return {
            "httpStatus": HTTPStatus(self.status).name,
            "error_code": self.number,
            "module_name": self.module,
            "error_message": self.message,
        }


def translated(refusal: Refusal) -> NsxRefusal:
    """What the emulator refuses elsewhere, or was told to refuse, in the form of NSX.

    NSX says in whole seconds how long to wait.
    """
    if isinstance(refusal, NsxRefusal):
        return refusal
    wait = refusal.headers.get("x-ms-retry-after-ms")
    told = str(-(-int(wait) // 1000)) if wait else refusal.headers.get("Retry-After")
    headers = {"Retry-After": told} if told else {}
    told = f"{refusal.message} ({refusal.code})"
    return NsxRefusal(refusal.status, refusal.status, told, COMMON, headers)


def not_logged_in() -> NsxRefusal:
    told = "The credentials were incorrect or the account specified has been locked."
    return NsxRefusal(403, 403, told, COMMON)


def no_credentials() -> NsxRefusal:
    told = "This request needs credentials: basic authentication, or a session with its token."
    asks = {"WWW-Authenticate": 'Basic realm="NSX"'}
    return NsxRefusal(401, 401, told, COMMON, asks)


def not_authorised(path: str) -> NsxRefusal:
    told = f"The user may not change {path}: it belongs to the service."
    return NsxRefusal(403, 289, told, COMMON)


def absent(path: str) -> NsxRefusal:
    return NsxRefusal(404, 500012, f"The path=[{path}] is invalid")


def not_emulated(path: str) -> NsxRefusal:
    return NsxRefusal(404, 404, f"The emulator does not have {path}.", COMMON)


def no_cloud(name: str, group: str) -> NsxRefusal:
    told = f"There is no private cloud '{name}' in the resource group '{group}', or not yet."
    return NsxRefusal(404, 404, told, COMMON)


def no_method(method: str, path: str) -> NsxRefusal:
    return NsxRefusal(405, 405, f"{method} of {path} is not there.", COMMON)


def unread(why: str) -> NsxRefusal:
    return NsxRefusal(400, 220, f"The request is no JSON object: {why}", COMMON)


def unfit(path: str, why: str) -> NsxRefusal:
    return NsxRefusal(400, 255, f"Field level validation errors: {path}: {why}")


def dangling(path: str, wanted: str) -> NsxRefusal:
    told = f"{path} refers to the path=[{wanted}], which is invalid"
    return NsxRefusal(400, 500012, told)


def in_use(path: str, by: str) -> NsxRefusal:
    told = (
        f"The object path=[{path}] cannot be deleted as either it has children or it is being"
        f" referenced by other objects path=[{by}]."
    )
    return NsxRefusal(400, 500030, told)


def revision(path: str, wanted: object, standing: int) -> NsxRefusal:
    sent = "none was sent" if wanted is None else f"not {wanted}"
    told = (
        f"The object {path} is at revision {standing}, {sent}."
        " Fetch the latest copy of the object and retry."
    )
    return NsxRefusal(412, 604, told, COMMON)


def wanting(key: str) -> NsxRefusal:
    return NsxRefusal(400, 258, f"The parameter {key} is required.", COMMON)
