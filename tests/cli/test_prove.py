"""`prove` and `trace` take an estate in YAML or JSON, and refuse what cannot be asked."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from tests.cli.child import CONTOSO, NETWORK, landbridge

OF_NETWORKS = ("azure.", "policy.")
VMS = ("vm-4", "vm-5")


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """The example as one file of JSON."""
    data = yaml.safe_load((Path(NETWORK) / "estate.yaml").read_text("utf-8"))
    shutil.copy(Path(NETWORK) / "spoke.json", tmp_path)
    path = tmp_path / "anything.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_an_estate_in_json_is_proven_like_one_in_yaml(estate: Path) -> None:
    done, again = landbridge("prove", str(estate), "--json"), landbridge("prove", NETWORK, "--json")
    assert (done.returncode, again.returncode) == (0, 0)
    assert json.loads(done.stdout)["intents"] == json.loads(again.stdout)["intents"]


def test_prove_tells_the_findings_of_check_about_the_network_and_no_others() -> None:
    proven = json.loads(landbridge("prove", CONTOSO, "-o", "json").stdout)
    checked = json.loads(landbridge("check", CONTOSO, "-o", "json").stdout)
    about = [each for each in checked["findings"] if each["id"].startswith(OF_NETWORKS)]
    assert proven["findings"] == about
    assert "azure.default-widens" in [each["id"] for each in about]
    open_ = [each for each in checked["unanswered"] if each["rule"].startswith(OF_NETWORKS)]
    assert proven["unanswered"] == open_


def test_what_the_internet_reaches_is_told_with_its_address_its_machine_and_the_rule(
    estate: Path,
) -> None:
    data = json.loads(estate.read_text("utf-8"))
    spoke = {"name": "shop", "address_space": ["10.60.0.0/16"], "subnets": [
        {"name": "web", "prefixes": ["10.60.1.0/24"], "network_security_group": "nsg-shop",
         "route_table": "own"}]}  # fmt: skip
    rule = {"name": "https", "priority": 100, "direction": "inbound", "access": "allow",
            "protocol": "tcp", "destination_ports": 443}  # fmt: skip
    data["network"] |= {
        "virtual_networks": [spoke],
        "route_tables": [{"name": "own"}],
        "network_security_groups": [{"name": "nsg-shop", "rules": [rule]}],
        "interfaces": [{"name": "shop-1", "subnet": "shop/web", "address": "10.60.1.4",
                        "public_address": "20.2.2.2"}],
    }  # fmt: skip
    estate.write_text(json.dumps(data), "utf-8")
    told = " ".join(landbridge("prove", str(estate)).stdout.split())
    assert "shop/web: tcp/443 20.2.2.2 leads to shop-1 (10.60.1.4) on tcp/443: let in by" in told
    assert "nsg-shop, https (100)" in told
    (found,) = json.loads(landbridge("prove", str(estate), "--json").stdout)["entrances"]
    assert (found["public"], found["machine"], found["place"]) == ("20.2.2.2", "shop-1", "shop/web")


def test_a_cell_of_the_matrix_names_the_causes_of_each_answer() -> None:
    told = json.loads(landbridge("prove", NETWORK, "--matrix", "--json").stdout)
    ends = ("seg-web", "spoke/db")
    (cell,) = (c for c in told["matrix"] if (c["source"].endswith(ends[0]), c["destination"]) ==
               (True, ends[1]))  # fmt: skip
    shown = cell["because"]["deny"]
    assert shown["witness"].startswith("10.40.1.")
    assert "hub-firewall" in {each["resource"] for each in told["causes"][shown["causes"]]}


def test_a_waiver_counts_for_prove_until_its_day_is_past(estate: Path) -> None:
    data = json.loads(estate.read_text("utf-8"))
    waiver = {"rule": "azure.default-widens", "subject": "spoke/db", "expires": "2026-12-31",
              "reason": "it is known"}  # fmt: skip
    estate.write_text(json.dumps({**data, "waivers": [waiver]}), "utf-8")
    kept = json.loads(landbridge("prove", str(estate), "--json", "--on", "2026-12-31").stdout)
    late = json.loads(landbridge("prove", str(estate), "--json", "--on", "2027-01-01").stdout)
    assert [each["finding"]["id"] for each in kept["waived"]] == ["azure.default-widens"]
    assert [each["id"] for each in kept["findings"]] == []
    assert [each["id"] for each in late["findings"]] == ["azure.default-widens"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "10.0.0.300", "--to", "Internet"), "`10.0.0.300` is no address"),
        (("--from", "seg-web", "--to", "mars"), "nobody knows the addresses of `mars`"),
        (("--from", "seg-web", "--to", "spoke/db", "--port", "foo"), "--port: `foo` is no traffic"),
    ],
)
def test_a_question_about_nobody_or_nothing_is_refused(
    estate: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = landbridge("trace", str(estate), *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_contradiction_is_refused_with_its_file_and_line(estate: Path) -> None:
    spoke = estate.parent / "spoke.json"
    spoke.write_text(spoke.read_text("utf-8").replace("4096", "100"), "utf-8")
    done = landbridge("prove", str(estate))
    assert done.returncode == 2
    assert "spoke.json, line 24, column" in done.stderr
    assert "`nothing-else` has priority 100 (inbound), and so has `from-web`" in done.stderr


def test_the_table_tells_of_a_finding_what_was_seen_and_where_and_who_can_mend_it() -> None:
    said = landbridge("prove", NETWORK).stdout
    assert "azure.default-widens (1)" in said
    assert "nsg-db relies on AllowVnetOutBound" in said
    assert "spoke.json, line 7" in said
    assert "-> The firewall's owner:" in said


def test_a_path_that_is_not_there_is_told_with_what_a_path_may_be() -> None:
    done = landbridge("prove", "/nowhere")
    assert done.returncode == 2
    assert "Name an estate file in YAML or JSON" in done.stderr


def test_check_answers_for_an_estate_without_an_inventory_what_its_file_decides() -> None:
    checked = json.loads(landbridge("check", NETWORK, "-o", "json").stdout)
    assert [each["id"] for each in checked["findings"]] == ["azure.default-widens"]
    open_ = {each["rule"] for each in checked["unanswered"]}
    assert {"vm.raw-disk", "network.trunk"} <= open_


def test_one_intent_holds_and_several_hold(estate: Path) -> None:
    data = json.loads(estate.read_text("utf-8"))
    estate.write_text(json.dumps({**data, "intents": data["intents"][:1]}), "utf-8")
    assert "\n1 holds; " in landbridge("prove", str(estate)).stdout
    assert "\n3 hold; " in landbridge("prove", NETWORK).stdout


def test_a_mistyped_tag_is_told_with_the_tag_that_was_probably_meant() -> None:
    done = landbridge("trace", CONTOSO, "--from", "web", "--to", "Storage.WestUs22")
    assert done.returncode == 2
    assert "Did you mean `Storage.WestUS2`?" in done.stderr
    assert "sources.service_tags" not in done.stderr


def test_no_name_is_cut_where_the_table_is_narrow(tmp_path: Path) -> None:
    name = "vnet-with-a-name-that-is-longer-than-a-column"
    subnet = {"name": "snet-application-front", "prefixes": ["10.0.1.0/24"]}
    home = {"name": name, "address_space": ["10.0.0.0/16"], "subnets": [subnet]}
    path = tmp_path / "estate.json"
    path.write_text(json.dumps({"name": "long", "network": {"virtual_networks": [home]}}), "utf-8")
    shown = landbridge("prove", str(path), "--matrix").stdout
    assert "\N{HORIZONTAL ELLIPSIS}" not in shown
    first = "".join(line.partition("  ")[0] for line in shown.splitlines())
    assert f"{name}/snet-application-front" in first


def clouds(tmp_path: Path, **more: object) -> str:
    """An estate of one private cloud with two VMs, and what else it has."""
    segment = {"name": "seg", "prefix": "10.1.1.0/24"}
    guests = [{"name": each, "segment": "seg", "address": f"10.1.1.{each[-1]}"} for each in VMS]
    cloud = {"name": "c", "generation": 1, "address_block": "10.9.0.0/22", "segments": [segment]}
    network = {"private_clouds": [{**cloud, "guests": guests}], **more}
    path = tmp_path / "estate.json"
    path.write_text(json.dumps({"name": "alone", "network": network}), "utf-8")
    return str(path)


def rows_of(*command: str) -> list[str]:
    told = landbridge("prove", *command, "--matrix", "-o", "tsv").stdout
    return [" ".join(line.split("\t")[:2]) for line in told.splitlines()]


def test_the_matrix_of_private_clouds_alone_is_one_of_vms(tmp_path: Path) -> None:
    alone = clouds(tmp_path)
    assert rows_of(alone) == ["vm-4 vm-5", "vm-5 vm-4"]
    assert "c/seg Internet" in rows_of(alone, "--by", "place")


def test_the_matrix_of_more_than_private_clouds_is_one_of_places(tmp_path: Path) -> None:
    site = {"name": "offices", "prefixes": ["10.60.0.0/16"]}
    assert "c/seg offices" in rows_of(clouds(tmp_path, sites=[site]))


def test_a_matrix_without_vms_says_so() -> None:
    told = landbridge("prove", NETWORK, "--matrix", "--by", "vm").stdout
    assert "The network declares no two VMs: --by place" in told


def test_vms_that_nothing_tells_apart_are_one_line_of_the_matrix() -> None:
    told = landbridge("prove", CONTOSO, "--matrix", "--by", "vm").stdout
    table = told.partition("\nfrom ")[2].partition("Nothing passes between")[0]
    assert "hr-app-05 (27)" in table
    assert "tcp/1433" in table
    assert len(table.splitlines()) < 30
    assert "%: the service has network security groups of its own" in told
