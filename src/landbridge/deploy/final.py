"""What cannot be undone of a change, though `--undo` takes the change itself back."""

from collections.abc import Mapping

from landbridge.deploy.change import Change, What
from landbridge.deploy.work import NSX
from landbridge.render.arm.ground import CLOUD, PUBLIC_ADDRESS
from landbridge.render.arm.monitoring import WORKSPACE
from landbridge.render.arm.private_cloud import ADDON, CLUSTER

MADE: Mapping[str, str] = {
    CLOUD: "its VMs and their data go with it, and its names and passwords are new ones next time",
    CLUSTER: "what lies on its datastore alone goes with it",
    ADDON: "site pairings, network extensions and the keys of HCX go with it",
    PUBLIC_ADDRESS: "the address is given back: a new one is another, also in rules of partners",
    WORKSPACE: "the logs that it has collected go with it",
    f"{NSX}/Segment": "VMs that hang on it by then must be moved before it can go",
}
"""Of what is made, by its type."""


def final(change: Change) -> str:
    """A sentence; empty where all of it can be undone."""
    if change.what is What.CREATE:
        return MADE.get(change.work.type, "")
    return ""
