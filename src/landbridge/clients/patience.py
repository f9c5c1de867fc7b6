"""How often and how long a client tries again: what the service asks for goes first."""

from typing import NamedTuple


class Patience(NamedTuple):
    """Times in seconds; all of it may be shortened for a service that is near."""

    tries: int = 6
    backoff: float = 1.0
    answer: float = 120.0
    interval: float = 2.0
    """Between two questions whether something of NSX is realised."""
    realised: float = 900.0
    polling: float = 30.0
    """Between two questions whether Azure has done something, where it does not say when to ask."""
    settled: float = 86_400.0
    """A day, for what Azure was at work on before: whatever takes longer is stuck."""
