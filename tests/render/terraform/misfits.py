"""What of written files azurerm 4.81 would refuse, by what its documentation tells."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from tests.render.terraform.hcl import parsed, unquoted

Known = Mapping[str, Mapping[str, list[str]]]
KNOWN: Mapping[str, Known] = yaml.safe_load((Path(__file__).parent / "azurerm.yaml").read_text())
META = {"depends_on", "lifecycle"}


def misfits(files: Mapping[str, str]) -> Iterator[str]:
    """A sentence each: an argument that is none, or one that lacks."""
    for path, text in files.items():
        for resource in parsed(text).get("resource", ()) if path.endswith(".tf") else ():
            for kind, labelled in resource.items():
                if unquoted(kind).startswith("azurerm_"):
                    for label, told in labelled.items():
                        if not label.startswith("__"):
                            yield from _misfits(told, KNOWN[unquoted(kind)], "self", label)


def _misfits(told: Mapping[str, Any], known: Known, block: str, at: str) -> Iterator[str]:
    own = known[block if block in known else block.rpartition(".")[2]]
    names = {key for key in told if not key.startswith("__")} - META
    yield from (f"{at}: no argument {each}" for each in names - allowed(own))
    yield from (f"{at}: {each} lacks" for each in {*own.get("required", ())} - names)
    for key in names:
        for each in told[key] if isinstance(told[key], list) else ():
            if isinstance(each, Mapping) and each.get("__is_block__"):
                yield from _misfits(each, known, f"{block.rpartition('.')[2]}.{key}", f"{at}/{key}")


def allowed(known: Mapping[str, list[str]]) -> set[str]:
    return {*known.get("required", ()), *known.get("optional", ())}
