"""Maintenance that the control interface plans, and for which clients pick a time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.controlled import control
from tests.emulator.estate import Clouds

NAMES = ("children-new", "cloud", "esxi")
NOW = datetime.now(UTC).replace(microsecond=0)
MONDAY = NOW + timedelta(days=7 - NOW.weekday())
SATURDAY = MONDAY + timedelta(days=5)
FIRST, LAST = NOW - timedelta(days=1), NOW + timedelta(days=60)
WINDOW = {"startsAt": FIRST.isoformat(), "endsAt": LAST.isoformat()}


def planned(clouds: Clouds, **told: object) -> Any:  # noqa: ANN401
    """The client, once a maintenance is planned."""
    path = f"{clouds.new}/maintenances/esxi"
    answer = control(clouds.azure, "PUT", path, json={"window": WINDOW, **told})
    assert answer.status_code == 200, answer.text
    return clouds.azure.avs.maintenances


def refused(clouds: Clouds, action: str, name: str, at: object) -> tuple[int, str, str]:
    at = at.isoformat() if isinstance(at, datetime) else at
    told = clouds.refused("POST", f"{clouds.new}/maintenances/esxi/{action}", {name: at})
    return told.status, told.code, told.told


def disabled(found: Any) -> dict[str, bool]:  # noqa: ANN401
    return {each.kind: bool(each.is_disabled) for each in found.properties.operations}


def test_a_maintenance_is_given_a_time_and_then_another(clouds: Clouds) -> None:
    client = planned(clouds, component="ESXI", clusterId=1)
    found = client.get(*NAMES)
    assert (found.properties.component, found.properties.cluster_id) == ("ESXI", 1)
    assert found.properties.state.name == "NotScheduled"
    assert disabled(found)["Schedule"] is False
    found = client.schedule(*NAMES, {"scheduleTime": MONDAY.isoformat()})
    assert found.properties.state.name == "Scheduled"
    assert found.properties.scheduled_start_time == MONDAY
    assert disabled(found) == {
        "Schedule": True,
        "Reschedule": False,
        "MaintenanceReadinessRefresh": False,
    }
    later = MONDAY + timedelta(days=1)
    found = client.reschedule(*NAMES, {"rescheduleTime": later.isoformat()})
    assert client.get(*NAMES).properties.scheduled_start_time == later


def test_inferred_what_is_scheduled_is_only_rescheduled(clouds: Clouds) -> None:
    client = planned(clouds)
    with pytest.raises(HttpResponseError) as caught:
        client.reschedule(*NAMES, {"rescheduleTime": MONDAY.isoformat()})
    assert caught.value.status_code == 409
    client.schedule(*NAMES, {"scheduleTime": MONDAY.isoformat()})
    status, code, told = refused(clouds, "schedule", "scheduleTime", MONDAY)
    assert (status, code) == (409, "Conflict")
    assert told == ("The maintenance 'esxi' is in the state Scheduled: 'schedule' is not for it.")


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (NOW - timedelta(hours=1), "is over"),
        (LAST + timedelta(days=1), "is not from"),
        ("tomorrow", "is no time"),
        (None, "is no time"),
        ("2030-01-01T00:00:00", "lacks its offset"),
    ],
)
def test_published_a_time_lies_in_the_window(clouds: Clouds, at: object, why: str) -> None:
    planned(clouds)
    status, code, told = refused(clouds, "schedule", "scheduleTime", at)
    assert (status, code) == (400, "InvalidParameter")
    assert why in told


def test_published_nothing_starts_on_a_weekend_or_a_day_that_is_blocked(clouds: Clouds) -> None:
    day = {"startsAt": MONDAY.isoformat(), "endsAt": (MONDAY + timedelta(days=1)).isoformat()}
    blocked = [{**day, "category": "Holiday", "reason": "Public holiday"}]
    client = planned(clouds, weekends=False, blocked=blocked)
    assert "is on a weekend" in refused(clouds, "schedule", "scheduleTime", SATURDAY)[2]
    assert "is blocked: Public holiday" in refused(clouds, "schedule", "scheduleTime", MONDAY)[2]
    (schedule, *_) = client.get(*NAMES).properties.operations
    kinds = [each.kind for each in schedule.constraints]
    assert kinds == ["SchedulingWindow", "WeekendScheduling", "Blocked"]
    client.schedule(*NAMES, {"scheduleTime": (MONDAY + timedelta(days=1)).isoformat()})


@pytest.mark.parametrize(
    ("hours", "state"), [(1, "Scheduled"), (-1, "InProgress"), (-3, "Success")]
)
def test_the_state_follows_from_the_clock(clouds: Clouds, hours: int, state: str) -> None:
    start = (NOW + timedelta(hours=hours)).isoformat()
    client = planned(clouds, scheduledStartTime=start, estimatedDurationInMinutes=120)
    found = client.get(*NAMES)
    assert found.properties.state.name == state
    assert (found.properties.state.ended_at is not None) == (state == "Success")
    if state != "Scheduled":
        assert set(disabled(found).values()) == {True}
        with pytest.raises(HttpResponseError) as caught:
            client.initiate_checks(*NAMES)
        assert caught.value.status_code == 409


def test_published_what_nobody_schedules_by_the_deadline_is_scheduled_by_the_service(
    clouds: Clouds,
) -> None:
    over = {"startsAt": FIRST.isoformat(), "endsAt": (NOW - timedelta(minutes=30)).isoformat()}
    found = planned(clouds, window=over).get(*NAMES).properties
    assert (found.state.name, found.scheduled_by_microsoft) == ("InProgress", True)


def test_checks_tell_what_fails(clouds: Clouds) -> None:
    client = planned(clouds, failing=["HostMaintPrecheck"])
    assert client.get(*NAMES).properties.maintenance_readiness.status == "DataNotAvailable"
    found = client.initiate_checks(*NAMES).properties.maintenance_readiness
    assert (found.status, found.failed_checks[0].name) == ("NotReady", "HostMaintPrecheck")
    assert (
        planned(clouds).initiate_checks(*NAMES).properties.maintenance_readiness.status == "Ready"
    )


def test_maintenances_are_listed_by_their_state(clouds: Clouds) -> None:
    client = planned(clouds)
    path = f"{clouds.new}/maintenances/vcsa"
    past = {"component": "VCSA", "scheduledStartTime": (NOW - timedelta(days=2)).isoformat()}
    control(clouds.azure, "PUT", path, json=past)

    def listed(**asks: str) -> list[str]:
        return [str(each.name) for each in client.list(*NAMES[:2], **asks)]

    assert listed() == ["esxi", "vcsa"]
    assert listed(state_name="Success") == listed(status="Inactive") == ["vcsa"]
    assert listed(status="Active") == ["esxi"]


def test_by_which_times_maintenances_are_listed_is_not_known_and_said(clouds: Clouds) -> None:
    client = planned(clouds)
    with pytest.raises(HttpResponseError) as caught:
        list(client.list(*NAMES[:2], from_parameter=NOW))
    assert caught.value.error is not None
    assert caught.value.error.code == "NotImplemented"


@pytest.mark.parametrize(
    ("body", "place"),
    [({"component": "DISK"}, "component"), ({"state": "Scheduled"}, "state"), ([], "")],
)
def test_a_maintenance_that_cannot_be_is_not_planned(
    clouds: Clouds, body: object, place: str
) -> None:
    answer = control(clouds.azure, "PUT", f"{clouds.new}/maintenances/esxi", json=body)
    told = answer.json()["error"]
    assert (answer.status_code, told["code"]) == (400, "InvalidMaintenance")
    assert told.get("target", "") == place


def test_maintenance_is_planned_for_a_private_cloud_that_stands(clouds: Clouds) -> None:
    answer = control(clouds.azure, "PUT", f"{clouds.new}-lost/maintenances/esxi", json={})
    assert answer.json()["error"]["code"] == "PrivateCloudNotFound"


LATER = {
    "maintenances": ("2024-09-01", "2025-09-01"),
    "licenses": ("2024-09-01", "2025-09-01"),
    "provisionedNetworks": ("2023-09-01", "2024-09-01"),
    "pureStoragePolicies": ("2023-09-01", "2024-09-01"),
}


@pytest.mark.parametrize("type_", LATER)
def test_published_what_came_later_is_not_in_earlier_versions(clouds: Clouds, type_: str) -> None:
    before, first = LATER[type_]
    path = f"{clouds.new}/{type_}"
    answer = clouds.azure.ask("GET", path, params={"api-version": before})
    told = answer.json()["error"]
    assert (answer.status_code, told["code"]) == (400, "NoRegisteredProviderFound")
    assert f"The supported api-versions are '{first}" in told["message"]
    assert clouds.azure.ask("GET", path, params={"api-version": first}).status_code == 200


def test_a_provider_tells_the_versions_of_each_of_its_types(clouds: Clouds) -> None:
    types = clouds.azure.resources.providers.get("Microsoft.AVS").resource_types
    known = {each.resource_type: each.api_versions for each in types}
    assert known["privateClouds/maintenances"] == ["2026-03-01", "2025-09-01"]
    assert known["privateClouds"][-1] < "2024-09-01"
