"""A check with all that can come of one: findings that stand, one waived, a rule unanswered."""

from datetime import date
from typing import Any

from landbridge.checks import Hit, Rule
from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Checked, Lack, Unanswered, Waived
from landbridge.model.estate import Waiver

FILE = "exports/vc 1.xlsx"
HOSTILE = "=x|<b>&\"'\n`#1 @all ]]> \x1b 東京"
"""A name of a VM that means something in every form."""


def rule(name: str, severity: Severity) -> Rule:
    return Rule(
        id=name,
        severity=severity,
        says="the VM is ill",
        happens="it will not move",
        fix="Its owner: heal it.",
        source=("hcx.vmotion.excludes",),
        needs=("vms",),
        find=lambda subject: [Hit("nobody")],
    )


RULES = (
    rule("vm.blocking", Severity.BLOCKING),
    rule("vm.mild", Severity.LOW),
    rule("vm.silent", Severity.HIGH),
    rule("vm.healthy", Severity.HIGH),
)


def finding(subject: str = "app-01", **changes: Any) -> Finding:  # noqa: ANN401 - any field
    return Finding(
        **{
            "id": "vm.blocking",
            "severity": Severity.BLOCKING,
            "subject": subject,
            "message": "a cough: it will not move",
            "fix": "Its owner: heal it.",
            "evidence": (Place(file=FILE, sheet="vInfo", row=7),),
            "source": ("hcx.vmotion.excludes",),
            **changes,
        }
    )


def checked(*more: Finding) -> Checked:
    waiver = Waiver(
        rule="vm.blocking", subject="app-02", reason="The owner knows.", expires=date(2026, 12, 31)
    )
    return Checked(
        findings=(
            finding(),
            finding("lost", id="intake.x", severity=Severity.MEDIUM, evidence=()),
            finding("db", id="vm.mild", severity=Severity.LOW),
            *more,
        ),
        waived=(Waived(finding=finding("app-02"), waiver=waiver),),
        unanswered=(
            Unanswered(
                rule="vm.silent",
                severity=Severity.HIGH,
                because="nothing is known of disks",
                lacks=(Lack(part="disks"),),
            ),
        ),
    )
