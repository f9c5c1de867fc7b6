"""The Contoso example: it can be made again, its defects are there, and nothing else is wrong."""

import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from ipaddress import ip_address, ip_network
from pathlib import Path

import openpyxl
import pytest
from examples.contoso.generator import PLANTS, Plant, generate
from examples.contoso.generator.headers import new_headers, old_headers, old_name

CONTOSO = Path(__file__).resolve().parents[2] / "examples" / "contoso"
FILES = {"dc1": "rvtools/dc1-vcenter.xlsx", "dc2": "rvtools/dc2-vcenter-old.xlsx"}
PRIVATE = ip_network("10.0.0.0/8")
HEADERS = {"dc1": new_headers(), "dc2": old_headers()}

Row = dict[str, object]
Book = dict[str, list[Row]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the documented command wrote just now, started from elsewhere."""
    folder = tmp_path_factory.mktemp("contoso")
    command = [sys.executable, str(CONTOSO / "generate.py"), "--out", str(folder)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def books() -> dict[str, Book]:
    """The committed workbooks, their columns by the names of RVTools 4."""
    return {site: _book(site) for site in FILES}


def _book(site: str) -> Book:
    workbook = openpyxl.load_workbook(CONTOSO / FILES[site], read_only=True)
    book: Book = {}
    for sheet, columns in HEADERS[site].items():
        _, *rows = workbook[sheet].iter_rows(values_only=True)
        book[sheet] = [dict(zip(columns, row, strict=False)) for row in rows if any(row)]
    workbook.close()
    return book


def _parts(path: Path) -> dict[str, bytes]:
    """The files inside a workbook: two builds of zlib may pack the same content differently."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _id(plant: Plant) -> str:
    return f"{plant.site}-{plant.subject}-{plant.column}"


def _number(value: object) -> int:
    return int(str(value).replace(",", ""))


def _shows(plant: Plant, value: object) -> bool:
    match plant.shows:
        case None:
            return value is None
        case bool():
            return str(value) == str(plant.shows)
        case int():
            return str(value).replace(",", "") == str(plant.shows)
        case _:
            return str(plant.shows) in str(value)


# Making it again


def test_the_flow_logs_are_those_that_the_generator_writes(made: Path) -> None:
    logs = {path.relative_to(made): path for path in (made / "flow-logs").rglob("*.json")}
    committed = {p.relative_to(CONTOSO) for p in (CONTOSO / "flow-logs").rglob("*.json")}
    assert logs.keys() == committed
    assert [n for n, path in logs.items() if path.read_bytes() != (CONTOSO / n).read_bytes()] == []


@pytest.mark.parametrize("file", FILES.values())
def test_the_generator_makes_the_committed_workbook(made: Path, file: str) -> None:
    assert _parts(made / file) == _parts(CONTOSO / file)


def test_the_generator_makes_the_committed_readme(made: Path) -> None:
    assert (made / "README.md").read_bytes() == (CONTOSO / "README.md").read_bytes()


@pytest.mark.parametrize("name", ["accepted.yaml", "generation-1.yaml"])
def test_the_generator_makes_the_committed_other_estates(made: Path, name: str) -> None:
    assert (made / name).read_bytes() == (CONTOSO / name).read_bytes()


def test_two_runs_write_the_same_bytes(made: Path, tmp_path: Path) -> None:
    generate(tmp_path)
    for file in FILES.values():
        assert (tmp_path / file).read_bytes() == (made / file).read_bytes()


@pytest.mark.parametrize("file", FILES.values())
def test_a_workbook_stays_small(file: str) -> None:
    assert (CONTOSO / file).stat().st_size < 620_000


def test_the_estate_has_about_600_machines(books: dict[str, Book]) -> None:
    assert 590 <= sum(len(book["vInfo"]) for book in books.values()) <= 610


# The defects


@pytest.mark.parametrize("plant", PLANTS, ids=_id)
def test_a_planted_defect_is_there(books: dict[str, Book], plant: Plant) -> None:
    rows = [
        row
        for row in books[plant.site][plant.sheet]
        if row[plant.key_column] == plant.subject and _shows(plant, row[plant.column])
    ]
    assert len(rows) == plant.rows


# What these show is ordinary too: the subject is ill for its name or its fellow.
_ORDINARY = {("vInfo", "Connection state", "connected"), ("vPort", "Switch", "vSwitch0")}
TELLING = [plant for plant in PLANTS if (plant.sheet, plant.column, plant.shows) not in _ORDINARY]

# What these show of a machine that does not run says nothing.
_OF_RUNNING = {"Primary IP Address", "DNS Name", "IPv4 Address", "Tools"}


def _talks(book: Book) -> set[object]:
    """Who could tell its address: running, with a network card."""
    running = [row for row in book["vInfo"] if row["Powerstate"] == "poweredOn"]
    return {row["VM"] for row in running if row["NICs"] != 0}


def _silent() -> set[str]:
    """Who is listed for having no address, and so shows none on vNetwork either."""
    return {plant.subject for plant in PLANTS if plant.column == "Primary IP Address"}


@pytest.mark.parametrize("plant", TELLING, ids=_id)
def test_nobody_else_shows_the_defect(books: dict[str, Book], plant: Plant) -> None:
    where = (plant.site, plant.sheet, plant.column, plant.shows)
    book = books[plant.site]
    found = {row[plant.key_column] for row in book[plant.sheet] if _shows(plant, row[plant.column])}
    listed = {
        each.subject for each in PLANTS if (each.site, each.sheet, each.column, each.shows) == where
    }
    if plant.column in _OF_RUNNING:
        found &= _talks(book)
    if plant.column == "IPv4 Address":
        found -= _silent()
    assert found == listed


def _values(books: dict[str, Book], sheet: str, column: str) -> Iterator[tuple[str, str]]:
    """Each value of a column with the machine that bears it, lists taken apart."""
    for book in books.values():
        for row in book[sheet]:
            for value in str(row.get(column) or "").split(", "):
                if value:
                    yield value, str(row["VM"])


@pytest.mark.parametrize(
    ("sheet", "column", "machines"),
    [
        ("vInfo", "VM", {"dup-name-01", "dup-across-01"}),
        ("vInfo", "SMBIOS UUID", {"clone-uuid-01", "clone-uuid-02"}),
        ("vNetwork", "Mac Address", {"dup-mac-01", "dup-mac-02"}),
        (
            *("vNetwork", "IPv4 Address"),
            {"dup-ip-01", "dup-ip-02", "lb-vrrp-01", "lb-vrrp-02"},
        ),
    ],
)
def test_only_the_planted_identities_occur_twice(
    books: dict[str, Book], sheet: str, column: str, machines: set[str]
) -> None:
    bearers = defaultdict(list)
    for value, machine in _values(books, sheet, column):
        bearers[value].append(machine)
    assert {each for many in bearers.values() if len(many) > 1 for each in many} == machines


_LIMITS: list[tuple[str, str, Callable[[int], bool], set[str]]] = [
    ("vInfo", "Memory", lambda mib: mib <= 512 * 1024, {"hana-prd-01"}),
    ("vInfo", "Provisioned MiB", lambda mib: mib < 10 * 1024**2, {"fs-archive-01"}),
    ("vInfo", "CPUs", lambda vcpus: 1 <= vcpus <= 32, {"numa-wide-01"}),
    ("vPartition", "Free %", lambda percent: percent >= 10, {"disk-full-01"}),
    (
        *("vInfo", "HW version", lambda version: version in (13, 19)),
        {"hw-v04-01", "hw-v07-01", "hw-v08-01", "hw-v21-01", "hw-v22-01"},
    ),
]


@pytest.mark.parametrize(("sheet", "column", "healthy", "ill"), _LIMITS)
def test_all_but_the_planted_are_within_limits(
    books: dict[str, Book], sheet: str, column: str, healthy: Callable[[int], bool], ill: set[str]
) -> None:
    rows = [row for book in books.values() for row in book[sheet] if row[column] is not None]
    assert {row["VM"] for row in rows if not healthy(_number(row[column]))} == ill


# The sheets agree with each other


def _total(rows: list[Row], column: str) -> int:
    return sum(_number(row[column]) for row in rows)


def _configured(book: Book) -> list[Row]:
    return [row for row in book["vInfo"] if row["CPUs"] is not None]


def _sums(rows: list[Row], column: str | None = None) -> Counter[tuple[object, object]]:
    """By machine: a column added up, or rows counted. Two of one name are told apart by host."""
    sums: Counter[tuple[object, object]] = Counter()
    for row in rows:
        sums[row["VM"], row["Host"]] += _number(row[column]) if column else 1
    return sums


_TOTALS = [
    ("dc1", "Total disk capacity MiB", "vDisk", "Capacity MiB"),
    *((site, "Disks", "vDisk", None) for site in FILES),
    *((site, "NICs", "vNetwork", None) for site in FILES),
    *((site, "CPUs", "vCPU", "CPUs") for site in FILES),
    *((site, "Memory", "vMemory", "Size MiB") for site in FILES),
]


@pytest.mark.parametrize(("site", "column", "sheet", "part"), _TOTALS)
def test_vinfo_is_the_sum_of_another_sheet(
    books: dict[str, Book], site: str, column: str, sheet: str, part: str | None
) -> None:
    whole = _sums(_configured(books[site]), column)
    assert +whole == +_sums(books[site][sheet], part)


@pytest.mark.parametrize("site", FILES)
def test_less_is_in_use_than_provisioned(books: dict[str, Book], site: str) -> None:
    for row in _configured(books[site]):
        assert _number(row["In Use MiB"]) < _number(row["Provisioned MiB"]), row["VM"]
        assert _number(row["Unshared MiB"]) <= _number(row["In Use MiB"]), row["VM"]


@pytest.mark.parametrize("site", FILES)
def test_hosts_and_datastores_carry_what_the_machines_are(
    books: dict[str, Book], site: str
) -> None:
    book = books[site]
    running = [row for row in _configured(book) if row["Powerstate"] == "poweredOn"]
    assert _total(book["vHost"], "# VMs") == len(running)
    assert _total(book["vHost"], "vRAM") == _total(running, "Memory")
    assert _total(book["vDatastore"], "In Use MiB") == _total(_configured(book), "In Use MiB")


@pytest.mark.parametrize("site", FILES)
def test_names_of_hosts_and_networks_join(books: dict[str, Book], site: str) -> None:
    book = books[site]
    groups = {row["Port"] for row in book["dvPort"]} | {row["Port Group"] for row in book["vPort"]}
    assert {row["Host"] for row in _configured(book)} <= {row["Host"] for row in book["vHost"]}
    assert {row["Network"] for row in book["vNetwork"]} <= groups


# The quirks of the old export


def test_the_old_export_claims_more_rows_than_it_has() -> None:
    workbook = openpyxl.load_workbook(CONTOSO / FILES["dc2"], read_only=True)
    assert workbook["vInfo"].max_row == 2500
    workbook.close()


def test_the_old_export_has_the_headers_of_its_age() -> None:
    workbook = openpyxl.load_workbook(CONTOSO / FILES["dc2"], read_only=True)
    found = {sheet.title: next(sheet.iter_rows(values_only=True)) for sheet in workbook}
    workbook.close()
    assert {"vUSB", "vCluster"}.isdisjoint(found)
    assert {"Provisioned MB", "In Use MB"} <= set(found["vInfo"])
    assert {"VM UUID", "VM ID", "SMBIOS UUID"}.isdisjoint(found["vInfo"])
    assert "Free % " in found["vPartition"]
    assert found["vDisk"] == tuple(map(old_name, HEADERS["dc2"]["vDisk"]))


def test_the_old_export_writes_booleans_and_some_numbers_as_text(books: dict[str, Book]) -> None:
    rows = _configured(books["dc2"])
    assert {row["Template"] for row in rows} == {"True", "False"}
    kinds = Counter(type(row["Provisioned MiB"]) for row in rows)
    assert kinds[int] > kinds[str] > 0


# Nobody real


def _texts(book: Book) -> Iterator[str]:
    for rows in book.values():
        for row in rows:
            yield from (value for value in row.values() if isinstance(value, str))


@pytest.mark.parametrize("site", FILES)
def test_all_names_and_addresses_are_invented(books: dict[str, Book], site: str) -> None:
    private_v4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
    domain = re.compile(r"\.(?:com|net|org|local|de|nl|io)\b")
    for text in set(_texts(books[site])):
        assert not re.search(r"\S@\S", text), text
        assert not domain.search(text), text
        if text not in {"8.0.3.0", "255.255.255.0"}:
            assert all(ip_address(found) in PRIVATE for found in private_v4.findall(text)), text
