"""The page and the schema of the price book."""

import json

from tools.reference.estate import Schema, keys_of, section_of

from landbridge.model.price_book import PriceBook

HEAD = """# The price book

<!-- written by `make docs`; change src/landbridge/model/price_book.py instead -->

The file that `price_book` of [the estate](estate.md) names; editors check it by
[its schema](price-book.schema.json). [What it is for](../estate.md#prices).
"""


def price_book_page() -> str:
    """The keys at the top, and those of a host's price."""
    schema = _schema()
    return "\n".join([HEAD, keys_of(schema), *_kinds(schema)])


def price_book_schema() -> str:
    """The published JSON Schema of price books."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | _schema(), indent=2) + "\n"


def _schema() -> Schema:
    return PriceBook.model_json_schema()


def _kinds(schema: Schema) -> list[str]:
    return [section_of(name, node) for name, node in schema["$defs"].items()]
