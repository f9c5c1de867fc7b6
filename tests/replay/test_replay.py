"""What a replay says of single flows: the group's answer, the way, the rules, the unknown."""

from pathlib import Path

import pytest
from tests.network import parts as p
from tests.replay.design import FAR, GUEST, NOBODY, OPEN, OWN, WEB, design
from tests.replay.logs import SECONDS, Record, line, of_group, of_network, replayed, written

from landbridge.model.network import Network
from landbridge.model.replay import Change, Replay

GUID = "5d1f3b0e-7c0c-4f0e-9f6c-0d9c5a1e7b42"
ANSWERED = "3,300,4,400"


def against(folder: Path, *records: Record, network: Network | None = None) -> Replay:
    path = written(folder / "PT1H.json", records)
    return replayed(network or design(), [path])


def counts(found: Replay) -> tuple[int, int, int, int]:
    return found.agree, found.disagree, found.undecided, found.unplaced


def test_a_flow_that_the_group_still_allows_agrees(tmp_path: Path) -> None:
    found = against(tmp_path, of_group("GUARD", "UserRule_https", line(OPEN, WEB, 443)))
    assert counts(found) == (1, 0, 0, 0)
    assert (found.mismatches, found.by_another_rule, found.unknown_rules) == ((), (), ())
    assert found.ways["allow"] == 1


def test_a_flow_that_the_group_now_denies_is_told_with_all_that_is_known_of_it(
    tmp_path: Path,
) -> None:
    lines = [
        line(OPEN, WEB, 22, at=SECONDS + 60, counts="1,10,1,20"),
        line(OPEN, WEB, 22, counts="2,20,2,40", source_port=50000),
    ]
    first = of_group("guard", "UserRule_https", line(OPEN, WEB, 443))
    found = against(tmp_path, first, of_group("guard", "UserRule_ssh", *lines))
    (one,) = found.mismatches
    assert counts(found) == (1, 2, 0, 0)
    assert one.tuple == f"{OPEN} to {WEB}, tcp/22, inbound"
    assert (one.change, one.logged, one.computed) == (Change.DENIED, "allow", "deny")
    assert (one.group, one.rule, one.by) == ("guard", "UserRule_ssh", "rest")
    assert (one.tuples, one.bytes) == (2, 90)
    assert one.first_seen == "2026-09-21T14:13:20.000Z"
    assert one.last_seen == "2026-09-21T14:14:20.000Z"
    assert one.place == f"{tmp_path / 'PT1H.json'}, record 2"
    (cause,) = one.because
    assert (cause.resource, cause.rule, cause.place) == ("guard", "rest (200)", "data/web")
    (flip,) = found.flips
    assert (flip.tuples, flip.bytes, flip.by) == (2, 90, "rest")


def test_a_flow_that_was_denied_and_now_passes_is_told(tmp_path: Path) -> None:
    found = against(tmp_path, of_group("guard", "UserRule_x", line(OPEN, WEB, 443, allowed=False)))
    (one,) = found.mismatches
    assert (one.change, one.logged, one.computed, one.by, one.way) == (
        *(Change.OPENED, "deny", "allow", "https", "allow"),
    )


def test_the_same_answer_by_another_rule_agrees_and_is_told(tmp_path: Path) -> None:
    denied = line(OPEN, WEB, 22, allowed=False)
    found = against(tmp_path, of_group("guard", "DefaultRule_DenyAllInBound", denied))
    (moved,) = found.by_another_rule
    assert counts(found) == (1, 0, 0, 0)
    assert (moved.rule, moved.by, moved.tuples) == ("DefaultRule_DenyAllInBound", "rest", 1)


def test_what_nobody_knows_is_undecided(tmp_path: Path) -> None:
    found = against(tmp_path, of_group("guard", "UserRule_tagged", line("52.1.1.1", WEB, 1433)))
    (one,) = found.mismatches
    assert counts(found) == (0, 0, 1, 0)
    assert (one.change, one.computed) == (Change.UNDECIDED, "depends")
    assert "what Sql holds is not known here" in {cause.why for cause in one.because}


def test_an_answered_flow_that_another_filter_refuses_is_lost(tmp_path: Path) -> None:
    flow = line(WEB, FAR, 443, inbound=False, counts=ANSWERED)
    found = against(tmp_path, of_group("guard", "DefaultRule_AllowVnetOutBound", flow))
    (one,) = found.mismatches
    assert (one.change, one.computed, one.way) == (Change.LOST, "deny", "deny")
    assert {cause.resource for cause in one.because} == {"wall"}
    assert (found.disagree, found.lost) == (1, 1)


def test_a_flow_without_an_answer_need_not_have_worked(tmp_path: Path) -> None:
    flow = line(WEB, FAR, 443, inbound=False)
    found = against(tmp_path, of_group("guard", "DefaultRule_AllowVnetOutBound", flow))
    assert (found.agree, found.lost, found.ways["deny"]) == (1, 0, 1)


def test_each_group_at_an_interface_answers_for_itself(tmp_path: Path) -> None:
    flow = line(OPEN, OWN, 443)
    subnet = against(tmp_path, of_group("guard", "UserRule_https", flow))
    own = against(tmp_path, of_group("second", "UserRule_only-8443", flow))
    assert counts(subnet) == (1, 0, 0, 0)
    assert counts(own) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("rule", "allowed", "port", "by"),
    [
        ("UserRule_only-8443", True, 443, "all"),  # the rule tells that it was the second
        ("https", False, 443, "https"),
        ("DefaultRule_DenyAllInBound", True, 443, "all"),  # of both the last one, which allowed
        ("DefaultRule_DenyAllInBound", False, 443, "https"),  # of both the first one
        ("strange", True, 443, "all"),  # none has it: all filters there together
    ],
)
def test_a_log_that_names_groups_by_number_is_understood_by_the_rule(
    tmp_path: Path, rule: str, allowed: bool, port: int, by: str
) -> None:
    flow = line(OPEN, OWN, port, allowed=allowed, version=4)
    found = against(tmp_path, of_network(GUID, rule, flow))
    (one,) = found.mismatches
    assert one.by == by


def test_where_one_filter_stands_a_number_means_that(tmp_path: Path) -> None:
    flow = line(OPEN, WEB, 22, version=4)
    found = against(tmp_path, of_network(GUID, "gone", flow))
    (unknown,) = found.unknown_rules
    assert found.mismatches[0].group == "guard"
    assert (unknown.group, unknown.rule, unknown.group_known) == ("guard", "gone", True)


def test_a_group_that_the_design_does_not_have_gives_way_to_what_is_there(tmp_path: Path) -> None:
    lines = [line(OPEN, WEB, 22, allowed=False), line(WEB, OPEN, 22, allowed=False)]
    found = against(tmp_path, of_group("old", "UserRule_x", *lines))
    assert [(one.change, one.by) for one in found.mismatches] == [(Change.OPENED, "no filter")]
    (unknown,) = found.unknown_rules
    assert (unknown.group, unknown.group_known, unknown.tuples) == ("old", False, 2)


def test_icmp_is_judged_though_logs_tell_no_type(tmp_path: Path) -> None:
    ping = line(OPEN, WEB, 0, protocol=1, version=4, source_port=0)
    found = against(tmp_path, of_network("guard", "ping", ping))
    assert counts(found) == (1, 0, 0, 0)


def test_guests_of_a_cloud_are_judged_at_its_uplinks(tmp_path: Path) -> None:
    lines = [line(GUEST, "8.8.8.8", port, inbound=False) for port in (443, 23)]
    found = against(tmp_path, of_group("gate", "DefaultRule_AllowInternetOutBound", *lines))
    (one,) = found.mismatches
    assert counts(found) == (1, 1, 0, 0)
    assert (one.port, one.by) == (23, "no-telnet")
    assert "flow-log.avs-recorded" in {each.fact for each in found.cautions}


def test_an_end_that_stands_nowhere_is_counted_and_named(tmp_path: Path) -> None:
    flow = line(OPEN, NOBODY, 443)
    found = against(tmp_path, of_group("guard", "UserRule_https", flow, flow))
    (stray,) = found.not_placed
    assert counts(found) == (0, 0, 0, 2)
    assert (stray.address, stray.tuples, stray.judged) == (NOBODY, 2, False)
    assert stray.why == "no place of the design holds it"


def test_a_far_end_that_stands_nowhere_hinders_no_group(tmp_path: Path) -> None:
    flow = line(NOBODY, WEB, 443)
    found = against(tmp_path, of_group("guard", "UserRule_https", flow))
    (stray,) = found.not_placed
    assert found.mismatches[0].change is Change.DENIED  # 192.168 is not in 10.0.0.0/8
    assert (stray.address, stray.judged, found.ways["unknown"]) == (NOBODY, True, 1)


def test_what_stands_outside_of_azure_is_filtered_nowhere(tmp_path: Path) -> None:
    found = against(tmp_path, of_group("guard", "UserRule_https", line(OPEN, "8.8.8.8", 443)))
    assert found.not_placed[0].why == "nothing of Azure filters there in the design"


def test_what_encryption_dropped_is_not_held_against_a_rule(tmp_path: Path) -> None:
    flow = line(OPEN, WEB, 443, allowed=False, version=4)
    found = against(tmp_path, of_network("unspecified", "unspecified", flow))
    assert counts(found) == (0, 0, 0, 1)
    assert "encryption between virtual networks dropped it" in found.not_placed[0].why


def test_rules_are_counted_as_logged_and_as_the_design_decides(tmp_path: Path) -> None:
    lines = [line(OPEN, WEB, 443), line(OPEN, WEB, 22)]
    found = against(tmp_path, of_group("guard", "UserRule_HTTPS", *lines))
    hits = {(each.group, each.rule): (each.logged, each.would) for each in found.rule_hits}
    assert hits["guard", "https"] == (2, 1)
    assert hits["guard", "rest"] == (0, 1)
    assert [each.rule for each in found.never_hit] == ["tagged", "ping", "rest", "no-smtp"]


def test_a_rule_that_only_may_decide_is_counted_apart(tmp_path: Path) -> None:
    """Nobody knows whether `tagged` matches; if not, `rest` decides."""
    flow = line("52.1.1.1", WEB, 1433)
    found = against(tmp_path, of_group("guard", "UserRule_https", flow, line(OPEN, WEB, 22)))
    hits = {each.rule: (each.would, each.may) for each in found.rule_hits if each.group == "guard"}
    assert (hits["tagged"], hits["rest"], hits["https"]) == ((0, 1), (1, 1), (0, 0))
    assert [each.by for each in found.flips if each.change is Change.UNDECIDED] == ["tagged"]


def test_a_group_behind_one_that_may_refuse_only_may_be_asked(tmp_path: Path) -> None:
    flow = line("52.1.1.1", OWN, 1433, allowed=False)
    network = design(p.rule("tagged", 100, "deny", source=["Sql"]), p.rule("most", 200, "allow"))
    found = against(tmp_path, of_group("guard", "UserRule_tagged", flow), network=network)
    hits = {(each.group, each.rule): (each.would, each.may) for each in found.rule_hits}
    assert (hits["guard", "tagged"], hits["second", "all"]) == ((0, 1), (0, 1))


def test_a_logged_rule_that_may_decide_has_not_given_way_to_another(tmp_path: Path) -> None:
    network = design(p.rule("tagged", 100, "deny", source=["Sql"]), p.rule("rest", 200, "deny"))
    flow = line("52.1.1.1", WEB, 1433, allowed=False)
    logged = [of_group("guard", f"UserRule_{rule}", flow) for rule in ("tagged", "rest", "gone")]
    found = against(tmp_path, *logged, network=network)
    assert counts(found) == (3, 0, 0, 0)
    assert [(each.rule, each.by) for each in found.by_another_rule] == [("UserRule_gone", "rest")]


def test_the_group_that_does_not_log_what_it_allows_is_credited_all_the_same(
    tmp_path: Path,
) -> None:
    flow = line(OPEN, OWN, 8443)
    rules = (p.rule("most", 100, "allow"), p.rule("some", 90, "deny", destination_ports=["1"]))
    network = design(*rules)
    found = against(tmp_path, of_group("second", "UserRule_only-8443", flow), network=network)
    hits = {(each.group, each.rule): (each.logged, each.would) for each in found.rule_hits}
    assert hits["guard", "most"] == (0, 1)
    assert hits["second", "only-8443"] == (1, 1)


def test_a_group_that_no_log_shows_is_named_and_its_rules_are_not(tmp_path: Path) -> None:
    found = against(tmp_path, of_group("guard", "UserRule_https", line(OPEN, WEB, 443)))
    assert "idle" in found.groups_not_logged
    assert "never" not in {each.rule for each in found.never_hit}


@pytest.mark.parametrize(
    ("records", "facts"),
    [
        ([of_group("guard", "UserRule_https", line(OPEN, WEB, 443))],
         {"flow-log.nsg.allow-logged-by", "flow-log.nsg.deny-logged-by",
          "flow-log.nsg.collection-minutes"}),
        ([of_network("guard", "https", line(OPEN, WEB, 443, version=4))],
         {"flow-log.vnet.rules-seen", "flow-log.vnet.collection-minutes"}),
    ],
)  # fmt: skip
def test_what_the_counts_leave_out_is_said_with_its_source(
    tmp_path: Path, records: list[Record], facts: set[str]
) -> None:
    found = against(tmp_path, *records)
    assert {each.fact for each in found.cautions} == facts
    assert {each.grade for each in found.cautions} == {"published"}


def test_both_kinds_together_count_double_and_it_is_said(tmp_path: Path) -> None:
    one = of_group("guard", "UserRule_https", line(OPEN, WEB, 443))
    other = of_network("guard", "https", line(OPEN, WEB, 443, version=4))
    assert "flow-log.duplicates" in {e.fact for e in against(tmp_path, one, other).cautions}


def test_counts_add_up_whatever_happens(tmp_path: Path) -> None:
    lines = [
        line(source, target, port, inbound=inbound)
        for source in (OPEN, NOBODY, WEB, GUEST) for target in (WEB, FAR, NOBODY, "52.1.1.1")
        for port in (22, 443, 1433) for inbound in (True, False)
    ]  # fmt: skip
    found = against(tmp_path, of_group("guard", "UserRule_https", *lines))
    assert sum(counts(found)) == found.tuples == len(lines)
    assert sum(each.tuples for each in found.mismatches) == found.disagree + found.undecided
    assert (found.more_mismatches, found.more_addresses) == (0, 0)
