"""A manager of NSX in place of a file: its address, and who asks."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.clients.nsx import Access
    from landbridge.intake.nsx.kept import Source

PASSWORD = "LANDBRIDGE_NSX_PASSWORD"  # noqa: S105 - where it stands, not what it is
SCHEMES = ("https:/", "http:/")
"""As a path has them, in which two slashes are one."""


def is_address(file: Path) -> bool:
    """Whether what was named is an address."""
    return str(file).lower().startswith(SCHEMES)


def asked(
    address: Path, user: str, authority: Path | None
) -> "tuple[Callable[[Access], Source], Access]":
    """Who asks, and as whom. Raises InputError where the password or a library is missing.

    The password is not taken from the command line, where everybody on the machine reads it.
    """
    try:
        from landbridge.clients.nsx import Access
        from landbridge.intake.nsx.live import told_by
    except ModuleNotFoundError as error:
        remedy = "Install it: pip install 'landbridge[nsx]'."
        raise InputError(f"asking a manager needs {error.name}", remedy=remedy) from error
    password = os.environ.get(PASSWORD, "")
    if not password:
        remedy = f"Set {PASSWORD}; Azure tells it by listAdminCredentials."
        raise InputError("the password is not told", place=PASSWORD, remedy=remedy)
    if authority and not authority.is_file():
        raise InputError("there is no such file", place=f"--ca {authority}")
    return told_by, Access(str(address).replace(":/", "://", 1), user, password, authority)
