"""Councils: every name of the register, names that are in none, and texts that name nobody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan import Council
from parsers.fields.council import find_council, find_rivals, named_council, successors
from parsers.vocabulary.data import rows

REGISTER = rows("councils.csv")


@pytest.mark.parametrize(
    "form", ["{}", "Report to {} on the peer challenge", "{} - Action Plan", "{}'s response", "{}’s plan"]
)
def test_every_name_of_the_register(form: str) -> None:
    found = {
        row["authority_code"]: find_council([form.format(row["name"])]).authority_code for row in REGISTER
    }
    assert {code: other for code, other in found.items() if code != other} == {}


def test_file_names_of_every_name() -> None:
    files = {
        row["authority_code"]: f"{re.sub('[^a-z0-9]+', '-', row['name'].lower())}-action-plan.pdf"
        for row in REGISTER
    }
    found = {code: find_council([name]).authority_code for code, name in files.items()}
    assert {files[code]: other for code, other in found.items() if code != other} == {}


def test_successors_are_in_the_register() -> None:
    codes = {row["authority_code"] for row in REGISTER}
    ended = [row for row in REGISTER if row["replaced_by"]]
    assert ended
    for row in ended:
        assert row["end_date"]
        assert codes.issuperset(row["replaced_by"].split(","))


@pytest.mark.parametrize(
    ("code", "after"),
    [("TAU", ["SWT", "SMT"]), ("MEN", ["SMT"]), ("SMT", []), ("XXX", []), ("", [])],
)
def test_whose_place_it_took(code: str, after: list[str]) -> None:
    assert [one.authority_code for one in successors(code)] == after


@pytest.mark.parametrize(
    ("texts", "rivals"),
    [
        (
            ["Action plan", "South Hams District Council and West Devon Borough Council"],
            ["South Hams District Council", "West Devon Borough Council"],
        ),
        (["Adur & Worthing action plan"], ["Adur District Council", "Worthing Borough Council"]),
        (["Thanet District Council with Kent County Council, for Thanet District Council"], []),
        (["Action plan"], []),
    ],
    ids=["in full", "in short", "one more often", "none"],
)
def test_who_is_named_alike(texts: list[str], rivals: list[str]) -> None:
    assert list(find_rivals(texts)) == rivals


def test_former_councils_are_not_their_successors() -> None:
    """Each by its own name: "Somerset County Council" ended in 2023, "Somerset Council" took its place."""
    former = [row for row in REGISTER if row["end_date"]]
    assert len(former) > 50
    for row in former:
        assert find_council([f"{row['name']} Improvement Plan"]).gss_code == row["gss_code"], row["name"]


def test_ampersands_and_capitals_do_not_matter() -> None:
    for row in REGISTER:
        for name in (
            row["name"].replace("&", "and"),
            row["name"].replace(" and ", " & "),
            row["name"].upper(),
        ):
            assert find_council([name]).authority_code == row["authority_code"], name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tonbridge & Malling Peer Challenge Review - Action Plan in Response", "TON"),
        ("ilacs-knowsley-2025-01-20.pdf", "KWL"),
        ("Joint targeted area inspection of Somerset", "SMT"),
        ("Somerset County Council", "SOM"),
        ("St Helens Borough Council", "SHN"),
        ("King's Lynn & West Norfolk Borough Council", "KIN"),
        ("Newham Council", "NWM"),
        ("LB Camden", "CMD"),
        ("Bolton MBC", "BOL"),
        ("Solihull Council", "SOL"),
        ("Barnsley Council Peer Challenge", "BNS"),
        ("Hinckley & Bosworth BC", "HIN"),
        ("Bournemouth, Christchurch & Poole Council", "BPC"),
        ("Folkestone & Hythe", "SHE"),
        ("Shepway District Council", "SHE"),  # its name until 2018
        ("Southend Borough Council", "SOS"),
        ("Central Beds", "CBF"),
        ("North Herts Council", "NHE"),
        ("Herts County Council", "HRT"),
        ("Bath and NE Somerset Council", "BAS"),
        ("King’s Lynn & West Norfolk Borough Council’s plan", "KIN"),
        ("telford-wrekin-action-plan.pdf", "TFW"),
        # Wales, Scotland, Northern Ireland
        ("Cyngor Gwynedd", "GWN"),
        ("Cyngor Sir Ynys Môn", "AGY"),
        ("Cyngor Dinas Casnewydd", "NWP"),
        ("Rhondda Cynon Taf CBC", "RCT"),
        ("City of Edinburgh Council", "EDH"),
        ("Edinburgh City Council", "EDH"),
        ("Highland Council", "HLD"),
        ("Western Isles Council", "ELS"),
        ("Derry City & Strabane District Council", "DRS"),
        # combined authorities
        ("Greater Manchester Combined Authority (GMCA)", "GMCA"),
        ("Liverpool City Region’s plan", "LCR"),
        ("Cambridgeshire & Peterborough Combined Authority", "CPCA"),
        ("Solihull Metropolitan Borough\nCouncil, NHS Birmingham and Solihull CCG", "SOL"),
        ("Thanet District Council. Thanet District Council. Kent County Council.", "THA"),
    ],
)
def test_names_as_they_are_written(text: str, code: str) -> None:
    assert find_council([text]).authority_code == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Castlemere Borough Council", "Castlemere Borough Council"),
        (
            "The LGA published its report on Marlingate City Council on 22 July 2024.",
            "Marlingate City Council",
        ),
        ("Report of the Chief Executive of Thornhaven Borough Council", "Thornhaven Borough Council"),
        ("Boston Town Council", "Boston Town Council"),
        ("North Castlemere District Council", "North Castlemere District Council"),
    ],
)
def test_names_in_no_register(text: str, name: str) -> None:
    assert find_council([text]) == Council(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Full Council",
        "the Council",
        "Town Council",
        "Members of Council",
        "reading council papers",
        "Kent County Council and Norfolk County Council",
        "Adur & Worthing Councils",
        "Rother and Wealden",
        "Norfolk and Waverley Integrated Care Board",
        "the borough council",
        "Newcastle Action Plan",  # upon Tyne or under Lyme
        "Bath and NE Somerset",
        "Beds and Care Action Plan",
        "Kent County Council’s and Norfolk County Council’s plans",
        "Essex County Fire and Rescue Service Improvement Plan",
        "Shropshire and Wrekin Fire Authority",
        "Hampshire & Isle of Wight Fire and Rescue Authority",
        "Durham Constabulary",
        "Babergh and Mid Suffolk District Councils",
    ],
)
def test_texts_that_decide_nothing(text: str) -> None:
    assert find_council([text]) == Council()


def test_the_first_text_that_decides_wins() -> None:
    texts = ["Action Plan", "Kent County Council, Norfolk County Council", "Thanet", "Dover District Council"]
    assert find_council(texts).authority_code == "THA"


def test_named_by_code_or_name() -> None:
    for name in ("TON", "ton", "E07000115", "Tonbridge & Malling", "tonbridge and malling borough council"):
        assert named_council(name).gss_code == "E07000115"
    assert named_council("Somerset").authority_code == "SMT"
    assert named_council("Nowhere on Sea") == Council("Nowhere on Sea")
    assert named_council("") == Council()


@given(st.text())
def test_any_text(text: str) -> None:
    find_council([text])
    named_council(text)
