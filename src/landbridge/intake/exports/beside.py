"""What the import of the other side wrote into the same folder: Azure's of NSX, NSX's of Azure.

A private cloud of which both tell is one: NSX tells its segments and what it filters, Azure all
else. It stands in the file of NSX.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.intake.draft.noted import bare
from landbridge.intake.estate_file import parsed, text_of
from landbridge.intake.merge import merged

CLOUDS = "private_clouds"
OF_AZURE = (
    *("generation", "resource_group", "virtual_network", "layout", "address_block"),
    *("internet", "service_subnets"),
)
"""The keys of a private cloud that Azure tells."""
STANDS = "{} holds {}, with what NSX filters: it is left out here"
ELSE = "{}: Azure tells {}: {} of {}, and {} another value: mend it there"
APART = (
    "{} holds a private cloud, {}, and Azure tells {}: if that is one, give it Azure's name and"
    " `import nsx` again"
)


class Beside(NamedTuple):
    """A file of the other side, and what it says; nothing where there is none."""

    file: str
    text: str = ""
    data: Mapping[str, Any] = {}

    @property
    def groups(self) -> Sequence[str]:
        """The names of its groups, which nobody else may have."""
        return [str(each.get("name")) for each in _records(self.data, "groups")]

    @property
    def cloud(self) -> Mapping[str, Any]:
        """Its private cloud, if it has one alone."""
        found = list(_records(self.data, CLOUDS))
        return found[0] if len(found) == 1 else {}

    def without(self, cloud: str) -> str:
        """Its text without a private cloud."""
        left = [each for each in self.data.get(CLOUDS, ()) if each.get("name") != cloud]
        rest = {key: each for key, each in self.data.items() if key != CLOUDS}
        new = {**rest, CLOUDS: left} if left else rest
        return merged(self.text, self.data, self.data, new).text


def beside(out: Path, file: str) -> Beside:
    """That of a folder into which is imported."""
    path = out / file
    if not path.is_file():
        return Beside(file)
    text = text_of(path)
    return Beside(file, text, parsed(text, path))


def of_azure(cloud: Mapping[str, Any]) -> Mapping[str, Any]:
    """What Azure told of a private cloud: where it stands, first of all. NSX does not know it."""
    if not {"virtual_network", "resource_group"} & cloud.keys():
        return {}
    return {key: cloud[key] for key in OF_AZURE if key in cloud}


def apart(data: Mapping[str, Any], nsx: Beside) -> tuple[Mapping[str, Any], Sequence[str]]:
    """What Azure tells without the cloud that the file of NSX holds, and what is said of it."""
    held, clouds = nsx.cloud, list(_records(data, CLOUDS))
    same = [each for each in clouds if each.get("name") == held.get("name")]
    if not same:
        told = [APART.format(nsx.file, held["name"], each["name"]) for each in clouds if held]
        return data, told
    left = [each for each in clouds if each is not same[0]]
    rest = {key: each for key, each in data.items() if key != CLOUDS or left}
    said = [STANDS.format(nsx.file, held["name"]), *_other(same[0], held, nsx.file)]
    return {**rest, **({CLOUDS: left} if left else {})}, said


def _other(told: Mapping[str, Any], held: Mapping[str, Any], file: str) -> Iterator[str]:
    for key, value in of_azure(bare(told)).items():
        if held.get(key) != value:
            yield ELSE.format(held["name"], key, value, held["name"], file)


def _records(data: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    found = data.get(key)
    yield from (each for each in found or () if isinstance(each, dict))
