"""One fact about Azure VMware Solution, and how far it can be trusted."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from pydantic import Field, model_validator
from typing_extensions import TypeAliasType

from landbridge.model import Frozen

Scalar: TypeAlias = bool | int | float | str
Value = TypeAliasType("Value", "Scalar | tuple[Value, ...] | dict[str, Value]")
"""A figure, a word, a list of them, or a record: a subnet layout is one."""

FACT_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$"


class Grade(StrEnum):
    """How a fact is known, best first."""

    PUBLISHED = "published"
    SDK = "sdk"
    GENERAL = "general-knowledge"
    INFERRED = "inferred"
    UNPUBLISHED = "unpublished"

    @property
    def meaning(self) -> str:
        """How far a reader may trust a fact of this grade."""
        return _MEANING[self]


_MEANING = {
    Grade.PUBLISHED: "read on a public page or in a public repository",
    Grade.SDK: "read in the code of a published client library",
    Grade.GENERAL: "widely held, found in no source that was read: keep it overridable",
    Grade.INFERRED: "follows from published facts; nobody publishes it as such",
    Grade.UNPUBLISHED: "looked for and not found: there is no value, and none may be stated",
}


NOT_READ, UNDATED = "not read", "undated"


class Source(Frozen):
    """A public page, and the date of the copy that was read.

    A copy whose day is unknown has an `edition` instead (`mid-2025`); `not read` marks a page
    where general knowledge can be confirmed.
    """

    key: str
    page: str
    read: date | None = None
    edition: str = ""

    @property
    def grade(self) -> Grade:
        """How what rests on the page alone is known."""
        return Grade.GENERAL if self.edition == NOT_READ else Grade.PUBLISHED

    @property
    def day(self) -> str:
        """When the copy was read, or what else is known of it."""
        return self.read.isoformat() if self.read else self.edition or UNDATED

    def __str__(self) -> str:
        return f"{self.page}, {self.day}"


class GuideValue(Frozen):
    """What the technical implementation guide says instead, in its own value and words.

    Without a value the guide is silent on a fact that it should have told: a difference, too.
    """

    value: Value | None = None
    words: str = "not mentioned"


class Fact(Frozen):
    """A value with its unit, source and grade, and who uses it.

    `value` is None exactly when the grade is `unpublished`. `consumer` names the modules that ask
    for the fact, `awaits` the work that will; one of the two is always there.
    """

    id: str = Field(pattern=FACT_ID)
    title: str
    value: Value | None = None
    unit: str = ""
    grade: Grade = Grade.PUBLISHED
    source: tuple[Source, ...] = Field(min_length=1)
    guide: GuideValue | None = None
    note: str = ""
    consumer: tuple[str, ...] = ()
    awaits: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> "Fact":
        if (self.value is None) != (self.grade is Grade.UNPUBLISHED):
            raise ValueError(f"{self.id}: a fact without value is `unpublished`, and no other")
        if not self.consumer and not self.awaits:
            raise ValueError(f"{self.id}: name its consumer, or the work that it awaits")
        return self

    @property
    def read(self) -> date | None:
        """The date of the newest copy that says so; None when no source is dated."""
        return max((source.read for source in self.source if source.read), default=None)

    @property
    def differs(self) -> bool:
        """Whether the guide says something else, or nothing where it should."""
        return self.guide is not None and (
            self.guide.value is None or self.guide.value != self.value
        )
