"""Owners: the phrasings of real plans, a table of our own, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.fields.owner import (
    INITIALS,
    SEE_ABOVE,
    TOGETHER,
    UNKNOWN,
    begins_another,
    is_ditto,
    lacks_name,
    names_owners,
    names_somebody,
    names_title,
    read_owners,
    told_apart,
)
from tests.parsers.fields.domain import domain_rows, our_rows

ROWS = domain_rows("owners.csv")


@pytest.mark.skipif(not ROWS, reason="the shared facts (../shared/domain) are not here")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_phrasings_of_real_plans(row: dict[str, str]) -> None:
    expected = [name.strip() for name in f"{row['roles']};{row['persons']}".split(";") if name.strip()]
    owners = read_owners(row["text"])
    assert sorted(owners.members + owners.officers + owners.bodies) == sorted(expected)


@pytest.mark.parametrize("row", our_rows("owners.csv"), ids=lambda row: row["text"])
def test_more_phrasings(row: dict[str, str]) -> None:
    owners = read_owners(row["text"])
    assert [row["members"], row["officers"], row["bodies"]] == [
        "; ".join(names) for names in (owners.members, owners.officers, owners.bodies)
    ]


@pytest.mark.parametrize(
    ("text", "members", "officers", "bodies"),
    [
        ("Cllr Shah Jo May", "Cllr Shah", "Jo May", ""),
        ("Cllr Ann Jo May", "Cllr Ann Jo May", "", ""),  # whose first names are two
        ("Cabinet: Cllr Shah Officer: Jo May", "Cllr Shah", "Jo May", ""),
        ("Audit Committee Jane Moore", "", "Jane Moore", "Audit Committee"),
        ("Clerk to write; Cllr Fox to attend", "Cllr Fox", "Clerk", ""),
        (
            "Leader of the Council and Executive Member for Policy, Strategy and Partnerships",
            "Leader of the Council and Executive Member for Policy, Strategy and Partnerships",
            "",
            "",
        ),
        (
            "Deputy Leader and Cabinet Member for Governance",
            "Deputy Leader and Cabinet Member for Governance",
            "",
            "",
        ),
        ("Head of Housing Finance / S151 Officer", "", "Head of Housing Finance|Section 151 Officer", ""),
        ("Director of Finance (Section 151 Officer)", "", "Director of Finance|Section 151 Officer", ""),
        ("Director of Legal & Democratic Services", "", "Director of Legal & Democratic Services", ""),
        (
            "Head of Policy, Performance and Communications",
            "",
            "Head of Policy, Performance and Communications",
            "",
        ),
        ("Head of Governance & Monitoring Officer", "", "Head of Governance|Monitoring Officer", ""),
        ("Procurement and Contracts Manager", "", "Procurement and Contracts Manager", ""),
        ("Assistant Director Communities", "", "Assistant Director Communities", ""),
        (
            "Executive Director of Adults, Health and Housing",
            "",
            "Executive Director of Adults, Health and Housing",
            "",
        ),
        ("Deputy Chief Executive (Resources)", "", "Deputy Chief Executive (Resources)", ""),
        ("Management Team", "", "", "Management Team"),
        ("Audit & Governance Committee", "", "", "Audit & Governance Committee"),
        ("Senior Leadership Team (SLT)", "", "", "Senior Leadership Team"),
        ("SMT / Cabinet", "", "", "SMT|Cabinet"),
        ("NHS Devon Integrated Care Board", "", "", "NHS Devon Integrated Care Board"),
        ("Leader, Chief Executive, Group Leaders", "Leader|Group Leaders", "Chief Executive", ""),
        ("Leader/CEX", "Leader", "Chief Executive", ""),
        ("PH Finance", "Portfolio Holder for Finance", "", ""),
        (
            "Portfolio Holder for Housing/Head of Housing",
            "Portfolio Holder for Housing",
            "Head of Housing",
            "",
        ),
        ("Chair of Audit Committee", "Chair of Audit Committee", "", ""),
        ("Cllr Jane Smith, Leader of the Council", "Cllr Jane Smith|Leader of the Council", "", ""),
        ("Cabinet Member for Finance (Jane Smith)", "Cabinet Member for Finance|Jane Smith", "", ""),
        ("Councillors Smith, Jones and Brown", "Councillor Smith|Councillor Jones|Councillor Brown", "", ""),
        ("Lead Officer: Jane Smith; Lead Member: Cllr Tom Brown", "Cllr Tom Brown", "Jane Smith", ""),
        ("Jane Smith - Director of Place", "", "Jane Smith|Director of Place", ""),
        ("Director of Resources Karen Khan", "", "Director of Resources|Karen Khan", ""),
        ("Jane Smith x1234", "", "Jane Smith", ""),
        (
            "Michael Green, Head of Finance; Susan White, HR Manager",
            "",
            "Michael Green|Head of Finance|Susan White|HR Manager",
            "",
        ),
        ("Strategic Leadership Team with Group Leaders", "Group Leaders", "", "Strategic Leadership Team"),
        ("Cllrs Smith/Jones", "Cllr Smith|Cllr Jones", "", ""),
        ("Cllrs Lomax and Idowu / Legal Services", "Cllr Lomax|Cllr Idowu", "", "Legal Services"),
        ("Head of HR/OD", "", "Head of HR/OD", ""),
        ("Asst Director Housing", "", "Assistant Director Housing", ""),
        ("All Corporate Directors", "", "", "All Corporate Directors"),
        ("A Smith, Leader; Jane Moore, CEX", "A Smith|Leader", "Jane Moore|Chief Executive", ""),
        ("Jane Moore / Leader", "Leader", "Jane Moore", ""),
        ("Lead Member: Tom Brown Lead Officer: Jane Moore", "Tom Brown", "Jane Moore", ""),
        ("Leader Interim Chief Executive", "Leader", "Interim Chief Executive", ""),
        ("Cllr Smith (Finance)", "Cllr Smith|Portfolio Holder for Finance", "", ""),
        ("Chair of the Health and Wellbeing Board", "Chair of the Health and Wellbeing Board", "", ""),
        ("Chair of Audit Committee and Management Team", "Chair of Audit Committee", "", "Management Team"),
        ("Vacant (Head of HR)", "", "Head of HR", ""),
        ("CEX, all Directors", "", "Chief Executive", "All Directors"),
        ("Leader and all Cabinet Members", "Leader|All Cabinet Members", "", ""),
        ("Brief the staff", "", "", ""),
        ("TBC (new post)", "", "", ""),
        ("TBC", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_phrasings(text: str, members: str, officers: str, bodies: str) -> None:
    owners = read_owners(text)
    assert ("|".join(owners.members), "|".join(owners.officers), "|".join(owners.bodies)) == (
        members,
        officers,
        bodies,
    )


@pytest.mark.parametrize(
    ("above", "below", "another"),
    [
        ("Monitoring Officer", "Constitution Working Group", True),
        ("Head of Housing", "Strategy Manager", True),
        ("Leader", "Cabinet", True),
        ("Director of Adult", "Social Care", False),
        ("Head of HR and", "Payroll Manager", False),
        ("Cllr Tom", "Ashby", False),
        ("Corporate Leadership", "Team", False),
        ("", "", False),
    ],
)
def test_another_owner_on_the_next_line(above: str, below: str, another: bool) -> None:
    assert begins_another(above, below) is another


@pytest.mark.parametrize(
    ("text", "member", "officer"),
    [
        # the plan's own words, cut where the side changes
        ("Deputy Leader; S151 Officer", "Deputy Leader", "S151 Officer"),
        (
            "Leader of the Council / Chief Executive (Rhys Ddu)",
            "Leader of the Council",
            "Chief Executive (Rhys Ddu)",
        ),
        (
            "Cllr A Smith, Leader / Jane Moore, Chief Executive",
            "Cllr A Smith, Leader",
            "Jane Moore, Chief Executive",
        ),
        ("Leader (AS) / CEX (JM)", "Leader (AS)", "CEX (JM)"),
        ("Leader (with Chief Executive)", "Leader", "Chief Executive"),
        ("Portfolio Holder(s) & relevant Head of Service", "Portfolio Holder(s)", "relevant Head of Service"),
        ("S151 Officer; Cllr J Peverell", "Cllr J Peverell", "S151 Officer"),
        (
            "AD – Communities / Portfolio Holder for Climate, Environment and Transport",
            "Portfolio Holder for Climate, Environment and Transport",
            "AD – Communities",
        ),
        ("Clerk + Cllrs Garnett & Kemp", "Cllrs Garnett & Kemp", "Clerk"),
        ("Cllr Smith x1234 / Jane Moore (ext 2345)", "Cllr Smith x1234", "Jane Moore (ext 2345)"),
        # one side twice: as printed where its parts stand side by side
        ("Leader, Deputy Leader and Managing Director", "Leader, Deputy Leader", "Managing Director"),
        ("Leader / Chief Executive / Deputy Leader", "Leader; Deputy Leader", "Chief Executive"),
        (
            "Leader & CEX, supported by the Corporate Leadership Team (CLT)",
            "Leader",
            "CEX, supported by the Corporate Leadership Team (CLT)",
        ),
        # whose a person is
        (
            "A Smith, Leader, Jane Moore, Chief Executive",
            "A Smith, Leader",
            "Jane Moore, Chief Executive",
        ),
        (
            "Leader, A Smith, Chief Executive, Jane Moore",
            "Leader, A Smith",
            "Chief Executive, Jane Moore",
        ),
        ("Leader (A Smith), Chief Executive", "Leader (A Smith)", "Chief Executive"),
        (
            "Tom Brown (Lead Member), Jane Moore (Lead Officer)",
            "Tom Brown (Lead Member)",
            "Jane Moore (Lead Officer)",
        ),
        ("Llŷr Ŵyn, Leader / Chief Executive", "Llŷr Ŵyn, Leader", "Chief Executive"),
        # no separator: the lines of the cell were joined
        ("Leader of the Council Chief Executive", "Leader of the Council", "Chief Executive"),
        ("Head of Planning Portfolio Holder for Housing", "Portfolio Holder for Housing", "Head of Planning"),
        ("Cllr Smith Interim Director of Place", "Cllr Smith", "Interim Director of Place"),
        (
            "Corporate Leadership Team Leader of the Council",
            "Leader of the Council",
            "Corporate Leadership Team",
        ),
        ("Deputy Leader SLT", "Deputy Leader", "SLT"),
        # labels tell the side
        ("Lead Member: Tom Brown  Lead Officer: Jane Moore", "Tom Brown", "Jane Moore"),
        ("Lead Member: Cllr Tom Brown Lead Officer: TBC", "Cllr Tom Brown", "TBC"),
        ("Member lead - Cllr Ash, Officer lead - P Raman, AD", "Cllr Ash", "P Raman, AD"),
        ("Lead Members: Cllr Ash, B Oak; Lead Officers: C Elm, D Yew", "Cllr Ash, B Oak", "C Elm, D Yew"),
        ("Political: Leader Managerial: Chief Executive", "Leader", "Chief Executive"),
        ("Member: Cllr Smith Officer: Jane Moore", "Cllr Smith", "Jane Moore"),
        ("Lead Officer: Jane Moore", "", "Jane Moore"),
        ("Portfolio Holder: Leader; Responsible Officer: S151 Officer", "Leader", "S151 Officer"),
        # no labels, though a colon or a dash follows
        (
            "Portfolio Holder: Finance / Director: Jane Moore",
            "Portfolio Holder: Finance",
            "Director: Jane Moore",
        ),
        (
            "Monitoring Officer: Jane Moore; Leader: Tom Brown",
            "Leader: Tom Brown",
            "Monitoring Officer: Jane Moore",
        ),
        # all of one kind: the whole text
        ("Leader / TBC", "Leader / TBC", ""),
        ("Pat O’Shea, Deputy CEX (Resources).", "", "Pat O’Shea, Deputy CEX (Resources)."),
        ("TBC", "", "TBC"),
        ("Owner:", "", "Owner:"),
        ("", "", ""),
        ("Cllrs Moss and Idowu / People and OD Manager", "Cllrs Moss and Idowu", "People and OD Manager"),
    ],
)
def test_told_apart_as_printed(text: str, member: str, officer: str) -> None:
    assert told_apart(text) == (member, officer)


def test_ditto() -> None:
    assert all(is_ditto(text) for text in ("ditto", "As above", '"', "As above.", "”", "-“-"))
    assert not any(is_ditto(text) for text in ("", "-", "Chief Executive", "Above all"))
    assert read_owners("As above").issues == (SEE_ABOVE,)


PARTS = [
    "Leader",
    "Head of",
    "HR",
    "and",
    "Cllr",
    "Smith",
    "/",
    "(",
    ")",
    "&",
    ",",
    "Jane",
    "Team",
    "Cllrs",
    "Portfolio Holder",
    "for",
    "the",
    ";",
    "-",
    "TBC",
    "(s)",
    ":",
    "Director",
    "Chief Executive",
    "Lead Member:",
    "Officer lead -",
    "x1234",
    "S151 Officer",
    "Interim",
]


CELLS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join))
MEMBERS = (
    "Leader of the Council",
    "Cllr Siân Okonjo-Price",
    "Portfolio Holder for Finance",
    "A Smith, Leader",
)
OFFICERS = ("S151 Officer", "Jane Moore, Head of HR", "Chief Executive (Rhys Ddu)", "AD – Place", "SLT")


@settings(max_examples=150, deadline=None)
@given(CELLS)
def test_every_printed_part_stands_in_the_cell(text: str) -> None:
    for side in told_apart(text):
        rest = iter("".join(text.split()))
        for part in side.split("; "):
            assert all(letter in rest for letter in "".join(part.split()))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*MEMBERS, *OFFICERS]), min_size=1, max_size=4, unique=True),
    st.sampled_from([" / ", "; ", " and ", " with ", " + "]),
)
def test_no_name_is_lost(names: list[str], between: str) -> None:
    text = between.join(names)
    member, officer = told_apart(text)
    assert all((name in member) == (name in MEMBERS) for name in names)
    assert all((name in officer) == (name in OFFICERS) for name in names)


@pytest.mark.parametrize("row", [*ROWS, *our_rows("owners.csv")], ids=lambda row: row["text"])
def test_a_normal_form_is_its_own(row: dict[str, str]) -> None:
    owners = read_owners(row["text"])
    for name in owners.members + owners.officers + owners.bodies:
        again = read_owners(name)
        assert again.members + again.officers + again.bodies == (name,)


@settings(max_examples=150, deadline=None)
@given(CELLS)
def test_any_text(text: str) -> None:
    owners = read_owners(text)
    named = owners.members + owners.officers + owners.bodies
    assert owners.text == " ".join(text.split())
    assert len(named) == len(set(named))
    assert all(name.strip() == name and name for name in named)
    assert read_owners(owners.text) == owners


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Review the whole of the budget of the council", False),
        ("Train all members", False),
        ("Report to Cabinet", False),
        ("Chair the working group", False),
        ("Chair of the working group", True),
        ("Review team", True),
        ("Audit Committee", True),
        ("The council", True),
        ("All the members", True),
        ("Policy and Performance Manager", True),
        ("Policy, Performance and Partnerships Manager", True),
        ("Policy and performance", False),
        ("Policy & Improvement Team", True),
        ("Cheshire and Merseyside Integrated Care Board", True),
        ("Medway Council NHS Kent and Medway ICB", True),
        ("Support and train the board", False),
        ("The council has agreed a plan with its partners", False),
        ("Officers will report to Cabinet", False),
        ("Members have been trained", False),
        ("The Managing Director has overall responsibility", True),
        ("The Board is chaired by the Leader", True),
        ("Head of HR will lead", True),
        ("The plan was approved by Cabinet in September 2020", False),
        ("Members of the public may ask questions", False),
        ("Councillor inductions", False),
    ],
)
def test_what_tells_somebody_what_to_do_names_nobody(text: str, named: bool) -> None:
    assert names_owners(text) is named
    assert names_somebody(text) is named


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Head of HR / Cllr", True),
        ("Councillor", True),
        ("Cllr Ap", True),  # "Dafydd"
        ("Cllr Jan van", True),
        ("Councillors", False),
        ("Cllr Ash", False),
        ("", False),
    ],
)
def test_a_title_wants_its_name(text: str, lacks: bool) -> None:
    assert lacks_name(text) == lacks


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Boland", True),
        ("Head of HR / EDRM", True),
        ("Jane Moore", False),
        ("Legal Services", False),
        ("EM", False),
    ],
)
def test_an_owner_of_words_that_nobody_knows_is_in_doubt(text: str, doubted: bool) -> None:
    assert any(issue.startswith(UNKNOWN) for issue in read_owners(text).issues) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Policy Manager Community Housing Team", True),
        ("Tenancy Services Manager Performance Team", True),
        ("Chief Fire Officer", False),
        ("Committee Services Officer", False),
        ("HR Manager ICT Manager", False),  # which are told apart
    ],
)
def test_owners_that_may_be_two_are_in_doubt(text: str, doubted: bool) -> None:
    assert any(issue.startswith(TOGETHER) for issue in read_owners(text).issues) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"), [("PH/JT", True), ("PH/CE", False), ("AD/HR", False), ("MT", False)]
)
def test_letters_beside_initials_may_be_initials(text: str, doubted: bool) -> None:
    assert any(issue.startswith(INITIALS) for issue in read_owners(text).issues) is doubted


def test_a_title_before_its_own_abbreviation_is_one_owner() -> None:
    meanings = {"DCS": "Director of Children's Services"}
    owners = read_owners("Interim Director of Children's Services (DCS)", meanings)
    assert owners.officers == ("Interim Director of Children's Services",)
    assert read_owners("Deputy Leader (Leader)").members == ("Deputy Leader", "Leader")
    two = read_owners("Deputy Monitoring Officer (Monitoring Officer)").officers
    assert two == ("Deputy Monitoring Officer", "Monitoring Officer")


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("Head of HR", True),
        ("Corporate Director (Place)", True),
        ("Assistant Director, Housing", True),
        ("Cabinet", False),
        ("Write to all", False),
    ],
)
def test_titles_are_no_bodies(text: str, is_title: bool) -> None:
    assert names_title(text) == is_title
