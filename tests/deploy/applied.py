"""What tests of deployments share: who listens, and where a thing stands."""

from landbridge.deploy.work import Work

VERSION = "2025-05-01"


def silently(name: str, what: str) -> None:
    """Nobody listens."""


def path_of(works: tuple[Work, ...], name: str) -> str:
    """The id of the first thing of a name."""
    return next(each.path for each in works if each.name == name)
