"""Commits: a type of configuration, deployed in regions; one without configurations undeploys."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.arm.naming import refuse_place
from landbridge.emulator.arm.operation import Operation
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.access import refuse_access, refuse_asked
from landbridge.emulator.network.state.avnm.deployed import (
    CONTENTS,
    ERROR,
    NUMBER,
    content_of,
    next_number,
)
from landbridge.emulator.network.state.avnm.naming import COMMITS, COMMITTED, called, instance_of
from landbridge.emulator.network.state.avnm.peering import arranged
from landbridge.emulator.store import Body, Resource


class Commits(Kind):
    """How long one takes is not published."""

    type = COMMITS
    tracked = False
    methods = frozenset(("PUT", "GET", "HEAD"))

    def hours(self, wanted: Wanted) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        if "commitType" not in wanted.properties:
            raise errors.wanted(wanted.id, "properties.commitType")
        kind = _type(wanted.properties)
        if kind not in COMMITTED:
            raise errors.not_emulated(f"commits of the type {kind}")
        refuse_access(world, wanted.id, kind)
        if not wanted.properties["targetLocations"]:
            raise errors.no_region(wanted.id)
        for region in wanted.properties["targetLocations"]:
            refuse_place(self, region)
        found = [_configuration(world, wanted, each) for each in _named(wanted.properties)]
        most = number("avnm.configurations-per-region")
        if kind == "SecurityAdmin" and len(found) > most:
            raise errors.configurations_many(most)

    def begun(self, world: World, wanted: Wanted) -> Body:
        found = [_configuration(world, wanted, each) for each in _named(wanted.properties)]
        notes = {
            NUMBER: next_number(world, instance_of(wanted.id)),
            CONTENTS: [content_of(world, each) for each in found],
        }
        told = {**wanted.properties, "configurationIds": [str(each.id) for each in found]}
        told |= {"commitType": _type(told), "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": told, "$": notes}

    def done(self, world: World, resource: Resource) -> Resource:
        """It stands as done before its peerings are made."""
        standing = world.put(resource)
        faults = arranged(world, instance_of(resource.id))
        return standing.noting(**{ERROR: " ".join(faults)})

    def result(self, world: World, resource: Resource) -> Body:
        names = ("commitType", "configurationIds", "targetLocations")
        return {
            "commitId": resource.id.name,
            **{name: resource.properties.get(name) for name in names},
        }


def commit(world: World, id_: ResourceId, body: Body) -> Operation:
    """What the action of an instance does: a commit that the service gives a name."""
    refuse_asked(world, id_, body, "networkManagers/commit")
    name = id_.child("commits", guid(id_, f"/{next_number(world, id_)}"))
    kind, wanted = Commits(), Wanted(name, {"properties": body})
    kind.refuse(world, wanted)
    made = world.new(name, kind.begun(world, wanted))
    world.put(made.with_properties(provisioningState=kind.states[0]))
    return world.begin(name, "PUT", kind.hours(wanted))


def _type(properties: Body) -> str:
    return called(properties["commitType"], COMMITTED)


def _named(properties: Body) -> list[str]:
    return [str(each) for each in properties.get("configurationIds") or []]


def _configuration(world: World, wanted: Wanted, name: str) -> Resource:
    kind = _type(wanted.properties)
    found = parsed(name)
    standing = world.store.get(found) if found else None
    if (
        standing is None
        or standing.id.type != COMMITTED[kind]
        or instance_of(standing.id).key != instance_of(wanted.id).key
    ):
        raise errors.configuration_absent(name, kind)
    return standing
