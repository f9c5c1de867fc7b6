"""An estate without the rules that do nothing: made, proven, written whole, shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.console import RenderableType
from rich.text import Text

from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.intake import Progress
    from landbridge.intake.struck import Struck
    from landbridge.model.idle import IdleRule
    from landbridge.network.idle.tidy import Smaller

COLOURS = {"+": "green", "-": "red"}


class Tidy(NamedTuple):
    """What is gone, how many rules there were, and the files that change with what they say now.

    `kept` are rules that do nothing and stay: waived ones, and those that no file declares.
    `estate` is the estate file that was written, beside all that it names.
    """

    gone: "Sequence[IdleRule]"
    kept: Sequence[str]
    rules: int
    files: "Mapping[str, Struck]"
    out: Path
    estate: Path | None


def tidy(estate: Path, waived: Collection[str], out: Path, yes: bool) -> Tidy:
    """Proves the smaller network equal, then writes its estate whole: all of the files or none."""
    from landbridge.cli.waiting import telling
    from landbridge.cli.writing import write_folder
    from landbridge.intake.named import beside
    from landbridge.intake.struck import without_rules

    with telling() as tell:
        found = _smaller(estate, waived, tell)
        names = {each: name for name, each in beside(estate).items()}
        less = without_rules(estate, found.keys)
        files = {_placed(each.file, names): each for each in less}
    if files:
        others = {name: each.read_bytes() for each, name in names.items() if name not in files}
        write_folder({**others, **{name: each.after for name, each in files.items()}}, out, yes)
    written = out / next(iter(names.values())) if files else None
    return Tidy(found.gone, found.kept, found.rules, files, out, written)


def _smaller(estate: Path, waived: Collection[str], tell: "Progress") -> "Smaller":
    """What may go of an estate. An answer that is not proven equal is a fault of ours."""
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.idle.tidy import smaller, unequal
    from landbridge.network.proof import Proof

    read, _ = read_estate(estate, bare=True)
    tell("Tidying")
    whole = assembled(read)
    found = smaller(whole, read.network, read.tags, waived)
    tell("Proving that nothing else changes")
    if where := unequal(Proof(whole, read.tags), Proof(found.network, read.tags)):
        raise AssertionError(f"without idle rules {where} is another; nothing was written")
    return found


def _placed(file: Path, names: Mapping[Path, str]) -> str:
    """Where it comes in the folder. What is named by its whole path would be read where it is."""
    if file.absolute() not in names:
        raise InputError(
            "rules of this file do nothing, and the estate names it by its whole path",
            place=str(file),
            remedy="Name it in the estate file by its path from there, so that both move together.",
        )
    return names[file.absolute()]


def tidy_document(done: Tidy) -> Mapping[str, Any]:
    """What is gone and what stays."""
    return {
        "folder": str(done.out.resolve()) if done.files else None,
        "estate": str(done.estate.resolve()) if done.estate else None,
        "files": list(done.files),
        "rules": done.rules,
        "left": done.rules - len(done.gone),
        "gone": [each.model_dump(mode="json") for each in done.gone],
        "kept": list(done.kept),
    }


def tidy_view(done: Tidy) -> Iterator[RenderableType]:
    """The difference of each file, how many rules remain, and where the estate is that has them."""
    yield Text("WITHOUT THE RULES THAT DO NOTHING\n", style="bold")
    for name, each in done.files.items():
        lines = each.before.splitlines(), each.after.splitlines()
        for line in unified_diff(*lines, name, f"{done.out / name}", n=1, lineterm=""):
            yield Text(line, style=COLOURS.get(line[:1], ""))
        yield ""
    if done.kept:
        yield Text(f"Kept, as waived or not declared in a file: {', '.join(done.kept)}")
    left = done.rules - len(done.gone)
    yield Text(f"{left} of {done.rules} rules remain, and every pair is proven to stay the same.")
    if done.estate:
        yield Text(f"The whole estate is written: {done.estate} is proven and compared like any.")
    yield ""
