"""What is put on subnets of the service: read as they stand, and put with what is ours upon it."""

from collections.abc import Callable, Iterator, Mapping

from landbridge.lint.bicep.quoting import text
from landbridge.render.arm.ground import ROUTE_TABLE, SUBNET, VIRTUAL_NETWORK
from landbridge.render.templates.bicep.writing import Refer, Said, comment, written
from landbridge.render.templates.values import Attachment, Part

ATTACHED = "attached"
"""The module that puts subnets as they are handed to it; it refuses to begin with none."""

LAID, ROUTES = "laid", "routes"
"""The module that lays routes into a table, and the one that it calls in the group of that."""


def attached(part: Part, refer: Refer, symbol: Callable[[str], str]) -> Iterator[str]:
    """Calls of modules for each subnet of the layout, one after the other."""
    before = ""
    for each in part.attachments:
        network = symbol(each.network.symbol)
        for file, params in _calls(each, network):
            name = f"{file}_{each.called.replace('-', '_')}"
            config = {
                "name": f"{part.name}-{each.called}{'' if file == ATTACHED else f'-{file}'}",
                "params": params,
                **({"dependsOn": [Said(before)]} if before else {}),
            }
            head = f"module {name} '{file}.bicep' = "
            yield "\n".join([*comment(each.comments), head + written(config, refer)])
            before = name


def _calls(each: Attachment, network: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The module that puts the subnet, and the one that lays routes into the table that it has."""
    called = _called(each, network)
    if each.properties:
        params = {"network": Said(f"{network}.name"), "subnets": Said(called)}
        yield ATTACHED, {**params, "attached": each.properties}
    if each.routes:
        table = Said(f"first({called}).properties.routeTable.id")
        yield LAID, {"table": table, "routes": list(each.routes)}


def _called(each: Attachment, network: str) -> str:
    """The subnets of the network that are called so, by name alone or with a suffix."""
    longer = [other for other in each.names if other.startswith(f"{each.called}-")]
    tests = [_begins(each.called), *(f"!{_begins(other)}" for other in longer)]
    return f"filter({network}.properties.subnets, each => {' && '.join(tests)})"


def _begins(name: str) -> str:
    return f"startsWith(toLower('${{each.name}}-'), {text(name + '-')})"


def attached_module(version: str) -> str:
    """The text of the module."""
    return f"""\
@description('The virtual network of the private cloud.')
param network string

@description('Subnets of the service as they stand; there must be one.')
@minLength(1)
param subnets array

@description('What is put on each of them.')
param attached object

resource virtual_network '{VIRTUAL_NETWORK}@{version}' existing = {{
  name: network
}}

@batchSize(1)
resource put '{SUBNET}@{version}' = [for each in subnets: {{
  parent: virtual_network
  name: each.name
  properties: union(each.properties, attached)
}}]
"""


def laid_modules(version: str) -> Mapping[str, str]:
    """The texts of the modules for routes: the group of the table is known in the first only."""
    return {LAID: LAID_TEXT, ROUTES: ROUTES_TEXT.format(table=ROUTE_TABLE, version=version)}


LAID_TEXT = f"""\
@description('The id of the route table that the service has made.')
param table string

@description('Routes of ours, that lie beside those of the service.')
param routes array

module put '{ROUTES}.bicep' = {{
  name: '${{deployment().name}}-put'
  scope: resourceGroup(split(table, '/')[4])
  params: {{
    table: last(split(table, '/'))
    routes: routes
  }}
}}
"""
ROUTES_TEXT = """\
@description('The name of the route table.')
param table string

@description('Routes of ours.')
param routes array

resource route_table '{table}@{version}' existing = {{
  name: table
}}

@batchSize(1)
resource put '{table}/routes@{version}' = [for each in routes: {{
  parent: route_table
  name: each.name
  properties: each.properties
}}]
"""
