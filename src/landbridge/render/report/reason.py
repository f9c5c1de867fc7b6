"""Why a number is what it is: its sentence, with every fact it names linked to its source."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup, escape

from landbridge.catalogue import catalogue
from landbridge.model.plan import Report
from landbridge.render.text import showable

_FACT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
CLUSTERS = "clusters."
_SPELT = {
    "cpu": "CPU",
    "esa": "ESA",
    "gib": "GiB",
    "mib": "MiB",
    "tib": "TiB",
    "vcpus": "vCPUs",
    "vms": "VMs",
}


class Reason(NamedTuple):
    """What a reader sees on opening a number."""

    label: str
    sentence: Markup
    facts: tuple[str, ...]


def cited(report: Report) -> tuple[str, ...]:
    """All facts that the report rests on, in the order of their ids."""
    plan = report.plan
    named = {*plan.facts, *plan.sized.facts}
    named.update(plan.generations.facts if plan.generations else ())
    named.update(plan.addresses.facts if plan.addresses else ())
    for reason in plan.sized.reason_facts.values():
        named.update(reason)
    for assumption in plan.sized.assumptions:
        named.update(assumption.facts)
    for finding in (*plan.findings, *plan.reading.gaps):
        named.update(source for source in finding.source if source in catalogue())
    return tuple(sorted(named))


class Reasons:
    """The reasons of one report."""

    def __init__(self, report: Report) -> None:
        self._sized = report.plan.sized
        self._cited = frozenset(cited(report))

    def of(self, *paths: str, label: str = "") -> tuple[Reason, ...]:
        """The reasons of these numbers; a number that has none is passed over."""
        return tuple(
            Reason(label, self.linked(self._sized.reasons[path]), self._unsaid(path))
            for path in paths
            if path in self._sized.reasons
        )

    def of_cluster(self, name: str) -> tuple[Reason, ...]:
        """Every reason about one cluster, under the words of its number."""
        start = f"{CLUSTERS}{name}."
        paths = [path for path in self._sized.reasons if path.startswith(start)]
        return tuple(r for p in paths for r in self.of(p, label=words(p.removeprefix(start))))

    def besides(self, shown: Iterable[str]) -> tuple[Reason, ...]:
        """The reasons of the whole that no other place of the report shows."""
        hidden = set(shown)
        paths = [p for p in self._sized.reasons if p not in hidden and not p.startswith(CLUSTERS)]
        return tuple(reason for path in paths for reason in self.of(path, label=words(path)))

    def linked(self, sentence: str) -> Markup:
        """The sentence with its fact ids as links."""
        return Markup(_FACT_ID.sub(self._link, str(escape(showable(sentence)))))  # noqa: S704 - escaped just here

    def _link(self, found: re.Match[str]) -> str:
        fact = found[0]
        return f'<a class="fact" href="#fact-{fact}">{fact}</a>' if fact in self._cited else fact

    def _unsaid(self, path: str) -> tuple[str, ...]:
        """The facts behind a number that its sentence does not name."""
        said = set(_FACT_ID.findall(self._sized.reasons[path]))
        return tuple(fact for fact in self._sized.reason_facts.get(path, ()) if fact not in said)


def words(path: str) -> str:
    """A path as a person would say it: `hosts_if_overhead.none` is `Hosts if overhead, none`."""
    said = re.sub(r"[a-z]+", lambda word: _SPELT.get(word[0], word[0]), path)
    said = said.replace("_", " ").replace(".", ", ")
    return said[:1].upper() + said[1:]
