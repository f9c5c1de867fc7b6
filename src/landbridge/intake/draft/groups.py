"""Groups from folders and from custom attributes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from landbridge.intake.draft.members import Held, Member, held
from landbridge.intake.draft.names import SEVERAL, Population, literal, slug, unique
from landbridge.intake.draft.written import guessed, key, text
from landbridge.intake.rvtools.attributes import Attribute, Kind
from landbridge.intake.words import counted

NAMELESS = "group"


def groups(
    everyone: Sequence[Member], population: Population, attributes: Sequence[Attribute]
) -> list[str]:
    """The lines of `groups`."""
    taken = set[str]()
    lines = [
        *guessed("group", " from folders", [*_of_folders(everyone, taken)]),
        *_of_attributes(everyone, population, attributes, taken),
    ]
    return ["", "groups:", *lines] if lines else []


def _of_folders(everyone: Sequence[Member], taken: set[str]) -> Iterator[list[str]]:
    folders = Population([each.folder for each in everyone if each.folder])
    for folder in sorted(_by_folder(everyone)):
        last = slug(folder.rstrip("/").rsplit("/", 1)[-1])
        name = text(unique(last or NAMELESS, taken))
        vms = counted(folders.fitting([literal(folder)]), "VM")
        yield [f"  - name: {name} # {vms}", *key("folders", [literal(folder)])]


def _of_attributes(
    everyone: Sequence[Member],
    population: Population,
    attributes: Sequence[Attribute],
    taken: set[str],
) -> Iterator[str]:
    """What is of one VM, of all or of just a folder's VMs makes no group of its own."""
    folders = {frozenset(own) for own in _by_folder(everyone).values()}
    for attribute in attributes:
        alike = [
            [*_of_value(each, population, taken)]
            for each in held(everyone, [attribute], {Kind.GROUP, Kind.TAGS})
            if SEVERAL <= len(each.members) < len(everyone)
            and frozenset(each.members) not in folders
        ]
        yield from guessed("group", f" by the custom attribute {text(attribute.name)}", alike)


def _by_folder(everyone: Iterable[Member]) -> Mapping[str, list[Member]]:
    """Those that have a name: the root, in which all stand, tells of nobody what he belongs to."""
    folders: dict[str, list[Member]] = {}
    for member in everyone:
        if member.folder and member.folder.strip("/"):
            folders.setdefault(member.folder, []).append(member)
    return folders


def _of_value(each: Held, population: Population, taken: set[str]) -> Iterator[str]:
    patterns = population.patterns(vm.name for vm in each.members)
    name = text(unique(slug(f"{each.attribute} {each.value}"), taken))
    vms = counted(population.fitting(patterns), "VM")
    yield f"  - name: {name} # {text(each.value)}, {vms}"
    yield from key("vms", patterns)
