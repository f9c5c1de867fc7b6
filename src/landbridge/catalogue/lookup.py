"""Finding facts by id, under the published figures or the guide's."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml
from pydantic import ValidationError

from landbridge.catalogue.fact import Fact, Grade, Source, Value
from landbridge.catalogue.sheet import Pages, Sheet
from landbridge.errors import FactMissing

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, the same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment] # the same interface

SOURCES = "sources.yaml"


class Figures(StrEnum):
    """Whose figures count where the two differ."""

    PUBLISHED = "published"
    GUIDE = "guide"


class Catalogue(Mapping[str, Fact]):
    """All facts by id, in the order of the files; `version` names this state of the data.

    `pages` are the sources by key.
    """

    def __init__(
        self, facts: Mapping[str, Fact], version: str, pages: Mapping[str, Source]
    ) -> None:
        self._facts = dict(facts)
        self.version = version
        self.pages = dict(pages)

    def __getitem__(self, fact_id: str) -> Fact:
        try:
            return self._facts[fact_id]
        except KeyError:
            raise FactMissing(fact_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._facts

    def value(self, fact_id: str, figures: Figures = Figures.PUBLISHED) -> Value:
        """The value under `figures`; published where the guide is silent.

        Raises FactMissing for an unpublished fact: nobody may compute with it.
        """
        fact = self[fact_id]
        if figures is Figures.GUIDE and fact.guide and fact.guide.value is not None:
            return fact.guide.value
        if fact.value is None:
            raise FactMissing(fact_id, "is not published: it has no value")
        return fact.value

    def number(self, fact_id: str, figures: Figures = Figures.PUBLISHED) -> float:
        """The value as a number; FactMissing when it is none."""
        value = self.value(fact_id, figures)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FactMissing(fact_id, f"is no number but {value!r}")
        return float(value)

    def behind(self, name: str) -> tuple[Source, ...]:
        """The pages that a fact rests on, or the one of that key; none behind anything else."""
        fact = self._facts.get(name)
        return fact.source if fact else (self.pages[name],) if name in self.pages else ()

    def under(self, prefix: str) -> tuple[Fact, ...]:
        """All facts whose id begins with `prefix.`"""
        return tuple(fact for fact in self.values() if fact.id.startswith(f"{prefix}."))

    def differences(self) -> tuple[Fact, ...]:
        """The facts for which the guide says something else than the sources, or nothing."""
        return tuple(fact for fact in self.values() if fact.differs)

    def older_than(self, days: int, today: date) -> tuple[Fact, ...]:
        """The facts whose newest source was read more than `days` before `today`, or undated."""
        return tuple(f for f in self.values() if f.read is None or (today - f.read).days > days)


@cache
def catalogue() -> Catalogue:
    """The facts that Landbridge ships."""
    folder = files("landbridge.catalogue") / "data"
    texts = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir()}
    return read({name: text for name, text in sorted(texts.items()) if name.endswith(".yaml")})


def read(texts: Mapping[str, str]) -> Catalogue:
    """A catalogue from the text of its files by name; ValueError names the file at fault."""
    sources = _sources(texts[SOURCES])
    facts: dict[str, Fact] = {}
    for name, text in texts.items():
        for fact in _facts(name, text, sources) if name != SOURCES else ():
            if fact.id in facts:
                raise ValueError(f"{name}: {fact.id} is already in the catalogue")
            facts[fact.id] = fact
    return Catalogue(facts, _version(texts, facts), sources)


def _sources(text: str) -> dict[str, Source]:
    pages = Pages.model_validate(_document(text)).root
    return {key: Source(key=key, **page.model_dump()) for key, page in pages.items()}


def _facts(name: str, text: str, sources: Mapping[str, Source]) -> list[Fact]:
    try:
        groups = Sheet.model_validate(_document(text)).root
        return [group.whole(fact_id, sources) for group in groups for fact_id in group.facts]
    except (ValidationError, yaml.YAMLError) as error:
        raise ValueError(f"{name}: {error}") from error
    except KeyError as key:
        raise ValueError(f"{name}: no source is called {key}") from None


def _document(text: str) -> object:
    loaded: object = yaml.load(text, Loader=Loader)
    return loaded


def _version(texts: Mapping[str, str], facts: Mapping[str, Fact]) -> str:
    newest = max((f.read for f in facts.values() if f.read), default=None)
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:8]
    return f"{newest}+{digest}"


__all__ = ["Catalogue", "Figures", "Grade", "catalogue", "read"]
