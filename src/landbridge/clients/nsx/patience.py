"""How often and how long a client tries again: what the manager asks for goes first."""

from typing import NamedTuple

from requests.adapters import HTTPAdapter
from urllib3 import Retry

BUSY = (429, 503)


class Patience(NamedTuple):
    """Times in seconds; all of it may be shortened for a manager that is near."""

    tries: int = 6
    backoff: float = 1.0
    answer: float = 120.0
    interval: float = 2.0
    """Between two questions whether something is realised."""
    realised: float = 900.0


def patient(patience: Patience) -> HTTPAdapter:
    """Tries again whoever is busy, as late as Retry-After says.

    Every verb may be repeated: PATCH and DELETE say what shall be, not what to add. A connection
    that breaks while the answer is awaited is tried again for the same reason.
    """
    retry = Retry(
        total=patience.tries,
        other=0,  # a certificate does not get better
        backoff_factor=patience.backoff,
        status_forcelist=BUSY,
        allowed_methods=None,
        respect_retry_after_header=True,
        raise_on_status=False,
    )
    return HTTPAdapter(max_retries=retry)
