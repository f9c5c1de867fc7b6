"""The estate's own limits are those of the catalogue; the model lies below it and cannot ask."""

from typing import get_args

import pytest

from landbridge.catalogue import catalogue
from landbridge.model.estate import Policy, SizingOptions


@pytest.mark.parametrize(
    ("option", "limit", "fact_id"),
    [
        ("memory_overcommit", "ge", "sizing.memory-overcommit-min"),
        ("memory_overcommit", "le", "sizing.memory-overcommit-max"),
        ("compression", "ge", "sizing.dedup-compression-min"),
        ("compression", "le", "sizing.dedup-compression-max"),
        ("hosts_per_cluster_max", "ge", "cluster.hosts-min"),
    ],
)
def test_the_estates_limits_are_the_catalogues(option: str, limit: str, fact_id: str) -> None:
    rules = SizingOptions.model_fields[option].metadata
    assert [getattr(rule, limit) for rule in rules if hasattr(rule, limit)] == [
        catalogue().number(fact_id)
    ]


def test_the_estates_policies_are_the_catalogues() -> None:
    known = {
        fact.id.split(".")[1]
        for fact in catalogue().under("storage-policy")
        if fact.id.endswith(".ftt")
    }
    assert set(get_args(Policy)) - {"advised"} == known
