"""Writes `src/landbridge/catalogue/schemas`: `python -m tools.schemas`, for a new client."""

import json
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from tools.schemas.models import Models
from tools.schemas.roots import ROOTS, Client

HERE = Path("src/landbridge/catalogue/schemas")


def main() -> None:
    for provider, client in ROOTS.items():
        path = HERE / f"{provider.lower()}.json"
        path.write_text(written(client), encoding="utf-8")
        print(path.resolve())


def written(client: Client) -> str:
    """The file of a client, as text."""
    models = Models(import_module(f"{client.module}.models"), client.optional)
    resources = {
        kind: {use: models.add(name) for use, name in bodies.named()}
        for kind, bodies in client.bodies.items()
    }
    found = {
        "from": f"{client.package} {version(client.package)}",
        "resources": resources,
        "models": dict(sorted(models.types.items())),
    }
    return json.dumps(found, indent=1) + "\n"


if __name__ == "__main__":
    main()
