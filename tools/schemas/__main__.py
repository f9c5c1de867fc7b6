"""Writes `src/landbridge/catalogue/schemas`: `python -m tools.schemas`, for a new client."""

import json
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from tools.schemas.by_hand import BY_HAND
from tools.schemas.flat import FlatModels
from tools.schemas.models import Models
from tools.schemas.roots import ROOTS, Client

HERE = Path("src/landbridge/catalogue/schemas")


def main() -> None:
    told = {provider: of_client(client) for provider, client in ROOTS.items()} | BY_HAND
    for provider, found in told.items():
        path = HERE / f"{provider.lower()}.json"
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        print(path.resolve())


def of_client(client: Client) -> Mapping[str, object]:
    """What the file of a client holds."""
    module = import_module(f"{client.module}.models")
    models = (FlatModels if client.flat else Models)(module, client.optional)
    resources = {
        kind: {use: models.add(name) for use, name in bodies.named()}
        for kind, bodies in client.bodies.items()
    }
    return {
        "from": f"{client.package} {version(client.package)}",
        "resources": resources,
        "models": dict(sorted(models.types.items())),
    }


if __name__ == "__main__":
    main()
