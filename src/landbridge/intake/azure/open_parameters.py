"""Parameters of a template without a value: where they only make names, they stand for themselves.

So a template can be read of which nobody gave the parameters. A parameter on which something is
decided stays open, and so does one that is no text.
"""

import re
from collections.abc import Iterator, Mapping

from landbridge.armlang import Template
from landbridge.armlang.values import key_of

MARK = re.compile(r"<\w+>")
NAMED = re.compile(r"\b(parameters|variables)\(\s*'([^']+)'\s*\)", re.IGNORECASE)
DECIDING = re.compile(
    r"\b(if|equals|and|or|not|empty|contains|startswith|endswith|less|lessorequals|greater"
    r"|greaterorequals|coalesce|bool|int|json|cidr\w+|parsecidr|split|substring|indexof)\(",
    re.IGNORECASE,
)
"""Functions that do one thing or another by what they are given."""
LIMITS = ("allowedValues", "minLength", "maxLength", "defaultValue", "$ref")


def standing(template: Template, given: Mapping[str, object]) -> dict[str, object]:
    """Values for those that only make names: `<name>`."""
    decided = _decided(template)
    return {
        name: f"<{name}>"
        for name, schema in template.parameters.items()
        if str(schema.get("type")).lower() == "string"
        and key_of(given, name) is None
        and name.lower() not in decided
        and not any(key_of(schema, key) for key in LIMITS)
    }


def is_open(text: str) -> bool:
    """Whether a text holds a parameter that stands for itself."""
    return bool(MARK.search(text)) and not text.startswith("/subscriptions/")


def _decided(template: Template) -> set[str]:
    """The parameters on which something is decided, through variables too, in small letters."""
    texts = list(_texts(template.value))
    deciding = [text for text, condition in texts if condition or DECIDING.search(text)]
    found = {each for text in deciding for each in _named(text)}
    waiting = [name for kind, name in found if kind == "variables"]
    while waiting:
        key = key_of(template.variables, waiting.pop())
        inner = {n for t, _ in _texts(template.variables.get(key or "")) for n in _named(t)}
        waiting += [name for kind, name in inner - found if kind == "variables"]
        found |= inner
    return {name for kind, name in found if kind == "parameters"}


def _named(text: str) -> Iterator[tuple[str, str]]:
    for match in NAMED.finditer(text):
        yield match[1].lower(), match[2].lower()


def _texts(value: object) -> Iterator[tuple[str, bool]]:
    """All expressions, and whether they stand in a condition or a count."""
    waiting = [(value, False)]
    while waiting:
        inner, deciding = waiting.pop()
        if isinstance(inner, str) and inner.startswith("["):
            yield inner, deciding
        elif isinstance(inner, dict):
            keys = ("condition", "count")
            waiting += [(each, deciding or key.lower() in keys) for key, each in inner.items()]
        elif isinstance(inner, list):
            waiting += [(each, deciding) for each in inner]
