"""The emulator's own interface, asked with its token."""

import requests
from tests.emulator.azure import Azure


def control(azure: Azure, method: str, path: str, **how: object) -> requests.Response:
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    return azure.ask(method, f"/_emulator{path}", headers={"X-Emulator-Token": token}, **how)
