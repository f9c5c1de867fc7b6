"""`estate.yaml` is checked as a whole, and each problem is told with its line and the remedy."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.intake.exports import vinfo, vm, workbook

from landbridge.errors import InputError
from landbridge.intake import load_estate_file, read_estate, scaffold, schema_text
from landbridge.model.estate import Estate
from landbridge.network.intents import understood

GUIDE = """\
firewall_rules:
  - name: "AVS-to-Azure-Storage"
    source: "AVS-Gen2-Subnet"
    destination: "Storage.WestUS2"
    protocol: "HTTPS"
    action: "Allow"
  
  - name: "AVS-Internal-Communication"
    source: "AVS-Gen2-Subnet"
    destination: "AVS-Gen2-Subnet"
    protocol: "Any"
    action: "Allow"
metrics:
  network:
    - name: "VNet Integration Throughput"
      description: "Data transfer rates between AVS and Azure VNet"
    - name: "Network Latency"
      description: "Round-trip time for AVS to Azure service communication"
  
  compute:
    - name: "AV64 Node Utilization"
      description: "CPU, memory, and storage utilization per node"
    - name: "VM Density"
      description: "Number of VMs per AV64 node"
  
  security:
    - name: "NSG Rule Hits"
      description: "Network security group rule evaluation metrics"
"""  # noqa: W293 - word for word, trailing blanks too


def loaded(folder: Path, text: str) -> Estate:
    """The estate of a file with that text."""
    (folder / "estate.yaml").write_text(text, "utf-8")
    return load_estate_file(folder)


def refusal(folder: Path, text: str) -> str:
    """What is said of a file with that text, its folder left out."""
    with pytest.raises(InputError) as told:
        loaded(folder, text)
    return str(told.value).replace(f"{folder}/", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "sizing:\n  storage_polcy: advised\n",
            "estate.yaml, line 2, column 3: `storage_polcy` is no key of `sizing`;"
            " did you mean `storage_policy`?",
        ),
        ("nmae: x\n", "line 1, column 1: `nmae` is no key of an estate file; did you mean `name`?"),
        (
            "scope:\n  powered_off: exlude\n",
            "line 2, column 16: `scope.powered_off` is 'exlude'; expected is 'count', 'storage' or"
            " 'exclude'. Did you mean exclude?",
        ),
        ("scope:\n  exclude: web*\n", "`scope.exclude` is 'web*', and a list is expected"),
        ("sizing: 3\n", "`sizing` is 3, and the keys `cpu_oversubscription`, `memory_overcommit`"),
        (
            "name: 12\n",
            '`name` is 12, and text is expected; put it in quotes to make it text: "12"',
        ),
        (
            "private_cloud:\n  zone: 7\n",
            "line 2, column 9: `private_cloud.zone` is 7, and 3 or less is expected",
        ),
        ("firewall_rules:\n  - name: a\n", "`firewall_rules[0]` lacks the key `source`"),
        ("sizing:\n  deduplication: 2\n", "`sizing.deduplication` is 2, and 1 or less is expected"),
        ("name: a\nname: b\n", "line 2, column 1: `name` is given twice\nKeep one of them."),
        ("[a]: b\n", "line 1, column 1: while constructing a mapping found unhashable key"),
        ("private_cloud: {zone: 1" + "0" * 5000 + "}\n", "this is no YAML (Exceeds the limit"),
        ("a: \x00\n", "this is no YAML (unacceptable character"),
        ("name: [a\n", "Look at the indentation, the colons and the quotes there."),
        ("- a\n", "a mapping of keys was expected, and this is a list"),
        ("plain words", "a mapping of keys was expected, and this is a single value"),
        ("inventory: {}\n", "`inventory` is read from the sources, it is no key of the file"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert sentence in refusal(tmp_path, text)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "nme: a\nscope:\n  folder: []\nsizing:\n  memory_overcommit: lots\n"
    *lines, remedy = refusal(tmp_path, text).splitlines()
    assert remedy == "Correct it there: `landbridge init` shows every key with what it takes."
    assert [line.split(":")[0] for line in lines] == [
        "estate.yaml, line 1, column 1",
        "estate.yaml, line 3, column 3",
        "estate.yaml, line 5, column 22",
    ]


def test_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_bytes(b"name: a\ncustomer: M\xfcller\n")
    with pytest.raises(InputError, match=r"estate.yaml, line 2: the text is not in UTF-8"):
        load_estate_file(tmp_path / "estate.yaml")


def test_an_estate_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"estate.yaml: there is no such file\n`landbridge init`"):
        load_estate_file(tmp_path)


def test_the_guides_own_blocks_are_taken_word_for_word(tmp_path: Path) -> None:
    estate = loaded(tmp_path, GUIDE)
    assert [rule.destination for rule in estate.firewall_rules] == [
        "Storage.WestUS2",
        "AVS-Gen2-Subnet",
    ]
    assert list(estate.metrics) == ["network", "compute", "security"]
    assert estate.metrics["security"][0].name == "NSG Rule Hits"


def test_yaml_has_no_traps(tmp_path: Path) -> None:
    text = "name: no\ncustomer: 12:30:45\nscope:\n  exclude: [on, 2024-01-01]\n  templates: yes\n"
    estate = loaded(tmp_path, text)
    assert (estate.name, estate.customer) == ("no", "12:30:45")
    assert estate.scope.exclude == ("on", "2024-01-01")
    assert estate.scope.templates is True


def test_an_empty_file_is_an_estate_of_defaults(tmp_path: Path) -> None:
    assert loaded(tmp_path, "# nothing yet\n") == Estate()


def test_a_scaffold_says_what_the_defaults_say_and_keeps_the_names_given(tmp_path: Path) -> None:
    text = scaffold('a "b": #c', ["x y.xlsx"])
    estate = loaded(tmp_path, text)
    assert estate.name == 'a "b": #c'
    assert estate.sources.rvtools == ("x y.xlsx",)
    assert estate.model_copy(update={"name": "estate", "sources": Estate().sources}) == Estate()
    assert text.startswith("# yaml-language-server: $schema=estate.schema.json\n")
    assert max(map(len, text.splitlines())) <= 100


def test_every_example_in_the_scaffold_loads_once_its_comment_marks_are_gone(
    tmp_path: Path,
) -> None:
    lines = scaffold("a").splitlines()
    shown = [line for line in lines if ": " in line or line.endswith(":") or "# -" in line]
    live = [line.replace("# ", "", 1) if _is_example(line) else line for line in shown]
    estate = loaded(tmp_path, "\n".join(line for line in live if "#" not in line) + "\n")
    assert estate.private_cloud.region == "westeurope"
    assert estate.firewall_rules[0].action == "Allow"


def _is_example(line: str) -> bool:
    word = line.strip().removeprefix("# ").lstrip(" -").split(":")[0]
    return line.strip().startswith("# ") and word.replace("_", "").isalpha() and word.islower()


def test_the_schema_takes_protocols_and_directions_in_any_case_as_the_reader_does() -> None:
    schema = json.loads(schema_text())

    def written(protocol: str, direction: str) -> dict[str, object]:
        rule = {"name": "r", "priority": 100, "access": "allow", "protocol": protocol,
                "direction": direction}  # fmt: skip
        return {"network": {"network_security_groups": [{"name": "g", "rules": [rule]}]}}

    jsonschema.validate(written("TCP", "Inbound"), schema)
    jsonschema.validate(written("icmpv6", "OUTBOUND"), schema)
    for protocol, direction in (("tpc", "inbound"), ("tcp", "in"), ("tcpx", "inbound")):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(written(protocol, direction), schema)


def test_the_schema_agrees_with_the_model(tmp_path: Path) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    good = yaml.safe_load(GUIDE + scaffold("a"))
    jsonschema.validate(good, schema)
    assert "inventory" not in schema["properties"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"nmae": "a"}, schema)


BOTH_TAKE = (
    "network:\nintents:\nmetrics:\nsizing:\n",
    "network:\n  virtual_networks:\n  network_manager:\n    skips: a\n",
    "network: {groups: [{name: g, members: 10.0.0.1, somewhere_in: [s]}]}\n",
    "network: {network_security_groups: [{name: n, rules: [{name: r, priority: 100,"
    " direction: inbound, access: deny, source: a, destination: [b], source_ports: 80,"
    " destination_ports: [443, 1-2]}]}]}\n",
    "network: {private_clouds: [{name: a, address_block: 10.0.0.0/22, service_subnets: }]}\n",
)
BOTH_REFUSE = (
    "network: {groups: [{name: g, members: {a: b}}]}\n",
    "network: {sites: [{name: a, prefixes: []}]}\n",
    "network: {network_security_groups: [{name: n, rules: [{name: r, priority: 100,"
    " direction: inbound, access: deny, source: []}]}]}\n",
    "network: {network_security_groups: [{name: n, rules: }, {name: }]}\n",
    "name:\n",
)


@pytest.mark.parametrize("text", [*BOTH_TAKE, *BOTH_REFUSE])
def test_the_schema_takes_what_the_reader_takes(tmp_path: Path, text: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    taken = text in BOTH_TAKE
    assert validator.is_valid(yaml.safe_load(text)) is taken
    if taken:
        loaded(tmp_path, text)
    else:
        assert refusal(tmp_path, text)


def test_a_scaffold_shows_the_network_in_a_few_lines() -> None:
    lines = scaffold("a").splitlines()
    start = lines.index("# network:")
    assert lines[start + 1] == "#   topology: hub-and-spoke"
    assert lines.index("", start) - start <= 8
    shown = lines[lines.index("# intents:") + 1 :][:2]
    assert [understood(line.strip("# -")).expected for line in shown] == ["allow", "deny"]


def test_the_published_schema_is_the_one_of_the_model() -> None:
    published = Path("docs/reference/estate.schema.json")
    assert published.read_text("utf-8") == schema_text(), (
        "write it anew: python -c 'from landbridge.intake import schema_text;"
        ' print(schema_text(), end="")\' > docs/reference/estate.schema.json'
    )


def test_sources_are_found_beside_the_estate_file_from_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    workbook(tmp_path / "in" / "a.xlsx", vinfo(vm("web")))
    (tmp_path / "estate.yaml").write_text("name: acme\nsources:\n  rvtools: [in/a.xlsx]\n")
    monkeypatch.chdir("/")
    for path in (tmp_path, tmp_path / "estate.yaml"):
        estate, reading = read_estate(path)
        assert (estate.name, estate.inventory.vms.num_rows) == ("acme", 1)
        assert reading.files[0].path == str(tmp_path / "in" / "a.xlsx")


def test_a_bare_inventory_makes_an_estate_of_its_name(tmp_path: Path) -> None:
    estate, _ = read_estate(workbook(tmp_path / "vcenter1.xlsx", vinfo(vm("web"))))
    assert estate.model_copy(update={"inventory": Estate().inventory}) == Estate(name="vcenter1")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name: a\n", "`sources.rvtools` names no RVTools export, so there is no inventory"),
        ("sources:\n  rvtools: [b.xlsx]\n", "`sources.rvtools` names b.xlsx, and there is no such"),
    ],
)
def test_an_estate_without_its_inventory_is_refused(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "estate.yaml").write_text(text)
    with pytest.raises(InputError) as told:
        read_estate(tmp_path)
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("months", "range_"), [(500, "120 or less"), (0, "1 or more"), (-1, "1 or more")]
)
def test_a_dual_run_of_too_many_months_is_refused_with_the_range(
    tmp_path: Path, months: int, range_: str
) -> None:
    (tmp_path / "estate.yaml").write_text(f"name: acme\ndual_run:\n  months: {months}\n")
    with pytest.raises(InputError, match=f"line 3, column 11: `dual_run.months` is .*{range_}"):
        load_estate_file(tmp_path / "estate.yaml")
