"""Laws of laying what is wanted over what stands: nothing of others goes, and once is enough."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.deploy.merged import Difference, beside, differences, merged

NAMES = st.sampled_from(["a", "b", "c"])
PLAIN = st.one_of(st.booleans(), st.integers(0, 3), st.sampled_from(["x", "y"]))
PREFIXES = st.lists(
    st.sampled_from(["10.0.0.0/16", "10.0.1.0/24", "10.1.0.0/16"]), unique=True, min_size=1
)


def bodies(depth: int = 2) -> st.SearchStrategy[dict[str, Any]]:
    keys: dict[str, st.SearchStrategy[Any]] = {
        "plain": PLAIN,
        "addressPrefixes": PREFIXES,
        "sourcePortRange": PLAIN,
        "sourcePortRanges": PLAIN,
    }
    if depth:
        inner = bodies(depth - 1)
        keys["deep"] = inner
        keys["named"] = st.dictionaries(NAMES, inner, min_size=1).map(
            lambda found: [{"name": name, **each} for name, each in found.items()]
        )
    return st.fixed_dictionaries({}, optional=keys)


@given(bodies(), bodies())
def test_all_that_is_wanted_stands_afterwards(standing: Any, wanted: Any) -> None:  # noqa: ANN401
    assert not list(differences(merged(standing, wanted), wanted))


@given(bodies(), bodies())
def test_a_second_time_changes_nothing(standing: Any, wanted: Any) -> None:  # noqa: ANN401
    once = merged(standing, wanted)
    assert merged(once, wanted) == once


@given(bodies(), bodies())
def test_what_stood_beside_still_stands(standing: Any, wanted: Any) -> None:  # noqa: ANN401
    before = {each.path for each in beside(standing, wanted)}
    assert before == {each.path for each in beside(merged(standing, wanted), wanted)}


@given(bodies())
def test_what_stands_as_it_is_wanted_does_not_differ(body: Any) -> None:  # noqa: ANN401
    assert not list(differences(body, body))
    assert not list(beside(body, body))
    assert merged(body, body) == body


def test_prefixes_that_the_service_added_stay() -> None:
    standing = {"addressSpace": {"addressPrefixes": ["10.0.0.0/22", "10.1.110.0/24"]}}
    wanted = {"addressSpace": {"addressPrefixes": ["10.0.0.0/20"]}}
    assert merged(standing, wanted) == {
        "addressSpace": {"addressPrefixes": ["10.0.0.0/20", "10.1.110.0/24"]}
    }


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        ({"destinationPortRange": "443"}, {"destinationPortRanges": ["443", "8443"]}),
        ({"destinationPortRanges": ["443", "8443"]}, {"destinationPortRange": "443"}),
        ({"sourceAddressPrefix": "*"}, {"sourceApplicationSecurityGroups": [{"id": "web"}]}),
        (
            {"nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.0.0.4"},
            {"nextHopType": "None"},
        ),
    ],
)
def test_what_says_the_same_otherwise_gives_way(standing: Any, wanted: Any) -> None:  # noqa: ANN401
    assert merged({"priority": 9, **standing}, wanted) == {"priority": 9, **wanted}
    assert list(differences(standing, wanted))


def test_a_route_that_others_added_stays_and_is_told() -> None:
    standing = {"routes": [{"name": "theirs", "to": "a"}, {"name": "ours", "to": "b"}]}
    wanted = {"routes": [{"name": "Ours", "to": "c"}]}
    assert [each["name"] for each in merged(standing, wanted)["routes"]] == ["Ours", "theirs"]
    assert [each.path for each in beside(standing, wanted)] == ["routes[theirs]"]
    assert list(differences(standing, wanted)) == [Difference("routes[Ours].to", "b", "c")]


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        ("East US", "eastus"),
        ("/subscriptions/S/resourcegroups/RG", "/subscriptions/s/resourceGroups/rg"),
        (["10.0.0.0/8"], ["10.0.0.0/8"]),
        (["b", "a"], ["a", "b"]),
    ],
)
def test_what_azure_takes_for_the_same_does_not_differ(standing: object, wanted: object) -> None:
    assert not list(differences({"key": standing}, {"key": wanted}))


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [(None, "a"), ("a", "b"), (["a"], ["a", "b"]), (["a", "b"], ["a"]), (True, False), (1, "1")],
)
def test_what_stands_otherwise_differs(standing: object, wanted: object) -> None:
    found = list(differences({"key": standing}, {"key": wanted}))
    assert found == [Difference("key", standing, wanted)]
