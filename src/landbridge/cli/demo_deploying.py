"""A deployment on an emulator of its own, with all that a report tells of it."""

import json
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from landbridge.cli.deploy_proof import EQUAL, OPEN, OTHER, Proved
from landbridge.cli.deploy_target import Asked, Cloud, Where
from landbridge.cli.deploying import made, opened, refuse_hindered, refuse_replacing
from landbridge.cli.exits import Exit
from landbridge.cli.output import WatchForm
from landbridge.model.deployment_record import DeploymentRecord
from landbridge.model.plan import Plan
from landbridge.render.standing import waived

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from landbridge.cli.deploying import Opened

RECORD, LISTING = "deployment/record.json", "deployment/resources.json"
FILES = {
    "Each step, as JSON": RECORD,
    "What Azure lists afterwards, as JSON": LISTING,
}


@dataclass(frozen=True)
class Rehearsed:
    """A plan that is deployed, the estate it is of, and the folder of its emulator."""

    estate: Path
    plan: Plan
    folder: Path

    @property
    def asked(self) -> Asked:
        """Which Azure it goes to, in the words of `landbridge deploy`."""
        state, emulator = self.folder / "state", self.folder / "azure"
        return Asked(Where.EMULATOR, state, emulator, "", "", Cloud.PUBLIC)


@dataclass(frozen=True)
class Deployed:
    """What a report tells of it, and the files that the report links."""

    record: DeploymentRecord
    files: "Mapping[str, str]"
    exit: Exit


def deployed(meant: Rehearsed) -> Deployed:
    """Applied, or gone on with, and checked. Raises RemoteError for what failed."""
    with opened(meant.plan, meant.asked) as found:
        refuse_hindered(found)
        refuse_replacing(found)
        became = made(found, WatchForm.TABLE)
        proof, listing = found.read_back(), _listing(found)
        record = _record(meant, found, became, proof, len(listing))
    files = {RECORD: record.model_dump_json(indent=1) + "\n", LISTING: _json(listing)}
    return Deployed(record, files, Exit.NO if record.differing else proof.exit)


def _record(
    meant: Rehearsed, found: "Opened", became: "Sequence[str]", proof: Proved, listed: int
) -> DeploymentRecord:
    from landbridge.deploy.record import differing, steps

    deployment = found.deployment
    return DeploymentRecord(
        target="the emulator",
        estate=meant.estate.as_posix(),
        private_cloud=meant.plan.estate.private_cloud.name,
        waived=waived(meant.plan.checked),
        steps=tuple(steps(deployment.works, became, deployment.ledger.entries())),
        differing=tuple(differing(deployment.drift())),
        proof=proof_line(proof),
        left=tuple(found.left),
        listed=listed,
        commands=_commands(meant),
        files=FILES,
    )


def proof_line(found: Proved) -> str:
    """Whether what was read back equals the plan, in a sentence."""
    if found.difference is None:
        return OPEN.format(found.why_not)
    return EQUAL.format(found.difference.pairs) if found.equal else OTHER


def _commands(meant: Rehearsed) -> dict[str, str]:
    """What somebody types who goes on from here."""
    asked = meant.asked
    deploy = f"landbridge deploy {quote(str(meant.estate))}"
    there = f"--emulator {quote(str(asked.emulator))} --state {quote(str(asked.state))}"
    here = f"{deploy} --target emulator {there}"
    return {
        "Look whether it still stands as planned": f"{here} --check",
        "Undo it, and nothing else": f"{here} --undo --yes",
        "See what the same would do in Azure": f'{deploy} --subscription "$SUBSCRIPTION" --preview',
        "Do it in Azure, where hosts cost money": f'{deploy} --subscription "$SUBSCRIPTION"',
    }


def _listing(found: "Opened") -> list[object]:
    """All resources of the subscription, as Azure lists them."""
    from landbridge.render.arm import version_of
    from landbridge.render.arm.resource import RESOURCE_GROUP

    path = f"/subscriptions/{found.arm.subscription}/resources"
    return [*found.arm.listed(path, version_of(RESOURCE_GROUP))]


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
