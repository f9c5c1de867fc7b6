"""What is rendered and imported again is the estate that was planned: the proof is the judge."""

import json
from pathlib import Path

import yaml
from tests.cli.child import landbridge
from tests.deploy.applied import with_table_on_management

from landbridge.deploy.proof import proven
from landbridge.intake.azure import Place, drafted_files, network, open_exports
from landbridge.intake.draft.noted import bare
from landbridge.intake.exports.found import Remarks
from landbridge.intake.exports.written import Files
from landbridge.intake.nsx import drafted_files as of_nsx
from landbridge.model.difference import Difference
from landbridge.model.network import Network
from landbridge.model.plan import Plan
from landbridge.render.templates import FORMS

EXAMPLE = Path(__file__).parents[3] / "examples" / "contoso"
INTENTS = yaml.safe_load((EXAMPLE / "accepted.yaml").read_text("utf-8"))["intents"]
OURS = """
network:
  sites:
    - {name: offices, prefixes: [10.60.0.0/16]}
"""
"""What neither Azure nor NSX tells: who is behind the gateway."""


def rendered(plan: Plan, folder: Path) -> Path:
    """The folder into which ARM templates and the tree of NSX are written."""
    for form in ("arm", "nsx"):
        (folder / form).mkdir(parents=True)
        for name, text in FORMS[form](plan).items():
            (folder / form / name).write_text(text, "utf-8")
    return folder


def read_back(plan: Plan, folder: Path) -> Difference | None:
    """What differs from the plan in that which was rendered."""
    at = rendered(plan, folder)
    told, _ = of_nsx(at / "nsx" / "infra.json", at / "new")
    nsx = Network.model_validate(bare(dict(told.data)))
    remarks = Remarks(of_files=True)
    found = open_exports([at / "arm"], Place(), remarks)
    names = [each.name for each in nsx.groups]
    azure = network(found.resources, remarks, taken=names)
    return proven(plan.estate, Network.model_validate(bare(dict(azure.data))), nsx)


def test_what_is_rendered_is_imported_as_what_was_planned(plan: Plan, tmp_path: Path) -> None:
    found = read_back(plan, tmp_path)
    assert found is not None
    assert found.pairs > 1000
    assert not found.any


def test_what_goes_into_several_groups_is_imported_as_what_was_planned(
    plan: Plan, tmp_path: Path
) -> None:
    (data,) = plan.estate.network.virtual_networks
    elsewhere = data.model_copy(update={"resource_group": "rg-data"})
    own = plan.estate.network.model_copy(update={"virtual_networks": (elsewhere,)})
    moved = plan.model_copy(
        update={"estate": plan.estate.model_copy(update={"network": own})},
    )
    found = read_back(moved, tmp_path)
    assert found is not None
    assert not found.any


def test_routes_in_the_table_of_the_service_are_imported_beside_its_own_propagation(
    plan: Plan, tmp_path: Path
) -> None:
    """The service's table learns from gateways, as the README tells: the proof sees no more."""
    routed = with_table_on_management(plan)
    found = read_back(routed, tmp_path)
    assert found is not None
    assert {frozenset((each.source, each.destination)) for each in found.places} == {
        frozenset(("vnet-avs/avs-mgmt", "offices"))
    }
    told = (tmp_path / "arm" / "README.md").read_text("utf-8")
    assert "* to-firewall: routes of gateways are switched off in it; the table of the" in told


def test_a_route_table_that_is_not_rendered_is_missed(plan: Plan, tmp_path: Path) -> None:
    """The proof sees what stands on the uplinks."""
    at = rendered(plan, tmp_path)
    text = (at / "arm" / "03-uplinks.json").read_text("utf-8")
    told = json.loads(text)
    told["resources"].pop()
    (at / "arm" / "03-uplinks.json").write_text(json.dumps(told), "utf-8")
    draft, _ = drafted_files([at / "arm"], at / "new")
    (home,) = (each for each in draft.data["virtual_networks"] if each["name"] == "vnet-avs")
    tables = {each["name"]: each.get("route_table") for each in home["subnets"]}
    assert (tables["avs-nsx-gw"], tables["avs-nsx-gw-1"]) == ("to-firewall", None)


def test_what_is_rendered_holds_the_intents_once_both_are_imported(
    plan: Plan, tmp_path: Path
) -> None:
    at = rendered(plan, tmp_path)
    out = at / "back"
    written(drafted_files([at / "arm"], out)[1], out)
    written(of_nsx(at / "nsx" / "infra.json", out)[1], out)
    azure, estate = out / "azure.yaml", out / "estate.yaml"
    text = azure.read_text("utf-8")
    azure.write_text(
        text.replace("kind: expressroute}", "kind: expressroute, connects: [offices]}")
    )
    intents = yaml.safe_dump({"intents": INTENTS})
    tags = f"sources:\n  service_tags: {EXAMPLE / 'service-tags.json'}\n"
    said = estate.read_text("utf-8").replace("sources:\n", tags, 1)
    estate.write_text(f"{said}{OURS}{intents}", "utf-8")
    done = landbridge("prove", str(out), "--json")
    told = json.loads(done.stdout)["intents"]
    assert done.returncode == 0
    assert [each["name"] for each in told if each["met"] == "yes"] == INTENTS


def test_a_cloud_of_which_both_tell_is_one_and_stays_so(plan: Plan, tmp_path: Path) -> None:
    at = rendered(plan, tmp_path)
    out = at / "back"
    written(drafted_files([at / "arm"], out)[1], out)
    told = written(of_nsx(at / "nsx" / "infra.json", out)[1], out)
    assert "avs-contoso of azure.yaml stands in network.yaml now, with what NSX tells of it" in told
    before = texts(out)
    assert "private_clouds" not in before["azure.yaml"]
    assert "    virtual_network: vnet-avs\n" in before["network.yaml"]
    again = written(drafted_files([at / "arm"], out)[1], out)
    assert again == ["network.yaml holds avs-contoso, with what NSX filters: it is left out here"]
    assert written(of_nsx(at / "nsx" / "infra.json", out)[1], out) == []
    assert texts(out) == before


def test_a_cloud_of_nsx_that_has_no_name_yet_is_told_apart(plan: Plan, tmp_path: Path) -> None:
    at = rendered(plan, tmp_path)
    out = at / "back"
    written(of_nsx(at / "nsx" / "infra.json", out)[1], out)
    told = written(drafted_files([at / "arm"], out)[1], out)
    assert told == [
        "network.yaml holds a private cloud, nsx, and Azure tells avs-contoso: if that is one, give"
        " it Azure's name and `import nsx` again"
    ]
    own = out / "network.yaml"
    own.write_text(own.read_text("utf-8").replace("- name: nsx #", "- name: avs-contoso #"))
    written(of_nsx(at / "nsx" / "infra.json", out)[1], out)
    assert "private_clouds" not in (out / "azure.yaml").read_text("utf-8")
    assert "    virtual_network: vnet-avs\n" in own.read_text("utf-8")
    assert "generation: 2" in own.read_text("utf-8")


def written(made: Files, out: Path) -> list[str]:
    """What was said of it."""
    out.mkdir(exist_ok=True)
    for name, text in made.texts.items():
        (out / name).write_text(text, "utf-8")
    return list(made.told)


def texts(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text("utf-8") for each in folder.glob("[a-z]*.yaml")}


def test_metadata_of_others_say_nothing(tmp_path: Path) -> None:
    told = {
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "metadata": {"landbridge": ["rg-else"], "resourceGroup": "rg-else"},
        "resources": [
            {
                "type": "Microsoft.Network/virtualNetworks",
                "apiVersion": "2025-05-01",
                "name": "v",
                "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
            }
        ],
    }
    (tmp_path / "main.json").write_text(json.dumps(told), "utf-8")
    draft, _ = drafted_files([tmp_path / "main.json"], tmp_path / "new")
    assert draft.data["virtual_networks"][0]["resource_group"] == "main"
