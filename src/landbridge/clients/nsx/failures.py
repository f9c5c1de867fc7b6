"""What a manager refuses, as errors of ours."""

from requests import RequestException, Response

from landbridge.errors import RemoteError

REQUEST = "x-nsx-requestid"


def refuse(answer: Response) -> None:
    """Raises RemoteError with what the manager said."""
    if answer.is_redirect:
        raise RemoteError("the answer leads elsewhere", status=answer.status_code)
    if answer.ok:
        return
    said = _said(answer)
    raise RemoteError(
        str(said.get("error_message") or answer.reason or "no reason was given"),
        code=str(said.get("error_code") or ""),
        status=answer.status_code,
        request=answer.headers.get(REQUEST, ""),
    )


def unreachable(error: RequestException) -> RemoteError:
    """A manager that does not answer, or whose certificate nobody vouches for."""
    return RemoteError(str(error), code=type(error).__name__)


def _said(answer: Response) -> dict[str, object]:
    """The record of the failure; an appliance before the manager may answer in other forms."""
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
