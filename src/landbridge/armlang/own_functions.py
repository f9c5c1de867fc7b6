"""The functions that a template declares itself."""

from collections.abc import Iterator

from landbridge.armlang.context import Function
from landbridge.armlang.fields import array, only, record, text
from landbridge.armlang.spot import Spot
from landbridge.armlang.types import KEYS
from landbridge.errors import InputError

OUTPUT = (*KEYS, "value", "condition", "copy")
"""The keys of an output, of a template or of a function."""


def own_functions(value: object, spot: Spot) -> Iterator[tuple[str, Function]]:
    """The functions with their full names in small letters."""
    for number, each in enumerate(array(value, spot, "`functions`")):
        here = spot / number
        group = only(each, ("namespace", "members"), here, "a group of functions")
        namespace = text(group.get("namespace"), here / "namespace", "a namespace")
        members = record(group.get("members"), here / "members", "`members`")
        for name, member in members.items():
            made = _function(f"{namespace}.{name}", member, here / "members" / name)
            yield made.name.casefold(), made


def _function(name: str, member: object, spot: Spot) -> Function:
    known = only(member, ("parameters", "output", "metadata"), spot, "a function")
    output = only(known.get("output"), OUTPUT, spot / "output", "an output")
    if "value" not in output:
        raise InputError("a function has no value", place=spot, remedy="Give it output.value.")
    parameters = []
    for number, each in enumerate(array(known.get("parameters"), spot, "`parameters`")):
        inner = only(each, (*KEYS, "name"), spot / "parameters" / number, "a parameter")
        parameters.append((text(inner.get("name"), spot, "a name"), inner.get("type")))
    return Function(name, tuple(parameters), output["value"], spot / "output" / "value")
