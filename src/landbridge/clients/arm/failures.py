"""What Azure refuses, as errors of ours, with what to do where that is known."""

import re
from collections.abc import Mapping

from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError

from landbridge.clients.arm.later import UNTRUSTED
from landbridge.clients.arm.within import within
from landbridge.errors import RemoteError

REQUEST = "x-ms-request-id"
NOBODY = "CredentialUnavailable"
"""What is told in place of a code where there are no credentials at all."""
UNAVAILABLE = re.compile(r"failed to retrieve a token|authentication unavailable|No credential")
ENTRA = re.compile(r"(AADSTS\d+): *([^\r\n]+)")
LOGIN = (
    "Log in: az login --tenant TENANT; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and"
    " AZURE_CLIENT_SECRET of a service principal."
)
TENANT = (
    "Name the tenant of the subscription with --tenant, and log in there: az login --tenant TENANT."
)
CERTIFICATE = (
    "Have REQUESTS_CA_BUNDLE name a file with the authority that signs it, such as that of your"
    " proxy. Certificates are always verified."
)
REMEDIES: Mapping[str, str] = {
    "InvalidAuthenticationTokenTenant": TENANT,
    "SubscriptionNotFound": f"Look whether its id is right: az account list. {TENANT}",
    "InvalidSubscriptionId": "It has the form 11111111-1111-1111-1111-111111111111.",
    "ExpiredAuthenticationToken": LOGIN,
    "InvalidAuthenticationToken": LOGIN,
    "AuthenticationFailed": LOGIN,
    "AADSTS90002": TENANT,
    "AADSTS50020": TENANT,
    "AADSTS700016": TENANT,
    "TooManyRequests": "Wait some minutes, and run it again.",
    NOBODY: LOGIN,
}
"""By the code of Azure or Entra."""
WORDS = (
    (UNTRUSTED, CERTIFICATE),
    ("ProxyError", "Look whether HTTPS_PROXY names a proxy that answers, and NO_PROXY the rest."),
    ("Failed to resolve", "Look whether this machine may reach the internet, and by which proxy."),
)
"""By what is said where nobody answered."""


def remote(error: AzureError, correlation: str, path: str = "") -> RemoteError:
    """What Azure said of a path, as it said it; both ids are those that its support asks for."""
    said = str(error.message)
    unanswered = not isinstance(error, HttpResponseError) or error.response is None
    if how := next((how for word, how in WORDS if word in said and unanswered), ""):
        return RemoteError(_only(said), remedy=how)
    if isinstance(error, ClientAuthenticationError) and (unanswered or ENTRA.search(said)):
        return _refused(said)
    if not isinstance(error, HttpResponseError):
        return RemoteError(said)
    told, headers = error.error, getattr(error.response, "headers", {})
    of = f", of {path}" if path else ""
    code = str(told.code if told else "")
    return RemoteError(
        str(told.message if told else error.reason or said),
        code=code,
        status=error.status_code,
        request=f"{headers.get(REQUEST, 'unknown')}, correlation {correlation}{of}",
        remedy=REMEDIES.get(code, ""),
        causes=within(_answered(error)),
    )


def _only(said: str) -> str:
    """What went wrong, of a page on all the ways to log in that were tried."""
    lines = (each.strip() for each in said.splitlines())
    return next((each for each in lines if any(word in each for word, _ in WORDS)), said)


def _answered(error: HttpResponseError) -> object:
    """The body of the answer; none where it is no JSON."""
    try:
        return error.response.json() if error.response else None  # type: ignore[attr-defined] # all have it
    except ValueError:
        return None


def _refused(said: str) -> RemoteError:
    """No token: nobody is logged in, or Entra gives none. Its words name no secret."""
    found = ENTRA.search(said)
    if found:
        code, problem = found[1], found[2].strip()
        return RemoteError(problem, code=code, remedy=REMEDIES.get(code, LOGIN))
    code = NOBODY if UNAVAILABLE.search(said) else ""
    problem = "azure-identity finds no credentials" if code else said.partition("\n")[0]
    return RemoteError(problem, code=code, remedy=LOGIN)
