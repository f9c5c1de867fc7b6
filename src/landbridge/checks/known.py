"""Findings that no rule makes; tests compare the lists with what the sources can say."""

OF_WAIVERS: tuple[str, ...] = (
    "waiver.ambiguous",
    "waiver.expired",
    "waiver.fits-nothing",
    "waiver.of-no-rule",
)
"""What is said of waivers; these cannot be waived."""

OTHERS: tuple[str, ...] = (
    "intake.ambiguous-date",
    "intake.ambiguous-number",
    "intake.blank-around-name",
    "intake.exported-twice",
    "intake.host-not-listed",
    "intake.impossible-value",
    "intake.key-by-place",
    "intake.key-by-uuid",
    "intake.missing-columns",
    "intake.missing-sheets",
    "intake.not-a-date",
    "intake.not-a-number",
    "intake.not-a-yes-or-no",
    "intake.ragged-rows",
    "intake.repeated-header",
    "intake.row-of-no-vm",
    "intake.row-without-name",
    "intake.same-vcenter",
    "intake.scope-matches-nothing",
    "intake.sheet-twice",
    "intake.size-unknown",
    "intake.storage-unknown",
    "intake.vm-twice",
    "sizing.cluster-size-capped",
    "sizing.group-fits-no-host",
    "sizing.guide-differs",
    "sizing.no-place-found",
    "sizing.overhead-matters",
    "sizing.policy-below-spare-hosts",
    "sizing.rule-binds-nothing",
    "sizing.rules-contradict",
    "sizing.rules-unread",
    "sizing.several-private-clouds",
    "sizing.small-cluster",
    "sizing.storage-decides",
    "sizing.vm-fits-no-host",
)
"""What reading and sizing find; a waiver may name it like a finding of a rule."""
