"""The emulator's own interface, asked by who has its token."""

from typing import Any

import requests
from tests.emulator.azure import Azure


def control(azure: Azure, method: str, path: str, **how: Any) -> requests.Response:  # noqa: ANN401
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    return azure.ask(method, f"/_emulator{path}", headers={"X-Emulator-Token": token}, **how)
