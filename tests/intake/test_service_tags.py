"""A list of service tags is read whole, or refused with what is wrong and what was expected."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.intake.service_tags import load_service_tags
from landbridge.model.estate import Estate
from landbridge.model.service_tags import ServiceTags, changes
from landbridge.space import ANYWHERE, Addresses, Classes

REAL_DATA = os.environ.get("LANDBRIDGE_REAL_DATA")
EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso" / "service-tags.json"
DOCUMENTATION = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
"""RFC 5737 and RFC 3849."""


def tag(name: object, *prefixes: object) -> dict[str, object]:
    return {"name": name, "properties": {"addressPrefixes": list(prefixes)}}


GOOD = {"changeNumber": 364, "cloud": "Public", "values": [tag("Sql", "192.0.2.0/25")]}


def loaded(tmp_path: Path, content: object) -> ServiceTags:
    """What is read from a file that holds a value as JSON, or a text or bytes as they are."""
    path = tmp_path / "tags.json"
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_service_tags(path)


def test_the_weekly_download_is_read_with_its_cloud_and_change(tmp_path: Path) -> None:
    tags = loaded(tmp_path, GOOD)
    assert (tags.cloud, tags.change, len(tags)) == ("Public", 364, 1)
    assert tags["sql"] == Addresses.parse("192.0.2.0/25")


def test_what_azure_answers_has_the_same_form_with_its_change_as_a_text(tmp_path: Path) -> None:
    answer = {
        "id": "/subscriptions/0/providers/Microsoft.Network/serviceTags/Public",
        "name": "Public",
        "type": "Microsoft.Network/serviceTags",
        "changeNumber": "364",
        "cloud": "Public",
        "values": [{**tag("Sql", "192.0.2.0/25"), "id": "Sql", "serviceTagChangeNumber": "93"}],
        "nextLink": None,
    }
    assert loaded(tmp_path, answer) == loaded(tmp_path, GOOD)


def test_a_byte_order_mark_is_no_part_of_the_list(tmp_path: Path) -> None:
    marked = b"\xef\xbb\xbf" + json.dumps(GOOD).encode()
    assert loaded(tmp_path, marked) == loaded(tmp_path, GOOD)


def test_a_cloud_and_a_change_that_are_not_told_stay_unknown(tmp_path: Path) -> None:
    tags = loaded(tmp_path, {"values": GOOD["values"]})
    assert (tags.cloud, tags.change) == ("", None)


def with_tags(*tags: object) -> dict[str, object]:
    return {**GOOD, "values": list(tags)}


BAD = {
    "0 bytes": (b"", "the file is empty"),
    "blanks alone": (" \n", "the file is empty"),
    "no JSON": ("changeNumber: 364", "line 1, column 1: this is no JSON"),
    "JSON cut off": ('{"values": [\n {"name": "Sql"', "line 2, column 16: this is no JSON"),
    "JSON nested without end": ("[" * 200_000, "no JSON that can be read"),
    "a page that redirects": ("<html>\n</html>", "this is no JSON"),
    "another encoding": ('{"cloud": "Öffentlich"}'.encode("latin-1"), "not in UTF-8"),
    "a list": ([tag("Sql")], "there is no list `values`"),
    "no values": ({"cloud": "Public"}, "there is no list `values`"),
    "values that are no list": ({"values": {"Sql": []}}, "there is no list `values`"),
    "no tag": (with_tags(), "`values` holds no tag"),
    "a key given twice": ('{"values": [], "values": []}', "`values` is given twice"),
    "one page of several": ({**GOOD, "nextLink": "https://x.example"}, "`nextLink` names a page"),
    "a change that is no number": ({**GOOD, "changeNumber": "new"}, '`changeNumber` is "new"'),
    "a tag that is a text": (with_tags("Sql"), "tag 1 of `values` has no `name`"),
    "a tag without a name": (with_tags(tag("Sql"), tag(" ")), "tag 2 of `values` has no `name`"),
    "a name that is a number": (with_tags(tag(7)), "tag 1 of `values` has no `name`"),
    "a tag without prefixes": (with_tags({"name": "Sql"}), "the tag Sql has no list"),
    "a prefix that is a name": (with_tags(tag("Sql", "web")), "the tag Sql holds `web`, which is"),
    "a prefix too long": (
        with_tags(tag("Sql", "192.0.2.0/33")),
        "the tag Sql holds `192.0.2.0/33`",
    ),
    "a range": (with_tags(tag("Sql", "192.0.2.1-192.0.2.3")), "holds `192.0.2.1-192.0.2.3`"),
    "any": (with_tags(tag("Sql", "any")), "the tag Sql holds `any`, which is no prefix"),
    "everything": (with_tags(tag("Sql", "*")), "the tag Sql holds `*`, which is no prefix"),
    "a prefix that is a number": (with_tags(tag("Sql", 10)), "the tag Sql holds 10 in place of"),
    "a tag twice": (with_tags(tag("Sql"), tag("Sql")), "there twice, as Sql and Sql"),
    "a tag in two spellings": (with_tags(tag("Sql"), tag("SQL")), "there twice, as Sql and SQL"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_list_of_tags_is_refused_with_file_and_remedy(tmp_path: Path, case: str) -> None:
    content, words = BAD[case]
    with pytest.raises(InputError) as error:
        loaded(tmp_path, content)
    assert str(error.value).startswith(str(tmp_path / "tags.json"))
    assert words in str(error.value)
    assert error.value.remedy


UNREADABLE: dict[str, Callable[[Path], Path]] = {
    "Is a directory": lambda folder: folder,
    "No such file or directory": lambda folder: folder / "nowhere.json",
}


@pytest.mark.parametrize("words", UNREADABLE)
def test_what_is_no_file_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(InputError, match=f"the file cannot be read: {words}"):
        load_service_tags(UNREADABLE[words](tmp_path))


def test_an_estate_names_its_list() -> None:
    estate = Estate.model_validate({"sources": {"service_tags": "service-tags.json"}})
    assert estate.sources.service_tags == "service-tags.json"
    assert Estate().sources.service_tags is None


def test_the_examples_list_is_made_up_and_says_so_first() -> None:
    text = EXAMPLE.read_text("utf-8")
    (first, words), *_ = json.loads(text).items()
    assert first == "about"
    assert words.startswith("Made-up prefixes")
    everything = Addresses.of(
        prefix for each in load_service_tags(EXAMPLE) for prefix in each.prefixes
    )
    assert everything <= Addresses.of(DOCUMENTATION)


NESTED = (
    ("Storage.WestUS2", "Storage"),
    ("Storage.NorthEurope", "Storage"),
    ("Storage.NorthEurope", "AzureCloud.northeurope"),
    ("Sql.NorthEurope", "Sql"),
    ("Sql.NorthEurope", "AzureCloud.northeurope"),
    ("AzureCloud.northeurope", "AzureCloud"),
    ("Storage", "AzureCloud"),
    ("Sql", "AzureCloud"),
    ("AzureMonitor", "AzureCloud"),
    ("AzureActiveDirectory", "AzureCloud"),
)


@pytest.mark.parametrize(("inner", "outer"), NESTED)
def test_in_the_example_a_region_lies_in_its_service_and_all_in_the_cloud(
    inner: str, outer: str
) -> None:
    tags = load_service_tags(EXAMPLE)
    assert tags[inner]
    assert tags[inner] <= tags[outer]


@pytest.fixture
def published() -> Callable[[str], ServiceTags]:
    """Microsoft's lists of two days (ryanborMSFT/AzureServiceTagsJson)."""
    if not REAL_DATA:
        pytest.skip("LANDBRIDGE_REAL_DATA names no folder with real lists of service tags")
    folder = Path(REAL_DATA) / "servicetags"
    return lambda day: load_service_tags(folder / f"ServiceTags_Public_{day}.json")


COUNTS = {
    "20250728": (364, 2967, 90_489, 23_439),
    "20210104": (128, 1767, 39_473, 8_150),
}


@pytest.mark.parametrize("day", COUNTS)
def test_a_published_list_is_read_whole(published: Callable[[str], ServiceTags], day: str) -> None:
    tags = published(day)
    prefixes = [prefix for tag in tags for prefix in tag.prefixes]
    six = [prefix for prefix in prefixes if ":" in prefix]
    assert (tags.change, len(tags), len(prefixes), len(six)) == COUNTS[day]
    assert tags.cloud == "Public"
    assert "storage.westus2" in tags
    assert tags["Storage.WestUS2"] <= tags["Storage"]


def test_the_two_dates_differ_as_data(published: Callable[[str], ServiceTags]) -> None:
    found = changes(published("20210104"), published("20250728"))
    assert (len(found.added), len(found.removed), len(found.changed)) == (1266, 66, 1270)
    assert sum(len(change.added) for change in found.changed) == 38_319
    assert sum(len(change.removed) for change in found.changed) == 4_577
    assert "ActionGroup.UKNorth" in {tag.name for tag in found.removed}
    (storage,) = [each for each in found.changed if each.new.name == "Storage.WestUS2"]
    assert (len(storage.added), len(storage.removed)) == (23, 0)
    assert storage.gained
    assert not storage.lost


def test_a_published_list_is_cut_into_classes_of_which_no_tag_divides_one(
    published: Callable[[str], ServiceTags],
) -> None:
    tags = published("20250728")
    classes = Classes(ANYWHERE.bounds[1], (tag.addresses for tag in tags))
    for tag in tags:
        assert Addresses(classes.numbers(classes.mask(tag.addresses)).bounds) == tag.addresses
