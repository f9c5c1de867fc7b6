"""`Microsoft.ResourceGraph/resources`: a query, answered page by page."""

import base64
from collections.abc import Mapping
from typing import Any, ClassVar

from landbridge.emulator.arm.kind import Action, Kind, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.figures import number
from landbridge.emulator.ids import SUBSCRIPTION_TYPE, ResourceId
from landbridge.emulator.resource_graph import errors
from landbridge.emulator.resource_graph.parser import read
from landbridge.emulator.resource_graph.rows import TABLES, rows
from landbridge.emulator.resource_graph.steps import Table
from landbridge.emulator.store import Body

MOST = "graph.records-max"
TABLE = "table"


def _asked(world: World, id_: ResourceId, body: Body) -> Body:
    """Raises Refusal."""
    _refuse_other(body)
    options = body.get("options") or {}
    found = _found(world, body)
    start = _start(options)
    most = number(MOST)
    page = found.rows[start : start + _count(options, "$top", most, most)]
    rest = len(found.rows) - start - len(page)
    told: Body = {
        "totalRecords": len(found.rows),
        "count": len(page),
        "facets": [],
        "resultTruncated": "true" if rest > 0 and "id" not in found.columns else "false",
        "data": _shaped(found.columns, page, str(options.get("resultFormat", ""))),
    }
    more = rest > 0 and "id" in found.columns
    return told | ({"$skipToken": _token(start + len(page))} if more else {})


class Resources(Kind):
    type = "Microsoft.ResourceGraph/resources"
    tracked = False
    methods = frozenset(("POST",))
    actions: ClassVar[Mapping[str, Action]] = {"resources": _asked}


def _found(world: World, body: Body) -> Table:
    """What a query comes to over the subscriptions that are asked, or over all of them."""
    known = {each.id.name.casefold() for each in world.store.of_type(SUBSCRIPTION_TYPE)}
    asked = {str(each).casefold() for each in body.get("subscriptions") or []} or known
    query = read(str(body.get("query") or ""), TABLES)
    table = Table(TABLES[query.table], rows(world, query.table, asked & known))
    for step in query.steps:
        table = step.on(table)
    return table


def _refuse_other(body: Body) -> None:
    if body.get("managementGroups"):
        raise errors.scope_unread("Management groups are not emulated: name subscriptions.")
    if body.get("facets"):
        raise Refusal(400, "BadRequest", "Facets are not emulated.", "facets")
    if not isinstance(body.get("options") or {}, dict):
        raise errors.option_unread("options", body["options"])
    if not isinstance(body.get("subscriptions") or [], list):
        raise errors.scope_unread("A list of subscriptions was expected.")


def _start(options: Body) -> int:
    token = options.get("$skipToken")
    if not token:
        return _count(options, "$skip", 0, None)
    try:
        return int(base64.urlsafe_b64decode(str(token)).decode())
    except ValueError as error:
        raise errors.option_unread("$skipToken", token) from error


def _count(options: Body, name: str, default: int, most: int | None) -> int:
    found = options.get(name)
    if found is None:
        return default
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise errors.option_unread(name, found)
    if most is not None and not 0 < found <= most:
        raise errors.option_unread(name, found)
    return found


def _shaped(columns: tuple[str, ...], page: list[dict[str, Any]], form: str) -> object:
    """Records, or a table where a client asks for one."""
    if form.casefold() != TABLE:
        return page
    return {
        "columns": [{"name": name, "type": "object"} for name in columns],
        "rows": [[row.get(name) for name in columns] for row in page],
    }


def _token(start: int) -> str:
    return base64.urlsafe_b64encode(str(start).encode()).decode()
