"""Whether a request for a token is one that is granted, and for what."""

from collections.abc import Mapping

from landbridge.emulator.entra import errors
from landbridge.emulator.resources.state.subscriptions import TENANT

TENANTS = (TENANT, "common", "organizations")
GRANT = "client_credentials"
PROOFS = ("client_secret", "client_assertion")


def audience(tenant: str, form: Mapping[str, str]) -> str:
    """For whom the token is. Any secret and any certificate is believed. Raises Denied."""
    if tenant.casefold() not in TENANTS:
        raise errors.no_tenant(tenant)
    for name in ("grant_type", "client_id"):
        if not form.get(name):
            raise errors.nothing_sent(name)
    if form["grant_type"] != GRANT:
        raise errors.no_grant(form["grant_type"])
    if not any(form.get(name) for name in PROOFS):
        raise errors.no_secret()
    wanted = form.get("resource") or form.get("scope", "").split(" ")[0].removesuffix("/.default")
    if not wanted:
        raise errors.nothing_sent("scope")
    return wanted
