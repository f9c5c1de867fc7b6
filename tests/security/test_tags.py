"""Service tags are found by name and parsed when asked for; two lists differ as data."""

import pytest

from landbridge.model.service_tags import ServiceTag, ServiceTags, changes
from landbridge.space import NOWHERE, Addresses


def tags(**prefixes: tuple[str, ...]) -> ServiceTags:
    return ServiceTags(tuple(ServiceTag(name, each) for name, each in prefixes.items()))


LIST = ServiceTags((ServiceTag("Storage.WestUS2", ("192.0.2.0/25", "2001:db8::/48")),), "Public", 7)


@pytest.mark.parametrize("name", ["Storage.WestUS2", "storage.westus2", "STORAGE.WESTUS2"])
def test_a_tag_is_found_blind_to_case_and_keeps_its_spelling(name: str) -> None:
    assert name in LIST
    assert LIST[name] == Addresses.of(["192.0.2.0/25", "2001:db8::/48"])
    found = LIST.find(name)
    assert found is not None
    assert found.name == "Storage.WestUS2"


def test_a_tag_that_the_list_lacks_is_unknown_and_never_empty() -> None:
    assert "Storage" not in LIST
    assert LIST.find("Storage") is None
    with pytest.raises(KeyError):
        LIST["Storage"]


def test_a_tag_without_prefixes_is_known_to_hold_nothing() -> None:
    assert tags(Sql=())["Sql"] == NOWHERE


def test_a_list_is_a_value_that_can_be_a_key() -> None:
    again = ServiceTags(LIST.tags, "Public", 7)
    assert {LIST: 1}[again] == 1
    assert [tag.name for tag in LIST] == ["Storage.WestUS2"]
    assert len(LIST) == 1


def test_a_tag_that_came_and_one_that_went_are_told() -> None:
    found = changes(tags(Sql=("192.0.2.0/25",)), tags(Storage=("192.0.2.0/25",)))
    assert [tag.name for tag in found.added] == ["Storage"]
    assert [tag.name for tag in found.removed] == ["Sql"]
    assert found.changed == ()
    assert found


def test_of_a_tag_in_both_lists_the_prefixes_that_came_and_went_are_told() -> None:
    old = tags(Sql=("192.0.2.0/26", "192.0.2.64/26", "198.51.100.0/24"))
    new = tags(Sql=("203.0.113.0/24", "192.0.2.64/26", "198.51.100.0/25"))
    (change,) = changes(old, new).changed
    assert (change.old.name, change.new.name) == ("Sql", "Sql")
    assert change.added == ("203.0.113.0/24", "198.51.100.0/25")
    assert change.removed == ("192.0.2.0/26", "198.51.100.0/24")
    assert change.gained == Addresses.parse("203.0.113.0/24")
    assert change.lost == Addresses.of(["192.0.2.0/26", "198.51.100.128/25"])


def test_prefixes_that_were_only_joined_gain_and_lose_no_address() -> None:
    old, new = tags(Sql=("192.0.2.0/25", "192.0.2.128/25")), tags(Sql=("192.0.2.0/24",))
    (change,) = changes(old, new).changed
    assert change.added == ("192.0.2.0/24",)
    assert (change.gained, change.lost) == (NOWHERE, NOWHERE)


def test_neither_another_order_nor_another_case_of_a_name_is_a_change() -> None:
    old = tags(Sql=("192.0.2.0/25", "198.51.100.0/24"), Storage=())
    new = tags(STORAGE=(), SQL=("198.51.100.0/24", "192.0.2.0/25"))
    assert not changes(old, new)
