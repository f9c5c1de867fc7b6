"""Since which version of the interface there is what came to private clouds later."""

from landbridge.catalogue import catalogue

SINCE = "avs.since"


def since(type_: str) -> str:
    """The first version that has a type, by the last part of its name."""
    known = catalogue().value(SINCE)
    assert isinstance(known, dict)  # noqa: S101 - the data are ours
    return str(known[type_])
