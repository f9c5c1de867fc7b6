"""What the documents say is true: examples run, links lead somewhere, generated pages are fresh."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from tests.cli.child import landbridge
from tests.schemas import refused
from tools.reference import FOLDER, PAGES

from landbridge.cli.commands import COMMANDS, Listed
from landbridge.intake.plain_yaml import PlainLoader

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GENERATED = {FOLDER / name for name in PAGES}
WRITTEN = [path for path in DOCUMENTS if path not in GENERATED]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
BROKEN = "schema_version: 1\nsizeing: {}\n"
"""The estate file that docs/estate.md speaks of."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return [text for kind, text in BLOCK.findall(path.read_text("utf-8")) if kind == language]


def with_blocks(language: str) -> list[Path]:
    return [path for path in WRITTEN if blocks(path, language)]


def commands(path: Path) -> Iterator[tuple[str, str]]:
    """Each command that a page shows, and what it shows of the answer."""
    for block in blocks(path, "console"):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = example.partition("\n")
            yield command, answer


def pattern(shown: str) -> str:
    """A regular expression of an answer: `...` is anything, alone on a line any lines."""
    lines = shown.rstrip("\n").split("\n")
    parts = [r"(?:.*\n)*?" if line == "..." else _line(line) for line in lines]
    return "".join(parts)


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.split("..."))) + r"[ \t]*\n"


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """A folder in which the commands of a page can write."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "examples" / "broken.yaml").write_text(BROKEN, "utf-8")
    return tmp_path


def answer(command: str, folder: Path) -> str:
    """What a reader of the page sees who types the command."""
    name, *arguments = shlex.split(command)
    assert name == "landbridge", f"only our own commands are run: {command}"
    done = landbridge(*arguments, folder=folder, COLUMNS="80")
    return done.stdout + (done.stderr if done.returncode else "")


@pytest.mark.parametrize("path", with_blocks("console"), ids=name_of)
def test_a_command_that_a_page_shows_answers_so(path: Path, examples: Path) -> None:
    for command, shown in commands(path):
        given = answer(command, examples)
        assert re.fullmatch(pattern(shown), given), f"$ {command}\n{given}"


@pytest.mark.parametrize("path", with_blocks("python"), ids=name_of)
def test_the_python_of_a_page_runs(path: Path) -> None:
    script = "\n".join(blocks(path, "python"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", with_blocks("yaml"), ids=name_of)
def test_the_yaml_of_a_page_is_an_estate(path: Path) -> None:
    schema = json.loads((FOLDER / "estate.schema.json").read_text("utf-8"))
    for text in blocks(path, "yaml"):
        assert refused(yaml.load(text, PlainLoader), schema) == []  # noqa: S506 - our own safe one


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    fresh = (FOLDER / name).read_text("utf-8") == PAGES[name]()
    assert fresh, f"docs/reference/{name} is old: run `make docs`"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = [link for link in LINK.findall(prose(path)) if not re.match(r"https?:", link)]
    assert [link for link in links if not _leads_somewhere(path, link)] == []


def prose(path: Path) -> str:
    return BLOCK.sub("", path.read_text("utf-8"))


def _leads_somewhere(path: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = path.parent / name if name else path
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(path: Path) -> set[str]:
    """What its headings are called in a link."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}


@pytest.mark.parametrize("listed", COMMANDS, ids=lambda listed: listed.name)
def test_every_command_is_shown_in_use(listed: Listed) -> None:
    shown = [command for path in with_blocks("console") for command, _ in commands(path)]
    assert any(command.startswith(f"landbridge {listed.name} ") for command in shown)


@pytest.mark.parametrize("path", WRITTEN, ids=name_of)
def test_a_page_can_be_reached_from_the_first_ones(path: Path) -> None:
    reached = {ROOT / "README.md", ROOT / "docs" / "index.md"}
    pages = [*reached, *(ROOT / "docs").glob("*.md")]
    assert path in reached.union(*map(linked, pages))


def linked(path: Path) -> set[Path]:
    return {(path.parent / link.split("#")[0]).resolve() for link in LINK.findall(prose(path))}


def test_the_build_machine_runs_what_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    for command in ("make demo", "make test"):
        assert f"\n    {command}\n" in readme
        assert command in run
    assert run.index("make test") < run.index("make check")


def test_make_alone_lists_the_targets() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} >= {
        *("demo", "install", "test", "check", "bench", "docs"),
    }


def test_an_answer_that_differs_is_noticed() -> None:
    assert re.fullmatch(pattern("a ... c\n...\nlast\n"), "a b c\nmore\nmore\nlast\n")
    assert not re.fullmatch(pattern("a ... c\n"), "a b c\nmore\n")
    assert not re.fullmatch(pattern("20 hosts\n"), "21 hosts\n")
