"""Whether what was asked for is so: the status of an intent, and what became of it."""

from typing import Any

from landbridge.emulator.nsx.object import Object
from landbridge.emulator.nsx.segments import DONE, FAILED

STATES = {DONE: ("REALIZED", "SUCCESS"), FAILED: ("ERROR", "ERROR")}
UNDER_WAY = ("UNREALIZED", "IN_PROGRESS")


def status(each: Object, state: str) -> dict[str, Any]:
    published, consolidated = STATES.get(state, UNDER_WAY)
    return {
        "intent_path": each.path,
        "intent_version": str(each.revision),
        "publish_status": published,
        "consolidated_status": {"consolidated_status": consolidated},
    }


def entities(each: Object, state: str) -> dict[str, Any]:
    """One entity for an object; why it failed is its alarm."""
    published, consolidated = STATES.get(state, UNDER_WAY)
    alarms = [{"message": each.error, "severity": "ERROR"}] if each.error else []
    entity = {
        "id": each.id,
        "display_name": each.body.get("display_name") or each.id,
        "entity_type": f"Realized{each.kind}",
        "resource_type": "GenericPolicyRealizedResource",
        "path": f"/infra/realized-state/enforcement-points/default{each.path}",
        "intent_paths": [each.path],
        "state": published,
        "runtime_status": consolidated,
        "alarms": alarms,
    }
    return {"results": [entity], "result_count": 1}
