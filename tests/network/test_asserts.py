"""What is asked of a network in tests of its owner, and how it fails."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.child import CONTOSO
from tests.network.small import network

from landbridge.errors import InputError
from landbridge.intake import read_network
from landbridge.network.asserts import assert_isolated, assert_reaches
from landbridge.network.estate.loaded import Loaded

Ask = Callable[..., None]
WRONG = {
    "a number alone": ("db", "app/web", "23"),
    "a port out of bounds": ("db", "app/web", "tcp/99999"),
    "a source that nobody knows": ("mars", "app/web", "https"),
    "a destination that nobody knows": ("db", "mars", "https"),
}
NO_TEXTS: dict[str, tuple[Any, ...]] = {
    "the service is 443; a text is expected": ("db", "app/web", 443),
    "the service is ['tcp/443']; a text is expected": ("db", "app/web", ["tcp/443"]),
    "the source is None; a text is expected": (None, "app/web"),
    "the destination is 5; a text is expected": ("db", 5),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("ask", [assert_reaches, assert_isolated])
def test_what_nobody_knows_is_one_kind_of_error(ask: Ask, case: str) -> None:
    with pytest.raises(InputError):
        ask(network(), *WRONG[case])


@pytest.mark.parametrize("said", NO_TEXTS)
@pytest.mark.parametrize("ask", [assert_reaches, assert_isolated])
def test_what_is_no_text_is_told_as_such(ask: Ask, said: str) -> None:
    with pytest.raises(TypeError) as refused:
        ask(network(), *NO_TEXTS[said])
    assert str(refused.value).startswith(said)


def test_what_is_no_network_is_told_with_how_to_read_one() -> None:
    with pytest.raises(TypeError, match=r"of type str: `landbridge\.intake\.read_network\(path\)`"):
        assert_reaches("estate.yaml", "db", "app/web")  # type: ignore[arg-type]


def test_a_network_that_was_read_brings_its_service_tags() -> None:
    found = read_network(CONTOSO)
    assert found.tags is not None
    assert_reaches(found, "web", "Storage.WestUS2", "https")


def test_tags_that_are_given_go_before_those_that_were_read() -> None:
    whole = Loaded(network(), None)
    with pytest.raises(AssertionError, match=r"depends.*the addresses of Storage are not known"):
        assert_isolated(whole, "Storage", "db")
