"""The exports: csv and json byte by byte, the others as programs read them back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import stat
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ingest.errors import Refused
from ingest.exports import workbook
from ingest.exports.column_meanings import MEANINGS
from ingest.exports.data_package import TYPES, package_files, to_datapackage
from ingest.exports.export import as_written, to_csv, to_json
from ingest.exports.owner_table import (
    OWNER_COLUMNS,
    OWNER_MEANINGS,
    owner_lines,
    owners_to_csv,
    owners_to_json,
)
from ingest.exports.review_table import (
    REVIEW_COLUMNS,
    REVIEW_MEANINGS,
    review_lines,
    review_to_csv,
    review_to_json,
)
from ingest.exports.rows import COLUMNS, Row, rows_to_check
from ingest.exports.workbook import to_xlsx
from ingest.exports.writing import put_folder, write_whole
from ingest.identity import RecordIds
from models.plan import Owner
from tests.ingest.built import FULL, extraction, plan

LED = replace(
    FULL[1],
    details=replace(
        FULL[1].details,
        owners=(
            Owner("member", "Leader", "Ann Fox", "Cllr Ann Fox, Leader"),
            Owner("officer", "Chief Executive", "", "CEX"),
        ),
    ),
)
OWNERS = owner_lines(plan(LED), [RecordIds("0123456789abcdef", ())], 1)
REVIEW = review_lines(plan(), extraction().records)
WHY = "no deadline was found for it; its deadline lies before the plan's date"

HEADER = (
    "record_id,council,authority_code,gss_code,plan,plan_date,revision,source_file,source_sha256,page,theme,"
    "lga_theme,recommendation_ref,recommendation,action_ref,parent_action_ref,action,deadline_text,start_date,"
    "due_date,deadline_precision,deadline_scope,status_text,status,rag,percent_complete,progress,lead_member,"
    "lead_officer,owner_text,success_measure,resources,response,confidence,needs_review,corrected,extra\r\n"
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"),
        ("+ Publish the plan", "'+ Publish the plan"),
        ("-5.2%", "-5.2%"),
        ("+44 20 7946", "+44 20 7946"),
        ("-", "-"),
        ("'Listen' first", "'Listen' first"),
    ],
)
def test_csv_text_is_no_formula(text: str, written: str) -> None:
    (line,) = csv.DictReader(io.StringIO(to_csv([Row(action=text)]).decode("utf-8-sig")))
    assert (line["action"], as_written(line["action"])) == (written, text)


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


def test_owners_as_csv_and_json() -> None:
    assert owners_to_csv(OWNERS).decode("utf-8-sig").splitlines() == [
        "record_id,revision,council,plan,position,kind,role,name,text",
        "0123456789abcdef,1,Marlow Vale District Council,Action Plan,1,member,Leader,Ann Fox,"
        '"Cllr Ann Fox, Leader"',
        "0123456789abcdef,1,Marlow Vale District Council,Action Plan,2,officer,Chief Executive,,CEX",
    ]
    first, second = json.loads(owners_to_json(OWNERS))
    assert tuple(first) == OWNER_COLUMNS == tuple(OWNER_MEANINGS)
    assert (second["position"], second["role"], second["name"]) == (2, "Chief Executive", "")


def test_owners_are_those_of_the_rows() -> None:
    """A recommendation with actions has no row of its own, and so no owners beside theirs."""
    led = replace(LED, actions=FULL[0].actions)
    ids = [RecordIds("r" * 16, ("a" * 16, "b" * 16, "c" * 16))]
    assert owner_lines(plan(led), ids, 1) == ()


def test_owners_as_a_frame() -> None:
    frame = extraction(plan(LED)).owners_to_frame()
    assert tuple(frame.columns) == OWNER_COLUMNS
    assert frame["role"].tolist() == ["Leader", "Chief Executive"]
    assert set(frame["record_id"]) <= set(extraction(plan(LED)).to_frame()["record_id"])
    assert tuple(extraction().owners_to_frame().columns) == OWNER_COLUMNS


def test_frame_of_nothing_has_its_columns() -> None:
    from ingest.exports.frame import frame_of

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


def test_every_column_says_what_it_means() -> None:
    assert tuple(MEANINGS) == COLUMNS


def test_the_rows_to_look_at_say_why() -> None:
    """Beside the contract's table, whose columns are fixed."""
    own = extraction().records[1].record_id
    said = f"{own},1,Marlow Vale District Council,Action Plan,plan.pdf,1,01.1.1,in the north,0.5,{WHY}\r\n"
    header = "record_id,revision,council,plan,source_file,page,ref,text,confidence,review_reason\r\n"
    assert review_to_csv(REVIEW).decode("utf-8-sig") == header + said
    assert [one["review_reason"] for one in json.loads(review_to_json(REVIEW))] == [WHY]


def test_a_recommendation_in_doubt_has_its_actions_looked_at() -> None:
    """As many rows as the contract's table marks."""
    doubted = plan(replace(FULL[0], needs_review=True, evidence=("repeat",)), FULL[1])
    rows = extraction(doubted).records
    found = review_lines(doubted, rows)
    assert [one.record_id for one in found] == [row.record_id for row in rows if row.needs_review]
    assert found[0].review_reason == "the same action stands in the plan twice"
    assert len(found) == rows_to_check(doubted) == 3


class TestWorkbook:
    def book(self, rows: Iterable[Row]) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(to_xlsx(list(rows), OWNERS, REVIEW)))

    def cells(self, row: Row) -> dict[str, object]:
        _, values = self.book([row])["actions"].iter_rows(values_only=True)
        return {column: value for column, value in zip(COLUMNS, values, strict=True) if value is not None}

    def test_dates_numbers_and_truths_are_what_they_are(self) -> None:
        row = extraction().records[3]
        cells = self.cells(row)
        assert cells["due_date"].date() == date(2022, 6, 30)  # type: ignore[attr-defined]
        assert (cells["percent_complete"], cells["needs_review"], cells["confidence"]) == (40, False, 1)
        assert (cells["recommendation_ref"], cells["plan_date"]) == ("02", "2022-03")
        assert cells["extra"] == '{"Cost code": "A1", "Notes": "first; second"}'
        assert {"action", "theme", "lga_theme"}.isdisjoint(cells)  # not stated: the cell is empty

    def test_dates_are_shown_as_iso(self) -> None:
        sheet = self.book([extraction().records[3]])["actions"]
        shown = sheet.cell(2, COLUMNS.index("due_date") + 1)
        assert (shown.is_date, shown.number_format) == (True, "yyyy-mm-dd")

    @pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a.b")', "+44", "-5%", "@SUM(A1)", "#N/A"])
    def test_text_is_no_formula(self, text: str) -> None:
        sheet = self.book([Row(action=text)])["actions"]
        cell = sheet.cell(2, COLUMNS.index("action") + 1)
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix == (text[0] in "=+-@")

    def test_what_no_sheet_can_hold(self) -> None:
        assert self.cells(Row(action="a\0b\x1fc"))["action"] == "abc"
        cut = self.cells(Row(action="x" * 40_000))["action"]
        assert isinstance(cut, str) and len(cut) == 32_767 and cut.endswith("Excel holds no more]")

    def test_more_rows_than_a_sheet_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbook, "MOST_ROWS", 1)
        with pytest.raises(Refused, match="Excel holds 1 rows and these are 2"):
            to_xlsx([Row(), Row()], [])

    def test_the_header_stays_and_can_be_filtered(self) -> None:
        sheet = self.book(extraction().records)["actions"]
        assert next(sheet.iter_rows(values_only=True)) == COLUMNS
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:AK5")
        assert sheet["A1"].font.bold

    def test_columns_are_as_wide_as_their_texts_within_reason(self) -> None:
        sheet = self.book([Row(theme="Culture and leadership", action="x " * 200)])["actions"]
        widths = {name: sheet.column_dimensions[sheet.cell(1, place).column_letter].width
                  for place, name in enumerate(COLUMNS, start=1)}  # fmt: skip
        assert (widths["rag"], widths["theme"], widths["action"]) == (12, 24, 50)
        assert sheet.cell(2, COLUMNS.index("action") + 1).alignment.wrap_text

    def test_a_sheet_says_what_the_columns_mean(self) -> None:
        lines = list(self.book([])["columns"].iter_rows(values_only=True))
        named = [(f"owners: {column}", meaning) for column, meaning in OWNER_MEANINGS.items()]
        named += [(f"review: {column}", meaning) for column, meaning in REVIEW_MEANINGS.items()]
        assert lines == [("column", "meaning"), *MEANINGS.items(), *named]

    def test_a_sheet_has_the_owners(self) -> None:
        book = self.book([])
        assert book.sheetnames == ["actions", "columns", "owners", "review"]
        header, first, *_ = book["owners"].iter_rows(values_only=True)
        assert header == OWNER_COLUMNS
        assert first[1:8] == (
            1,
            "Marlow Vale District Council",
            "Action Plan",
            1,
            "member",
            "Leader",
            "Ann Fox",
        )


class TestDataPackage:
    def test_what_it_says_of_the_table_is_true(self) -> None:
        rows = extraction().records
        files = package_files(rows, OWNERS, REVIEW)
        assert list(files) == ["actions.csv", "owners.csv", "review.csv", "datapackage.json"]
        resources = json.loads(files["datapackage.json"])["resources"]
        written = to_csv(rows), owners_to_csv(OWNERS), review_to_csv(REVIEW)
        for resource, content in zip(resources, written, strict=True):
            table = files[resource["path"]]
            assert table == content
            assert resource["bytes"] == len(table)
            assert resource["hash"] == f"sha256:{hashlib.sha256(table).hexdigest()}"

    @pytest.mark.parametrize(("place", "columns"), [(0, COLUMNS), (1, OWNER_COLUMNS), (2, REVIEW_COLUMNS)])
    def test_the_schema_reads_the_table(self, place: int, columns: tuple[str, ...]) -> None:
        """Each cell has the type that its field declares, and keeps within its constraints."""
        reads = {
            "string": str,
            "integer": int,
            "number": float,
            "boolean": {"true": True, "false": False}.__getitem__,
            "date": date.fromisoformat,
            "object": json.loads,
        }
        assert set(reads) == set(TYPES.values())
        files = package_files(extraction().records, OWNERS, REVIEW)
        resource = json.loads(files["datapackage.json"])["resources"][place]
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert tuple(fields) == columns
        for line in csv.DictReader(io.StringIO(files[resource["path"]].decode("utf-8-sig"))):
            for name, text in line.items():
                limits = fields[name].get("constraints", {})
                assert text or not limits.get("required")
                if text:
                    value = reads[fields[name]["type"]](text)
                    assert value in limits.get("enum", [value])
                    assert "minimum" not in limits or value >= limits["minimum"]
                    assert "maximum" not in limits or value <= limits["maximum"]
                    assert re.fullmatch(limits.get("pattern", ".*"), text, re.S)

    def test_types_and_codes(self) -> None:
        fields = {one["name"]: one for one in self.descriptor([])["resources"][0]["schema"]["fields"]}
        assert (fields["due_date"]["type"], fields["extra"]["type"]) == ("date", "object")
        assert "on_hold" in fields["status"]["constraints"]["enum"]
        assert fields["deadline_scope"]["constraints"] == {"enum": ["action", "row"]}
        assert fields["action"]["description"].startswith("what the council says")

    def test_each_source_once_and_the_licences(self) -> None:
        rows = (*extraction().records, *extraction(file="later.pdf", sha="b").records)
        said = self.descriptor(rows)
        plan, later, register = said["sources"]
        assert plan["title"] == "Marlow Vale District Council, Action Plan, 2022-03 (plan.pdf)"
        assert later["hash"] == f"sha256:{'b' * 64}"
        assert register["path"].startswith("https://github.com/mysociety/")
        assert [one["name"] for one in said["licenses"]] == ["notspecified", "CC-BY-4.0"]

    def test_a_zip_holds_the_same_files_and_the_same_bytes_every_time(self) -> None:
        rows = extraction().records
        assert to_datapackage(rows, OWNERS, REVIEW) == to_datapackage(rows, OWNERS, REVIEW)
        with zipfile.ZipFile(io.BytesIO(to_datapackage(rows, OWNERS, REVIEW))) as package:
            assert {name: package.read(name) for name in package.namelist()} == package_files(
                rows, OWNERS, REVIEW
            )

    def test_where_no_folder_can_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "plans").write_text("a file")
        with pytest.raises(Refused, match="cannot be made a folder"):
            put_folder({"a": b""}, tmp_path / "plans")

    def descriptor(self, rows: Iterable[Row]) -> dict[str, list[dict[str, object]]]:
        said = json.loads(package_files(list(rows), OWNERS)["datapackage.json"])
        assert isinstance(said, dict)
        return said
