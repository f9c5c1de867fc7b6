"""Room for results: a value larger than a template may be is refused before it is made."""

from collections.abc import Iterable

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked
from landbridge.armlang.values import as_text, size


def roomy(asked: Asked, size: int) -> None:
    """Raises Fault where a result of this many characters or elements is too large."""
    if size > asked.context.scope.limits.template_bytes:
        raise Fault(
            f"the result of {asked.call.name}() is larger than a template may be",
            "Make the parts smaller.",
        )


def joined(asked: Asked, parts: Iterable[str], between: str = "") -> str:
    """The parts as one text."""
    texts = list(parts)
    roomy(asked, sum(map(len, texts)) + len(between) * len(texts))
    return between.join(texts)


def worded(asked: Asked, value: object) -> str:
    """The text of any value, of one that holds another many times, too."""
    roomy(asked, size(value))
    return as_text(value)
