"""What is found about waivers."""

from landbridge.checks.told.told import Told
from landbridge.model import Severity

ABOUT_WAIVERS: tuple[Told, ...] = (
    Told(
        "waiver.ambiguous",
        Severity.MEDIUM,
        "what a waiver names may mean several, or is one half of a pair",
        "nothing is waived",
        "Say in the estate file which one is meant.",
    ),
    Told(
        "waiver.expired",
        Severity.MEDIUM,
        "the day of a waiver is past",
        "it counts as none",
        "Mend the cause, or decide anew and write a later day.",
    ),
    Told(
        "waiver.fits-nothing",
        Severity.LOW,
        "the rule of a waiver has no finding of its subject",
        "nothing is waived",
        "Take the waiver out: what it was for is gone.",
    ),
    Told(
        "waiver.more-open",
        Severity.MEDIUM,
        "more is open than a waiver of what is not told was written for",
        "it counts as none",
        "Look at what the rule leaves open, decide anew and write the number as `count`.",
    ),
    Told(
        "waiver.of-no-rule",
        Severity.HIGH,
        "a waiver names a rule that is not there",
        "nothing is waived, and what it was for stands",
        "Correct the name: `landbridge check --explain '*'` lists all rules.",
    ),
    Told(
        "waiver.of-nobody",
        Severity.HIGH,
        "nothing is called as a waiver names its subject",
        "nothing is waived, though somebody may believe it",
        "Name whom it is for, as the finding does, or take it out.",
    ),
    Told(
        "waiver.twice",
        Severity.LOW,
        "two waivers lift one finding",
        "the one that holds longest counts",
        "Keep one of them.",
    ),
)
