"""What tests ask of Resource Manager by hand."""

import requests
from tests.emulator.azure import Azure

NETWORKS = "/providers/Microsoft.Network/virtualNetworks"
CLOUDS = "/providers/Microsoft.AVS/privateClouds"


def code(answer: requests.Response) -> tuple[int, str]:
    """The status of a refusal, and Azure's word for it."""
    return answer.status_code, answer.json()["error"]["code"]


def at(azure: Azure, group: str, rest: str = "") -> str:
    """A path in a group."""
    return f"/subscriptions/{azure.subscription}/resourceGroups/{group}{rest}"
