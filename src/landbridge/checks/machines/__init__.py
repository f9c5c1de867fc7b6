"""Rules about VMs: what of their settings, disks and devices meets a migration badly."""

from landbridge.checks.machines.raw_disk import RAW_DISK
from landbridge.checks.rule import Rule

MACHINE_RULES: tuple[Rule, ...] = (RAW_DISK,)
