"""Slips of the hand in the files that one writes are told in our words, with what to write."""

from pathlib import Path

import pytest

from landbridge.errors import InputError
from landbridge.intake import load_estate_file
from landbridge.intake.price_book import load_price_book
from landbridge.intake.rvtools.workbook import open_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = "currency: EUR\nmonths: 36\nhosts:\n  AV64: "


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_tab_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a tab, and YAML takes blanks only") as caught:
        load_estate_file(written(tmp_path, "name: x\nsources:\n\trvtools: [a]\n"))
    assert "line 3, column 1" in str(caught.value)


def test_an_empty_estate_file_is_told_and_not_taken_for_an_estate(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        load_estate_file(written(tmp_path, ""))


def test_an_empty_price_book_names_all_keys_that_it_needs(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_price_book(written(tmp_path, ""), ("AV64",))
    for key in ("currency", "hosts", "months"):
        assert f"the key `{key}` is missing" in str(caught.value)


@pytest.mark.parametrize("price", ["\n    hour: 20,50\n", "{hour: 20,50}\n"])
def test_a_comma_in_a_number_is_told(tmp_path: Path, price: str) -> None:
    with pytest.raises(InputError, match="write a decimal point, no comma"):
        load_price_book(written(tmp_path, BOOK + price), ("AV64",))


def test_a_broken_workbook_of_the_old_form_is_told_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(OLE + bytes(2000))
    with pytest.raises(InputError, match="the workbook is damaged or cut short"):
        open_workbook(path, "old.xls")
