"""Groups from folders and from custom attributes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from landbridge.intake.attributes import Attribute, Kind
from landbridge.intake.draft.members import Held, Member, held
from landbridge.intake.draft.names import SEVERAL, Population, literal, slug, unique
from landbridge.intake.draft.written import key, text

NAMELESS = "group"


def groups(
    everyone: Sequence[Member], population: Population, attributes: Sequence[Attribute]
) -> list[str]:
    """The lines of `groups`."""
    taken = set[str]()
    lines = [
        *_of_folders(everyone, taken),
        *_of_attributes(everyone, population, attributes, taken),
    ]
    return ["", "groups:", *lines] if lines else []


def _of_folders(everyone: Sequence[Member], taken: set[str]) -> Iterator[str]:
    folders = Population([each.folder for each in everyone if each.folder])
    for folder in sorted(_by_folder(everyone)):
        last = slug(folder.rstrip("/").rsplit("/", 1)[-1])
        vms = _vms(folders.fitting([literal(folder)]))
        name = text(unique(last or NAMELESS, taken))
        yield f"  - name: {name} # guess: a folder is a group, of {vms}"
        yield from key("folders", [literal(folder)])


def _of_attributes(
    everyone: Sequence[Member],
    population: Population,
    attributes: Sequence[Attribute],
    taken: set[str],
) -> Iterator[str]:
    """What is of one VM, of all or of just a folder's VMs makes no group of its own."""
    folders = {frozenset(own) for own in _by_folder(everyone).values()}
    for each in held(everyone, attributes, {Kind.GROUP, Kind.TAGS}):
        whole = SEVERAL <= len(each.members) < len(everyone)
        if whole and frozenset(each.members) not in folders:
            yield from _of_value(each, population, taken)


def _by_folder(everyone: Iterable[Member]) -> Mapping[str, list[Member]]:
    folders: dict[str, list[Member]] = {}
    for member in everyone:
        if member.folder:
            folders.setdefault(member.folder, []).append(member)
    return folders


def _of_value(each: Held, population: Population, taken: set[str]) -> Iterator[str]:
    patterns = population.patterns(vm.name for vm in each.members)
    name = text(unique(slug(f"{each.attribute} {each.value}"), taken))
    why = f"{text(each.attribute)} is {text(each.value)}, of {_vms(population.fitting(patterns))}"
    yield f"  - name: {name} # guess: custom attribute {why}"
    yield from key("vms", patterns)


def _vms(count: int) -> str:
    return f"{count:,} VM" + "s" * (count != 1)
