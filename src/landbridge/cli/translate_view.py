"""What `landbridge translate` tells: each rule, the new ones, and both proofs."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from landbridge.cli.columns import columns
from landbridge.cli.diff_view import document as difference_document
from landbridge.cli.diff_view import view as difference_view

if TYPE_CHECKING:
    from landbridge.intake.struck import Struck
    from landbridge.network.translate.translated import Proven, Translated

BESIDE = "BESIDE THE RULES OF NSX, WHICH STAY"
INSTEAD = "IN PLACE OF THE RULES OF NSX"
EQUAL = "Nothing changes: every pair is proven to stay as it is."
COLOURS = {"+": "green", "-": "red"}


def document(found: "Translated", proof: "Proven", out: Path | None) -> Mapping[str, Any]:
    """The rules as the estate file has them, and both differences."""
    return {
        "made": found.made.model_dump(mode="json", exclude_unset=True),
        "rules": [{"rule": rule, "said": how, "left": why} for rule, how, why in rows(found)],
        "beside": difference_document(proof.beside),
        "instead": difference_document(proof.instead),
        "folder": str(out.resolve()) if out else None,
    }


def rows(found: "Translated") -> Sequence[tuple[str, str, str]]:
    """A row a rule of NSX: whether it is said whole, in part or not, and why not."""
    return [(rule, _how(found, rule), "; ".join(_why(found, rule))) for rule in found.rules]


def _how(found: "Translated", rule: str) -> str:
    if not found.rules[rule]:
        return "no"
    return "in part" if _why(found, rule) else "whole"


def _why(found: "Translated", rule: str) -> list[str]:
    return list(dict.fromkeys(each.why for each in found.left if each.rule == rule))


def view(
    found: "Translated", proof: "Proven", files: Mapping[str, "Struck"], out: Path | None
) -> Iterator[RenderableType]:
    """Rule by rule, then the proofs, then the files."""
    table = columns("RULE OF NSX", "SAID IN AZURE", "WHAT IS LEFT, AND WHY")
    for row in rows(found):
        table.add_row(*row)
    yield table
    for title, each in ((BESIDE, proof.beside), (INSTEAD, proof.instead)):
        yield Text(f"\n{title}\n", style="bold")
        yield from difference_view(each) if each.any else [Text(EQUAL)]
    for name, file in files.items():
        yield ""
        lines = file.before.splitlines(), file.after.splitlines()
        for line in unified_diff(*lines, name, f"{out}/{name}", n=1, lineterm=""):
            yield Text(line, style=COLOURS.get(line[:1], ""))
    if out:
        yield Text(f"\nThe whole estate is written: {out.resolve()}")
