"""YAML without its traps: only `true` and `false` are booleans, no clock times or octal numbers
hide among the numbers, no dates among the text, and a key given twice is an error."""

import re
from collections.abc import Hashable
from typing import Any

import yaml

TAG = "tag:yaml.org,2002:"
CORE = (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
)
"""What plain words mean in YAML 1.2, whose core schema this is (https://yaml.org/spec/1.2.2)."""


class GivenTwice(yaml.constructor.ConstructorError):
    """A key stands twice in one mapping, and nothing tells which one counts."""


class PlainLoader(yaml.CSafeLoader):
    """A safe loader, in C, of the core schema."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - the base class has it so

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ANN401 - PyYAML publishes no type
        """A mapping whose keys all differ."""
        seen: set[object] = set()
        for key in [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]:
            if key.value in seen:
                raise GivenTwice(None, None, f"`{key.value}` is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


for name, pattern, first in CORE:
    letters = [letter if letter != "\0" else "" for letter in first]
    PlainLoader.add_implicit_resolver(f"{TAG}{name}", re.compile(pattern), letters)
