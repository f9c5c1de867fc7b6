"""Features of a subscription, through azure-mgmt-resource-features."""

from collections.abc import Iterator

import pytest
from azure.core.exceptions import HttpResponseError
from azure.mgmt.resource.features import FeatureClient
from tests.emulator.azure import Azure, Client
from tests.emulator.monitor import at

AVS, SAN = "Microsoft.AVS", "CloudSanExperience"


@pytest.fixture
def features(azure: Azure) -> Iterator[Client]:
    kind: Client = FeatureClient
    with kind(azure.credential, azure.subscription, **at(azure)) as client:
        yield client.features


def test_published_features_are_registered_and_unregistered(features: Client) -> None:
    states = {each.name: each.properties.state for each in features.list(AVS)}
    assert states == {
        f"{AVS}/AnfDatastoreExperience": "NotRegistered",
        f"{AVS}/{SAN}": "NotRegistered",
    }
    assert features.register(AVS, SAN.lower()).properties.state == "Registered"
    assert features.get(AVS, SAN).properties.state == "Registered"
    assert "Registered" in {each.properties.state for each in features.list_all()}
    assert features.unregister(AVS, SAN).properties.state == "Unregistered"


def test_features_that_no_page_names_are_not_made_up(features: Client) -> None:
    with pytest.raises(HttpResponseError) as caught:
        features.register(AVS, "Teleport")
    assert "The feature 'Teleport' of Microsoft.AVS is not found" in str(caught.value)
    with pytest.raises(HttpResponseError) as caught:
        features.get("Microsoft.Network", "AllowNsgOnGateway")
    assert caught.value.status_code == 404
