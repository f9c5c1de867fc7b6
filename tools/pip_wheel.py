"""pip from the package index without having pip: only the very file that the lock names."""

import hashlib
import os
import re
import ssl
from collections.abc import Iterator
from configparser import ConfigParser, Error
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

CONFIGURATIONS = ("~/.config/pip/pip.conf", "~/.pip/pip.conf", "/etc/pip.conf")
DEFAULT_INDEX = "https://pypi.org/simple"
"""Where pip itself looks when nobody says otherwise."""

SECONDS = 60


class WheelMissingError(Exception):
    """The index has no such file, cannot be reached, or gave another file than the lock's."""


def fetch_pip(pinned: str, folder: Path) -> Path:
    """Download the wheel that the lock's lines on pip name; WheelMissingError says why not."""
    version, hashes = re.findall(r"^pip==(\S+)", pinned), re.findall(r"sha256:(\w+)", pinned)
    name = f"pip-{version[0]}-py3-none-any.whl"
    try:
        content = _read(_link(f"{index().rstrip('/')}/pip/", name))
    except (OSError, ValueError) as error:
        raise WheelMissingError(f"{name}: {error}") from error
    if hashlib.sha256(content).hexdigest() not in hashes:
        raise WheelMissingError(f"{name} is not the file that the lock names")
    path = folder / name
    path.write_bytes(content)
    return path


def index() -> str:
    """The package index that pip would use: from its variable, its files, or its default."""
    return os.environ.get("PIP_INDEX_URL") or next(_configured(), DEFAULT_INDEX)


def _configured() -> Iterator[str]:
    named = os.environ.get("PIP_CONFIG_FILE")
    for path in [*([named] if named else []), *CONFIGURATIONS]:
        parser = ConfigParser(interpolation=None)
        try:
            parser.read(Path(path).expanduser(), "utf-8")
        except Error:
            continue
        if value := parser.get("global", "index-url", fallback=""):
            yield value


class _Links(HTMLParser):
    """The addresses that a page of the index links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for key, value in attrs if tag == "a" and key == "href" and value]


def _link(page: str, name: str) -> str:
    links = _Links()
    links.feed(_read(page).decode())
    addresses = (urldefrag(urljoin(page, link)).url for link in links.found)
    wanted = [address for address in addresses if address.endswith(f"/{name}")]
    if not wanted:
        raise WheelMissingError(f"{name} is not at {page}")
    return wanted[0]


def _read(address: str) -> bytes:
    trusted = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    with urlopen(address, timeout=SECONDS, context=trusted) as answer:  # noqa: S310 - pip's own index
        content: bytes = answer.read()
    return content
