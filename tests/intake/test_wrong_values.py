"""Whatever stands behind a key is taken, or refused in words of ours with its line and a remedy."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from landbridge.errors import InputError
from landbridge.intake import load_estate_file
from landbridge.intake.forms import HIDDEN, is_model, kind_at, kinds_of
from landbridge.model.estate import Estate

Keys = tuple[str | int, ...]
VALUES = (
    *("12", "4.10", "-1", "1e400", "9" * 30, "true", "null", "text", "''", "x" * 5000, ".nan"),
    *("[]", "[1]", "[null]", "[[a]]", "{}", "{a: b}", "2027-13-40", "20270331"),
)
KIND = "kind: "
"""A step of a path that tells which of several kinds of entries is meant."""
FOREIGN = re.compile(
    r"\binput\b|should|valid |unable|instance of|does not fit|\bstring\b|\btuple\b", re.IGNORECASE
)
"""Words of the library that validates; ours are others."""


def keys_of(model: type[BaseModel], above: Keys = ()) -> Iterator[Keys]:
    """Every key of the file with those above it; 0 is the first entry of a list."""
    for name in model.model_fields.keys() - HIDDEN:
        kind, path = kind_at(model, name), (*above, name)
        yield path
        entry = kind if is_model(kind) else kind_at(kind, 0)
        inside = path if is_model(kind) else (*path, 0)
        yield from keys_of(entry, inside) if is_model(entry) else ()
        for word, one in kinds_of(entry).items():
            yield from keys_of(one, (*inside, f"{KIND}{word}"))


def text(keys: Keys, value: str) -> str:
    """A file with this value behind the key."""
    head, *rest = keys
    if isinstance(head, str) and head.startswith(KIND):
        inner = text(tuple(rest), value).removeprefix("{")
        return f"{{{head}, {inner}" if rest != ["kind"] else f"{{{inner}"
    if not rest:
        return f"{{{head}: {value}}}" if isinstance(head, str) else f"[{value}]"
    inner = text(tuple(rest), value)
    return f"{{{head}: {inner}}}" if isinstance(head, str) else f"[{inner}]"


def told(folder: Path, content: str) -> str:
    """What is said of the file; nothing if it is taken."""
    (folder / "estate.yaml").write_text(content, "utf-8")
    try:
        load_estate_file(folder)
    except InputError as error:
        return str(error).replace(f"{folder}/", "")
    return ""


@pytest.mark.parametrize("keys", sorted(keys_of(Estate), key=str), ids=str)
def test_no_value_brings_up_a_message_that_is_not_ours(tmp_path: Path, keys: Keys) -> None:
    refusals = [said for value in VALUES if (said := told(tmp_path, text(keys, value)))]
    assert len(refusals) > len(VALUES) / 2 or keys[-1] in {"name", "customer", "reason", "subject"}
    for said in refusals:
        *problems, remedy = said.splitlines()
        assert remedy.startswith("Correct it there")
        assert all(re.match(r"estate\.yaml, line 1, column \d+: ", line) for line in problems)
        assert not FOREIGN.search(said.replace("`", ""))


NETWORK = [
    ("topology: hubb", "`network.topology` is 'hubb'; expected is 'declared', 'hub-and-spoke' or"),
    ("sites: {}", "`network.sites` is a mapping, and a list is expected: write `- ` before each"),
    (
        "interfaces: [{address: 10.0.0.4/24}]",
        "`network.interfaces[0].address` is '10.0.0.4/24', no single address; write one such as",
    ),
    (
        "interfaces: [{address: 10.0.0.1-10.0.0.9}]",
        "`network.interfaces[0].address` is '10.0.0.1-10.0.0.9', no single address; write one",
    ),
    (
        "sites: [{name: a, prefixes: [10.0.0.300]}]",
        "`network.sites[0].prefixes[0]` is '10.0.0.300', no prefix; write one such as 10.0.0.0/24",
    ),
    ("sites: [{name: a, prefixes: []}]", "`network.sites[0].prefixes` has no entry, and needs"),
    ("global_reach: [{between: [a]}]", "`network.global_reach[0].between` has too few or too many"),
    ("global_reach: [{between: [a, b, c]}]", "`network.global_reach[0].between` has too few or"),
    (
        "private_clouds: [{service_subnets: {avs-nsx-gw: x}}]",
        "`network.private_clouds[0].service_subnets.avs-nsx-gw` is 'x', and the keys",
    ),
]


@pytest.mark.parametrize(("written", "said"), NETWORK)
def test_a_wrong_value_of_a_network_is_told(tmp_path: Path, written: str, said: str) -> None:
    assert said in told(tmp_path, f"network:\n  {written}\n")


RULE = "network_security_groups[0].rules[0]"
RULES = [
    ("source", "10.0.0.9-10.0.0.1", "a range of addresses that ends before it starts"),
    ("source", '"::1-10.0.0.1"', "a range of addresses that ends before it starts"),
    ("source", '"10.0.0.1-::1"', "a range from one family of addresses to the other"),
    ("destination", "10.0.0.0/33", "no address, prefix or range of addresses, such as 10.0.0.0/24"),
    ("destination_ports", "443-80", "a range of ports that ends before it starts; write 80-443"),
    ("destination_ports", "65536", "no port or range of ports from 0 to 65535, such as 8000-8080"),
    ("destination_ports", '"https"', "no port or range of ports from 0 to 65535"),
    ("source_ports", "1-2-3", "no port or range of ports from 0 to 65535"),
    ("source_ports", "-1", "no port or range of ports from 0 to 65535"),
]


@pytest.mark.parametrize(("key", "value", "said"), RULES)
@pytest.mark.parametrize("form", ["{}", "[{}]", '["*", {}]'])
def test_one_value_is_judged_like_a_list_and_told_at_its_own_place(
    tmp_path: Path, form: str, key: str, value: str, said: str
) -> None:
    given = form.format(value)
    content = f"network:\n  network_security_groups:\n    - rules:\n      - {key}: {given}\n"
    at = "" if form == "{}" else f"[{form.count(',')}]"
    column = len(f"      - {key}: ") + given.index(value) + 1
    shown = value.replace('"', "'") if not value.lstrip("-").isdecimal() else value
    shown = shown if shown.startswith("'") or value.lstrip("-").isdecimal() else f"'{shown}'"
    problem = f"line 4, column {column}: `network.{RULE}.{key}{at}` is {shown}, {said}"
    assert problem in told(tmp_path, content)


@pytest.mark.parametrize(("value", "taken"), [("443", True), ("[80, 1-2]", True), ("{}", False)])
def test_a_port_may_be_a_number_a_range_or_a_list(tmp_path: Path, value: str, taken: bool) -> None:
    said = told(tmp_path, _rule(f"destination_ports: {value}"))
    assert ("is a mapping, and a text or a list of texts is expected" in said) is not taken
    assert bool(said) is not taken


def _rule(more: str) -> str:
    rule = f"{{name: r, priority: 100, direction: Inbound, access: allow, protocol: TCP, {more}}}"
    return f"network: {{network_security_groups: [{{name: n, rules: [{rule}]}}]}}"


COLLECTIONS = "network.firewall_policies[0].rule_collection_groups[0].rule_collections[0]"


@pytest.mark.parametrize(
    ("collection", "said"),
    [
        (
            "{kind: nat}",
            f"`{COLLECTIONS}.kind` is 'nat'; expected is 'network' or 'application' or 'dnat'",
        ),
        ("{name: a}", f"`{COLLECTIONS}` lacks the key `kind`, which is 'network' or"),
        ("3", f"`{COLLECTIONS}` is 3, and a mapping of keys is expected under it"),
        (
            "{kind: dnat, rule: []}",
            f"`rule` is no key of `{COLLECTIONS}`; did you mean `rules`?",
        ),
        (
            "{kind: network, rules: [{protocols: tpc}]}",
            f"`{COLLECTIONS}.rules[0].protocols` is 'tpc'; expected is 'any', 'tcp', 'udp' or",
        ),
    ],
)
def test_a_collection_of_rules_is_told_by_its_kind(
    tmp_path: Path, collection: str, said: str
) -> None:
    inside = f"{{rule_collection_groups: [{{rule_collections: [{collection}]}}]}}"
    assert said in told(tmp_path, f"network: {{firewall_policies: [{inside}]}}")


CLOUD = "private_cloud.address_block"
SAID = [
    ("10.0.0.0/255.255.252.0", "a prefix with a netmask; write its length, as in 10.0.0.0/22"),
    ("10.0.0.4", "an address without a prefix length; write 10.0.0.4/32 for this address alone"),
    (
        "10.0.0.4/22",
        "an address inside a prefix; write 10.0.0.0/22, or 10.0.0.4/32 for this address alone",
    ),
    ("10.0.0.0/022", "an odd form of a prefix; write 10.0.0.0/22"),
    ("10.0.0.0/33", "no IPv4 prefix; write one such as 10.0.0.0/22"),
    ("2001:db8::/32", "no IPv4 prefix; write one such as 10.0.0.0/22"),
]


@pytest.mark.parametrize(("prefix", "said"), SAID)
def test_a_prefix_is_told_in_one_form_only(tmp_path: Path, prefix: str, said: str) -> None:
    refusal = told(tmp_path, f'private_cloud:\n  address_block: "{prefix}"\n')
    assert refusal.splitlines()[0] == (
        f"estate.yaml, line 2, column 18: `{CLOUD}` is '{prefix}', {said}"
    )


@pytest.mark.parametrize("prefix", ["10.0.0.0/22", "10.0.0.4/32", "0.0.0.0/0"])
def test_a_prefix_with_its_length_is_taken(tmp_path: Path, prefix: str) -> None:
    assert not told(tmp_path, f"private_cloud: {{address_block: {prefix}}}")


@pytest.mark.parametrize(
    ("server", "taken"),
    [("10.0.0.4", True), ("2001:db8::4", True), ("10.0.0.4/32", False), ("dc1.example", False)],
)
def test_a_dns_server_is_an_address(tmp_path: Path, server: str, taken: bool) -> None:
    said = told(
        tmp_path, f'private_cloud:\n  virtual_network:\n    dns_servers:\n      - "{server}"\n'
    )
    key = "`private_cloud.virtual_network.dns_servers[0]`"
    problem = f"estate.yaml, line 4, column 9: {key} is '{server}', no address"
    assert said.startswith(problem) is not taken
    assert bool(said) is not taken


def test_a_number_is_shown_as_it_is_written_and_quoted_so(tmp_path: Path) -> None:
    said = told(tmp_path, "source_cloud:\n  hcx_version: 4.10\n")
    assert said.startswith(
        "estate.yaml, line 2, column 16: `source_cloud.hcx_version` is 4.10, and text is expected;"
        ' put it in quotes to make it text: "4.10"\n'
    )


def test_a_form_that_is_not_kept_is_shown_by_an_example(tmp_path: Path) -> None:
    said = told(tmp_path, "source_cloud: {hcx_version: 4.10-beta}")
    assert "is '4.10-beta', and that is not its form. Version of HCX, such as \"4.10.1\"." in said


def test_a_generation_that_is_none_is_told_what_to_write(tmp_path: Path) -> None:
    said = told(tmp_path, "source_cloud: {generation: none}")
    assert "is 'none'; expected is 1, 2 or 'on-premises'. Its generation" in said
    assert "on-premises where it is none" in said


HALF_WRITTEN = """\
sources:
scope:
  exclude:
private_cloud:
  virtual_network:
  quota:
  hcx_blocks:
source_cloud:
  features:
dual_run:
sizing:
  growth:
segments:
metrics:
"""


def test_an_empty_mapping_or_list_is_as_if_it_were_left_out(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text(HALF_WRITTEN, "utf-8")
    assert load_estate_file(tmp_path) == Estate()


def test_a_list_that_nobody_filled_is_unknown_and_not_empty(tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text("private_cloud:\n  neighbours:\n", "utf-8")
    assert load_estate_file(tmp_path).private_cloud.neighbours is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name:\n", "`name` is empty, and text is expected; leave the key out if there is none"),
        ("segments:\n  -\n", "`segments[0]` is empty, and the keys `name`, `networks`"),
        ("waivers:\n  - rule:\n", "`waivers[0].rule` is empty, and text is expected\n"),
    ],
)
def test_a_value_that_is_missing_is_still_a_mistake(
    tmp_path: Path, content: str, said: str
) -> None:
    assert said in told(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("scope:\n  1: x\n", "line 2, column 3: `1` is no key of an estate file"),
        ("inventory:\n", "`inventory` is read from the sources, it is no key of the file"),
        (
            "private_cloud:\n  neighbours:\n    - nme: a\n",
            "line 3, column 7: `nme` is no key of `private_cloud.neighbours[0]`; did you mean",
        ),
        ("dual_run: {starts: 2200-01-01}", "is '2200-01-01', and a day before 2100-01-01 is"),
        (
            "private_cloud: &a\n  other_networks: *a\n",
            "`private_cloud.other_networks` is a mapping",
        ),
    ],
)
def test_odd_files_are_refused_like_others(tmp_path: Path, content: str, said: str) -> None:
    assert said in told(tmp_path, content)
