"""Limits of Azure: more of something than a resource takes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from landbridge.catalogue import catalogue
from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.network.proof import Proof


@dataclass(frozen=True)
class Limit:
    """The fact that says how many `things` a resource takes at most.

    `count` gives the resources by name with how many each has. Called, the limit gives a hit for
    each that has more, and none where no network is declared.
    """

    fact: str
    things: str
    count: Callable[[Proof], Iterable[tuple[str, int]]]

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        most = int(catalogue().number(self.fact))
        for name, number in self.count(subject.network) if subject.network else ():
            if number > most:
                yield Hit(name, f"{number:,} {self.things}, and {most:,} is the most")

    def rule(
        self,
        id: str,
        severity: Severity,
        *,
        about: tuple[str, ...],
        happens: str = "the deployment is refused",
        fix: str,
    ) -> Rule:
        """The rule that nothing has more."""
        return Rule(
            id=id,
            severity=severity,
            says=f"there are more {self.things} than Azure takes",
            happens=happens,
            fix=fix,
            source=(self.fact,),
            needs=(NETWORK,),
            about=about,
            find=self,
            undecided=answered,
        )
