"""What a planted defect is: its machine, the change that makes it ill, and where to see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.chance import chance
from examples.contoso.generator.estate import Cell, Disk, Machine, SiteName
from examples.contoso.generator.machines import machine

Change = Callable[[Machine], Machine]

# The column that names the subject, on sheets that are not about machines.
SUBJECTS = {
    "vHost": "Host",
    "vDatastore": "Name",
    "dvPort": "Port",
    "vPort": "Port Group",
}

_USUAL: dict[SiteName, Tier] = {
    "dc1": Tier("", 1, (4,), (16,), 40, "w2022", "VLAN-0111-APP"),
    "dc2": Tier("", 1, (2,), (8,), 40, "w2016", "VLAN-0020-APP", "CL-OLD-PRD"),
}

# Whose machines share the usual network; defects are spread over them, as they are in life.
_APPLICATIONS: dict[SiteName, tuple[str, ...]] = {
    "dc1": ("Webshop", "CRM", "Integration", "HR", "Reporting"),
    "dc2": ("Stores", "Intranet"),
}


@dataclass(frozen=True)
class Plant:
    """A defect, and the cell that shows it: `column` of `sheet` in the row of `subject`.

    Without a `change` the cell itself is what is planted. A text need only be part of the cell,
    None means that it is empty, anything else is equal to it; `rows` rows show it.
    """

    defect: str
    subject: str
    sheet: str
    column: str
    shows: Cell
    site: SiteName = "dc1"
    change: Change | None = None
    tier: Tier | None = None
    application: str = ""
    copies: int = 1
    rows: int = 1

    @property
    def about_machine(self) -> bool:
        return self.sheet not in SUBJECTS

    @property
    def key_column(self) -> str:
        return SUBJECTS.get(self.sheet, "VM")

    def healthy(self, copy: int) -> Machine:
        """The machine before anything is wrong with it."""
        tier = self.tier or _USUAL[self.site]
        application = self.application or self._any_application(copy)
        return replace(machine(self.subject, application, tier), copy=copy)

    def _any_application(self, copy: int) -> str:
        """Another one for each copy, since one folder cannot hold two machines of one name."""
        names = _APPLICATIONS[self.site]
        return names[(chance("plant", self.subject).randrange(len(names)) + copy) % len(names)]

    def planted_in(self, subject: Machine) -> Machine:
        if self.change:
            return self.change(subject)
        cells = {**subject.cells, (self.sheet, self.column): self.shows}
        return replace(subject, cells=cells)


def as_it_is(subject: Machine) -> Machine:
    """No change: the cell shows what another plant of the same machine has done."""
    return subject


def having(**fields: object) -> Change:
    """The change that gives a machine these fields."""
    return lambda subject: replace(subject, **fields)  # type: ignore[arg-type]


def with_disk(disk: Disk) -> Change:
    """The change that adds a disk."""
    return lambda subject: replace(subject, disks=(*subject.disks, disk))
