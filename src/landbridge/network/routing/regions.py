"""Regions as users write them (`westeurope`, `West Europe`), compared with one another."""


def plain(region: str) -> str:
    """The name without spaces and signs, in small letters."""
    return "".join(letter for letter in region.lower() if letter.isalnum())


def apart(one: str | None, other: str | None) -> bool:
    """Whether two regions are known to differ; one that is not declared is taken for the same."""
    return bool(one and other) and plain(one or "") != plain(other or "")
