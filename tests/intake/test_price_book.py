"""A price book is read whole, or refused with the place of what is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.intake.price_book import load_price_book, with_prices
from landbridge.model.estate import Estate
from landbridge.model.price_book import PriceBook

HOURS = Decimal(730)
GOOD = """\
currency: EUR
months: 36
hosts:
  AV36P: {month: 7300.10}
  AV64: {hour: 20.25, reserved_3_years: 8000}
"""


def book(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "prices.yaml"
    path.write_text(text)
    return path


def refused(tmp_path: Path, text: str, wanted: tuple[str, ...] = ("AV64",)) -> str:
    with pytest.raises(InputError) as error:
        load_price_book(book(tmp_path, text), wanted)
    return str(error.value)


def test_a_price_by_the_hour_makes_a_month(tmp_path: Path) -> None:
    prices = load_price_book(book(tmp_path, GOOD), ("AV64", "AV36P"))
    assert prices.month("AV64", "pay_as_you_go", HOURS) == Decimal("14782.50")
    assert prices.month("AV36P", "pay_as_you_go", HOURS) == Decimal("7300.1")


def test_a_price_that_the_book_lacks_is_unknown_and_never_zero(tmp_path: Path) -> None:
    prices = load_price_book(book(tmp_path, GOOD), ())
    assert prices.month("AV52", "pay_as_you_go", HOURS) is None
    assert prices.month("AV64", "reserved_1_year", HOURS) is None


def test_a_missing_host_type_is_named_with_the_line_of_the_prices(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD, ("AV64", "AV52"))
    assert "line 4" in said
    assert "no price of AV52" in said


def test_two_currencies_are_refused_at_the_second(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD + "  AV52: {hour: 1, currency: USD}\n")
    assert "line 6" in said
    assert "`hosts.AV52.currency` is USD, and the book is in EUR" in said


@pytest.mark.parametrize(("first", "second"), [("AV36", "av36"), ("av36", "AV36")])
def test_one_host_type_in_two_spellings_is_refused_at_the_second(
    tmp_path: Path, first: str, second: str
) -> None:
    said = refused(tmp_path, f"{GOOD}  {first}: {{hour: 1}}\n  {second}: {{hour: 2}}\n")
    assert "prices.yaml, line 7" in said
    assert f"`hosts` has {first} and {second}, which are one host type" in said
    assert "Keep one of them." in said


def test_small_letters_alone_are_a_host_type(tmp_path: Path) -> None:
    prices = load_price_book(
        book(tmp_path, "currency: EUR\nmonths: 36\nhosts: {av64: {month: 1}}\n"), ("AV64",)
    )
    assert prices.month("AV64", "pay_as_you_go", HOURS) == 1


@pytest.mark.parametrize(
    ("sku", "near"),
    [
        ("AV46", "Did you mean AV36 or AV48 or AV64?"),
        ("AV36PP", "Did you mean AV36P or AV36 or AV64?"),
        ("Dv5", "Strike it."),
    ],
)
def test_a_host_type_that_there_is_not_is_refused_with_the_nearest(
    tmp_path: Path, sku: str, near: str
) -> None:
    said = refused(tmp_path, f"{GOOD}  {sku}: {{hour: 1}}\n")
    assert "prices.yaml, line 6" in said
    assert f"`hosts.{sku}` is no host type; expected is one of AV36, AV36P, AV48" in said
    assert near in said


def test_a_missing_price_is_told_with_what_to_write(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD, ("AV52",))
    assert "prices.yaml, line 4" in said
    assert "`AV52: {hour: 12.50}`" in said


def test_two_currencies_are_refused_with_what_to_do(tmp_path: Path) -> None:
    said = refused(tmp_path, GOOD + "  AV52: {hour: 1, currency: USD}\n")
    assert "prices.yaml, line 6" in said
    assert "Convert the prices" in said


BAD = {
    "a price below zero": ("  AV64: {hour: -1}", "hosts.AV64.hour"),
    "a price that is a word": ("  AV64: {hour: cheap}", "hosts.AV64.hour"),
    "an endless price": ("  AV64: {hour: .inf}", "hosts.AV64.hour"),
    "two prices of one kind": ("  AV64: {hour: 1, month: 730}", "just one"),
    "no price at all": ("  AV64: {reserved_1_year: 1}", "just one"),
    "a key that nobody knows": ("  AV64: {huor: 1}", "did you mean `hour`?"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_price_is_told_with_line_and_key(tmp_path: Path, case: str) -> None:
    line, words = BAD[case]
    said = refused(tmp_path, f"currency: EUR\nmonths: 36\nhosts:\n{line}\n")
    assert "line 4" in said
    assert words in said


@pytest.mark.parametrize("currency", ["euro", "€", "1"])
def test_a_currency_is_three_capitals(tmp_path: Path, currency: str) -> None:
    said = refused(tmp_path, f"currency: {currency!r}\nhosts: {{AV64: {{hour: 1}}}}\n")
    assert "line 1" in said
    assert "three capitals, such as EUR" in said


def test_an_empty_book_lacks_its_keys(tmp_path: Path) -> None:
    assert "currency" in refused(tmp_path, "")


def test_an_unknown_key_is_told_to_be_none_of_a_price_book(tmp_path: Path) -> None:
    assert "no key of a price book" in refused(tmp_path, f"{GOOD}curency: EUR\n")


def test_a_price_book_that_is_a_folder_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "prices").mkdir()
    file = tmp_path / "estate.yaml"
    file.write_text("name: x\nprice_book: prices\n")
    with pytest.raises(
        InputError, match=r"estate.yaml, line 2.*`price_book` names prices, a folder"
    ) as error:
        with_prices(Estate(price_book="prices"), file)
    assert "such as prices/prices.yaml" in str(error.value)


def test_a_book_that_is_not_there_is_told_at_its_key(tmp_path: Path) -> None:
    file = tmp_path / "estate.yaml"
    file.write_text("name: x\nprice_book: nowhere.yaml\n")
    with pytest.raises(InputError, match="line 2"):
        with_prices(Estate(price_book="nowhere.yaml"), file)


def test_the_source_clouds_host_types_are_wanted_too(tmp_path: Path) -> None:
    book(tmp_path, GOOD)
    cluster = {"name": "Cluster-1", "sku": "AV48", "hosts": 3}
    declared = {"price_book": "prices.yaml", "source_cloud": {"avs_clusters": [cluster]}}
    with pytest.raises(InputError, match="AV48"):
        with_prices(Estate.model_validate(declared), tmp_path / "estate.yaml")


def test_the_examples_book_says_that_its_prices_are_made_up() -> None:
    path = Path(__file__).parents[2] / "examples" / "contoso" / "prices.yaml"
    assert "Made-up" in load_price_book(path, ("AV36", "AV36P", "AV48", "AV52", "AV64")).about


@pytest.mark.parametrize("months", [0, 1, 35, 37, 120])
def test_a_book_for_other_months_is_refused(tmp_path: Path, months: int) -> None:
    said = refused(tmp_path, GOOD.replace("months: 36", f"months: {months}"))
    assert "line 2" in said
    assert f"`months` is {months}, and a price book is for 36 months: write `months: 36`" in said


def test_a_book_that_does_not_say_its_months_is_refused(tmp_path: Path) -> None:
    assert "the key `months` is missing" in refused(tmp_path, GOOD.replace("months: 36\n", ""))


def test_the_schema_takes_the_months_that_the_reader_takes() -> None:
    schema = PriceBook.model_json_schema()
    assert schema["properties"]["months"]["const"] == 36
    assert "months" in schema["required"]


@pytest.mark.parametrize("price", ["{hour: 0}", "{hour: 1, reserved_1_year: 0}"])
def test_a_host_for_nothing_is_refused(tmp_path: Path, price: str) -> None:
    assert "more than 0" in refused(tmp_path, f"{GOOD}  AV52: {price}\n")


def test_a_book_that_is_no_mapping_is_sent_to_nobody_who_writes_estates(tmp_path: Path) -> None:
    told = refused(tmp_path, "- AV64\n- 20.25\n")
    assert "a mapping of keys was expected, and this is a list" in told
    assert "Correct it there; no price is guessed." in told
    assert "init" not in told
