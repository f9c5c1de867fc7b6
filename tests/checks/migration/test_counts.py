"""How many VMs can take each kind of migration, and what stands in its way how often."""

from tests.checks.build import machine, subject

from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.counts import counted
from landbridge.checks.migration.kinds_of_each import migration_types
from landbridge.model.migration_types import EACH, Hindrance, MigrationType, MigrationTypes

ESTATE = subject(
    machine("well"),
    machine("off", vms={"power": "poweredOff"}),
    machine("off-too", vms={"power": "poweredOff"}, cds={"connected": True}),
    machine("untold", vms={"power": None}),
)


def kind(told: MigrationTypes, name: str) -> MigrationType:
    return next(each for each in told.kinds if each.kind == name)


def test_every_vm_is_counted_once_for_each_kind() -> None:
    told = counted(ESTATE)
    assert [each.kind for each in told.kinds] == list(KINDS)
    vmotion, cold = kind(told, "vmotion"), kind(told, "cold")
    assert (vmotion.yes, vmotion.no, vmotion.unknown) == (1, 2, 1)
    assert (cold.yes, cold.no, cold.unknown) == (2, 0, 2)


def test_the_commonest_reason_comes_first_and_every_vm_counts_for_each_of_its_reasons() -> None:
    reasons = kind(counted(ESTATE), "vmotion").reasons
    assert [(each.rule, each.vms) for each in reasons] == [
        ("vm.powered-off", 2),
        ("vm.cd-connected", 1),
        ("vm.powered-off", 1),
        ("vm.suspended", 1),
    ]
    assert reasons[0].says == "the VM is powered off, so there is nothing to move alive"
    assert reasons[2].says.startswith("not known whether the VM is powered off")


def test_a_reason_keeps_its_own_colons() -> None:
    shared = counted(subject(machine(disks={"sharing": "sharingMultiWriter"})))
    says = "a disk of the VM is shared: multi-writer, or on a shared SCSI bus"
    assert Hindrance(rule="vm.shared-disk", says=says, vms=1) in kind(shared, "bulk").reasons


def test_the_answer_for_each_vm_is_kept_as_the_schema_says() -> None:
    told = counted(ESTATE)
    assert told.each.equals(migration_types(ESTATE))
    assert told.each.schema.equals(EACH)


def test_an_estate_without_vms_has_every_kind_for_none() -> None:
    told = counted(subject())
    assert {(each.yes, each.no, each.unknown, each.reasons) for each in told.kinds} == {
        (0, 0, 0, ())
    }
