"""How long a deployment takes is told as far as it is published, and no further."""

from dataclasses import replace

import pytest
from tests.deploy.applied import path_of

from landbridge.deploy.change import Change, change
from landbridge.deploy.durations import Lasting, Span, lasting, span
from landbridge.deploy.final import final
from landbridge.deploy.work import Work

CLUSTER = "Microsoft.AVS/privateClouds/clusters"


def named(works: tuple[Work, ...], name: str) -> Work:
    return next(each for each in works if each.path == path_of(works, name))


@pytest.mark.parametrize(("hosts", "least"), [(15, None), (16, 4.0)])
def test_only_a_whole_cluster_has_a_published_time(
    works: tuple[Work, ...], hosts: int, least: float | None
) -> None:
    one = next(each for each in works if each.type == CLUSTER)
    properties = {**one.body["properties"], "clusterSize": hosts}
    found = replace(one, body={**one.body, "properties": properties})
    assert span(Change(found, None)) == Span(least, 4.0)


def test_a_cloud_takes_five_hours_at_least_and_fifteen_are_waited_for(
    works: tuple[Work, ...],
) -> None:
    assert span(Change(named(works, "avs-contoso"), None)) == Span(5.0, 15.0)


def test_each_host_more_takes_its_time_and_what_stands_takes_none(
    works: tuple[Work, ...],
) -> None:
    one = next(each for each in works if each.type == CLUSTER)
    hosts = int(one.body["properties"]["clusterSize"])
    fewer = {**one.body, "properties": {**one.body["properties"], "clusterSize": hosts - 2}}
    assert span(change(one, fewer)) == Span(3.0)
    assert span(change(one, one.body)) == Span(0.0, 0.0)


def test_what_nobody_publishes_is_counted_and_not_taken_for_nothing(
    works: tuple[Work, ...],
) -> None:
    found = [Change(named(works, name), None) for name in ("avs-contoso", "nsg-lake", "vnet-avs")]
    assert lasting(found) == Lasting(5.0, 15.0, 2)


def test_what_cannot_be_undone_is_told_of_what_is_made_and_of_nothing_that_stands(
    works: tuple[Work, ...],
) -> None:
    address = named(works, "hub-firewall-ip")
    assert "the address is given back" in final(Change(address, None))
    assert final(change(address, address.body)) == ""
    assert final(Change(named(works, "nsg-lake"), None)) == ""
