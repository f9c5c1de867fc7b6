"""pip is fetched from the index that pip would use, and only the file that the lock names."""

import hashlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tools.pip_wheel import WheelMissingError, fetch_pip, index

from tools import pip_wheel

WHEEL = b"a wheel"
NAME = "pip-26.3-py3-none-any.whl"


class Quiet(SimpleHTTPRequestHandler):
    """A package index of files that keeps no log."""

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an index that pip is told to use."""
    (tmp_path / "simple" / "pip").mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple/")
        yield tmp_path
        server.shutdown()


def publish(served: Path, name: str = NAME) -> None:
    (served / "files").mkdir()
    (served / "files" / name).write_bytes(WHEEL)
    page = f'<a href="../../files/{name}#sha256=0">{name}</a>'
    (served / "simple" / "pip" / "index.html").write_text(page, "utf-8")


def pinned(content: bytes = WHEEL) -> str:
    return f"pip==26.3 \\\n    --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"


def test_the_file_of_the_lock_is_fetched(served: Path, tmp_path: Path) -> None:
    publish(served)
    assert fetch_pip(pinned(), tmp_path).read_bytes() == WHEEL


def test_another_file_than_the_locks_is_refused(served: Path, tmp_path: Path) -> None:
    publish(served)
    with pytest.raises(WheelMissingError, match="not the file that the lock names"):
        fetch_pip(pinned(b"another"), tmp_path)
    assert not (tmp_path / NAME).exists()


def test_an_index_without_the_version_is_told(served: Path, tmp_path: Path) -> None:
    publish(served, "pip-1.0-py3-none-any.whl")
    with pytest.raises(WheelMissingError, match=f"{NAME} is not at"):
        fetch_pip(pinned(), tmp_path)


def test_an_index_that_does_not_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(WheelMissingError, match=NAME):
        fetch_pip(pinned(), tmp_path)


def test_the_index_is_that_of_pips_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nindex-url = https://index.example/simple\n", "utf-8")
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    assert index() == "https://index.example/simple"


def test_without_settings_the_index_is_pips_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.delenv("PIP_CONFIG_FILE", raising=False)
    monkeypatch.setattr(pip_wheel, "CONFIGURATIONS", ())
    assert index() == pip_wheel.DEFAULT_INDEX
