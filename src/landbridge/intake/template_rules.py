"""The rules of networks, asked of one template of ARM as if it were a whole estate."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from landbridge.catalogue import catalogue
from landbridge.checks import declared_only
from landbridge.errors import InputError
from landbridge.intake.azure import Place, network
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.templates import resources_of
from landbridge.intake.blanks import without_blanks
from landbridge.intake.draft.noted import bare
from landbridge.intake.exports.found import Remarks
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.network import Network

NAME = "template"
"""What the estate and the group are called whose names nobody told."""


def of_network(text: str, file: str, today: date) -> Iterator[tuple[Finding, str]]:
    """Findings of a template, each with the path of the resource that it is about.

    Nothing is found in what cannot be computed, or is no whole template: others tell that.
    """
    remarks = Remarks(of_files=True)
    try:
        resources = list(resources_of(text, Path(file), Place(resource_group=NAME), remarks))
        drafted = network(resources, remarks)
        held = Network.model_validate(without_blanks(bare(dict(drafted.data)), Network))
    except (InputError, ValueError):
        return
    if held == Network():
        return
    asked = catalogue().value("lint.network-rules")
    checked = declared_only(Estate(name=NAME, network=held), today)
    paths = _paths(resources, drafted.names)
    for each in checked.findings:
        if isinstance(asked, tuple) and each.id in asked:
            yield each, _path(each.subject, paths)


def _paths(resources: Iterable[Resource], names: Mapping[str, str]) -> Mapping[str, str]:
    """Where resources stand in the template, by what findings call them."""
    return {
        names[each.key]: each.record.at.removeprefix("$.")
        for each in resources
        if each.key in names
    }


def _path(subject: str, paths: Mapping[str, str]) -> str:
    """That of the resource whose name a subject begins with, of several the longest."""
    found = [
        name for name in paths if subject == name or subject.startswith((f"{name}/", f"{name} "))
    ]
    return paths[max(found, key=len)] if found else ""
