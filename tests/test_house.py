"""The house stands as drawn: layers, nouns that touch nothing, exceptions with their reasons."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import landbridge

SOURCE = Path(landbridge.__file__).parent
ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "contoso"

NOUNS = (
    *(
        "render",
        "plan",
        "checks",
        "waves",
        "recovery",
        "generations",
        "network",
        "security",
        "sizing",
    ),
    *("model", "space", "armlang"),
)
WORLDLY = {
    *("os", "socket", "subprocess", "shutil", "tempfile", "urllib", "http", "pathlib", "glob"),
    *("time", "random", "threading", "asyncio", "logging", "ssl", "sqlite3", "requests", "httpx"),
    *("duckdb", "ibis", "pyspark", "fastexcel", "openpyxl", "dbos", "azure", "pyVmomi", "pyvmomi"),
    *("typer", "rich", "yaml"),
}
"""What lets a module touch the world, ask for the time or draw lots."""

DEEDS = {
    *("open", "print", "input", "exec", "eval", "breakpoint", "__import__"),
    *("read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink", "rename"),
    *("touch", "iterdir", "rglob", "glob", "now", "today", "utcnow"),
}
MEANINGLESS = {"util", "utils", "common", "helper", "helpers", "manager", "misc"}


def modules(*names: str) -> list[Path]:
    """The files of these packages or modules of ours, those that exist; all without a name."""
    if not names:
        return sorted(SOURCE.rglob("*.py"))
    inside = [path for name in names for path in (SOURCE / name).rglob("*.py")]
    return sorted(inside) + [path for name in names if (path := SOURCE / f"{name}.py").exists()]


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return {name.split(".")[0] for name in found}


def called(path: Path) -> set[str]:
    """The last part of the name of everything that a module calls."""
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    return names | {call.attr for call in calls if isinstance(call, ast.Attribute)}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """The contracts of pyproject.toml, held against the source in `folder`."""
    script = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports;"
    return subprocess.run(
        [sys.executable, "-c", f"{script} sys.exit(lint_imports(no_cache=True))"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source and its contracts, to plant something in."""
    shutil.copytree(SOURCE, tmp_path / "src" / "landbridge")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_keep_the_contracts() -> None:
    kept = lint_imports(ROOT)
    assert kept.returncode == 0, kept.stdout


@pytest.mark.parametrize(
    ("where", "line", "contract"),
    [
        ("model/place.py", "import landbridge.sizing", "Imports flow downward"),
        ("sizing/demand.py", "import landbridge.render", "Imports flow downward"),
        ("utils.py", "", "Imports flow downward"),
        ("sizing/demand.py", "import subprocess", "Thinking does no I/O"),
        ("render/text.py", "import socket", "Thinking does no I/O"),
        (
            "armlang/spot.py",
            "import landbridge.space",
            "The language of templates knows no product",
        ),
    ],
)
def test_a_planted_violation_breaks_its_contract(
    copy: Path, where: str, line: str, contract: str
) -> None:
    path = copy / "src" / "landbridge" / where
    text = path.read_text("utf-8") if path.exists() else '"""Planted."""\n'
    path.write_text(f"{text}\n{line}\n", "utf-8")
    broken = lint_imports(copy)
    assert broken.returncode == 1
    assert re.search(rf"{contract}.* BROKEN", broken.stdout)


@pytest.mark.parametrize("path", modules(*NOUNS), ids=name_of)
def test_a_noun_imports_nothing_that_touches_the_world(path: Path) -> None:
    assert not imported(path) & WORLDLY


@pytest.mark.parametrize("path", modules(*NOUNS), ids=name_of)
def test_a_noun_neither_opens_nor_prints_nor_asks_for_the_time(path: Path) -> None:
    assert not called(path) & DEEDS


WATCHED = """
import json, sys
from datetime import date
from pathlib import Path
from landbridge.intake import read_estate
from landbridge.model.plan import Report
from landbridge.plan import plan
from landbridge.render import render

estate, reading = read_estate(Path(sys.argv[1]))
deeds = []
def watch(event, arguments):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.", "shutil.")):
        deeds.append([event, str(arguments[0]) if arguments else ""])
sys.addaudithook(watch)
render(Report(plan=plan(estate, reading, date(2026, 11, 22)), made_on="2026-11-22"))
json.dump(deeds, sys.stdout)
"""


def test_planning_and_rendering_touch_nothing_but_what_is_installed() -> None:
    child = [sys.executable, "-c", WATCHED, str(EXAMPLE)]
    done = subprocess.run(child, capture_output=True, text=True, check=True)
    deeds = json.loads(done.stdout)
    assert ["open"] in [deed[:1] for deed in deeds]  # templates: the watch is awake
    assert strangers(deeds) == []


def strangers(deeds: list[list[str]]) -> list[list[str]]:
    """What was done beyond reading installed code and the data that comes with it."""
    homes = (sys.prefix, sys.base_prefix, str(SOURCE))
    looks = {"open", "os.listdir", "os.scandir"}
    return [deed for deed in deeds if deed[0] not in looks or not deed[1].startswith(homes)]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_what_lives_in_it(path: Path) -> None:
    assert ast.get_docstring(tree(path)) or not path.read_text("utf-8").strip()


def test_no_room_has_a_name_without_a_meaning() -> None:
    names = {part for path in modules() for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert not names & MEANINGLESS


PACKAGES = {
    ".".join(["landbridge", *path.parent.relative_to(SOURCE).parts]): path
    for path in modules()
    if path.name == "__init__.py" and path.parent != SOURCE
}


def exported(path: Path) -> set[str]:
    """What `__all__` of a package names, and the modules in it."""
    lists = [
        ast.literal_eval(node.value)
        for node in tree(path).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
    ]
    return {*(name for names in lists for name in names), *(p.stem for p in path.parent.iterdir())}


def taken(path: Path) -> Iterator[tuple[str, str]]:
    """What a module takes from our packages by name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module in PACKAGES:
            yield from ((node.module, alias.name) for alias in node.names)


def test_what_others_take_from_a_package_is_listed_by_it() -> None:
    everywhere = [*modules(), *sorted((ROOT / "tests").rglob("*.py"))]
    pairs = {pair for path in everywhere for pair in taken(path)}
    assert len(pairs) > 10
    assert {f"{p}.{name}" for p, name in pairs if name not in exported(PACKAGES[p])} == set()


def test_the_version_is_told_once() -> None:
    assert settings()["project"]["version"] == landbridge.__version__


def settings() -> dict[str, dict[str, str]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


EXCEPTION = re.compile(r"# (noqa|type: ignore|pragma: no cover|fmt: off)")
REASONED = re.compile(r"# (noqa|type: ignore)[^#]*?( - |\] +# |\]  # noqa: \w+ - )\w+")


def unexplained() -> Iterator[str]:
    """The files in which a tool is told to look away, and nobody says why."""
    for path in modules():
        for line in path.read_text("utf-8").splitlines():
            if EXCEPTION.search(line) and not REASONED.search(line):
                yield name_of(path)


def test_every_exception_in_the_source_has_its_reason() -> None:
    assert list(unexplained()) == []


@pytest.mark.parametrize("table", ["ignore = [", "per-file-ignores]", "[[tool.mypy.overrides]]"])
def test_every_exception_in_the_settings_has_its_reason(table: str) -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    inside = re.split(r"\n\]|\n\n", text.split(table, 1)[1])[0].strip().splitlines()
    exceptions = [line for line in inside if not line.startswith("module = ")]
    assert exceptions
    assert all(" # " in line for line in exceptions)
