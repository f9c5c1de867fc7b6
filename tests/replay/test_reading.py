"""Logs as they come: what is read, what is told of the rest, and what is refused."""

import gzip
import json
from pathlib import Path

import pytest
from tests.replay.design import FAR, OPEN, WEB, design
from tests.replay.logs import SECONDS, Record, line, of_group, of_network, replayed, written

from landbridge.errors import InputError
from landbridge.intake.flows import FlowLogs, window
from landbridge.model.flow_log import FlowBatch

FINE = line(OPEN, WEB, 443)
RECORD = of_group("guard", "UserRule_https", FINE)


def read(*paths: Path) -> tuple[list[FlowBatch], FlowLogs]:
    logs = FlowLogs(paths)
    return list(logs.batches()), logs


def gaps(path: Path) -> list[str]:
    """What is told of the one file of a folder."""
    _, logs = read(path)
    return [f"{each.place.rpartition('/')[2]}: {each.problem}" for each in logs.gaps]


def cut(folder: Path, text: str) -> Path:
    path = folder / "PT1H.json"
    path.write_text(text, "utf-8")
    return path


def test_a_file_that_ends_in_a_record_is_read_so_far(tmp_path: Path) -> None:
    text = json.dumps({"records": [RECORD, RECORD, RECORD]})
    path = cut(tmp_path, text[:-40])
    begun = text.rfind('{"time"')
    said = f"the file ends in the midst of a record, at byte {begun:,}; 2 records were read"
    assert gaps(path) == [f"PT1H.json: {said}"]
    found = replayed(design(), [path])
    assert (found.tuples, found.agree, found.open_reading) == (2, 2, True)


def test_a_file_that_lacks_its_end_is_told(tmp_path: Path) -> None:
    text = json.dumps({"records": [RECORD]})
    (told,) = gaps(cut(tmp_path, text[:-1]))
    said = f"the file ends before its records do, at byte {len(text) - 1}; 1 record was read"
    assert told == f"PT1H.json: {said}"


def test_what_is_no_json_is_told_with_its_byte(tmp_path: Path) -> None:
    text = json.dumps({"records": [RECORD, RECORD]}).replace('"systemId"', "systemId")
    first = text.index("systemId")
    with pytest.raises(
        InputError, match=f"no flow can be read: this is no JSON .* at byte {first}"
    ):
        read(cut(tmp_path, text))


def test_a_long_record_is_read_over_many_chunks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "CHUNK", 5)
    path = written(tmp_path / "PT1H.json", [RECORD, of_group("gärd", "UserRule_ü", FINE)])
    (batch,), logs = read(path)
    assert (len(batch), logs.gaps) == (2, ())
    assert batch.heads[1].group == "gärd"


def test_a_record_that_no_memory_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "CHUNK", 64)
    monkeypatch.setattr(window, "MOST", 4096)
    long = of_group("guard", "UserRule_https", *[FINE] * 200)
    path = written(tmp_path / "PT1H.json", [RECORD, long])
    (told,) = gaps(path)
    assert "one record is too large to be held in memory" in told


def test_a_packed_file_that_ends_too_early_is_read_so_far(tmp_path: Path) -> None:
    path = tmp_path / "PT1H.json.gz"
    text = json.dumps({"records": [RECORD] * 3 + [{"category": "x" * 9, "n": list(range(9999))}]})
    path.write_bytes(gzip.compress(text.encode())[:-4000])
    (batch,), logs = read(path)
    assert len(batch) == 3
    assert "the packed file ends too early" in logs.gaps[0].problem


def test_two_packed_parts_in_one_file_are_both_read(tmp_path: Path) -> None:
    path = tmp_path / "PT1H.json"
    part = gzip.compress((json.dumps(RECORD) + "\n").encode())
    path.write_bytes(part + part)
    (batch,), _ = read(path)
    assert len(batch) == 2


def test_a_damaged_packed_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "PT1H.json.gz"
    path.write_bytes(b"\x1f\x8b" + b"\x00" * 50)
    with pytest.raises(InputError, match="cannot be read further"):
        read(path)


def test_json_lines_are_read_and_said(tmp_path: Path) -> None:
    path = written(tmp_path / "PT1H.json", [RECORD, RECORD], form="lines")
    assert gaps(path) == ["PT1H.json: the file is JSON lines; they were read"]
    found = replayed(design(), [path])
    assert (found.tuples, found.open_reading) == (2, False)


@pytest.mark.parametrize("text", ["[{0}, {0}]", '{{"x": 1, "records": [{0}, {0}], "y": []}}'])
def test_records_are_found_in_other_wrappings(tmp_path: Path, text: str) -> None:
    (batch,), logs = read(cut(tmp_path, text.format(json.dumps(RECORD))))
    assert (len(batch), logs.gaps) == (2, ())


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    (batch,), _ = read(cut(tmp_path, "\ufeff" + json.dumps({"records": [RECORD]})))
    assert len(batch) == 1


def test_another_category_under_the_right_name_is_told_and_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    other = {"category": "NetworkSecurityGroupEvent", "properties": {}}
    path = written(tmp_path / "PT1H.json", [other, RECORD, other])
    (told,) = gaps(path)
    assert told == (
        "PT1H.json, record 1: the category NetworkSecurityGroupEvent is no flow log; read are"
        " virtual network flow log and network security group flow log"
    )
    assert not replayed(design(), [path]).open_reading


def test_a_file_of_another_category_alone_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "PT1H.json", [{"category": "AzureFirewallNetworkRule"}])
    with pytest.raises(InputError, match="no flow can be read: the category AzureFirewall"):
        read(path)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="no flow can be read: the file is empty"):
        read(cut(tmp_path, text))


def test_an_empty_file_beside_others_is_told(tmp_path: Path) -> None:
    written(tmp_path / "a" / "PT1H.json", [RECORD])
    cut(tmp_path, "")
    assert gaps(tmp_path) == ["PT1H.json: the file is empty"]


def test_logs_without_a_tuple_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the logs hold no flow"):
        read(cut(tmp_path, '{"records": []}'))


def test_a_folder_without_logs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("nothing", "utf-8")
    with pytest.raises(InputError, match="the folder holds no flow log"):
        read(tmp_path)


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        read(tmp_path / "nowhere")


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "PT1H.json", [RECORD])
    assert read(path, tmp_path)[1].tuples == 1


def test_seconds_and_milliseconds_are_told_apart_by_their_digits(tmp_path: Path) -> None:
    lines = [line(OPEN, WEB, 443, version=4), line(OPEN, WEB, 443, version=4, at=SECONDS + 1)]
    mixed = [lines[0], lines[1].replace("000,", ",", 1)]
    (batch,), logs = read(written(tmp_path / "PT1H.json", [of_network("guard", "r", *mixed)]))
    assert batch.time.tolist() == [SECONDS * 1000, SECONDS * 1000 + 1000]
    assert logs.gaps == ()


VNET = line(OPEN, WEB, 443, version=4)
FIELDS = VNET.split(",")


def with_field(place: int, text: str) -> str:
    return ",".join([*FIELDS[:place], text, *FIELDS[place + 1 :]])


WRONG = {
    "": "a tuple has 0 fields, and not 13",
    ",".join(FIELDS[:12]): "a tuple has 12 fields, and not 13",
    VNET + ",1": "a tuple has 14 fields, and not 13",
    with_field(0, "12345678901"): "a tuple has a time that is neither seconds nor milliseconds",
    with_field(0, ""): "a tuple has a time that is neither seconds nor milliseconds",
    with_field(1, "10.1.1.256"): "a tuple has an address that is none, or two of different",
    with_field(1, "fd00::1"): "a tuple has an address that is none, or two of different",
    with_field(3, "65536"): "a tuple has a port that is none",
    with_field(4, "-1"): "a tuple has a port that is none",
    with_field(4, " 443"): "a tuple has a port that is none",
    with_field(4, "0x1bb"): "a tuple has a port that is none",
    with_field(5, "256"): "a tuple has a protocol that is not known",
    with_field(5, "T"): "a tuple has a protocol that is not known",
    with_field(6, "X"): "a tuple has a direction that is not known",
    with_field(7, "Q"): "a tuple has a flow state that is not known",
    with_field(8, "N\nX"): "a tuple holds a character that cannot be printed",
    with_field(10, "many"): "a tuple has a counter that is no number",
    with_field(10, "9" * 19): "a tuple has a counter that is no number",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_tuple_that_is_none_is_told_and_the_others_are_read(tmp_path: Path, wrong: str) -> None:
    lines = [VNET, wrong, VNET, wrong]
    path = written(tmp_path / "PT1H.json", [RECORD, of_network("guard", "r", *lines)])
    batches, logs = read(path)
    assert sum(map(len, batches)) == 3
    (gap,) = logs.gaps
    assert gap.problem.startswith(WRONG[wrong])
    assert (gap.place, gap.times, gap.leaves_open) == (f"{path}, record 2", 2, True)


@pytest.mark.parametrize("wrong", ["x", 7, None, ["a"]])
def test_what_is_no_text_is_no_tuple(tmp_path: Path, wrong: object) -> None:
    path = written(tmp_path / "PT1H.json", [of_network("guard", "r", VNET, wrong)])
    batches, logs = read(path)
    assert (sum(map(len, batches)), len(logs.gaps)) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (FINE.replace(",A,", ",X,"), "a tuple has a decision that is not known"),
        (FINE.replace(",C,", ",D,"), "a tuple has a flow state that is not known"),
        (FINE.replace(",T,", ",6,"), "a tuple has a protocol that is not known"),
        (",".join(FINE.split(",")[:7]), "a tuple has 7 fields, and not 8 or 13"),
    ],
)
def test_a_tuple_of_a_security_group_has_words_of_its_own(
    tmp_path: Path, fields: str, problem: str
) -> None:
    path = written(tmp_path / "PT1H.json", [RECORD, of_group("guard", "r", fields)])
    _, logs = read(path)
    assert [each.problem.partition(": `")[0] for each in logs.gaps] == [problem]


def test_versions_1_2_and_4_stand_side_by_side_in_one_file(tmp_path: Path) -> None:
    one = line(OPEN, WEB, 443, version=1)
    records = [of_group("guard", "r", one, FINE, one), of_network("guard", "r", VNET)]
    batches, logs = read(written(tmp_path / "PT1H.json", records))
    assert sum(map(len, batches)) == 4
    assert (logs.gaps, logs.records) == ((), 2)


@pytest.mark.parametrize(
    "record",
    [
        7,
        {"category": "FlowLogFlowEvent"},
        {"category": "FlowLogFlowEvent", "flowRecords": {"flows": {}}},
        {"category": "NetworkSecurityGroupFlowEvent", "properties": {"flows": [1]}},
        {**RECORD, "properties": {"flows": [{"rule": "r", "flows": [{"mac": "m"}]}]}},
    ],
)
def test_a_record_of_another_form_is_told(tmp_path: Path, record: object) -> None:
    path = cut(tmp_path, json.dumps({"records": [RECORD, record]}))
    _, logs = read(path)
    (gap,) = logs.gaps
    assert gap.place.endswith("record 2")
    assert gap.problem.startswith("a record ")


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (
            of_group("guard", "r", FINE, version=3),
            "the fields of a network security group flow log of version 3 are not known;"
            " version 1 or 2 is read",
        ),
        (
            {**of_network("guard", "r", VNET), "flowLogVersion": 5},
            "the fields of a virtual network flow log of version 5 are not known;"
            " version 4 is read",
        ),
    ],
)
def test_a_record_of_an_unknown_version_is_told_and_not_read(
    tmp_path: Path, record: Record, problem: str
) -> None:
    batches, logs = read(written(tmp_path / "PT1H.json", [RECORD, record]))
    assert sum(map(len, batches)) == 1
    (gap,) = logs.gaps
    assert gap.place.endswith("PT1H.json, record 2")
    assert (gap.problem, gap.leaves_open) == (problem, True)


@pytest.mark.parametrize("version", ["4", None])
def test_a_version_may_be_text_or_left_out(tmp_path: Path, version: str | None) -> None:
    record = {**of_network("guard", "r", VNET), "flowLogVersion": version}
    (batch,), logs = read(written(tmp_path / "PT1H.json", [record]))
    assert (len(batch), logs.gaps) == (1, ())


def test_a_record_without_a_category_is_known_by_its_keys(tmp_path: Path) -> None:
    bare = [
        {key: value for key, value in each.items() if key != "category"}
        for each in (RECORD, of_network("guard", "r", VNET))
    ]
    batches, _ = read(written(tmp_path / "PT1H.json", bare))
    assert sum(map(len, batches)) == 2


def test_bytes_count_both_directions_and_none_where_nothing_is_told(tmp_path: Path) -> None:
    lines = [line(OPEN, FAR, 1, counts="1,100,2,50"), line(OPEN, FAR, 1, counts=",,,")]
    (batch,), _ = read(written(tmp_path / "PT1H.json", [of_group("g", "r", *lines)]))
    assert batch.octets.tolist() == [150, 0]
    assert batch.answered.tolist() == [True, False]
