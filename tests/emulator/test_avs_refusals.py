"""Every property of Microsoft.AVS over HTTP, wrong in each way in which it can be.

The places are generated from the models of azure-mgmt-avs. What is unknown, of a wrong type or
outside of its list is refused, and so is a change of what is set at creation only; what only the
service writes is passed over, so that a body that was read can be sent again. Nothing changes.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.controlled import control
from tests.emulator.estate import AVS, CLUSTER, NETWORK, Clouds, Refused, Sample, samples

from landbridge.catalogue.shapes import Property, Shapes, shapes

SHAPES: Shapes = shapes(AVS)
Path = tuple[str, ...]
Json = Any

OTHERS = {"string": 7, "integer": "text", "number": "text", "boolean": "text"}
"""A value of another type, for each type."""

READ_ONLY = ["maintenances/m", "provisionedNetworks/vsan", f"{NETWORK}/gateways/g"]
READ_ONLY += [f"{CLUSTER}/virtualMachines/vm-1", f"{NETWORK}/virtualMachines/v", NETWORK]


def places(model: str, body: Json, path: Path = ()) -> Iterator[tuple[Path, Property]]:
    """Each property of a model at its path, of the form that a body has."""
    found = SHAPES.model(model)
    told = body if isinstance(body, dict) else {}
    kind = found.kind(told.get(found.by, next(iter(found.kinds), ""))) if found.by else None
    for name, held in SHAPES.model(kind or model).properties.items():
        yield (*path, name), held
        if held.model and not held.read_only:
            yield from places(held.model, told.get(name), (*path, name))


def changed(body: Json, path: Path, value: Json) -> dict[str, Json]:
    """The body with a value at a path; objects that lack on the way are made."""
    head, *rest = path
    told = body if isinstance(body, dict) else {}
    return {**told, head: changed(told.get(head), tuple(rest), value) if rest else value}


def at(body: Json, path: Path) -> Json:
    for step in path:
        body = body.get(step) if isinstance(body, dict) else None
    return body


def other(held: Property) -> Json:
    """A value of another type."""
    if held.model or held.list_of or held.map_of or held.values:
        return 7
    return OTHERS.get(held.is_)


def wrong(model: str, body: Json) -> Iterator[tuple[str, Json]]:
    """Bodies that are wrong in one place, each with the place."""
    for path, held in places(model, body):
        stranger = (*path[:-1], "nobody")
        yield ".".join(stranger), changed(body, stranger, 1)
        if not held.read_only and other(held) is not None:
            yield ".".join(path), changed(body, path, other(held))
        if held.values and not held.read_only:
            yield ".".join(path), changed(body, path, "nothing-known")


def misread(told: Refused, place: str) -> bool:
    """Whether a refusal is another than the one of a body that cannot be read at a place."""
    named = f"'{place}' " in told.told
    return (told.status, told.code, named) != (400, "InvalidRequestContent", True)


def standing(clouds: Clouds, path: str) -> Json:
    """The resource when nothing is done to it any more."""
    while True:
        found = clouds.read(path)
        if found.get("properties", {}).get("provisioningState", "Succeeded") == "Succeeded":
            return found


@pytest.fixture
def made(clouds: Clouds) -> list[Sample]:
    """One of each type and form, as it stands."""
    found = []
    for sample in samples(clouds):
        clouds.put(sample.path, sample.body)
        standing(clouds, sample.path)
        found.append(sample)
    return found


def sendable(model: str, body: Json) -> Iterator[tuple[Path, Json]]:
    """Values for what only the service writes, where a body has what is around it."""
    for path, held in places(model, body):
        if held.read_only and isinstance(at(body, path[:-1]), dict):
            yield path, changed(body, path, "of-a-client")


def other_than(held: Property) -> Json:
    """Another value of the same type."""
    if held.model:
        name, first = next(iter(SHAPES.model(held.model).properties.items()))
        return {name: other_than(first)}
    if held.list_of:
        return [other_than(held.list_of)]
    if held.values:
        return held.values[-1]
    return {"integer": 7, "boolean": True}.get(held.is_, "10.99.0.0/24")


def create_only(model: str, body: Json) -> Iterator[tuple[Path, Json]]:
    """Bodies that change what is set at creation only, where a body has what is around it."""
    for path, held in places(model, body):
        if held.create_only and isinstance(at(body, path[:-1]), dict):
            yield path, changed(body, path, other_than(held))


def test_a_body_that_is_wrong_in_one_place_is_refused_with_the_place(
    clouds: Clouds, made: list[Sample]
) -> None:
    asked, bad = 0, []
    for sample in made:
        before = clouds.read(sample.path)
        for place, sent in wrong(SHAPES.of(sample.type), sample.body):
            asked += 1
            told = clouds.refused("PUT", sample.path, sent)
            bad += [(sample.path, place, told)] if misread(told, place) else []
        assert clouds.read(sample.path) == before
    assert bad == []
    assert asked > 450


def test_a_change_that_is_wrong_in_one_place_is_refused_with_the_place(
    clouds: Clouds, made: list[Sample]
) -> None:
    asked, bad = 0, []
    host = Sample(f"{clouds.new}/{CLUSTER}/hosts/{clouds.hosts(clouds.new)[0]}", {})
    for sample in [*made, host]:
        model = SHAPES.of(sample.type, "patch")
        before = clouds.read(sample.path)
        for place, sent in wrong(model, {}) if model else ():
            asked += 1
            told = clouds.refused("PATCH", sample.path, sent)
            bad += [(sample.path, place, told)] if misread(told, place) else []
        assert clouds.read(sample.path) == before
    assert bad == []
    assert asked > 50


def test_what_only_the_service_writes_stays_what_it_was(clouds: Clouds, made: list[Sample]) -> None:
    asked, bad = 0, []
    for sample in made:
        before = clouds.read(sample.path)
        for path, sent in sendable(SHAPES.of(sample.type), sample.body):
            asked += 1
            clouds.put(sample.path, sent)
            after = standing(clouds, sample.path)
            same = path[0] == "systemData" or at(after, path) == at(before, path)
            bad += [] if same else [(sample.path, path, at(after, path))]
    assert bad == []
    assert asked > 100


def test_what_is_set_at_creation_only_cannot_be_changed(clouds: Clouds, made: list[Sample]) -> None:
    asked = set()
    for sample in made:
        before = clouds.read(sample.path)
        for path, sent in create_only(SHAPES.of(sample.type), sample.body):
            asked.add((sample.type, ".".join(path)))
            told = clouds.refused("PUT", sample.path, sent)
            if path == ("location",):  # Resource Manager's own refusal, as of all types
                assert (told.status, told.code) == (409, "InvalidResourceLocation")
                continue
            assert (told.status, told.code) == (400, "InvalidRequestContent"), path
            assert f"'{'.'.join(path)}' can be set at creation only" in told.told
        assert clouds.read(sample.path) == before
    assert asked == {
        ("privateClouds", "location"),
        ("privateClouds", "properties.availability"),
        ("privateClouds", "properties.virtualNetworkId"),
        ("privateClouds/iscsiPaths", "properties.networkBlock"),
    }


def test_a_resource_that_was_read_can_be_sent_again(clouds: Clouds, made: list[Sample]) -> None:
    for sample in made:
        before = clouds.read(sample.path)
        clouds.put(sample.path, before)
        after = standing(clouds, sample.path)
        for body in (before, after):
            body.pop("systemData", None)
            body.get("properties", {}).pop("revision", None)
        assert after == before


def test_a_resource_without_its_properties_is_taken_or_refused_by_name(
    clouds: Clouds, made: list[Sample]
) -> None:
    """Many models may go without; where the service needs some, it says which."""
    for sample in made:
        before = clouds.read(sample.path)
        for body in ({**sample.body, "properties": {}}, {**sample.body, "properties": None}):
            answer = clouds.ask("PUT", sample.path, body)
            told = answer.json().get("error", {})
            assert answer.status_code in (200, 400), (sample.path, answer.text)
            assert answer.status_code == 200 or told["target"], told
            if answer.status_code == 400:
                assert clouds.read(sample.path) == before
            standing(clouds, sample.path)


@pytest.mark.parametrize("path", READ_ONLY)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_what_the_service_alone_makes_is_neither_put_nor_deleted(
    clouds: Clouds, method: str, path: str
) -> None:
    told = clouds.refused(method, f"{clouds.new}/{path}", {})
    assert (told.status, told.code) == (405, "HttpMethodNotAllowed")
    assert told.told.endswith(f"does not support the method {method}.")


UNPATCHED = ["addons/SRM", "licenses/VmwareFirewall", "iscsiPaths/default"]
UNPATCHED += ["hcxEnterpriseSites/site", "authorizations/a", f"{CLUSTER}/datastores/d"]


@pytest.mark.parametrize("path", UNPATCHED)
def test_what_no_client_patches_is_not_patched(clouds: Clouds, path: str) -> None:
    assert clouds.refused("PATCH", f"{clouds.new}/{path}", {}).code == "HttpMethodNotAllowed"


ACTIONS = {
    f"{CLUSTER}/virtualMachines/vm-1/restrictMovement": "restrictMovement",
    "maintenances/m/schedule": "scheduleTime",
    "maintenances/m/reschedule": "rescheduleTime",
}


@pytest.mark.parametrize("path", ACTIONS)
def test_the_body_of_an_action_is_held_to_its_model(
    azure: Azure, clouds: Clouds, path: str
) -> None:
    control(azure, "PUT", f"{clouds.new}/maintenances/m", json={})
    name = ACTIONS[path]
    for place, body in (("nobody", {"nobody": 1}), (name, {name: 7})):
        told = clouds.refused("POST", f"{clouds.new}/{path}", body)
        assert not misread(told, place), told
