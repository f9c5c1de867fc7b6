"""What a call of the command line loads, loaded once: each call is a fork of this."""

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "bare"))  # as on a user's machine
for name in (
    "cli.door",
    "checks",
    "deploy.deployment",
    "deploy.preflight",
    "deploy.workflow",
    "intake",
    "network.answers.reachability",
    "network.difference.difference",
    "plan",
    "render",
):
    import_module(f"landbridge.{name}")
