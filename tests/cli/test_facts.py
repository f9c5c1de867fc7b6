"""`landbridge facts` shows one fact whole, a family, what differs and what is old."""

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from landbridge.catalogue import catalogue
from landbridge.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line; the answer is exit code, standard output and standard error."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "160")
        monkeypatch.setattr(sys, "argv", ["landbridge", "facts", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return call


def ids(shown: str) -> list[str]:
    """The ids in a JSON answer."""
    return [fact["id"] for fact in json.loads(shown)["facts"]]


def test_without_an_id_all_facts_are_listed(run: Run) -> None:
    code, shown, _ = run("--json")
    assert code == 0
    assert ids(shown) == list(catalogue())


def test_a_fact_is_shown_whole(run: Run) -> None:
    code, shown, _ = run("host.av64-gen2.memory-gib")
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert code == 0
    assert lines[0] == "host.av64-gen2.memory-gib Memory"
    assert "value 1,024 GiB" in lines
    assert "grade published: read on a public page or in a public repository" in lines
    page = "learn.microsoft.com/azure/azure-vmware/introduction"
    assert f"source {page} (read in the copy of 2025-12-19)" in lines
    assert "guide 768 GiB" in lines
    assert "its words 768 GB RAM" in lines
    assert "used by landbridge.sizing" in lines


def test_a_fact_that_is_not_published_shows_no_value(run: Run) -> None:
    _, shown, _ = run("network.latency-saving-ms")
    assert "not published" in shown
    assert "unpublished: looked for and not found" in shown


def test_brackets_in_the_guides_words_are_no_markup(run: Run) -> None:
    _, shown, _ = run("network.subnets.made-by")
    assert '"subnetId": "[parameters(\'subnetId\')]"' in shown


def test_the_beginning_of_an_id_lists_its_family(run: Run) -> None:
    code, shown, _ = run("host.av64-gen2", "--json")
    assert code == 0
    assert ids(shown) == [fact.id for fact in catalogue().under("host.av64-gen2")]
    assert "host.av64-gen1.cores" not in shown


def test_an_unknown_id_is_refused_with_the_nearest(run: Run) -> None:
    code, shown, told = run("host.av64-gen2.memory")
    assert (code, shown) == (2, "")
    assert told.startswith("no fact is called host.av64-gen2.memory\n")
    assert "Did you mean host.av64-gen2.memory-gib" in told


def test_an_id_like_no_other_is_refused_with_the_way_to_all(run: Run) -> None:
    code, _, told = run("???")
    assert code == 2
    assert "`landbridge facts` lists them all." in told


def test_differences_show_the_guide_beside_the_published(run: Run) -> None:
    _, shown, _ = run("--differences")
    line = next(line for line in shown.splitlines() if line.startswith("host.av64-gen2.clock-ghz"))
    assert line.split() == ["host.av64-gen2.clock-ghz", "2.3", "GHz", "2.8", "GHz", "published"]
    silent = next(line for line in shown.splitlines() if line.startswith("network.block.excluded"))
    assert "not mentioned" in silent


def test_differences_of_a_family_are_those_of_the_family(run: Run) -> None:
    _, shown, _ = run("asg", "--differences", "--json")
    assert ids(shown) == ["asg.nsx-vms"]


def test_older_than_lists_what_was_read_before_and_what_has_no_date(run: Run) -> None:
    _, shown, _ = run("--older-than", "100000", "--json")
    assert set(ids(shown)) == {fact.id for fact in catalogue().values() if fact.read is None}


def test_days_below_zero_are_refused(run: Run) -> None:
    code, _, told = run("--older-than", "-1")
    assert code == 2
    assert "--older-than" in told


def test_json_says_whose_facts_these_are(run: Run) -> None:
    _, shown, _ = run("cluster.hosts-max", "-o", "json")
    answer: dict[str, Any] = json.loads(shown)
    assert answer["schema_version"] == 1
    assert answer["facts_version"] == catalogue().version
    assert answer["facts"][0]["value"] == 16


def test_yaml_holds_the_same_as_json(run: Run) -> None:
    _, as_json, _ = run("sla", "-o", "json")
    _, as_yaml, _ = run("sla", "-o", "yaml")
    assert yaml.safe_load(as_yaml) == json.loads(as_json)


def test_tsv_keeps_numbers_bare(run: Run) -> None:
    _, shown, _ = run("host.av64-gen2.memory-gib", "-o", "tsv")
    assert shown == "host.av64-gen2.memory-gib\t1024\tGiB\tpublished\t2025-12-19\t768\n"
