"""Terraform: azapi, azurerm, modules, names of a folder, and what is not evaluated."""

import pytest
from tests.lint.told import at, findings, ids, repaired

from landbridge.errors import InputError
from landbridge.lint import reader_of, unjudged

CLOUD = """\
variable "vnet_id" {
  type = string
}

resource "azapi_resource" "cloud" {
  type      = "Microsoft.AVS/privateClouds@2025-09-01"
  name      = "cloud"
  parent_id = "/subscriptions/x/resourceGroups/rg"
  location  = "westeurope"

  body = {
    sku = { name = "av64" }
    properties = {
      managementCluster = { clusterSize = 3 }
      networkBlock      = "10.0.0.0/22"
      virtualNetworkId  = var.vnet_id
    }
  }
}
"""


def open_(text: str, **beside: str) -> list[tuple[str, bool]]:
    reader = reader_of("main.tf", text, beside)
    assert reader is not None
    return [(each.why, each.whole) for each in unjudged(reader(text))]


def test_a_valid_resource_of_azapi_has_no_finding() -> None:
    assert ids(CLOUD, "main.tf") == []
    assert open_(CLOUD) == []


@pytest.mark.parametrize(
    ("old", "new", "id_", "place"),
    [
        ("networkBlock ", "networkBlok ", "lint.unknown-property", (14, 7)),
        ("clusterSize = 3", 'clusterSize = "3"', "lint.wrong-type", (14, 29)),
        ('name = "av64"', 'name = "av36"', "lint.gen2-host-type", (12, 20)),
        ("@2025-09-01", "@2023-03-01", "lint.old-version", (6, 15)),
        ("sku = {", "zkkq = {", "lint.missing-property", (11, 10)),
    ],
)
def test_a_wrong_body_of_azapi_is_told_with_its_place(
    old: str, new: str, id_: str, place: tuple[int, int]
) -> None:
    found = findings(CLOUD.replace(old, new), "main.tf")
    line, column = next(at(each) for each in found if each.id == id_)
    assert (line, column) == (place[0] + (old == "networkBlock "), place[1])


def test_a_body_is_read_through_jsonencode_and_through_local_values() -> None:
    encoded = CLOUD.replace("body = {", "body = jsonencode({").replace("    }\n  }", "    }\n  })")
    assert ids(encoded.replace("networkBlock ", "networkBlok "), "main.tf") == [
        *("lint.missing-property", "lint.unknown-property")
    ]
    local = CLOUD.replace('"10.0.0.0/22"', "local.block") + 'locals {\n  block = "10.0.0.0/24"\n}\n'
    assert ids(local, "main.tf") == ["lint.block-small"]


@pytest.mark.parametrize("key", ["(var.vnet_id)", '"${var.vnet_id}"'])
def test_what_a_computed_key_holds_is_open(key: str) -> None:
    text = CLOUD.replace("networkBlock     ", key)
    assert ids(text, "main.tf") == []
    assert open_(text) == [("not evaluated: what puts keys here", False)]
    through = CLOUD.replace("networkBlock     ", "oddity").replace(
        "= var.vnet_id", f"= 1\n{key} = 2"
    )
    assert ids(through, "main.tf") == ["lint.unknown-property", "lint.wrong-type"]


def test_a_body_that_is_a_text_of_json_is_judged() -> None:
    text = """\
resource "azapi_resource" "cluster" {
  type = "Microsoft.AVS/privateClouds/clusters@2025-09-01"
  body = <<-JSON
    {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
  JSON
}
"""
    assert ids(text, "main.tf") == []
    assert ids(text.replace("clusterSize", "size"), "main.tf") == ["lint.unknown-property"]
    [(why, whole)] = open_(text.replace('{"sku"', '"sku"'))
    assert (why, whole) == ("its body is not evaluated", True)


def test_a_default_of_another_file_of_the_folder_counts() -> None:
    other = 'variable "block" {\n  default = "10.0.0.0/24"\n}\n'
    text = CLOUD.replace('"10.0.0.0/22"', "var.block")
    reader = reader_of("a/main.tf", text, {"a/variables.tf": other})
    assert reader is not None
    assert ids(text, "a/main.tf", **{"a/variables.tf": other}) == ["lint.block-small"]
    assert ids(text, "a/main.tf", **{"b/variables.tf": other}) == ["lint.undeclared"]


def test_a_default_of_null_says_nothing_of_the_value() -> None:
    text = CLOUD.replace('"10.0.0.0/22"', "var.block") + 'variable "block" {\n  default = null\n}\n'
    assert ids(text, "main.tf") == []


def test_a_function_is_said_not_to_be_evaluated() -> None:
    text = CLOUD.replace('"10.0.0.0/22"', 'cidrsubnet("10.0.0.0/16", 6, 0)')
    assert open_(text) == [("not evaluated: cidrsubnet()", False)]
    assert ids(text, "main.tf") == []


def test_a_body_that_is_all_computed_is_not_judged_and_named() -> None:
    start, end = CLOUD.index("body = {"), CLOUD.rindex("}\n")
    text = CLOUD[:start] + "body = merge(local.a, local.b)\n" + CLOUD[end:]
    assert open_(text) == [("its body is not evaluated", True)]


def test_a_change_of_what_is_set_at_creation_is_told() -> None:
    text = CLOUD.replace('"azapi_resource"', '"azapi_update_resource"')
    found = findings(text, "main.tf")
    assert [each.id for each in found] == ["lint.create-only-change"]
    assert "properties.virtualNetworkId" in found[0].message


def test_what_a_change_leaves_out_is_not_missed() -> None:
    text = CLOUD.replace('"azapi_resource"', '"azapi_update_resource"')
    start, end = text.index("      managementCluster"), text.index("    }\n  }")
    assert ids(f'{text[:start]}      internet = "Enabled"\n{text[end:]}', "main.tf") == []


AZURERM = """\
resource "azurerm_vmware_private_cloud" "old" {
  name                = "cloud"
  resource_group_name = "rg"
  location            = "westeurope"
  sku_name            = "av36"

  management_cluster {
    size = 3
  }
  network_subnet_cidr         = "10.0.0.0/22"
  internet_connection_enabled = false
}

output "id" {
  value = azurerm_vmware_private_cloud.old.id
}
"""


def test_a_valid_cloud_of_azurerm_is_told_to_be_of_generation_1_and_no_more() -> None:
    assert ids(AZURERM, "main.tf") == ["lint.gen1-cloud"]


def test_blocks_that_are_computed_are_there() -> None:
    cluster = "  management_cluster {\n    size = 3\n  }\n"
    assert cluster in AZURERM
    dynamic = cluster.replace("management_cluster {", 'dynamic "management_cluster" {')
    assert ids(AZURERM.replace(cluster, dynamic), "main.tf") == ["lint.gen1-cloud"]
    assert "lint.missing-property" in ids(AZURERM.replace(cluster, ""), "main.tf")


def test_an_argument_of_azurerm_that_is_misspelt_is_mended() -> None:
    text = AZURERM.replace("network_subnet_cidr ", "network_subnet_cdir ")
    assert "lint.unknown-property" in ids(text, "main.tf")
    assert repaired(text, "main.tf").after == AZURERM


def test_what_azurerm_cannot_say_becomes_azapi_and_names_follow() -> None:
    text = AZURERM.replace("  location", '  virtual_network_id = "/vnet"\n  location')
    mended = repaired(text.replace("av36", "av64"), "main.tf").after
    assert "value = azapi_resource.old.id" in mended
    assert 'internet         = "Disabled"' in mended
    assert "azurerm" not in mended
    assert ids(mended, "main.tf") == []


MODULE = """\
module "avs" {
  source  = "Azure/avm-res-avs-privatecloud/azurerm"
  version = "0.9.0"

  name                       = "cloud"
  location                   = "westeurope"
  resource_group_name        = "rg"
  resource_group_resource_id = "/rg"
  avs_network_cidr           = "10.0.0.0/22"
  sku_name                   = "av64"
  virtual_network_resource_id = "/vnet"
}
"""


def test_microsofts_module_is_judged_by_its_inputs_and_by_the_rules() -> None:
    assert ids(MODULE, "main.tf") == []
    assert ids(MODULE.replace("av64", "av36"), "main.tf") == ["lint.gen2-host-type"]
    assert ids(MODULE.replace("avs_network_cidr ", "avs_network_cird "), "main.tf") == [
        *("lint.missing-input", "lint.unknown-input")
    ]


def test_a_module_that_is_not_there_is_named() -> None:
    text = 'module "hub" {\n  source = "./hub"\n}\n'
    [(why, whole)] = open_(text)
    assert why.startswith("the module hub (./hub) is not resolved")
    assert whole
    assert open_(text, **{"hub/main.tf": ""}) == []


HOSTILE = ["${var.x}", "%{ if true }", '"', "\\", "$${x}", "a\nb", "\u2028", "\x00", "'''"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_that_is_written_holds_nothing_that_is_computed(value: str) -> None:
    from landbridge.lint.terraform.dialect import HCL
    from landbridge.lint.terraform.hcl import blocks

    text = f"a {{\n  b = {HCL.literal(value)}\n  c = {{ {HCL.key(value)} = 1 }}\n}}\n"
    [block] = blocks(text, "main.tf")
    assert block.body.entries["b"].value.holds == value
    assert [*block.body.entries["c"].value.entries] == [value]


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('a "b" {\n  c = \n}\n', "line 2, column 7", "expected a value"),
        ('a "b" {\n  c = [1, 2\n}\n', "line 3, column 1", "expected `,` or `]`"),
        ('a "b" {\n', "line 2, column 1", "expected `}`, found the end of the file"),
        ('a "b\n', "line 1, column 5", 'expected a `"`'),
        ("a = 1 b = 2\n", "line 1, column 8", "expected the end of the line"),
        ("}\n", "line 1, column 1", "expected a block"),
        ("a = <<X\nb\n", "line 3, column 1", "expected `X`"),
        ("a = " + "[" * 200, "line 1", "brackets within each other"),
        ('a = "' + "${" * 3000, "line 1", "brackets within each other"),
    ],
)
def test_a_syntax_error_is_told_with_line_and_column(text: str, place: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        ids(text, "main.tf")
    assert str(caught.value.place).startswith(f"main.tf, {place}")
    assert problem in caught.value.problem


def test_terraform_in_json_is_said_not_to_be_read() -> None:
    reader = reader_of("main.tf.json", '{"resource": {}}', {})
    assert reader is not None
    [left] = unjudged(reader('{"resource": {}}'))
    assert left.why.startswith("Terraform in its syntax of JSON is not read")
    assert left.whole


def test_blocks_without_end_within_each_other_are_refused() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        ids("a {\n" * 3000 + "}\n" * 3000, "main.tf")


def test_everything_that_the_language_has_is_read() -> None:
    text = """\
# a comment
a "b" c { d = 1 }
/* another */ e {
  f = var.x ? "y" : "z" // why
  g = [for k, v in var.m : "${k}-${v}" if v != ""]
  h = { for k in var.l : k => { a = 1 } }
  i = <<-EOT
    ${var.x}
      text "with quotes"
  EOT
  j = {
    "k.l" : 1, m = [1, 2,]
    (var.n) = 2
  }
  dynamic "o" {
    for_each = var.p
    content { q = o.value["r"] }
  }
  s = -1.5e3
  t = 1 +
  (2 * 3)
}
"""
    from landbridge.lint.terraform.hcl import blocks

    first, second = blocks(text.replace("1 +\n  (2", "(1 +\n  2"), "main.tf")
    assert (first.type, first.labels) == ("a", ("b", "c"))
    held = second.body.entries
    assert [*held] == ["f", "g", "h", "i", "j", "o", "s", "t"]
    assert [each for each in held if held[each].value.unknown] == ["f", "g", "h", "i", "o", "t"]
    assert held["s"].value.holds == -1500
    assert [*held["j"].value.entries] == ["k.l", "m", "(var.n) = 2"]


def test_a_repair_leaves_neither_empty_lines_nor_commas_and_keeps_ends_of_lines() -> None:
    wrong = CLOUD.replace("clusterSize = 3", "clusterSize = 3, oddity = 1")
    assert repaired(wrong, "main.tf").after == CLOUD
    wrong = CLOUD.replace("    properties = {", "    properties = {\n      zzz = 1")
    lines = wrong.replace("\n", "\r\n")
    assert repaired(lines, "main.tf").after == CLOUD.replace("\n", "\r\n")


def test_a_comment_stays_where_it_is_when_a_property_goes() -> None:
    text = CLOUD.replace(
        "    properties = {", '    properties = {\n      # the state\n      provisioningState = "x"'
    )
    mended = repaired(text, "main.tf").after
    assert mended == CLOUD.replace("    properties = {", "    properties = {\n      # the state")
