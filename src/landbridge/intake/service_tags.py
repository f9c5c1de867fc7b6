"""A list of service tags, as Microsoft publishes it weekly or as Azure answers, into ServiceTags.

Both have one form: `values`, each with a `name` and `properties.addressPrefixes`
(https://learn.microsoft.com/azure/virtual-network/service-tags-overview).
"""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.complaints import place_of
from landbridge.intake.estate_file import text_of
from landbridge.intake.opening import shown
from landbridge.model.estate import Estate
from landbridge.model.place import Place
from landbridge.model.service_tags import ServiceTag, ServiceTags
from landbridge.space import Addresses

EXPECTED = (
    "Expected is the weekly download `Azure IP Ranges and Service Tags`, or what"
    " `az network list-service-tags` answers."
)


class Unusable(Exception):
    """What is wrong with a list, before its file is named."""


def with_tags(estate: Estate, file: Path) -> Estate:
    """The estate with the service tags of its file, a path relative to the estate's own."""
    given = estate.sources.service_tags
    if given is None:
        return estate
    path = Path(os.path.normpath(file.parent / Path(given).expanduser()))
    if not path.is_file():
        raise InputError(
            f"`sources.service_tags` names {given}, and there is no such file",
            place=place_of(text_of(file), ("sources", "service_tags"), shown(file)),
            remedy="Mend the path, which is relative to the estate file, or leave the key out.",
        )
    return estate.model_copy(update={"tags": load_service_tags(path)})


def load_service_tags(path: Path) -> ServiceTags:
    """Read a list of service tags; each prefix is one, and no tag is there twice."""
    try:
        return _tags(_parsed(text_of(path), path))
    except Unusable as error:
        raise InputError(str(error), place=shown(path), remedy=EXPECTED) from error


def _parsed(text: str, path: Path) -> object:
    if not text.strip():
        raise Unusable("the file is empty")
    try:
        return json.loads(text, object_pairs_hook=_mapping)
    except json.JSONDecodeError as error:
        place = Place(file=shown(path), line=error.lineno, column=error.colno)
        raise InputError(f"this is no JSON ({error.msg})", place=place, remedy=EXPECTED) from error
    except (RecursionError, ValueError) as error:
        raise Unusable(f"this is no JSON that can be read ({error})") from error


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping whose keys all differ: of two, JSON itself would drop the first in silence."""
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        ((key, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise Unusable(f"`{key}` is given twice in one mapping")
    return mapping


def _tags(data: object) -> ServiceTags:
    if not isinstance(data, dict) or not isinstance(data.get("values"), list):
        raise Unusable("there is no list `values`, which holds the tags")
    if data.get("nextLink"):
        raise Unusable("the list is cut off: `nextLink` names a page that is missing")
    tags = tuple(_tag(entry, number) for number, entry in enumerate(data["values"], 1))
    if not tags:
        raise Unusable("`values` holds no tag")
    _once(tags)
    return ServiceTags(tags, str(data.get("cloud") or ""), _change(data.get("changeNumber")))


def _tag(entry: object, number: int) -> ServiceTag:
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(name, str) or not name.strip():
        raise Unusable(f"tag {number} of `values` has no `name`")
    properties = entry.get("properties")
    prefixes = properties.get("addressPrefixes") if isinstance(properties, dict) else None
    if not isinstance(prefixes, list):
        raise Unusable(f"the tag {name} has no list `properties.addressPrefixes`")
    return ServiceTag(name.strip(), tuple(_prefix(name, each) for each in prefixes))


def _prefix(name: str, prefix: object) -> str:
    if not isinstance(prefix, str):
        raise Unusable(f"the tag {name} holds {json.dumps(prefix)} in place of a prefix")
    try:
        Addresses.prefix(prefix)
    except ValueError as error:
        raise Unusable(f"the tag {name} holds `{prefix}`, which is no prefix ({error})") from None
    return prefix


def _once(tags: tuple[ServiceTag, ...]) -> None:
    (name, times), *_ = Counter(tag.name.casefold() for tag in tags).most_common(1)
    if times > 1:
        alike = [tag.name for tag in tags if tag.name.casefold() == name]
        raise Unusable(f"a tag is there twice, as {' and '.join(alike)}: case makes no other tag")


def _change(value: object) -> int | None:
    """The number of the change, which Azure answers as a text; None where it is not told."""
    if value is None:
        return None
    text = str(value)
    if not (text.isascii() and text.isdecimal()):
        raise Unusable(f"`changeNumber` is {json.dumps(value)}, and no number")
    return int(text)
