"""Every property of Microsoft.AVS, wrong in each way in which it can be."""

from collections.abc import Iterator

import pytest

from landbridge.catalogue.shapes import Property, Shapes, Wrong, shapes

AVS = shapes("Microsoft.AVS")
RESOURCES = sorted(each for each in AVS.resources if AVS.of(each))


def whole(known: Shapes, model: str, deep: int = 0) -> dict[str, object]:
    """A body with all that clients may write."""
    found = known.model(model)
    kind = next(iter(found.kinds), "")
    properties = known.model(found.kinds[kind]).properties if kind else found.properties
    body = {
        name: filled(known, each, deep + 1)
        for name, each in properties.items()
        if not each.read_only and deep < 8
    }
    return {**body, found.by: kind} if kind else body


def filled(known: Shapes, held: Property, deep: int) -> object:
    if held.model:
        return whole(known, held.model, deep)
    if held.list_of:
        return [filled(known, held.list_of, deep)]
    if held.map_of:
        return {"key": filled(known, held.map_of, deep)}
    values = {"string": "text", "integer": 3, "number": 3.5, "boolean": True, "any": {}}
    return held.values[0] if held.values else values[held.is_]


def places(body: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(body, dict):
        for name, value in body.items():
            yield (*path, name)
            yield from places(value, (*path, name))


def changed(body: object, path: tuple[str, ...], value: object) -> dict[str, object]:
    assert isinstance(body, dict)
    head, *rest = path
    if not rest:
        return {**body, head: value}
    return {**body, head: changed(body[head], tuple(rest), value)}


def at(body: object, path: tuple[str, ...]) -> object:
    for step in path:
        assert isinstance(body, dict)
        body = body[step]
    return body


def wrongs(resource: str, body: object) -> list[tuple[str, Wrong]]:
    return [(each.path, each.wrong) for each in AVS.misfits(body, AVS.of(resource))]


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_body_with_all_that_may_be_written_fits(resource: str) -> None:
    assert wrongs(resource, whole(AVS, AVS.of(resource))) == []


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_property_of_another_name_is_unknown_wherever_it_stands(resource: str) -> None:
    body = whole(AVS, AVS.of(resource))
    maps = ("tags",)
    for path in places(body):
        if path[-2:-1] not in [(each,) for each in maps]:
            other = (*path[:-1], "nobody")
            assert (".".join(other), Wrong.UNKNOWN) in wrongs(
                resource, changed(body, other, 1)
            ) or any(name in maps for name in path)


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_value_of_another_type_is_told_with_its_place(resource: str) -> None:
    body = whole(AVS, AVS.of(resource))
    for path in places(body):
        value = at(body, path)
        if value != {}:
            other: object = 7 if isinstance(value, str | dict | list | bool) else "text"
            found = wrongs(resource, changed(body, path, other))
            assert (".".join(path), Wrong.TYPE) in found or (".".join(path), Wrong.VALUE) in found


@pytest.mark.parametrize("resource", RESOURCES)
def test_what_is_required_is_missed(resource: str) -> None:
    model = AVS.model(AVS.of(resource))
    for name, each in model.properties.items():
        if each.required:
            assert (name, Wrong.MISSING) in wrongs(resource, {})


def test_the_guide_s_own_property_is_unknown() -> None:
    body = {
        "location": "eastus",
        "sku": {"name": "av64"},
        "properties": {
            "managementCluster": {"clusterSize": 3},
            "networkBlock": "10.0.0.0/22",
            "virtualNetworkIntegration": {"enabled": True},
        },
    }
    assert wrongs("privateClouds", body) == [
        ("properties.virtualNetworkIntegration", Wrong.UNKNOWN)
    ]


def test_a_value_outside_of_its_list_is_told_with_the_list() -> None:
    body = whole(AVS, "PrivateCloud")
    (found,) = AVS.misfits(changed(body, ("properties", "internet"), "Off"), "PrivateCloud")
    assert found.problem == "'Off' is none of Enabled, Disabled"


def test_what_is_set_at_creation_only_is_told_where_it_would_change() -> None:
    standing = whole(AVS, "PrivateCloud")
    assert list(AVS.frozen(standing, standing, "PrivateCloud")) == []
    other = changed(standing, ("properties", "virtualNetworkId"), "another")
    (found,) = AVS.frozen(other, standing, "PrivateCloud")
    assert (found.path, found.wrong) == ("properties.virtualNetworkId", Wrong.CREATE_ONLY)
