"""Bicep: resources, symbols, modules, what an edit keeps, and errors with their place."""

import pytest
from tests.lint.told import at, findings, ids, repaired

from landbridge.errors import InputError
from landbridge.lint import reader_of, unjudged
from landbridge.lint.bicep.dialect import BICEP
from landbridge.lint.bicep.statements import statements

CLOUD = """\
@description('The network')
param vnetId string
param size int = 3
@secure()
param password string

resource cloud 'Microsoft.AVS/privateClouds@2025-09-01' = {
  name: 'cloud'
  location: resourceGroup().location
  sku: { name: 'av64' }
  properties: {
    managementCluster: {
      clusterSize: size
    }
    networkBlock: '10.0.0.0/22'
    virtualNetworkId: vnetId
    vcenterPassword: password
  }
}
"""


def open_(text: str, **beside: str) -> list[tuple[str, bool]]:
    reader = reader_of("main.bicep", text, beside)
    assert reader is not None
    return [(each.why, each.whole) for each in unjudged(reader(text))]


def test_a_valid_file_has_no_finding() -> None:
    assert ids(CLOUD, "main.bicep") == []
    assert open_(CLOUD) == [("not evaluated: resourceGroup()", False)]


@pytest.mark.parametrize(
    ("old", "new", "id_", "place"),
    [
        ("networkBlock:", "networkblock:", "lint.unknown-property", (15, 5)),
        ("size int = 3", "size int = 2", "lint.few-hosts", (13, 20)),
        ("'av64'", "'av36'", "lint.gen2-host-type", (10, 16)),
        ("@2025-09-01", "@2023-03-01", "lint.old-version", (7, 16)),
        ("clusterSize: size", "clusterSize: '3'", "lint.wrong-type", (13, 7)),
        ("  sku: { name: 'av64' }\n", "", "lint.missing-property", (7, 59)),
        ("vcenterPassword:", "provisioningState:", "lint.read-only-property", (17, 5)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    old: str, new: str, id_: str, place: tuple[int, int]
) -> None:
    found = findings(CLOUD.replace(old, new), "main.bicep")
    assert place in [at(each) for each in found if each.id == id_]


def test_conditions_loops_and_resources_within_resources_are_judged() -> None:
    text = """\
resource cloud 'Microsoft.AVS/privateClouds@2025-09-01' existing = {
  name: 'cloud'
  resource two 'clusters@2025-09-01' = if (true) {
    name: 'two'
    sku: { name: 'av64' }
    properties: { clustersize: 3 }
  }
}
resource n 'Microsoft.AVS/privateClouds/workloadNetworks/dnsZones@2025-09-01' = [for m in names: {
  name: '${cloud.name}/default/${m}'
  properties: { displayname: m }
}]
"""
    found = findings(text, "main.bicep")
    assert [(each.subject, each.fix) for each in found] == [
        ("two", "Write `clusterSize`."),
        ("n", "Write `displayName`."),
    ]


@pytest.mark.parametrize("computed", ["...held", "'${size}': 1"])
def test_what_is_put_into_an_object_by_computing_is_open(computed: str) -> None:
    text = CLOUD.replace("    networkBlock: '10.0.0.0/22'\n    virtualNetworkId: vnetId\n", "")
    text = text.replace("    vcenterPassword", f"    {computed}\n    vcenterPassword")
    assert ids(text, "main.bicep") == []
    assert ("not evaluated: what puts keys here", False) in open_(text)
    wrong = text.replace("vcenterPassword:", "nonsense:")
    assert ids(wrong, "main.bicep") == ["lint.unknown-property"]
    assert computed in repaired(wrong, "main.bicep").after


def test_what_is_spread_into_tags_is_no_tag() -> None:
    spread = CLOUD.replace("  sku:", "  tags: { ...{ unit: 'sea' }, team: 'land' }\n  sku:")
    assert ids(spread, "main.bicep") == []
    assert ids(spread.replace("team: 'land'", "team: {}"), "main.bicep") == ["lint.wrong-type"]


def test_a_module_that_is_not_there_is_named() -> None:
    text = "module hub 'net/hub.bicep' = {\n  name: 'hub'\n}\n"
    [(why, whole)] = open_(text)
    assert why.startswith("the module hub (net/hub.bicep) is not resolved")
    assert whole
    assert open_(text, **{"net/hub.bicep": ""}) == []


def test_a_repair_keeps_all_else() -> None:
    text = CLOUD.replace("networkBlock:", "networkblock /* big */ :").replace(
        "clusterSize: size", "clusterSize: '3' // three"
    )
    expected = CLOUD.replace("networkBlock:", "networkBlock /* big */ :").replace(
        "clusterSize: size", "clusterSize: 3 // three"
    )
    text, expected = (each.replace(" /* big */ ", "") for each in (text, expected))
    assert repaired(text, "main.bicep").after == expected


HOSTILE = ["${x}", "'", "'''", "\\", "a\nb", "\\${x}", "\u2028", "\x00", '"']


@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_that_is_written_holds_nothing_that_is_computed(value: str) -> None:
    text = f"var a = {BICEP.literal(value)}\nvar b = {{\n  {BICEP.key(value)}: 1\n}}\n"
    first, second = statements(text, "main.bicep")
    assert first.value is not None
    assert second.value is not None
    assert first.value.holds == value
    assert [*second.value.entries] == [value]


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("resource a = {}\n", "line 1, column 12", "expected a text such as 'type@version'"),
        ("var a = {\n  b: [1\n", "line 3, column 1", "expected"),
        ("var a = 'b\n", "line 1, column 11", "expected a `'`"),
        ("var a = '''b\n", "line 2, column 1", "expected `'''`"),
        ("hello\n", "line 1, column 1", "expected a statement"),
        ("var a = 1 }\n", "line 1, column 11", "expected the end of the line"),
        ("var a = {\n  b 1\n}\n", "line 2, column 5", "expected `:`"),
        ("var a = " + "[" * 200, "line 1", "brackets within each other"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(text: str, place: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        ids(text, "main.bicep")
    assert str(caught.value.place).startswith(f"main.bicep, {place}")
    assert problem in caught.value.problem


def test_everything_that_the_language_has_is_read() -> None:
    text = """\
targetScope = 'resourceGroup'
metadata author = 'me'
import { a as b } from 'other.bicep'
#disable-next-line no-unused-params
extension microsoftGraph
type thing = {
  @description('what it is')
  a: string
  b: 'x' | 'y'
  *: int?
}
type case =
  | 'x' // the first
  // and
  | 'y'
@export()
func hello(name string, times int) string => 'x${name}'
@allowed([
  'a'
  'b'
])
param c string?
param d object = {
  #disable-next-line prefer-unquoted-property-names
  'e-f': [1, 2]
  ...other
  g: h > 1
    ? 'yes'
    : 'no'
}
var i = [for (j, k) in c: {
  l: j
}]
var m = '''
long ${not} text
'''
var n = map(range(0, 3), o => { p: o })
output q array = [for r in i: r.l]
output s string = c!
assert t = true
"""
    found = statements(text, "main.bicep")
    assert [each.symbol for each in found] == [
        *("", "author", "", "", "thing", "case", "hello", "c", "d", "i", "m", "n", "q", "s", "t")
    ]
    assert found[10].value is not None
    assert found[10].value.holds == "long ${not} text\n"
