"""The grammar of the data files: what a writer of facts may put where.

A file is a list of groups. A group says once what its facts share: source, grade, and who uses
them; a fact may say otherwise for itself.
"""

import json
from collections.abc import Mapping
from datetime import date

from pydantic import Field, RootModel

from landbridge.catalogue.fact import FACT_ID, Fact, Grade, GuideValue, Source, Value
from landbridge.model import Frozen


class Entry(Frozen):
    """A fact as it stands in a file; its sources are keys of `sources.yaml`."""

    title: str
    value: Value | None = None
    unit: str = ""
    grade: Grade | None = None
    source: tuple[str, ...] = ()
    guide: GuideValue | None = None
    note: str = ""
    consumer: tuple[str, ...] = ()
    awaits: str = ""


class Group(Frozen):
    """Facts on one matter, and what they share."""

    about: str
    source: tuple[str, ...] = Field(min_length=1)
    grade: Grade = Grade.PUBLISHED
    consumer: tuple[str, ...] = ()
    awaits: str = ""
    facts: dict[str, Entry] = Field(json_schema_extra={"propertyNames": {"pattern": FACT_ID}})

    def whole(self, fact_id: str, sources: Mapping[str, Source]) -> Fact:
        """One fact with all that the group says for it; KeyError for an unknown source."""
        entry = self.facts[fact_id]
        used = bool(entry.consumer or entry.awaits)
        return Fact(
            id=fact_id,
            title=entry.title,
            value=entry.value,
            unit=entry.unit,
            grade=entry.grade or self.grade,
            source=tuple(sources[key] for key in entry.source or self.source),
            guide=entry.guide,
            note=entry.note,
            consumer=entry.consumer if used else self.consumer,
            awaits=entry.awaits if used else self.awaits,
        )


class Sheet(RootModel[tuple[Group, ...]]):
    """One file of facts."""


class Page(Frozen):
    """A source as it stands in `sources.yaml`."""

    page: str
    read: date | None = None
    edition: str = ""


class Pages(RootModel[dict[str, Page]]):
    """The file `sources.yaml`."""


def schema() -> str:
    """The JSON Schema of a file of facts, as it is published beside the data."""
    return json.dumps(Sheet.model_json_schema(), indent=2) + "\n"
