"""Secondary addresses of a subnet, as it shows them.

That there are some is published, how a subnet shows them is not: the form is inferred.
"""

from collections.abc import Iterable

from landbridge.emulator.store import Body


def secondary(prefixes: Iterable[str]) -> list[Body]:
    return [_configuration(each) for each in prefixes]


def _configuration(prefix: str) -> Body:
    told = {"privateIPAddress": prefix, "privateIPAllocationMethod": "Static"}
    return {"name": f"secondary-{prefix.replace('/', '-')}", "properties": told}
