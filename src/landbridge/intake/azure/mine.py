"""By what a document is known as one of Azure; an estate has none of these keys."""

from landbridge.armlang.values import key_of

KEYS = ("id", "value", "data", "resources", "configurationIds", "error")


def is_azure(document: object) -> bool:
    """Whether it is a list, a page, a resource, a template, or an error that Azure answers."""
    if isinstance(document, dict):
        return any(key_of(document, key) is not None for key in KEYS)
    return isinstance(document, list)
