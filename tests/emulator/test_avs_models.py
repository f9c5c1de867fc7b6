"""What the emulator tells of Microsoft.AVS, read with the models of azure-mgmt-avs."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest
from azure.mgmt.avs import models
from azure.mgmt.avs._utils.model_base import _deserialize
from tests.emulator.azure import Azure
from tests.emulator.controlled import control
from tests.emulator.estate import AVS, CLUSTER, NETWORK, Clouds, samples

from landbridge.catalogue.shapes import Property, shapes

SHAPES = shapes(AVS)
READ_ONLY = {
    "clusters/hosts": f"{CLUSTER}/hosts",
    "clusters/virtualMachines": f"{CLUSTER}/virtualMachines",
    "maintenances": "maintenances",
    "provisionedNetworks": "provisionedNetworks",
    "workloadNetworks": "workloadNetworks",
    "workloadNetworks/gateways": f"{NETWORK}/gateways",
    "workloadNetworks/virtualMachines": f"{NETWORK}/virtualMachines",
}


def model_of(type_: str) -> str:
    return SHAPES.of(type_) or SHAPES.of(type_, "get")


def strangers(told: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401
    """The places of what was told that a model, as it was deserialised, does not know."""
    if isinstance(told, list):
        for number, each in enumerate(told):
            yield from strangers(each, f"{path}[{number}]")
    if not hasattr(told, "_attr_to_rest_field"):
        return
    known = {field._rest_name: name for name, field in told._attr_to_rest_field.items()}
    for name in told:
        if name not in known:
            yield f"{path}.{name}"
        else:
            yield from strangers(getattr(told, known[name]), f"{path}.{name}")


def unlisted(told: Any, model: str, path: str = "") -> Iterator[str]:  # noqa: ANN401
    """The places whose value is of another type than the model's, or outside of its list."""
    found = SHAPES.model(model)
    kind = found.kind(told.get(found.by)) if found.by else None
    properties = SHAPES.model(kind).properties if kind else found.properties
    for name, held in properties.items():
        if name in told:
            yield from _unlisted(told[name], held, f"{path}.{name}")


def _unlisted(value: Any, held: Property, path: str) -> Iterator[str]:  # noqa: ANN401
    kinds: dict[str, type | tuple[type, ...]]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "any": object}
    if held.model:
        yield from unlisted(value, held.model, path)
    elif held.list_of:
        for number, each in enumerate(value):
            yield from _unlisted(each, held.list_of, f"{path}[{number}]")
    elif held.values:
        yield from [] if value in held.values else [f"{path}={value}"]
    elif held.is_ and not isinstance(value, kinds[held.is_]):
        yield f"{path}={value}"


def held_against(body: dict[str, Any], type_: str) -> list[str]:
    model = model_of(type_)
    read = _deserialize(getattr(models, model), body)
    return [*strangers(read), *unlisted(body, model)]


def test_each_type_that_clients_put_is_told_as_their_models_have_it(clouds: Clouds) -> None:
    seen = set()
    for sample in samples(clouds):
        clouds.put(sample.path, sample.body)
        parent = sample.path.rpartition("/")[0]
        for body in (clouds.read(sample.path), *clouds.read(parent)["value"]):
            assert held_against(body, sample.type) == []
            assert body["type"].casefold() == f"{AVS}/{sample.type}".casefold()
        seen.add(sample.type)
    unsupported = {"privateClouds/cloudLinks"}
    assert seen == {each for each in SHAPES.resources if SHAPES.of(each)} - unsupported - {
        "privateClouds/clusters/hosts"
    }


@pytest.mark.parametrize("type_", READ_ONLY)
def test_each_type_that_clients_only_read_is_told_as_their_models_have_it(
    clouds: Clouds, type_: str
) -> None:
    control(clouds.azure, "PUT", f"{clouds.new}/maintenances/esxi", json={"failing": ["disk"]})
    for cloud in (clouds.new, clouds.old):
        if type_ == "maintenances" and cloud == clouds.old:
            continue
        listed = clouds.read(f"{cloud}/{READ_ONLY[type_]}")["value"]
        assert listed
        for body in listed:
            assert held_against(body, f"privateClouds/{type_}") == []
            assert clouds.read(body["id"]) == body


def test_types_of_host_are_told_as_the_model_has_them(azure: Azure) -> None:
    found = list(azure.avs.skus.list())
    assert {each.name for each in found} == {"av20", "av36", "av36p", "av48", "av52", "av64"}
    assert {each.resource_type for each in found} == {"privateClouds", "privateClouds/clusters"}
    for each in found:
        assert list(strangers(each)) == []
        assert "uksouth" in each.locations
    told = {each.name: each.value for each in found[-1].capabilities}
    assert told == {
        "CpuCoreCount": "64",
        "RamGB": "1024",
        "StorageCacheTB": "0",
        "StorageTB": "19.25",
        "HostType": "av64",
    }


def test_what_is_no_property_of_a_model_is_found_by_the_test_itself() -> None:
    read = _deserialize(models.Datastore, {"properties": {"status": "Attached", "volume": 1}})
    assert list(strangers(read)) == [".properties.volume"]
    assert isinstance(read.properties.status, str | Enum)
    assert list(unlisted({"properties": {"status": "On"}}, "Datastore")) == [
        ".properties.status=On"
    ]
