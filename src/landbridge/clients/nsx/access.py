"""Where a manager is and who asks: its certificate is always verified."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from landbridge.errors import InputError

SECURE = "https"


@dataclass(frozen=True)
class Access:
    """An endpoint such as `https://10.0.0.3/`, and a user with the password.

    `authority` is a file of certificates to trust in place of those that the machine trusts.
    Raises InputError for an address that is not secure: the password would be readable.
    """

    endpoint: str
    user: str
    password: str = field(repr=False)
    authority: Path | None = None

    def __post_init__(self) -> None:
        told = urlsplit(self.endpoint)
        if told.scheme != SECURE or not told.hostname:
            remedy = "Name it as https://HOST/."
            raise InputError("is no secure address", place=self.endpoint, remedy=remedy)
        if told.username or told.password:
            remedy = "Give user and password apart."
            raise InputError("holds a user", place=f"https://{told.hostname}", remedy=remedy)
