"""The price book that an estate names, read into its `prices`; without one there is no money."""

import os
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.intake.complaints import complaints, place_of
from landbridge.intake.estate_file import parsed, refused, text_of
from landbridge.intake.forms import Form
from landbridge.intake.opening import shown
from landbridge.model.estate import Estate
from landbridge.model.price_book import PriceBook
from landbridge.model.source_cloud import Sku

BOOK = Form(PriceBook, "a price book", "Correct it there; no price is guessed.")
SKUS: tuple[str, ...] = get_args(Sku)


def with_prices(estate: Estate, file: Path) -> Estate:
    """The estate with the prices of its book, a path relative to the estate's own file."""
    if estate.price_book is None:
        return estate
    path = Path(os.path.normpath(file.parent / Path(estate.price_book).expanduser()))
    if not path.is_file():
        raise _no_book(estate.price_book, path, file)
    return estate.model_copy(update={"prices": load_price_book(path, _wanted(estate))})


def _no_book(given: str, path: Path, file: Path) -> InputError:
    folder = path.is_dir()
    return InputError(
        f"`price_book` names {given}, " + ("a folder" if folder else "and there is no such file"),
        place=place_of(text_of(file), ("price_book",), shown(file)),
        remedy=f"Name the price book in it, such as {(Path(given) / 'prices.yaml').as_posix()}."
        if folder
        else "Mend the path, which is relative to the estate file, or leave the key out.",
    )


def load_price_book(path: Path, wanted: tuple[str, ...]) -> PriceBook:
    """Read a price book that must tell the price of these host types."""
    text = text_of(path)
    data = parsed(text, path, BOOK.remedy)
    try:
        book = PriceBook.model_validate(data)
    except ValidationError as error:
        raise refused(complaints(error, text, shown(path), BOOK), BOOK) from error
    for check in (_known, _each_once, _one_currency):
        check(book, text, path)
    _whole(book, wanted, text, path)
    return book


def _wanted(estate: Estate) -> tuple[str, ...]:
    """The host types of both clouds."""
    new = catalogue().value("gen2.skus")
    target = tuple(map(str, new)) if isinstance(new, tuple) else ()
    return (*target, *(cluster.sku for cluster in estate.source_cloud.avs_clusters))


def _known(book: PriceBook, text: str, path: Path) -> None:
    """A price of a host type that there is not is a slip of the hand, and would be nobody's."""
    for sku in book.hosts:
        if sku.upper() not in SKUS:
            near = _nearest(sku.upper())
            raise InputError(
                f"`hosts.{sku}` is no host type; expected is one of {', '.join(SKUS)}",
                place=place_of(text, ("hosts", sku), shown(path)),
                remedy=f"Did you mean {' or '.join(near)}?" if near else "Strike it.",
            )


def _nearest(word: str) -> list[str]:
    """The host types that it may mean, the nearest first."""
    likeness = {sku: SequenceMatcher(None, sku, word).ratio() for sku in SKUS}
    return sorted(get_close_matches(word, SKUS), key=lambda sku: (-likeness[sku], sku))


def _each_once(book: PriceBook, text: str, path: Path) -> None:
    first: dict[str, str] = {}
    for sku in book.hosts:
        other = first.setdefault(sku.upper(), sku)
        if other != sku:
            raise InputError(
                f"`hosts` has {other} and {sku}, which are one host type",
                place=place_of(text, ("hosts", sku), shown(path)),
                remedy="Keep one of them.",
            )


def _one_currency(book: PriceBook, text: str, path: Path) -> None:
    for sku, price in book.hosts.items():
        if price.currency not in {None, book.currency}:
            raise InputError(
                f"`hosts.{sku}.currency` is {price.currency}, and the book is in {book.currency}",
                place=place_of(text, ("hosts", sku, "currency"), shown(path)),
                remedy="Convert the prices: sums over two currencies would mean nothing.",
            )


def _whole(book: PriceBook, wanted: tuple[str, ...], text: str, path: Path) -> None:
    told = {sku.upper() for sku in book.hosts}
    missing = sorted(set(wanted) - told)
    if missing:
        raise InputError(
            f"`hosts` has no price of {', '.join(missing)}",
            place=place_of(text, ("hosts",), shown(path)),
            remedy=f"Add it there, as in `{missing[0]}: {{hour: 12.50}}`:"
            " the plan has such hosts, and no price is invented.",
        )
