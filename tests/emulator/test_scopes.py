"""Lists that no resource stands behind are told of scopes that stand, and of nothing else."""

import pytest
from tests.emulator.azure import Azure

NOWHERE = "/subscriptions/11111111-1111-4111-8111-111111111111"
COMPUTED = (
    "Microsoft.AlertsManagement/alerts",
    "Microsoft.Authorization/permissions",
    "Microsoft.Authorization/policyAssignments",
    "Microsoft.Authorization/policyDefinitions",
    "Microsoft.Authorization/roleAssignments",
    "Microsoft.Authorization/roleDefinitions",
    "Microsoft.Features/features",
    "Microsoft.Features/providers/Microsoft.AVS/features",
    "Microsoft.Insights/diagnosticSettings",
    "Microsoft.Insights/eventtypes/management/values",
)
ALONE = (
    "Microsoft.Authorization/permissions",
    "Microsoft.Features/features",
    "Microsoft.Insights/eventtypes/management/values",
    "Microsoft.Insights/metricDefinitions",
    "Microsoft.Insights/metricNamespaces",
    "Microsoft.Insights/metrics",
)
ASKED = {"api-version": "2022-04-01", "$filter": ""}


@pytest.mark.parametrize("type_", COMPUTED)
def test_a_subscription_that_does_not_stand_has_no_lists(azure: Azure, type_: str) -> None:
    answer = azure.ask("GET", f"{NOWHERE}/providers/{type_}", params=ASKED)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "SubscriptionNotFound"


@pytest.mark.parametrize("type_", ALONE)
def test_what_is_had_as_a_list_alone_has_no_names(azure: Azure, type_: str) -> None:
    path = f"/subscriptions/{azure.subscription}/providers/{type_}/one"
    answer = azure.ask("GET", path, params=ASKED)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ResourceNotFound")


def test_a_feature_of_a_subscription_that_does_not_stand_is_not_registered(azure: Azure) -> None:
    feature = "Microsoft.Features/providers/Microsoft.AVS/features/CloudSanExperience"
    answer = azure.ask("POST", f"{NOWHERE}/providers/{feature}/register", params=ASKED)
    assert answer.json()["error"]["code"] == "SubscriptionNotFound"
