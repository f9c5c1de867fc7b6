"""Which requests to a manager are tried again."""

from requests.adapters import HTTPAdapter
from urllib3 import Retry

from landbridge.clients.patience import Patience

BUSY = (429, 503)


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
