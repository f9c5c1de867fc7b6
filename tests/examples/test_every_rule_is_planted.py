"""Each rule has a defect planted in the example, with its place; a healthy estate has none."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.checks.build import HEALTHY_CLOUD, HEALTHY_SEGMENTS, machine, subject
from tests.checks.network.build import HEALTHY_NETWORK

from landbridge.checks import RULES
from landbridge.intake import read_estate
from landbridge.model import Finding
from landbridge.model.estate import Estate
from landbridge.model.reading import Reading
from landbridge.model.source_cloud import Features
from landbridge.plan import plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "contoso"
TODAY = date(2026, 11, 22)

AS_PLANNED = "estate.yaml"
WRONGLY = "wrong.yaml"
CONNECTED_WRONGLY = "wrong-network.yaml"
FILES = (AS_PLANNED, WRONGLY, CONNECTED_WRONGLY)

EXCUSED: Mapping[str, str] = {
    "cost.dual-run-long": "a run that never ends, as of cost.dual-run-open, takes no months",
    "cost.dual-run-past": "a run that never ends, as of cost.dual-run-open, is never over",
    "design.clouds-share": "hosts for two private clouds exclude the three of design.few-hosts",
    **{
        rule.id: "so many resources would bury everything else in the file"
        for rule in RULES
        if rule.id.startswith("azure.") and rule.id.endswith("-max")
    },
}
"""Rules without a plant, each with the reason; each has a test of its own, here or with limits."""

ABOUT_KEYS = tuple(rule for rule in RULES if rule.id.startswith(("cost.", "design.", "parity.")))
ABOUT_NETWORKS = tuple(rule for rule in RULES if rule.id.startswith(("azure.", "policy.")))
ABOUT_EXPORTS = tuple(rule for rule in RULES if rule not in (*ABOUT_KEYS, *ABOUT_NETWORKS))

AS_THE_GUIDE = {
    "azure.default-widens",
    "azure.east-west",
    "azure.tag-protocol",
    "policy.rule-redundant",
}
"""What stands against the example as it is: the guide's firewall rules, a default route, and a rule
that says what the default of the distributed firewall says too."""
PLANTED = (
    *((WRONGLY, rule.id) for rule in ABOUT_KEYS if rule.id not in EXCUSED),
    *(
        (CONNECTED_WRONGLY, rule.id)
        for rule in ABOUT_NETWORKS
        if rule.id not in {*EXCUSED, "azure.undeclared"}
    ),
)


@cache
def found(file: str) -> tuple[Finding, ...]:
    """What stands against one of the example's estates, and what somebody answers for."""
    checked = plan(*read_estate(EXAMPLE / file), TODAY).checked
    return (*checked.findings, *(each.finding for each in checked.waived))


def of_rule(rule: str, findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.id == rule]


@pytest.mark.parametrize("rule", [rule.id for rule in ABOUT_EXPORTS])
def test_a_defect_of_an_export_is_named_with_its_place(rule: str) -> None:
    own = of_rule(rule, found(AS_PLANNED))
    assert own
    for each in own:
        assert each.subject
        assert each.evidence
        assert all(place.file and place.sheet and place.row for place in each.evidence)


@pytest.mark.parametrize(("file", "rule"), PLANTED)
def test_a_wrong_key_is_named(file: str, rule: str) -> None:
    own = of_rule(rule, found(file))
    assert own
    for each in own:
        assert each.subject
        assert each.evidence
        assert all(Path(place.file).name == file and place.line for place in each.evidence)


@pytest.mark.parametrize(("file", "rule"), PLANTED)
def test_the_file_says_at_its_key_which_rule_it_breaks(file: str, rule: str) -> None:
    text = (EXAMPLE / file).read_text("utf-8")
    assert any(rule in line.partition("#")[2] for line in text.splitlines())


def test_the_estate_beside_it_breaks_no_rule_about_keys() -> None:
    named = {each.id for each in found(AS_PLANNED)}
    about = {rule.id for rule in (*ABOUT_KEYS, *ABOUT_NETWORKS)}
    assert named & about == AS_THE_GUIDE


def test_the_estate_without_a_network_says_so() -> None:
    assert len(of_rule("azure.undeclared", found(WRONGLY))) == 1


def test_what_is_wrong_with_the_network_leaves_the_private_cloud_as_it_should_be() -> None:
    named = {each.id for each in found(CONNECTED_WRONGLY)}
    assert named & {rule.id for rule in ABOUT_KEYS} <= {"design.few-hosts"}


# The table of the README


BESIDES = {
    *AS_THE_GUIDE,
    "intake.ambiguous-number",
    "intake.key-by-place",
    "intake.missing-columns",
    "intake.missing-sheets",
    "sizing.guide-differs",
    "vm.guest-support-ends-soon",
}
"""What stands against the example beside what was planted: habits of exports, and of the guide."""


def rows_of_the_readme() -> list[list[str]]:
    text = (EXAMPLE / "README.md").read_text("utf-8")
    table = text.partition("<!-- defects -->\n")[2].partition("<!-- end of defects -->")[0]
    return [
        [cell.strip("`") for cell in line.strip("| ").split(" | ")]
        for line in table.splitlines()[2:]
    ]


def test_the_readme_lists_every_finding_of_what_was_planted_and_nothing_else() -> None:
    listed = {(rule, severity, subject) for rule, severity, subject, *_ in rows_of_the_readme()}
    stands = {
        (each.id, each.severity.value, each.subject)
        for each in found(AS_PLANNED)
        if each.id not in BESIDES
    }
    assert listed == stands


def test_what_stands_beside_the_planted_is_there() -> None:
    assert {each.id for each in found(AS_PLANNED)} >= BESIDES


@pytest.mark.parametrize("row", rows_of_the_readme(), ids="-".join)
def test_a_finding_names_what_the_defect_was_planted_in(row: list[str]) -> None:
    rule, _, subject, _, planted, *_ = row
    own = [each for each in of_rule(rule, found(AS_PLANNED)) if each.subject == subject]
    assert own
    name = planted.strip("'").strip()
    assert all(name in f"{each.subject}: {each.message}" or of_many_hosts(each) for each in own)


def of_many_hosts(finding: Finding) -> bool:
    """Of a cluster's hosts a finding names the first, and shows the places of all."""
    return finding.id.startswith("host.") and " more host" in finding.message


# Excused


def test_an_excuse_is_for_a_rule_that_nothing_planted_breaks() -> None:
    named = {each.id for file in FILES for each in found(file)}
    assert EXCUSED.keys() <= {rule.id for rule in RULES} - named


def test_many_hosts_want_more_private_clouds_than_share_a_network() -> None:
    """`design.clouds-share`: the wrong estate, grown until one private cloud is too small."""
    estate = wrong_and_grown()
    checked = plan(estate, Reading(), TODAY).checked
    assert of_rule("design.clouds-share", checked.findings)
    assert not of_rule("design.few-hosts", checked.findings)


def wrong_and_grown() -> Estate:
    def grown(estate: Estate) -> Estate:
        declared = estate.model_dump()
        growth = {"compute_percent": 1000, "storage_percent": 0}
        return estate.model_copy(
            update={
                "scope": estate.scope.model_copy(update={"clusters": ()}),
                "sizing": type(estate.sizing).model_validate(
                    {**declared["sizing"], "growth": growth}
                ),
            }
        )

    return read_estate(EXAMPLE / WRONGLY, adjust=grown)[0]


# Healthy


def web_server(number: int) -> dict[str, list[dict[str, Any]]]:
    """A machine that tells everything that rules ask for; five of them fill a host's memory."""
    name, address = f"web-{number:02d}", f"10.1.110.{21 + number}"
    known = {"dns_name": f"{name}.contoso.example", "primary_ip": address, "bios_uuid": name}
    card = {"ipv4": address, "ipv6": f"2001:db8::{number:x}", "mac": f"00:50:56:00:00:{number:02x}"}
    return machine(name, vms={"memory_mib": 192.0 * 1024, **known}, nics=card)


def healthy() -> Estate:
    """Machines for which more than three hosts are needed, and every key answered as it should."""
    machines = [web_server(number) for number in range(16)]
    return Estate.model_validate(
        {
            "name": "healthy",
            "inventory": subject(*machines).estate.inventory,
            "private_cloud": HEALTHY_CLOUD,
            "segments": HEALTHY_SEGMENTS,
            "network": HEALTHY_NETWORK,
            "source_cloud": {
                "hcx_version": "4.11.4",
                "features": dict.fromkeys(Features.model_fields, "no"),
            },
        }
    )


def test_a_healthy_estate_has_no_finding_of_any_rule() -> None:
    estate = healthy()
    checked = plan(estate, Reading(), TODAY).checked
    rules = {rule.id for rule in RULES}
    assert [(each.id, each.subject) for each in checked.findings if each.id in rules] == []
    assert {each.rule for each in checked.unanswered} == {"vm.passthrough", "vm.virtual-tpm"}
