"""A network may stand in files of its own, and what is wrong in one is told where it stands."""

import json
from pathlib import Path

import pytest
from tests.intake.exports import vinfo, vm, workbook

from landbridge.errors import InputError
from landbridge.intake import read_estate
from landbridge.intake.intents import intents_of
from landbridge.model.estate import Estate
from landbridge.network.estate.assembled import assembled

HUB = """\
virtual_networks:
  - name: hub
    address_space: [10.0.0.0/16]
"""
SPOKE = {"virtual_networks": [{"name": "spoke", "address_space": ["10.1.0.0/16"]}]}


def write(folder: Path, **files: object) -> Path:
    """A folder with these files: `a_json` is a.json, a text is written as it is."""
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content, indent=1)
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


def read(folder: Path) -> Estate:
    return read_estate(folder, bare=True)[0]


def refusal(folder: Path) -> str:
    with pytest.raises(InputError) as told:
        read(folder)
    assert told.value.remedy
    return str(told.value).replace(f"{folder}/", "")


NAMED = "sources: {network: [hub.yaml, spoke.json]}\n"


def test_parts_are_joined_list_by_list_and_the_estate_files_own_comes_first(tmp_path: Path) -> None:
    own = "network:\n  virtual_networks: [{name: own, address_space: [10.2.0.0/16]}]\n"
    manager = {"network_manager": {"network_groups": [{"name": "g", "virtual_networks": "hub"}]}}
    write(tmp_path, estate_yaml=NAMED + own, hub_yaml=HUB, spoke_json=SPOKE | manager)
    network = read(tmp_path).network
    assert [each.name for each in network.virtual_networks] == ["own", "hub", "spoke"]
    assert network.network_manager.network_groups[0].virtual_networks == ("hub",)


def test_a_key_with_nothing_behind_it_is_as_if_it_were_left_out(tmp_path: Path) -> None:
    write(tmp_path, estate_yaml=NAMED, hub_yaml="sites:\nnetwork_manager:\n", spoke_json="")
    assert read(tmp_path).network == Estate().network
    write(tmp_path, spoke_json={"virtual_networks": None})
    assert read(tmp_path).network == Estate().network


def test_a_topology_is_that_of_whichever_part_tells_it(tmp_path: Path) -> None:
    write(tmp_path, estate_yaml=NAMED, hub_yaml="topology: mesh\n", spoke_json=SPOKE)
    assert read(tmp_path).network.topology == "mesh"
    write(tmp_path, spoke_json={"topology": "hub-and-spoke"})
    assert refusal(tmp_path).startswith(
        "spoke.json, line 2, column 14: `topology` is told in another file, and otherwise"
    )


BAD_PARTS = {
    "no file": (None, "estate.yaml, line 1, column 31: `sources.network` names spoke.json, and"),
    "no JSON": ('{"sites": [\n', "spoke.json, line 2, column 1: this is no JSON (Expecting value)"),
    "a key twice": (
        '{"sites": [],\n "sites": []}',
        "spoke.json, line 2, column 2: `sites` is given twice",
    ),
    "a key twice further in": (
        '{"sites": [{"name": "a", "prefixes": ["10.0.0.0/8"], "name": "b"}]}',
        "spoke.json, line 1, column 54: `name` is given twice",
    ),
    "a number that is none": ('{"sites": NaN}', "spoke.json: this is no JSON (NaN is no number)"),
    "nested without end": ("[" * 100_000, "spoke.json: this is no JSON ("),
    "half a character": (
        '{"sites": [{"name": "\\ud800", "prefixes": ["10.0.0.0/8"]}]}',
        "spoke.json: this is no JSON (half of a character, such as \\ud800, stands alone)",
    ),
    "a list": ("[]", "spoke.json: a mapping of keys was expected, and this is a list"),
    "an estate": (
        '{"network": {}}',
        "spoke.json, line 1, column 2: `network` is no key of a file of a network",
    ),
    "an unknown key": (
        '{"sites": [\n  {"name": "a",\n   "prefixs": ["10.0.0.0/8"], "prefixes": ["10.0.0.0/8"]}]}',
        "spoke.json, line 3, column 4: `prefixs` is no key of `sites[0]`; did you mean `prefixes`?",
    ),
    "a wrong value": (
        '{"sites": [\n  {"name": 4.10, "prefixes": ["10.0.0.0/8"]}]}',
        "spoke.json, line 2, column 12: `sites[0].name` is 4.10, and text is expected",
    ),
    "a missing key": (
        '{"sites": [\n  {"prefixes": ["10.0.0.0/8"]}]}',
        "spoke.json, line 2, column 3: `sites[0]` lacks the key `name`",
    ),
    "a contradiction": (
        '{"route_tables": [{"name": "a"},\n  {"name": "A"}]}',
        "spoke.json, line 2, column 3: another route table is called `A` too",
    ),
}


@pytest.mark.parametrize("case", BAD_PARTS)
def test_what_is_wrong_in_a_part_is_told_in_its_file(tmp_path: Path, case: str) -> None:
    content, said = BAD_PARTS[case]
    write(tmp_path, estate_yaml=NAMED, hub_yaml=HUB)
    if content is not None:
        write(tmp_path, spoke_json=content)
    assert refusal(tmp_path).startswith(said)


def test_two_segments_of_one_name_are_refused_at_the_second(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(
        "segments:\n  - name: web\n  - name: db\n  - name: Web\n", "utf-8"
    )
    said = "estate.yaml, line 4, column 5: another segment is called `Web` too"
    assert refusal(tmp_path).startswith(said)


def test_a_contradiction_between_two_parts_is_told_in_the_later_one(tmp_path: Path) -> None:
    spoke = {"virtual_networks": [{"name": "Hub", "address_space": ["10.1.0.0/16"]}]}
    write(tmp_path, estate_yaml=NAMED, hub_yaml=HUB, spoke_json=spoke)
    said = "spoke.json, line 3, column 3: another virtual network is called `Hub` too"
    assert refusal(tmp_path).startswith(said)


def test_an_estate_may_be_written_in_json(tmp_path: Path) -> None:
    write(tmp_path, estate_json={"name": "acme", "network": SPOKE})
    for path in (tmp_path, tmp_path / "estate.json"):
        assert read(path).network.virtual_networks[0].name == "spoke"
    assert "`sources.rvtools` names no RVTools export" in _unread(tmp_path)
    write(tmp_path, estate_yaml="name: yaml\n")
    assert read(tmp_path).name == "yaml"


def _unread(folder: Path) -> str:
    with pytest.raises(InputError) as told:
        read_estate(folder)
    return str(told.value)


def test_a_name_that_the_estate_brings_in_may_be_used_in_the_network(tmp_path: Path) -> None:
    estate = """\
private_cloud:
  name: avs
  address_block: 10.9.0.0/22
  virtual_network: {name: vnet-avs}
  other_networks: [{name: dc, prefixes: [10.8.0.0/16]}]
network:
  virtual_networks:
    - {name: hub, address_space: [10.0.0.0/16], peerings: [{to: vnet-avs}],
       subnets: [{name: GatewaySubnet, prefixes: [10.0.0.0/27]}]}
  gateways: [{name: g, virtual_network: hub, kind: vpn, connects: [dc]}]
"""
    write(tmp_path, estate_yaml=estate)
    assert assembled(read(tmp_path)).gateways[0].connects == ("dc",)


def test_places_are_found_though_the_private_cloud_goes_before_the_others(tmp_path: Path) -> None:
    estate = """\
private_cloud: {name: new, address_block: 10.9.0.0/22, virtual_network: {name: home}}
network:
  private_clouds:
    - {name: old, generation: 1, address_block: 10.8.0.0/22,
       guests: [{name: vm, segment: nowhere, address: 10.8.4.4}]}
    - {name: NEW, address_block: 10.9.0.0/22}
"""
    write(tmp_path, estate_yaml=estate)
    assert refusal(tmp_path).startswith(
        "estate.yaml, line 5, column 37: `segment` names `nowhere`, and there is no such segment"
    )


def test_what_other_keys_bring_in_is_for_rules_to_judge(tmp_path: Path) -> None:
    estate = """\
segments:
  - {name: s, networks: [v], prefix: 10.1.0.0/24}
  - {name: t, networks: [w], prefix: 10.1.0.0/24}
private_cloud: {name: new, address_block: 10.9.0.0/22}
network:
  sites: [{name: dc, prefixes: [10.8.0.0/16]}]
  private_clouds: [{name: new, address_block: 10.9.0.0/22}]
"""
    write(tmp_path, estate_yaml=estate)
    assert read(tmp_path).segments


def test_a_mesh_that_is_drawn_over_networks_that_overlap_is_told_at_one(tmp_path: Path) -> None:
    estate = """\
network:
  topology: mesh
  virtual_networks:
    - {name: a, address_space: [10.1.0.0/16]}
    - {name: b, address_space: [10.1.0.0/17]}
"""
    write(tmp_path, estate_yaml=estate)
    said = refusal(tmp_path)
    assert "estate.yaml, line 4" in said or "estate.yaml, line 5" in said
    assert "`a` and `b` are connected, and both have 10.1.0.0/17" in said


INTENTS = {
    "a form that is none": ("web talks to db", "the intent `web talks to db` is not understood"),
    "a service that is none": ("a reaches b on 443", "`443` is no traffic: a number alone"),
    "a number of a protocol": ("a reaches b on 23", "Did you mean `tcp/23`?"),
    "nobody": ("hub reaches mars", "the intent `hub reaches mars` cannot be asked: nobody knows"),
    "no address": ("10.0.0.300 reaches hub", "`10.0.0.300` is no address, prefix or range, and"),
}


@pytest.mark.parametrize("case", INTENTS)
def test_an_intent_that_cannot_be_asked_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    text, said = INTENTS[case]
    own = "intents:\n  - hub never reaches Internet\n"
    write(tmp_path, estate_yaml=f"{NAMED}{own}  - {text}\n", hub_yaml=HUB, spoke_json=SPOKE)
    refused = refusal(tmp_path)
    assert refused.startswith("estate.yaml, line 4, column 5: ")
    assert said in refused


def test_a_service_tag_in_an_intent_needs_no_list(tmp_path: Path) -> None:
    write(tmp_path, estate_yaml=NAMED + "intents: [hub reaches Sql]\n", hub_yaml=HUB,
          spoke_json=SPOKE)  # fmt: skip
    estate = read(tmp_path)
    (found,) = intents_of(estate, tmp_path, assembled(estate))
    assert found.text == "hub reaches Sql"


def test_an_intent_that_names_nobody_is_refused_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, estate_yaml=NAMED + "intents: [hub reaches Nobody]\n", hub_yaml=HUB,
          spoke_json=SPOKE)  # fmt: skip
    place = r"line 2, column 11: the intent `hub reaches Nobody` cannot"
    with pytest.raises(InputError, match=place):
        read(tmp_path)


def test_a_protocol_of_the_guides_block_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    block = "  - {name: r, source: a, destination: b, action: Allow, protocol: %s}\n"
    text = f"firewall_rules:\n{block % 'HTTPS'}{block % 'HTPTS'}{block % 'gre'}"
    *problems, remedy = refusal(write(tmp_path, estate_yaml=text)).splitlines()
    assert [line.split(". ")[0] for line in problems] == [
        "estate.yaml, line 3, column 67: `HTPTS` is no traffic:"
        " nobody knows such a protocol or service",
        "estate.yaml, line 4, column 67: Azure Firewall has no network rules for `gre`",
    ]
    assert remedy == "Correct each of them; nothing was read further."


def test_an_estate_with_an_inventory_is_held_to_the_same(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", vinfo(vm("web")))
    text = "sources: {rvtools: [a.xlsx]}\nnetwork:\n  firewalls: [{name: f, virtual_network: x}]\n"
    write(tmp_path, estate_yaml=text)
    with pytest.raises(InputError, match="line 3, column 42: `virtual_network` names `x`"):
        read_estate(tmp_path)


def test_no_more_is_told_than_somebody_can_mend_at_once(tmp_path: Path) -> None:
    tables = {"route_tables": [{"name": "a"} for _ in range(500)]}
    write(tmp_path, estate_yaml=NAMED, hub_yaml=HUB, spoke_json=tables)
    assert len(refusal(tmp_path).splitlines()) == 51


def test_one_file_of_a_network_needs_no_list(tmp_path: Path) -> None:
    estate = "sources: {network: hub.yaml}\n"
    write(tmp_path, estate_yaml=estate, hub_yaml=HUB)
    assert [each.name for each in read(tmp_path).network.virtual_networks] == ["hub"]
