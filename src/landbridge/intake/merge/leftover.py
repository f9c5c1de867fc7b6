"""Comments on what is gone stand together at the end of the file: nobody's words are lost."""

from collections import Counter
from collections.abc import Iterable, Sequence

from landbridge.intake.merge.comments import comments, is_drafted

HEADING = "# Noted on what is gone"
Orphan = tuple[Sequence[str], str]
"""The path of what is gone, and the comment on it."""


def homeless(edited: str, made: str, orphans: Sequence[Orphan]) -> list[Orphan]:
    """Those on what is gone, and whatever else of the comments has found no place."""
    old = Counter(each.text for each in comments(edited) if not each.is_drafted)
    stand = Counter(each.text for each in comments(made))
    lost = old - stand - Counter(text for _, text in orphans)
    return [*orphans, *(((), text) for text in lost.elements())]


def with_homeless(after: Sequence[str], orphans: Sequence[Orphan], ending: str) -> list[str]:
    """The lines behind the last item, with these comments in their section."""
    told = [f"{line}{ending}" for line in _lines(orphans)]
    if not told:
        return list(after)
    for at, line in enumerate(after):
        if line.rstrip() == HEADING:
            return [*after[: at + 1], *told, *after[at + 1 :]]
    return [ending, f"{HEADING}{ending}", *told, *after]


def _lines(orphans: Iterable[Orphan]) -> Iterable[str]:
    for path, text in orphans:
        if not is_drafted(text):
            yield f"# - {' / '.join(path)}: {text}" if path else f"# - {text}"
