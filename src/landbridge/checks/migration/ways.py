"""Whether there is a way for each VM: told in short, without reasons."""

from functools import reduce
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.kinds import KINDS
from landbridge.checks.machines import MACHINE_RULES
from landbridge.checks.machines.hardware_too_old import HARDWARE_TOO_OLD
from landbridge.checks.migration.answers import asked_of, whole
from landbridge.checks.migration.bars import bars_of
from landbridge.checks.migration.masks import perhaps, surely
from landbridge.checks.subject import Subject
from landbridge.model import Severity


class Way(NamedTuple):
    """Whether there is one for each VM that moves: a kind that takes it, or one that may.

    `unsaid` are those of the rest of which no blocking finding says it already: all kinds would be
    barred without what it is about.
    """

    sure: pa.Array
    doubtful: pa.Array
    unsaid: pa.Array


def way(subject: Subject) -> Way:
    """The same in short, for which no reason is told."""
    return subject.once(_way)


def _way(subject: Subject) -> Way:
    yes, unknown, unsaid = [], [], []
    says_it = _alone(subject)
    for _, answers in subject.once(asked_of).kinds:
        unsaid.append(
            reduce(pc.or_, surely([each for each in answers if each[0].id not in says_it]))
        )
        no, open_ = reduce(pc.or_, surely(answers)), reduce(pc.or_, perhaps(answers))
        yes.append(pc.and_not(pc.invert(no), open_))
        unknown.append(pc.and_not(open_, no))
    sure = whole(reduce(pc.or_, yes))
    doubtful = pc.and_not(whole(reduce(pc.or_, unknown)), sure)
    return Way(sure, doubtful, whole(reduce(pc.and_, unsaid)))


def _alone(subject: Subject) -> frozenset[str]:
    """The blocking rules of which one alone bars every kind, as far as they have an answer."""
    every = set.intersection(
        *({bar.id for bar in bars_of(kind) if not bar.doubt} for kind in KINDS)
    )
    return frozenset(
        rule.id
        for rule in MACHINE_RULES
        if rule.severity is Severity.BLOCKING
        and (rule.id in every or rule is HARDWARE_TOO_OLD)
        and not any(each.whole for part in rule.needs for each in subject.lacking(part))
    )
