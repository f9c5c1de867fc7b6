"""By what a document is known as one of NSX; an estate has none of these keys."""

KEYS = frozenset({"children", "domains", "resource_type"})


def is_nsx(document: object) -> bool:
    """Whether it is a dump, or the tree or a part of the tree of the Policy API."""
    return isinstance(document, dict) and bool(KEYS & document.keys())
