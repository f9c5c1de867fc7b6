"""Azure Resource Graph: a query over subscriptions, answered page by page. It changes nothing."""

from collections.abc import Iterator, Sequence

from landbridge.catalogue import catalogue
from landbridge.clients.arm.arm import Arm, Body
from landbridge.errors import RemoteError

PATH, MOST = "/providers/Microsoft.ResourceGraph/resources", "graph.records-max"
TOKEN = "$skipToken"  # noqa: S105 - which page comes next, and no secret
CUT = "Resource Graph has more rows than it tells, and no page that holds them"


def rows(arm: Arm, version: str, query: str, subscriptions: Sequence[str]) -> Iterator[Body]:
    """All rows of a query that has the column `id`, without which there is one page only.

    Raises RemoteError where there are more that nobody can have: half an answer is none.
    """
    options = {"resultFormat": "objectArray", "$top": int(catalogue().number(MOST))}
    asked = {"query": query, "subscriptions": list(subscriptions)}
    token: object = None
    while True:
        more = {TOKEN: token} if token else {}
        page = arm.read(PATH, version, {**asked, "options": {**options, **more}})
        yield from page.get("data", ())
        token = page.get(TOKEN)
        if not token:
            if str(page.get("resultTruncated", "")).lower() == "true":
                raise RemoteError(CUT)
            return
