"""Actions that end with who and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Style, spaced
from models.plan import Passage
from parsers.parse import parse
from parsers.sections.blocks import Block, Kind
from parsers.sections.section_actions import with_labelled_paragraphs
from parsers.sections.set_apart import dates_at_right
from parsers.sections.trailing_details import dated_in_other_type, details_in, tail_of
from parsers.text.items import Item
from tests.parsers.built import BOLD, LARGE, PLAIN, document, lines, shown

LAST = "Recommendation 2: Speak plainly"


def plan(*ends: str) -> str:
    """A recommendation with an action for each of the ends, with labels, and another with one more."""
    actions = [f"{label}) Write to group {label}{end}" for label, end in zip("abcdef", ends, strict=False)]
    return "\n\n".join(["Recommendation 1: Listen to all", *actions, LAST, f"a) Write to none{ends[0]}"])


@pytest.mark.parametrize("who", ["Strategic Director - People", "Assistant Director, Housing", "Head of HR"])
def test_who_alone_in_brackets(who: str) -> None:
    assert read(*[f" ({who})"] * 3)[0] == f"a. Write to group a | owner: {who}"


@pytest.mark.parametrize(("said", "owned"), [("Scrutiny", False), ("Write to each", True)])
def test_a_body_with_its_parts_in_brackets_is_one_name(said: str, owned: bool) -> None:
    points = [f"{label}) {said} (all four committees)" for label in "abc"]
    heading = "Recommendation 1: Listen to all"
    built = document("\n\n".join([heading, *points, LAST]), styles={heading: BOLD, LAST: BOLD})
    assert any("owner: all four committees" in line for line in shown(built)) is owned


@pytest.mark.parametrize("who", ["Head of HR", "Cabinet"])
def test_a_title_behind_a_date_in_a_pill(who: str) -> None:
    title = who != "Cabinet"  # a body may meet then
    said = tail_of(Passage("Hold a survey – Jul-24 " + who))
    assert said and (said.owner, said.date) == ((who, "Jul-24") if title else ("", f"Jul-24 {who}"))


def read(*ends: str) -> list[str]:
    built = document(plan(*ends), styles={"Recommendation 1: Listen to all": BOLD, LAST: BOLD})
    coverage = parse(built).coverage
    assert (coverage.missing, coverage.doubled) == ((), ())
    return [line.strip() for line in shown(built) if line.startswith("  ")]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (" – June 2024", "deadline (action): June 2024"),
        (" – Head of HR – June 2024", "owner: Head of HR | deadline (action): June 2024"),
        (" / Director, Place / June 2024", "owner: Director, Place | deadline (action): June 2024"),
        (" - June 2024 - Head of HR", "owner: Head of HR | deadline (action): June 2024"),
        (" - by 31 March 2025.", "deadline (action): by 31 March 2025"),
        (" – ongoing", "deadline (action): ongoing"),
        (" / Head of HR / June 2024", "owner: Head of HR | deadline (action): June 2024"),
        (" (by June 2024)", "deadline (action): by June 2024"),
        (" (Chief Executive, June 2024).", "owner: Chief Executive | deadline (action): June 2024"),
        (
            " (Head of Homes (North), June 2024)",
            "owner: Head of Homes (North) | deadline (action): June 2024",
        ),
        (
            " (Policy and Data Manager, June 2024)",
            "owner: Policy and Data Manager | deadline (action): June 2024",
        ),
        (" (Head of Planning), June 2024", "owner: Head of Planning | deadline (action): June 2024"),
        (". Chief Executive, June 2024.", "owner: Chief Executive | deadline (action): June 2024"),
        (". Head of HR – June 2024", "deadline (action): June 2024 | owner: Head of HR"),
        (", June 2024", "deadline (action): June 2024"),
        (", Head of HR, June 2024.", "owner: Head of HR | deadline (action): June 2024"),
        ("; Head of HR; June 2024", "owner: Head of HR | deadline (action): June 2024"),
        (" by June 2024 (Head of HR)", "owner: Head of HR | deadline (action): by June 2024"),
        (", towns and parishes, June 2024", "deadline (action): June 2024"),
        (" by June 2024;", "deadline (action): by June 2024"),
        (" by June 2024; and", "deadline (action): by June 2024"),
        (
            " (Head of HR, date to be confirmed)",
            "owner: Head of HR | deadline (action): date to be confirmed",
        ),
        (
            " – Head of HR – June 2024 – In progress",
            "owner: Head of HR | status: In progress | deadline (action): June 2024",
        ),
        (": Head of HR: June 2024", "owner: Head of HR | deadline (action): June 2024"),
        (". Head of HR. June 2024.", "owner: Head of HR | deadline (action): June 2024"),
        *(
            (
                f"{sign}Assistant Director, Adult Social Care{sign}June 2024",
                "owner: Assistant Director, Adult Social Care | deadline (action): June 2024",
            )
            for sign in (", ", "; ")
        ),
        (
            " – Deputy Director of Policy and Performance by June 2024",
            "owner: Deputy Director of Policy and Performance | deadline (action): by June 2024",
        ),
        (
            " (Director of Resources (S151)) – June 2024",
            "owner: Director of Resources (S151) | deadline (action): June 2024",
        ),
        (" by the end of June 2024", "deadline (action): by the end of June 2024"),
        (" (Head of HR)", "owner: Head of HR"),
        (" – Head of Homes (North)", "owner: Head of Homes (North)"),
        (" – Head of Homes (North) (May 2024)", "owner: Head of Homes (North) | deadline (action): May 2024"),
        *(
            (end, f"owner: {who} | deadline (action): {when}")
            for end, who, when in (
                (
                    ". This will be led by the Head of HR and completed by 31 March 2026.",
                    "This will be led by the Head of HR",
                    "completed by 31 March 2026",
                ),
                (
                    ". This action will be led by the Head of HR and will be delivered by June 2024.",
                    "This action will be led by the Head of HR",
                    "will be delivered by June 2024",
                ),
                (
                    ". This is led by the Head of HR, and will be completed by June 2024.",
                    "This is led by the Head of HR",
                    "will be completed by June 2024",
                ),
                (
                    ". The Head of HR will lead this, to be done by June 2024.",
                    "The Head of HR will lead this",
                    "to be done by June 2024",
                ),
                (" (led by the Head of HR, by June 2024)", "led by the Head of HR", "by June 2024"),
            )
        ),
        (" (Cllr Grey; Head of HR – May 2024)", "owner: Cllr Grey; Head of HR | deadline (action): May 2024"),
    ],
)
def test_most_end_so(end: str, told: str) -> None:
    stop = "." if end.startswith(".") else ", towns and parishes" if "towns" in end else ""
    assert read(end, end, end, "")[:2] == [f"{x}. Write to group {x}{stop} | {told}" for x in "ab"]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("Head of HR · June 2024", "owner: Head of HR | deadline (action): June 2024"),
        (
            "Head of HR · June 2024 · Ongoing",
            "owner: Head of HR | status: Ongoing | deadline (action): June 2024",
        ),
        ("Ongoing", "deadline (action): Ongoing"),
    ],
)
def test_who_and_when_below_in_smaller_type(below: str, told: str) -> None:
    text = "Write to all of the people who live here"
    actions = [part for label in "abc" for part in (f"{label}) {text}", f"   {below}")]
    drawing = "\n".join(
        ["Recommendation 1: Listen to all", "", *actions, "", LAST, "", "a) Write", f"   {below}"]
    )
    small = replace(PLAIN, size=8.0)
    styles = {"Recommendation 1: Listen to all": BOLD, LAST: BOLD, below: small}
    lines = [line.strip() for line in shown(document(drawing, styles=styles)) if line.startswith("  ")]
    assert lines[:2] == [f"{label}. {text} | {told}" for label in "ab"]
    plain = shown(document(drawing, styles={**styles, below: PLAIN}))
    assert not any("deadline" in line for line in plain)


@pytest.mark.parametrize(
    "ends",
    [
        (" – June 2024", "", "", ""),
        (" – June 2024",),
        (" (all of them)", " (all of them)", " (all of them)"),
        (". It began in May 2024.", ". Sites opened in May 2024.", ". May 2024."),
        (" (report to Cabinet, May 2024)", " (report to Cabinet, May 2024)", " (report, May 2024)"),
        (". The review will be led by the LGA.",) * 3,
        (". The review will be led by the LGA and completed by May 2024.", "", "", ""),
        (", and 2026 budget setting", ", and 2026 budget setting", ", and 2027 service planning"),
    ],
    ids=[
        "two of five",
        "two alone",
        "no date",
        "sentences with a date",
        "what is done then",
        "who alone",
        "one sentence",
        "a list",
    ],
)
def test_what_stays_in_the_text(ends: tuple[str, ...]) -> None:
    assert not any("deadline" in line for line in read(*ends))


@pytest.mark.parametrize("apart", [True, False])
def test_who_and_when_below_the_actions_of_a_column_for_both(apart: bool) -> None:
    """ "Agreed action/timing": paragraphs of their own, or only lines."""
    gap = "|    |                                  |\n" if apart else ""
    row = (
        "| {0}  | We will write to group {0}.         |\n"
        + gap
        + "| {1}  | Head of HR                       |\n"
        + gap
        + "| {1}  | {2} 2024                      |\n"
        + "+----+----------------------------------+\n"
    )
    edge = "+----+----------------------------------+\n"
    drawing = f"{edge}| No | Agreed action/timing             |\n{edge}" + "".join(
        row.format(number, " ", month) for number, month in enumerate(("June", "July", "May "), start=1)
    )
    told = [
        line for line in shown(document(drawing, styles={"Agreed action/timing": BOLD})) if "write" in line
    ]
    assert len(told) == 3
    assert all("owner: Head of HR" in line and "2024" in line.split("deadline")[1] for line in told)


@pytest.mark.parametrize(
    "tail",
    [
        "({who}, {when})",
        "— {who} — {when}",
    ],
)
def test_a_dash_may_be_part_of_who(tail: str) -> None:
    told = [
        ("Appoint a chair of the board", "Strategic Director – Communities", "May 2025"),
        ("Agree a plan with all partners", "Director of Place", "June 2025"),
        ("Publish the results of it all", "Strategic Director – Resources", "July 2025"),
    ]
    points = [f"• {text} {tail.format(who=who, when=when)}" for text, who, when in told]
    drawing = "\n".join(["Peer review action plan", "", "Our people", *points])
    plan = parse(document(drawing, styles={"Peer review action plan": BOLD, "Our people": BOLD}))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert [(a.text, a.details.owner_text, a.details.deadline.text) for a in actions] == told


def test_who_and_when_on_a_line_of_their_own_without_a_sign_between() -> None:
    """Pills below each action, in a row."""
    drawing = """
    Recommendation 1: Listen to all

    • Write to every group that uses the hall
    • Director of People Summer 2025
    • Hold an open evening in each of the wards
    • Head of Housing 12/09/2025
    • Publish what was said
    • Director of Finance Q1 2025/26

    Recommendation 2: Speak plainly

    • Write less
    • Head of Policy July 2025
    """
    heads = ("Recommendation 1: Listen to all", LAST)
    built = document(drawing, styles=dict.fromkeys(heads, BOLD))
    details = [one.details for each in parse(built).recommendations for one in each.actions]
    assert [(each.owner_text, each.deadline.text) for each in details] == [
        ("Director of People", "Summer 2025"),
        ("Head of Housing", "12/09/2025"),
        ("Director of Finance", "Q1 2025/26"),
        ("Head of Policy", "July 2025"),
    ]


PILL = replace(PLAIN, colour=(1.0,), size=9.0)


def test_paragraphs_with_when_in_a_pill_behind_are_actions() -> None:
    texts = ("Publish a survey of all residents May 2025", "Hold an evening in each ward June 2025")
    styles = {"May 2025": PILL, "June 2025": PILL}
    blocks = [Block(Kind.PARAGRAPH, Item(tuple(lines(text, styles=styles)))) for text in texts]
    assert [each.kind for each in with_labelled_paragraphs(blocks, ())] == [Kind.ITEM, Kind.ITEM]
    plain = [Block(Kind.PARAGRAPH, Item(tuple(lines(text)))) for text in texts]
    assert with_labelled_paragraphs(plain, ()) == plain


@pytest.mark.parametrize("style", [PLAIN, replace(PLAIN, colour=(0.8, 0.4, 0.0))])
def test_when_at_the_right_of_the_last_line_or_below_it(style: Style) -> None:
    dates = [f"{month} 2025" for month in ("May", "June", "July")]
    drawing = f"""
    Our action plan

    Skills
    • Agree a compact on skills with the college.           {dates[0]}
    • Hold a survey of all who use the centre in a town and post it.
                                                            {dates[1]}
    • Open the depot.                                       {dates[2]}
    """
    heads = {"Our action plan": LARGE, "Skills": BOLD}
    assert shown(document(drawing, styles=heads | dict.fromkeys(dates, style))) == [
        "[Skills]",
        "  - Agree a compact on skills with the college. | deadline (action): May 2025",
        "  - Hold a survey of all who use the centre in a town and post it. | deadline (action): June 2025",
        "  - Open the depot. | deadline (action): July 2025",
    ]


def test_how_far_actions_are_whose_list_says_when() -> None:
    """ "(Complete)" alone would be all that is said of when; below "Target: May 2025" it is a status."""
    points = (
        "• Hire two planners (Complete)\n• Set targets (In progress)\n• Review the checklist (Not started)"
    )
    heads = {"Recommendation 1: Listen to all": BOLD, LAST: BOLD}
    for target, column in (("\nOwner: Head of HR   Target: May 2025", "status"), ("", "deadline (action)")):
        built = document(f"Recommendation 1: Listen to all{target}\n{points}\n\n{LAST}", styles=heads)
        told = [line.rpartition(" | ")[2] for line in shown(built) if line.startswith("  ")]
        assert told[:3] == [f"{column}: {each}" for each in ("Complete", "In progress", "Not started")]


def test_what_stands_beside_a_text_in_another_colour_is_no_end_of_it() -> None:
    drawing = """
        Deliver a single front door       Director of Place
        for all of the county             May 2025
    """
    beside = lines(drawing, styles={"Director of Place": PILL, "May 2025": PILL})
    words = tuple(word for line in beside for word in line.words)
    assert not dated_in_other_type(Passage(spaced(words), words))
    assert dated_in_other_type(Passage(spaced(words[8:]), words[8:]))
    below = "Publish the plan on time{}\n                              May 2025"
    assert not dates_at_right(lines(below.format("      Head of HR")))  # his, at the side
    assert dates_at_right(lines(below.format("")))


def test_who_stands_before_when_though_only_when_is_in_another_colour() -> None:
    drawing = """
Peer challenge action plan

Finance
• Publish a plan for savings – Head of Finance – May 2025
• Report on the reserves – Finance Manager – June 2025
• Set up a board for it – Head of Assets – July 2025
"""
    dates = dict.fromkeys(("May 2025", "June 2025", "July 2025"), replace(PLAIN, colour=(0.8, 0.1, 0.1)))
    heads = dict.fromkeys(("Peer challenge action plan", "Finance"), BOLD)
    assert shown(document(drawing, styles=heads | dates)) == [
        "[Finance]",
        "  - Publish a plan for savings | owner: Head of Finance | deadline (action): May 2025",
        "  - Report on the reserves | owner: Finance Manager | deadline (action): June 2025",
        "  - Set up a board for it | owner: Head of Assets | deadline (action): July 2025",
    ]


def test_a_date_in_another_colour_that_a_sentence_goes_on_with_is_its_own() -> None:
    drawing = """
Peer challenge action plan

Housing
• Publish the plan for homes by May 2025
• Agree the budget for 2025/26
• Hold the elections of May 2026
"""
    dates = dict.fromkeys(("May 2025", "2025/26", "May 2026"), replace(PLAIN, colour=(0.0, 0.0, 1.0)))
    heads = dict.fromkeys(("Peer challenge action plan", "Housing"), BOLD)
    assert shown(document(drawing, styles=heads | dates)) == shown(document(drawing, styles=heads))


def test_who_in_bold_and_when_on_a_line_below() -> None:
    drawing = """
        Roll out the tracker in all teams
        Head of Legal, May - July 2026
    """
    below = lines(drawing, styles={"Head of Legal,": BOLD})
    words = tuple(word for line in below for word in line.words)
    assert dated_in_other_type(Passage(spaced(words), words))


def test_a_date_behind_an_action_with_others_under_it() -> None:
    drawing = """
Peer challenge action plan

Housing
• Publish the plan for homes (May 2025)
   o for those who rent
   o for those who own
• Agree the budget with tenants (June 2025)
   o for repairs
   o for new homes
• Hold a day for landlords (July 2025)
   o in spring
   o in autumn
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Housing"), BOLD)
    assert shown(document(drawing, styles=heads))[1:4] == [
        "  - Publish the plan for homes | deadline (action): May 2025",
        "    - for those who rent",
        "    - for those who own",
    ]


def test_who_in_brackets_and_when_beside() -> None:
    drawing = """
        Recommendation 1: Speak plainly to all

        • Publish a note (Head of HR)
          Timescale: May 2025
        • Agree a plan (Monitoring Officer)
          Timescale: June 2025
        • Hold a survey (Head of Legal)
          Timescale: July 2025
    """
    found = shown(document(drawing, styles={"Recommendation 1: Speak plainly to all": BOLD}))
    assert [line.strip() for line in found[1:]] == [
        "- Publish a note | deadline (action): May 2025 | owner: Head of HR",
        "- Agree a plan | deadline (action): June 2025 | owner: Monitoring Officer",
        "- Hold a survey | deadline (action): July 2025 | owner: Head of Legal",
    ]


def test_a_name_that_stands_before_a_date_is_whole() -> None:
    assert [
        (field.column, field.value.text) for field in details_in(Passage("Corporate Director Places Ongoing"))
    ] == [("owner", "Corporate Director Places"), ("deadline", "Ongoing")]


def test_a_date_behind_an_action_and_behind_most_of_those_under_it() -> None:
    """What else stands under an action, who leads on it, has none."""
    drawing = """
Peer challenge action plan

Housing
• Actions: Publish the plan for homes (May 2025)
   o Write to all tenants (June 2025)
   o Hold a day for landlords (July 2025)
• Lead Head of Housing Options

Planning
• Actions: Agree the local list (May 2026)
   o Review the fees for advice (June 2026)
• Lead Head of Planning Services

Culture
• Lead Head of Museum Services
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Housing\n", "Planning\n", "Culture\n"), BOLD)
    assert "    - Write to all tenants | deadline (action): June 2025" in shown(
        document(drawing, styles=heads)
    )


def test_who_stands_behind_when_and_a_colon_however_long_it_is() -> None:
    told = read(*[" by 15 January 2024: Deputy Director of Communications and Policy"] * 3)
    who = "Deputy Director of Communications and Policy"
    assert told[0] == f"a. Write to group a | owner: {who} | deadline (action): by 15 January 2024"


def test_who_alone_behind_an_action_where_others_end_with_who_and_when() -> None:
    assert read(*[" – Head of HR by May 2024"] * 3, " – Head of Policy")[3] == (
        "d. Write to group d | owner: Head of Policy"
    )


@pytest.mark.parametrize("style", [PLAIN, replace(PLAIN, italic=True)])
def test_who_and_when_on_a_line_of_its_own_below_a_point(style: Style) -> None:
    drawing = """
Peer challenge action plan

These are the actions that the council has agreed since.

Homes we build
• Publish the plan for homes
  Head of Housing, May 2025
• Agree the budget with tenants
  Monitoring Officer, June 2025
• Hold a day for landlords
  Head of Legal, July 2025
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Homes we build"), BOLD)
    ends = dict.fromkeys(
        ("Head of Housing, May 2025", "Monitoring Officer, June 2025", "Head of Legal, July 2025"), style
    )
    found = shown(document(drawing, styles=heads | ends))
    assert found[1] == "  - Publish the plan for homes | owner: Head of Housing | deadline (action): May 2025"


def test_paragraphs_with_codes_that_end_with_who_and_when_are_actions() -> None:
    """So is one among them whose verb nobody knows for one."""
    drawing = """
Peer challenge action plan

These are the actions that the council
has agreed in answer to the review.

Homes we build

A1.1 Publish the plan for homes (Head of Housing, May 2025)

A1.2 Cost the plan to stage one (Monitoring Officer, June 2025)

A1.3 Hold a day for landlords (Head of Legal, July 2025)
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Homes we build"), BOLD)
    assert shown(document(drawing, styles=heads)) == [
        "[Homes we build]",
        "  A1.1. Publish the plan for homes | owner: Head of Housing | deadline (action): May 2025",
        "  A1.2. Cost the plan to stage one | owner: Monitoring Officer | deadline (action): June 2025",
        "  A1.3. Hold a day for landlords | owner: Head of Legal | deadline (action): July 2025",
    ]


def test_bars_part_who_from_when() -> None:
    tail = tail_of(Passage("Write to all tenants | Head of Homes | June 2024"))
    assert tail and (tail.text, tail.owner, tail.date) == (
        "Write to all tenants",
        "Head of Homes",
        "June 2024",
    )


def test_ongoing_says_when_beside_how_far_it_is() -> None:
    said = details_in(Passage("Head of Homes | Ongoing | In progress"))
    assert {field.column: field.value.text for field in said} == {
        "owner": "Head of Homes",
        "deadline": "Ongoing",
        "status": "In progress",
    }


def test_who_and_when_in_bold_brackets_go_on_in_the_next_line() -> None:
    """The end of the brackets is no heading, and no note below the text."""
    drawing = """
Peer challenge action plan

Recommendation 1: Listen to those who live here

• Complete the fire risk assessments (Head of Homes,
  October 2026)
• Publish the plan for homes (Head of Planning, Autumn
  2026)

Recommendation 2: Speak plainly to all

• Run the sessions before each cycle (Head of Insight,
  Autumn 2026)
"""
    bold = ("(Head of Homes,", "October 2026)", "(Head of Planning, Autumn", "  2026)", "(Head of Insight,")
    heads = ("Peer challenge action plan", "Recommendation 1: Listen to those who live here")
    heads += ("Recommendation 2: Speak plainly to all", "Autumn 2026)")
    found = shown(document(drawing, styles=dict.fromkeys((*bold, *heads), BOLD)))
    assert [line for line in found if line.startswith("  ")] == [
        "  - Complete the fire risk assessments | owner: Head of Homes | deadline (action): October 2026",
        "  - Publish the plan for homes | owner: Head of Planning | deadline (action): Autumn 2026",
        "  - Run the sessions before each cycle | owner: Head of Insight | deadline (action): Autumn 2026",
    ]


def test_how_far_it_is_below_what_a_column_dates_is_of_the_text() -> None:
    """What the column leaves undated are the points below the actions: they are no habit of the plan's."""
    drawing = """
    +----------------+------------------------+------------+--------+
    | Recommendation | Action                 | By when    | Lead   |
    +----------------+------------------------+------------+--------+
    | Listen to all  | Hold sessions:         | March 2022 | Leader |
    |                | • Marlhouse: complete  |            |        |
    |                | • Wickering: complete  |            |        |
    +----------------+------------------------+------------+--------+
    | Speak plainly  | Tell the story:        | May 2022   | Leader |
    |                | • Norchester: complete |            |        |
    |                | • other towns          |            |        |
    +----------------+------------------------+------------+--------+
    """
    assert [line.strip() for line in shown(document(drawing)) if "complete" in line] == [
        "- Marlhouse: complete",
        "- Wickering: complete",
        "- Norchester: complete",
    ]


def test_who_in_bold_goes_on_in_the_next_line_and_stands_behind_a_status() -> None:
    """ "Manager" had been a heading, and the point behind which "(ongoing). Town Clerk" stands was lost."""
    drawing = """
Peer challenge action plan

Workforce

Require approval for each long placement by April 2026. Head of HR

Publish a bulletin of what we have learnt (ongoing). Town Clerk

Design an induction with each of the groups by May 2026. Services
Manager

Communities

Offer a grant to each of the village halls by July 2026. Head of Homes
"""
    bold = ("Head of HR", "Town Clerk", "Services", "Manager", "Head of Homes", "Workforce", "Communities")
    styles = dict.fromkeys(bold, BOLD) | {"Peer challenge action plan": LARGE}
    found = shown(document(drawing, styles=styles))
    assert [line for line in found if line.startswith("  ")] == [
        "  - Require approval for each long placement | owner: Head of HR | deadline (action): by April 2026",
        "  - Publish a bulletin of what we have learnt | owner: Town Clerk | deadline (action): ongoing",
        "  - Design an induction with each of the groups | owner: Services Manager"
        " | deadline (action): by May 2026",
        "  - Offer a grant to each of the village halls | owner: Head of Homes"
        " | deadline (action): by July 2026",
    ]


def test_what_the_few_end_with_that_a_column_leaves_undated_is_theirs() -> None:
    drawing = """
    +----------------+----------------------------+------------+--------+
    | Recommendation | Action                     | By when    | Lead   |
    +----------------+----------------------------+------------+--------+
    | Listen to all  | Hold a meeting             | March 2022 | Leader |
    +----------------+----------------------------+------------+--------+
    |                | Publish a note             | May 2022   | Clerk  |
    +----------------+----------------------------+------------+--------+
    |                | Write to all               | June 2022  | Clerk  |
    +----------------+----------------------------+------------+--------+
    |                | Ask the partners           | July 2022  | Clerk  |
    +----------------+----------------------------+------------+--------+
    | Speak plainly  | Peer mentors for all: done |            | Leader |
    +----------------+----------------------------+------------+--------+
    |                | New charter: complete      |            | Clerk  |
    +----------------+----------------------------+------------+--------+
    |                | Anti-poverty plan: ongoing |            | Clerk  |
    +----------------+----------------------------+------------+--------+
    """
    assert [line.strip() for line in shown(document(drawing)) if ":" in line.partition("|")[0]] == [
        "- Peer mentors for all: done | owner: Leader",
        "- New charter: complete | owner: Clerk",
        "- Anti-poverty plan: ongoing | owner: Clerk",
    ]


@pytest.mark.parametrize("point", ["Scrutiny (all four committees)", "Write to them (Clerk to Board)"])
def test_who_in_a_column_without_a_heading_tells_nothing_of_brackets(point: str) -> None:
    drawing = f"""
    +---+--------------------------+-----------------------------------+------------+------------+
    | 1 | Listen to all residents  | Hold regular sessions with:       | March 2022 | Head of HR |
    |   | and partners             | • Cabinet                         |            |            |
    |   |                          | • {point:30}  |            |            |
    +---+--------------------------+-----------------------------------+------------+------------+
    | 2 | Speak plainly with staff | We will tell the story to staff   | May 2022   | Leader     |
    +---+--------------------------+-----------------------------------+------------+------------+
    | 3 | Plan well for the years  | We will write the plan for them   | June 2022  | Leader     |
    |   | to come                  |                                   |            |            |
    +---+--------------------------+-----------------------------------+------------+------------+
    """
    assert f"    - {point}" in shown(document(drawing))


def test_who_in_brackets_behind_an_action_with_points_under_it() -> None:
    drawing = """
Recommendation 1: Listen to all

• Write to each group (Head of HR):
    – carers
    – tenants
• Hold a meeting (Chief Executive)

Recommendation 2: Speak plainly

• Review the reports (Head of Policy)
"""
    built = document(drawing, styles={"Recommendation 1: Listen to all": BOLD, LAST: BOLD})
    assert [line.strip() for line in shown(built) if line.startswith("  ")] == [
        "- Write to each group | owner: Head of HR",
        "- carers",
        "- tenants",
        "- Hold a meeting | owner: Chief Executive",
        "- Review the reports | owner: Head of Policy",
    ]


@pytest.mark.parametrize(
    ("said", "style", "told"),
    [
        ("By May 2026", BOLD, "- Open the hall | deadline (action): By May 2026"),
        ("By May 2026", PLAIN, "- By May 2026 Open the hall"),
        ("Every ward", BOLD, "- Every ward Open the hall"),
    ],
)
def test_a_date_in_a_type_of_its_own_before_an_action(said: str, style: Style, told: str) -> None:
    drawing = f"""
Recommendation 1: Listen to all

• {said} Open the hall
• Hold a meeting with all who live here

Recommendation 2: Speak plainly

• Review the reports that are written here
"""
    styles = {"Recommendation 1: Listen to all": BOLD, LAST: BOLD, said: style}
    assert shown(document(drawing, styles=styles))[1].partition(" | ?")[0].strip() == told


ITALIC = replace(PLAIN, italic=True)


def test_a_date_in_a_type_of_its_own_behind_a_body_is_asked_of_nobody() -> None:
    ends = [" for approval by Cabinet May 2025", " May 2026", " for all June 2026"]
    styles = dict.fromkeys(("May 2025", "May 2026", "June 2026"), ITALIC)
    built = document(plan(*ends), styles={"Recommendation 1: Listen to all": BOLD, LAST: BOLD, **styles})
    assert (
        shown(built)[1].strip() == "a. Write to group a for approval by Cabinet | deadline (action): May 2025"
    )
