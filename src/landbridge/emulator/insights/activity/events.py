"""Events: each request that changed something or tried to, and each work that came to its end."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.operation import FAILED, Operation
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.insights.activity.question import Question
from landbridge.emulator.journal import Journal, Noted
from landbridge.emulator.resources.state.subscriptions import TENANT
from landbridge.emulator.store import Body

VERBS = {"PUT": "write", "PATCH": "write", "DELETE": "delete", "POST": "action"}
REFUSED = 400


class Event(NamedTuple):
    """What was done to which resource, when, and how it went."""

    at: str
    resource: ResourceId
    verb: str
    status: str
    code: str
    source: str  # by which it is told apart from all others


def events(world: World, asked: Question) -> list[Body]:
    """The newest first, as Azure tells them."""
    found = [*_requests(world, asked), *_ends(world, asked)]
    told = [each for each in found if _is_asked(each, asked)]
    return [_told(each) for each in sorted(told, key=lambda each: each.at, reverse=True)]


def _requests(world: World, asked: Question) -> Iterator[Event]:
    for noted in Journal(world.store.rows).changes(asked.start, asked.end):
        resource = parsed(noted.path)
        if resource is not None and resource.subscription and noted.method in VERBS:
            status = _status(world, noted, resource)
            yield Event(
                noted.at, resource, VERBS[noted.method], status, noted.code, f"{noted.number}"
            )


def _status(world: World, noted: Noted, resource: ResourceId) -> str:
    """A request that began work is only accepted: how that ends is an event of its own."""
    if noted.status >= REFUSED:
        return "Failed"
    began = any(
        each.begun <= datetime.fromisoformat(noted.at) for each in world.operations.at(resource)
    )
    return "Accepted" if began else "Succeeded"


def _ends(world: World, asked: Question) -> Iterator[Event]:
    for each in world.operations.ended(asked.start, asked.end):
        status = "Failed" if each.state == FAILED else "Succeeded"
        yield Event(
            each.due.isoformat(), each.resource, _verb(each), status, _code(each), each.name
        )


def _verb(operation: Operation) -> str:
    return VERBS.get(operation.verb, "action")


def _code(operation: Operation) -> str:
    return str((operation.error or {}).get("code", ""))


def _is_asked(event: Event, asked: Question) -> bool:
    told = {
        "resourcegroupname": event.resource.group.casefold(),
        "resourceuri": event.resource.key,
        "resourceprovider": event.resource.provider.casefold(),
    }
    return not asked.subject or told[asked.subject] == asked.value


def _told(event: Event) -> Body:
    id_, name = event.resource, str(uuid5(NAMESPACE_URL, f"event/{event.source}"))
    when = event.at.replace("+00:00", "Z")
    return {
        "id": f"{id_}/events/{name}",
        "eventDataId": name,
        "eventName": _word("EndRequest"),
        "category": _word("Administrative"),
        "level": "Error" if event.status == "Failed" else "Informational",
        "operationName": _word(f"{id_.type}/{event.verb}"),
        "status": _word(event.status),
        "subStatus": _word(event.code),
        "resourceId": str(id_),
        "resourceGroupName": id_.group,
        "resourceProviderName": _word(id_.provider or "Microsoft.Resources"),
        "resourceType": _word(id_.type),
        "eventTimestamp": when,
        "submissionTimestamp": when,
        "subscriptionId": id_.subscription,
        "tenantId": TENANT,
    }


def _word(text: str) -> Body:
    return {"value": text, "localizedValue": text}
