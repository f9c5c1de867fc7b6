"""The generated pages of docs/reference, each a function from nothing to text, always the same.

`make docs` writes them; a test compares them with what is committed.
"""

from collections.abc import Callable, Mapping
from json import dumps
from pathlib import Path

from tools.reference.commands import commands_page
from tools.reference.emulator import emulator_page
from tools.reference.estate import estate_page
from tools.reference.facts import facts_page
from tools.reference.price_book import price_book_page, price_book_schema
from tools.reference.rules import rules_page
from tools.reference.services import services_page

from landbridge.intake import schema_text
from landbridge.render import plan_schema

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "reference"

PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "facts.md": facts_page,
    "rules.md": rules_page,
    "services.md": services_page,
    "emulator.md": emulator_page,
    "estate.md": estate_page,
    "estate.schema.json": schema_text,
    "price-book.md": price_book_page,
    "price-book.schema.json": price_book_schema,
    "plan.schema.json": lambda: dumps(plan_schema(), indent=2) + "\n",
}

__all__ = ["FOLDER", "PAGES"]
