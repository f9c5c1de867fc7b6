"""The data plane of metrics, which asks many resources at once."""

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from landbridge.emulator.arm.content import sent
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import SUBSCRIPTIONS
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.metrics.answer import moment
from landbridge.emulator.insights.metrics.measured import measured_cloud, told_of
from landbridge.emulator.insights.metrics.question import question
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

PATH = "/subscriptions/{subscription}/metrics:getBatch"
RENAMED = {"filter": "$filter"}


class Batch:
    """`metrics:getBatch` over one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, request: Request) -> Response:
        """Raises Refusal."""
        query = _query(request)
        asked = question(query, self._world.clock.now())
        clouds = self._clouds(request.path_params["subscription"], _ids(await sent(request)))
        times = {"starttime": moment(asked.start), "endtime": moment(asked.end)}
        found = [
            {**times, "resourceid": str(cloud.id), **told_of(self._world, cloud, asked)}
            for cloud in clouds
        ]
        return JSONResponse({"values": found})

    def _clouds(self, subscription: str, ids: list[str]) -> list[Resource]:
        within = f"/{SUBSCRIPTIONS}/{subscription}/".casefold()
        for each in ids:
            if not each.casefold().startswith(within):
                raise errors.batch_mixed(each, f"it is not in the subscription '{subscription}'")
        found = [measured_cloud(self._world, each) for each in ids]
        for cloud in found:
            if not same_region(cloud.body, found[0].body):
                raise errors.batch_mixed(cloud.id, "it stands in another region")
        return found


def _query(request: Request) -> Mapping[str, str]:
    """The parameters as the other interface names them."""
    told = {name.casefold(): text for name, text in request.query_params.items()}
    told = {RENAMED.get(name, name): text for name, text in told.items()}
    if not told.get("api-version"):
        raise Refusal(400, "MissingApiVersionParameter", "The api-version is required.")
    if told.get("starttime"):
        told["timespan"] = f"{told['starttime']}/{told.get('endtime', '')}"
    return told


def _ids(raw: bytes) -> list[str]:
    try:
        body: Body = json.loads(raw)
        found = body["resourceids"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise errors.batch_empty() from error
    if not isinstance(found, list) or not found:
        raise errors.batch_empty()
    return [str(each) for each in found]
