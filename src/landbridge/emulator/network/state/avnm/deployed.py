"""What is committed in which region: nothing has effect before, and later edits have none.

A commit holds what its configurations were when it was made. Groups alone are looked up when they
are needed: who is in them follows without a commit.
"""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.avnm.naming import (
    COLLECTIONS,
    COMMITS,
    RULES,
    instance_of,
    under,
)
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

NUMBER, CONTENTS, ERROR = "number", "contents", "fault"


class Active(NamedTuple):
    """A configuration as it is deployed in a region."""

    region: str
    commit: Resource
    content: Body

    @property
    def id(self) -> str:
        return str(self.content["id"])

    @property
    def properties(self) -> Body:
        found: Body = self.content["properties"]
        return found


def content_of(world: World, configuration: Resource) -> Body:
    """A configuration with its collections and their rules, as a commit keeps it."""
    collections = [
        {**_plain(each), "rules": [_plain(rule) for rule in under(world, RULES, each.id)]}
        for each in under(world, COLLECTIONS, configuration.id)
    ]
    return {**_plain(configuration), "collections": collections}


def latest(world: World, instance: ResourceId, type_: str) -> dict[str, Resource]:
    """The last commit of a type in each region, under way or done."""
    found: dict[str, Resource] = {}
    for each in sorted(under(world, COMMITS, instance), key=_number):
        if each.properties["commitType"] == type_:
            found |= dict.fromkeys(map(region, each.properties["targetLocations"]), each)
    return found


def active(world: World, instance: ResourceId, type_: str) -> Iterator[Active]:
    """What has effect, region by region: of the last commit that is done."""
    done: dict[str, Resource] = {}
    for each in sorted(under(world, COMMITS, instance), key=_number):
        if each.properties["commitType"] == type_ and each.state == "Succeeded":
            done |= dict.fromkeys(map(region, each.properties["targetLocations"]), each)
    for where, commit in sorted(done.items()):
        for content in commit.hidden.get(CONTENTS, []):
            yield Active(where, commit, content)


def regions_of(world: World, id_: ResourceId, type_: str) -> list[str]:
    """Where a configuration, or the one that a part belongs to, is deployed or being so."""
    commits = latest(world, instance_of(id_), type_)
    return [where for where, commit in sorted(commits.items()) if _holds(commit, id_)]


def withdraw(world: World, id_: ResourceId) -> None:
    """Takes a configuration, or a part of one, out of all that is deployed."""
    for commit in under(world, COMMITS, instance_of(id_)):
        kept = _without(commit.hidden.get(CONTENTS, []), id_.key)
        if kept != commit.hidden.get(CONTENTS, []):
            world.put(commit.noting(**{CONTENTS: kept}))


def next_number(world: World, instance: ResourceId) -> int:
    return max(map(_number, under(world, COMMITS, instance)), default=0) + 1


def _number(commit: Resource) -> int:
    return int(commit.hidden.get(NUMBER, 0))


def _plain(resource: Resource) -> Body:
    kept = {name: value for name, value in resource.body.items() if not name.startswith("$")}
    return {**kept, "id": str(resource.id)}


def _holds(commit: Resource, id_: ResourceId) -> bool:
    held = (str(each["id"]).casefold() for each in commit.hidden.get(CONTENTS, []))
    return any(f"{id_.key}/".startswith(f"{each}/") for each in held)


def _without(contents: list[Body], key: str) -> list[Body]:
    """The same at every depth without what has that name."""
    return [
        {name: _without(value, key) if _parts(value) else value for name, value in each.items()}
        for each in contents
        if str(each.get("id", "")).casefold() != key
    ]


def _parts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)
