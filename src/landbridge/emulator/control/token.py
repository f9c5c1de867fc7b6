"""The token of the control interface: drawn once, kept where only its owner reads."""

import secrets
from pathlib import Path

FILE = "control.token"


def token(folder: Path) -> str:
    """The token of an emulator; drawn where its folder has none, or an empty one."""
    path = folder / FILE
    path.touch(mode=0o600)
    if not path.read_text("utf-8").strip():
        path.write_text(secrets.token_urlsafe(), encoding="utf-8")
    return path.read_text("utf-8").strip()
