"""What stops an evaluation: a fault without its place yet, and a value that nobody knows yet."""

from landbridge.errors import InputError


class Fault(Exception):
    """Something that cannot be computed. Whoever knows the place turns it into an InputError."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


class Waiting(Exception):
    """An expression needs what is not known yet: `needs` are ids of resources, or their names."""

    def __init__(self, needs: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(needs)))
        self.needs = needs


class NotYetKnown(InputError):
    """What must be known before anything is deployed waits for something that is.

    Of a template within a template no fault: it begins when what it is given is known.
    """
