"""The token of the control interface: drawn once, kept where only its owner reads."""

import secrets
from pathlib import Path

FILE = "control.token"


def token(folder: Path) -> str:
    """The token of an emulator; drawn where its folder has none."""
    path = folder / FILE
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(), encoding="utf-8")
    return path.read_text("utf-8")
