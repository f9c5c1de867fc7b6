"""What a plan asks of NSX: segments, groups and firewall rules, put into the manager's tree."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from landbridge.clients.arm import Arm
from landbridge.clients.nsx import Access, Nsx
from landbridge.deploy.ledger import Entry
from landbridge.deploy.merged import Body
from landbridge.deploy.policy_tree import keeping_tags, objects
from landbridge.deploy.work import Work
from landbridge.errors import RemoteError
from landbridge.render.nsx import OWNER, Standing

ROOT = "/infra"
IN_CLOUD = "/nsx"
"""Behind the id of a cloud: its NSX, which Azure has no id for."""
EXCLUDED = f"{ROOT}/settings/firewall/security/exclude-list"
TIERS = {"tier-0": "tier-0s", "tier-1": "tier-1s"}
"""How the estate calls the gateways of the service, and where NSX lists them."""
Wanted = Callable[[Standing], Body]
"""The tree, given what of the service's own stands."""


def patched(arm: Arm, work: Work, wanted: Wanted) -> bool:
    """Whether anything had to be changed. Returns when all is realised."""
    with manager_of(arm, work.path, work.version) as nsx:
        before = nsx.tree()
        there = {each.place: each for each in objects(before)}
        nsx.patch(ROOT, keeping_tags(wanted(stands(nsx)), there))
        nsx.wait(each["path"] for each in nsx.listed(f"{ROOT}/segments"))
        return bool(before != nsx.tree())


def removed(arm: Arm, entry: Entry) -> None:
    """Everything that carries the owner's tag goes; a cloud that is gone has none."""
    path = entry.id.removesuffix(IN_CLOUD)
    if arm.get(path, entry.version) is not None:
        with manager_of(arm, path, entry.version) as nsx:
            nsx.delete_owned(OWNER, str((entry.stood or {})["owner"]))


@contextmanager
def manager_of(arm: Arm, path: str, version: str) -> Iterator[Nsx]:
    """The manager of a private cloud, with the password that Azure tells; it is kept nowhere."""
    cloud = arm.get(path, version) or {}
    endpoint = cloud.get("properties", {}).get("endpoints", {}).get("nsxtManager")
    told = arm.post(f"{path}/listAdminCredentials", version) or {}
    if not endpoint or not told:
        raise RemoteError(f"{path} does not tell how its NSX is reached")
    access = Access(endpoint, told["nsxtUsername"], told["nsxtPassword"], arm.authority)
    with Nsx(access, arm.patience) as nsx:
        yield nsx


def stands(nsx: Nsx) -> Standing:
    """The gateways of the service, where it made one of a kind, and who is excluded already."""
    found = {name: list(nsx.listed(f"{ROOT}/{kind}")) for name, kind in TIERS.items()}
    gateways = {name: each[0]["path"] for name, each in found.items() if len(each) == 1}
    excluded = (nsx.get(EXCLUDED) or {}).get("members", ())
    return Standing(gateways, tuple(excluded))
