"""The plan: the one value that reports and files are rendered from."""

from datetime import date
from typing import Literal

from pydantic import computed_field, model_validator

from landbridge.model.address_plan import AddressPlan
from landbridge.model.checked import Checked, Unanswered
from landbridge.model.deployment_record import DeploymentRecord
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.generations import Generations
from landbridge.model.migration_types import MigrationTypes
from landbridge.model.place import Frozen
from landbridge.model.proof import Reachability
from landbridge.model.reading import Reading
from landbridge.model.sized import Sized
from landbridge.model.topology import Topology

WORKED_OUT = frozenset({"cleared", "undecided"})
"""What a plan says of itself."""


class Plan(Frozen):
    """An estate, how it was read, what was worked out for it, and what stands against it.

    It answers for `as_of`, the day on which waivers must hold, and was made on `made_on`.
    """

    schema_version: Literal[1] = 1
    tool_version: str
    facts_version: str
    as_of: date | None = None
    made_on: date | None = None
    estate: Estate
    reading: Reading
    sized: Sized
    generations: Generations | None = None
    addresses: AddressPlan | None = None
    reach: Reachability | None = None
    topology: Topology | None = None
    checked: Checked
    migration_types: MigrationTypes | None = None
    facts: tuple[str, ...]

    @model_validator(mode="before")
    @classmethod
    def _cleared_is_worked_out(cls, data: object) -> object:
        """What a file says of it counts for nothing."""
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key not in WORKED_OUT}
        return data

    @computed_field  # type: ignore[prop-decorator] # mypy does not know decorated properties
    @property
    def cleared(self) -> bool:
        """Whether no blocking finding stands, and each blocking rule has its answer.

        Or somebody answers, by a waiver, for what is found or not known. A plan as of a day that
        was past when it was made is never cleared, for waivers may have ended since.
        """
        return not (self.checked.blocking or self.checked.unsure or self.past)

    @property
    def past(self) -> bool:
        """Whether it answers for a day before the one on which it was made."""
        return bool(self.as_of and self.made_on and self.as_of < self.made_on)

    @computed_field  # type: ignore[prop-decorator] # as above
    @property
    def undecided(self) -> tuple[str, ...]:
        """The blocking rules that have no full answer; `checked.unanswered` has what they lack."""
        return tuple(each.rule for each in self.checked.unsure)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that stand, the worst first."""
        return self.checked.findings


class ClearedPlan(Frozen):
    """A plan against which nothing blocking stands or may stand; verbs ask for it.

    Only `landbridge.plan.clear` makes one.
    """

    plan: Plan

    @model_validator(mode="after")
    def _nothing_blocks(self) -> "ClearedPlan":
        if not self.plan.cleared:
            raise ValueError(
                "a blocking finding stands against this plan, a blocking rule has no answer, or it"
                " is as of a day that was past"
            )
        return self


class Refused(Frozen):
    """Why a plan was not cleared: what stands, and the blocking rules without a full answer.

    With `past` it answers for a day that was over when it was made.
    """

    blocking: tuple[Finding, ...]
    undecided: tuple[Unanswered, ...] = ()
    past: bool = False


class Report(Frozen):
    """What a report is made of; later chapters add measurements, diagnoses and a migration."""

    plan: Plan
    made_on: str
    deployment: DeploymentRecord | None = None
