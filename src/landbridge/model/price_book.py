"""Prices that the user supplies: the only ones that Landbridge ever reckons with."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from landbridge.model.place import Frozen
from landbridge.model.source_cloud import Term

MONTHS = 36
"""What the file is for: as long as the longest reservation, so that all terms compare."""
Money = Annotated[Decimal, Field(ge=0, lt=Decimal(10**9), decimal_places=4, allow_inf_nan=False)]
Price = Annotated[Decimal, Field(gt=0, lt=Decimal(10**9), decimal_places=4, allow_inf_nan=False)]
"""Of a host, which nobody gives away: a zero stands for what was not looked up."""


class HostPrice(Frozen):
    """What one host of a type costs; a reservation is told as its price a month."""

    currency: str | None = Field(default=None, description="If told, the book's own.")
    hour: Price | None = Field(default=None, description="A host for an hour, as you go.")
    month: Price | None = Field(default=None, description="A host for a month, as you go.")
    reserved_1_year: Price | None = Field(
        default=None, description="A host for a month, reserved for a year."
    )
    reserved_3_years: Price | None = Field(
        default=None, description="A host for a month, reserved for three years."
    )

    @model_validator(mode="after")
    def _one_price_as_you_go(self) -> "HostPrice":
        if (self.hour is None) == (self.month is None):
            raise ValueError("a host has a price for the `hour` or for the `month`: just one")
        return self


class PriceBook(Frozen):
    """The prices of one customer in one currency."""

    currency: str = Field(description="The currency, such as EUR.")
    about: str = Field(default="", description="Where the prices come from, and of which day.")
    months: int = Field(
        json_schema_extra={"const": MONTHS},
        description="Months that the prices are for, and that are reckoned.",
    )
    hosts: dict[str, HostPrice] = Field(min_length=1, description="Prices by host type.")
    vcf_core_month: Money | None = Field(
        default=None,
        description="A VCF licence for one core and month; 0 if it is paid for.",
    )

    @field_validator("currency")
    @classmethod
    def _three_capitals(cls, told: str) -> str:
        if re.fullmatch("[A-Z]{3}", told) is None:
            raise ValueError("and three capitals, such as EUR, are expected")
        return told

    @field_validator("months")
    @classmethod
    def _as_long_as_the_longest_reservation(cls, told: int) -> int:
        if told != MONTHS:
            raise ValueError(f"and a price book is for {MONTHS} months: write `months: {MONTHS}`")
        return told

    def month(self, sku: str, term: Term, hours: Decimal) -> Decimal | None:
        """A host's price for a month of so many hours; None where the book does not say."""
        price = {name.upper(): price for name, price in self.hosts.items()}.get(sku.upper())
        if price is None:
            return None
        if term != "pay_as_you_go":
            reserved: Decimal | None = getattr(price, term)
            return reserved
        return price.month if price.hour is None else price.hour * hours
