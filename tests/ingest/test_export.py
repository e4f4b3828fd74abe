"""The exports, byte by byte."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from ingest.errors import Refused
from ingest.export import to_csv, to_json, write_whole
from ingest.rows import COLUMNS, Row
from tests.ingest.built import extraction

HEADER = (
    "record_id,council,authority_code,gss_code,plan,plan_date,revision,source_file,source_sha256,page,theme,"
    "lga_theme,recommendation_ref,recommendation,action_ref,parent_action_ref,action,deadline_text,start_date,"
    "due_date,deadline_precision,deadline_scope,status_text,status,rag,percent_complete,progress,lead_member,"
    "lead_officer,owner_text,success_measure,resources,response,confidence,needs_review,corrected,extra\r\n"
)


def test_csv_bytes() -> None:
    row = extraction().records[3]
    line = (
        f"{row.record_id},Marlow Vale District Council,MAV,E07000999,Action Plan,2022-03,1,plan.pdf,"
        f"{'a' * 64},2,,,02,Publish a strategy,,,,March - June 2022,2022-03-01,2022-06-30,month,row,"
        "On track,in_progress,Green,40,"
        '"Half of it, “nearly”, is done.",Leader; Deputy Leader,Chief Executive,'
        '"Leader, Deputy Leader and Chief Executive",Fewer complaints,"£5,000",Accepted,1.0,false,false,'
        '"{""Cost code"": ""A1"", ""Notes"": ""first; second""}"\r\n'
    )
    assert to_csv([row]) == b"\xef\xbb\xbf" + (HEADER + line).encode()


def test_csv_of_nothing_is_a_header() -> None:
    assert to_csv([]) == b"\xef\xbb\xbf" + HEADER.encode()


def test_csv_says_nothing_where_the_plan_says_nothing() -> None:
    (line,) = csv.DictReader(io.StringIO(to_csv([Row(needs_review=True)]).decode("utf-8-sig")))
    stated = {column: cell for column, cell in line.items() if cell}
    assert stated == {
        "revision": "1",
        "page": "0",
        "confidence": "1.0",
        "needs_review": "true",
        "corrected": "false",
    }


def test_json_has_the_same_keys_and_kinds() -> None:
    rows = extraction().records
    first, *_, last = json.loads(to_json(rows))
    assert tuple(first) == COLUMNS
    assert first["percent_complete"] == "" and first["start_date"] == "" and first["extra"] == {}
    assert last["percent_complete"] == 40
    assert last["due_date"] == "2022-06-30"
    assert last["needs_review"] is False
    assert last["extra"] == {"Cost code": "A1", "Notes": "first; second"}
    assert "“nearly”" in to_json(rows).decode()


def test_frame_is_the_table() -> None:
    frame = extraction().to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 4
    assert str(frame["due_date"].dtype).startswith("datetime64")
    assert frame["percent_complete"].tolist()[3] == 40
    assert frame["extra"].tolist()[0] == ""
    assert frame.loc[frame.needs_review, "action"].tolist() == ["in the north"]


def test_frame_of_nothing_has_its_columns() -> None:
    from ingest.frame import frame_of

    assert tuple(frame_of([]).columns) == COLUMNS


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    target.chmod(0o640)
    write_whole(b"new", target)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Refused, match=r"a\.csv: cannot be written \(No space left on device\)"):
        write_whole(b"new", target)
    assert target.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_stays_a_link_and_a_device_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_whole(b"new", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"
    write_whole(b"new", Path("/dev/null"))
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("bad", ["missing/a.csv", "."])
def test_where_nothing_can_be_written(tmp_path: Path, bad: str) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_whole(b"new", tmp_path / bad)
