"""What Entra refuses, in its own form: codes of OAuth, and the numbers that Entra publishes."""

from landbridge.emulator.clock import wall


class Denied(Exception):
    """A token that is not given."""

    def __init__(self, status: int, error: str, number: int, told: str) -> None:
        super().__init__(told)
        self.status = status
        self._error = error
        self._number = number

    def body(self) -> dict[str, object]:
        now = f"{wall():%Y-%m-%d %H:%M:%SZ}"
        return {
            "error": self._error,
            "error_description": f"AADSTS{self._number}: {self}",
            "error_codes": [self._number],
            "timestamp": now,
        }


def no_tenant(name: str) -> Denied:
    told = f"Tenant '{name}' not found. Check to make sure you have the correct tenant ID."
    return Denied(400, "invalid_request", 90002, told)


def nothing_sent(parameter: str) -> Denied:
    told = f"The request body must contain the following parameter: '{parameter}'."
    return Denied(400, "invalid_request", 900144, told)


def no_secret() -> Denied:
    told = "'client_assertion' or 'client_secret' is required for the 'client_credentials' grant."
    return Denied(401, "invalid_client", 7000216, told)


def no_grant(name: str) -> Denied:
    """Signing in by a person or by a machine of Azure: told by name."""
    told = f"The grant '{name}' is not emulated: sign in as a service principal."
    return Denied(400, "unsupported_grant_type", 70003, told)
