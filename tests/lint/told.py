"""What lint tells of a text, as tests ask for it."""

from landbridge.lint import Mended, judged, mended, reader_of
from landbridge.model import Finding


def findings(text: str, file: str = "main.json", **beside: str) -> list[Finding]:
    reader = reader_of(file, text, beside)
    assert reader is not None
    return [each.finding for each in judged(reader(text))]


def ids(text: str, file: str = "main.json", **beside: str) -> list[str]:
    return [each.id for each in findings(text, file, **beside)]


def repaired(text: str, file: str = "main.json", **beside: str) -> Mended:
    reader = reader_of(file, text, beside)
    assert reader is not None
    return mended(text, reader)


def at(finding: Finding) -> tuple[int | None, int | None]:
    place = finding.evidence[0]
    return place.line, place.column


def about(found: list[Finding], property_: str) -> list[Finding]:
    return [each for each in found if f"`{property_}`" in each.message]
