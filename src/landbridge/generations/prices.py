"""The price book's answers; every one is unknown where it has none, or where there is no book."""

from collections.abc import Mapping
from decimal import Decimal

from landbridge.catalogue import catalogue
from landbridge.model.price_book import MONTHS, PriceBook
from landbridge.model.source_cloud import Term

AV64 = "AV64"
AS_YOU_GO: Term = "pay_as_you_go"
YEARS: Mapping[Term, int] = {"reserved_1_year": 1, "reserved_3_years": 3}
"""How long a reservation is held, and owed."""


class Prices:
    """A price book, or the lack of one."""

    def __init__(self, book: PriceBook | None) -> None:
        self._book = book
        self.nothing = Decimal(0) if book else None
        self.hours = Decimal(str(catalogue().number("price.hours-per-month")))
        self.months = book.months if book else MONTHS
        self.currency = book.currency if book else None
        self.core = book.vcf_core_month if book else None

    def over(self) -> "Prices":
        """Those of the months after the last that the book is for: none is known."""
        return Prices(None)

    def month(self, sku: str, term: Term) -> Decimal | None:
        """One host for one month."""
        return self._book.month(sku, term, self.hours) if self._book else None

    def hosts(self, hosts: Mapping[str, int], term: Term) -> Decimal | None:
        """So many hosts of each type for one month; unknown as soon as one price is."""
        total = Decimal(0)
        for sku, count in hosts.items():
            each = self.month(sku, term)
            if each is None:
                return None
            total += each * count
        return total

    def licences(self, cores: int) -> Decimal | None:
        """The licences of so many cores for one month."""
        return None if self.core is None else self.core * cores


def cores(sku: str, generation: int) -> int:
    """The physical cores of a host, each of which is licensed."""
    name = f"av64-gen{generation}" if sku == AV64 else sku.lower()
    return int(catalogue().number(f"host.{name}.cores"))
