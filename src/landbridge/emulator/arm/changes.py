"""Making, changing and deleting resources, by the rules that hold for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.canonical import DELETING, canonical
from landbridge.emulator.arm.fitting import (
    STATE,
    change_of,
    refuse_misfit,
    refuse_misfit_patch,
    tells,
    whole_body,
)
from landbridge.emulator.arm.inline import etag, parted
from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.arm.locking import refuse_locked_change, refuse_locked_deletion
from landbridge.emulator.arm.merge import merged
from landbridge.emulator.arm.naming import refuse_name
from landbridge.emulator.arm.operation import Operation
from landbridge.emulator.arm.tag_limits import refuse_tags
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.region import placed
from landbridge.emulator.store import Body, Resource

PUT, DELETE = "PUT", "DELETE"


class Outcome(NamedTuple):
    """What became of a change: the resource, whether it is new, the work that goes on."""

    resource: Resource
    created: bool
    operation: Operation | None


@dataclass(frozen=True)
class Matching:
    """What a client expects to stand: an etag, "*" for anything, "" for no expectation."""

    match: str = ""
    none_match: str = ""

    def refuse(self, standing: str) -> None:
        """Raises Refusal where something else stands than a client expects, by its etag."""
        if self.match and (not standing or self.match not in ("*", standing)):
            raise refusals.precondition(self.match)
        if self.none_match and standing and self.none_match in ("*", standing):
            raise refusals.precondition(self.none_match)


@dataclass(frozen=True)
class Changes:
    """Changes of one world."""

    world: World

    def put(
        self,
        id_: ResourceId,
        body: Body,
        matching: Matching,
        options: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Raises Refusal, and then nothing has changed."""
        kind = self.world.kinds.of(id_)
        with self.world.store.change():
            name = canonical(self.world, kind, id_)
            standing = self._free(kind, name, matching)
            refuse_locked_change(self.world.store, name)
            refuse_misfit(kind, body, standing)
            refuse_tags(body.get("tags"))
            whole = placed(whole_body(kind, body, standing))
            return self._made(kind, Wanted(name, whole, standing, options or {}))

    def patch(self, id_: ResourceId, body: Body, matching: Matching) -> Outcome:
        """Like `put`, of what is sent laid over what stands."""
        kind = self.world.kinds.of(id_)
        with self.world.store.change():
            standing = self._free(kind, id_, matching)
            if standing is None:
                raise refusals.absent(id_)
            refuse_locked_change(self.world.store, standing.id)
            refuse_misfit_patch(kind, body, standing)
            whole = merged(standing.body, change_of(kind, body))
            refuse_tags(whole.get("tags"))
            return self._made(kind, Wanted(standing.id, whole, standing))

    def delete(
        self, id_: ResourceId, matching: Matching, options: Mapping[str, str] | None = None
    ) -> Operation | None:
        """The work of a deletion; None where it is over at once. Raises Refusal."""
        kind = self.world.kinds.of(id_)
        with self.world.store.change():
            standing = self._free(kind, id_, matching)
            if standing is None:
                raise refusals.absent(id_)
            refuse_locked_deletion(self.world.store, standing.id)
            if not (kind.forcible and _forced(options or {})):
                kind.refuse_delete(self.world, standing)
            hours = kind.hours_to_delete(standing)
            if not hours:
                self.take_away(kind, standing)
                return None
            self.world.put(standing.with_properties(provisioningState=DELETING))
            return self.world.begin(standing.id, DELETE, hours)

    def make(self, id_: ResourceId, body: Body) -> Resource:
        """What a deployment asks for, whatever stands."""
        return self.put(id_, body, Matching()).resource

    def unmake(self, id_: ResourceId) -> Operation | None:
        """What the end of something larger asks for: like `delete` by force, of what stands."""
        standing = self.world.store.get(id_)
        return self.delete(id_, Matching(), {"force": "true"}) if standing else None

    def take_away(self, kind: Kind, resource: Resource) -> None:
        """What stands no longer, with all that goes with it."""
        kind.gone(self.world, resource)
        self.world.store.delete(resource.id)

    def _made(self, kind: Kind, wanted: Wanted) -> Outcome:
        if wanted.before is None:
            refuse_name(wanted.id)
        kind.refuse(self.world, wanted)
        own, inline = parted(kind, wanted.body)
        body = kind.begun(self.world, replace(wanted, body=own))
        resource = _since(self.world.new(wanted.id, body), wanted.before)
        hours = kind.hours(wanted)
        if hours:
            return self._under_way(kind, resource, wanted, hours)
        done = self.world.put(_succeeded(resource) if tells(kind, STATE) else resource)
        for name, children in inline.items():
            self._laid_in(kind.inline[name], done.id, children)
        return Outcome(self.world.put(kind.done(self.world, done)), wanted.before is None, None)

    def _laid_in(self, kind: Kind, parent: ResourceId, children: list[Body]) -> None:
        """Makes what a parent's body holds, and takes away what it holds no more."""
        last = kind.path.rpartition("/")[2]
        wanted = {parent.child(last, str(each.get("name") or "")): each for each in children}
        kept = {id_.key for id_ in wanted}
        for standing in self.world.store.of_type(kind.type, within=str(parent)):
            if standing.id.key not in kept:
                kind.refuse_delete(self.world, standing)
                self.take_away(kind, standing)
        for id_, body in wanted.items():
            before = self.world.store.get(id_)
            self._made(kind, Wanted(id_, whole_body(kind, body, before), before))

    def _under_way(self, kind: Kind, resource: Resource, wanted: Wanted, hours: float) -> Outcome:
        state = kind.states[1] if wanted.before else kind.states[0]
        put = self.world.put(resource.with_properties(provisioningState=state))
        return Outcome(put, wanted.before is None, self.world.begin(put.id, PUT, hours))

    def _free(self, kind: Kind, id_: ResourceId, matching: Matching) -> Resource | None:
        """What stands, if nothing else is being done to it."""
        standing = self.world.kinds.of(id_).found(self.world, id_)
        matching.refuse(etag(self.world, kind, standing) if standing else "")
        if standing and self.world.operations.of(standing.id):
            raise refusals.busy(standing.id)
        return standing


def _succeeded(resource: Resource) -> Resource:
    return resource.with_properties(provisioningState="Succeeded")


def _forced(options: Mapping[str, str]) -> bool:
    return options.get("force", "").casefold() == "true"


def _since(resource: Resource, before: Resource | None) -> Resource:
    if before is None:
        return resource
    return Resource(before.id, resource.body, before.created, resource.changed, before.version)
