"""Documents held against a JSON schema."""

from typing import Any

from jsonschema.validators import validator_for


def refused(document: Any, schema: dict[str, Any]) -> list[str]:  # noqa: ANN401 - whatever it is
    """What a schema, itself a good one, does not take of a document, each with its place."""
    kind = validator_for(schema)
    kind.check_schema(schema)
    return [f"{each.json_path}: {each.message}" for each in kind(schema).iter_errors(document)]
