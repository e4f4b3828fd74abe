"""What stands over a table's rows: which of it is a theme, a recommendation, or said of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, PLAIN, document, shown, stacked

HEADER = """
+---------------------------+-----------+----------+
| Action                    | Lead      | By when  |
+---------------------------+-----------+----------+"""
ROW = """
| {:<25} | Leader    | May 2025 |
+---------------------------+-----------+----------+"""
BAND = """
| {:<48} |
+---------------------------+-----------+----------+"""
TOP = """
+--------------------------------------------------+"""
END = "deadline (action): May 2025 | owner: Leader"


def row(text: str) -> str:
    return ROW.format(text)


def band(text: str) -> str:
    return BAND.format(text)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(
            stacked(HEADER, band("Recommendation 1: Listen"), row("Hold a meeting"), row("Write it down")),
            ["1 Listen", f"  - Hold a meeting | {END}", f"  - Write it down | {END}"],
            id="a band that is called one",
        ),
        pytest.param(
            stacked(
                HEADER.replace("Action", "What  "),
                band("Finance"),
                band("Recommendation 1: Listen to all"),
                row("Hold a meeting"),
                band("Recommendation 2: Speak plainly"),
                row("Write it down"),
            ),
            [
                "[Finance]",
                "1 Listen to all",
                f"  - Hold a meeting | {END}",
                "[Finance]",
                "2 Speak plainly",
                f"  - Write it down | {END}",
            ],
            id="what is done under bands that say what is asked",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("1 Give residents a stronger voice"),
                row("Hold a meeting"),
                band("2 Make the most of council land"),
                row("Sell the depot"),
            ),
            [
                "1 Give residents a stronger voice",
                f"  - Hold a meeting | {END}",
                "2 Make the most of council land",
                f"  - Sell the depot | {END}",
            ],
            id="bare numbers that count what is asked",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("1 Finance"),
                row("Sell the depot"),
                band("2 People"),
                row("Hold a meeting"),
            ),
            ["[1 Finance]", f"  - Sell the depot | {END}", "[2 People]", f"  - Hold a meeting | {END}"],
            id="bare numbers that count themes",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Priority 1: People"),
                band("Outcome: all are heard"),
                row("Hold a meeting"),
                band("Priority 2: Money"),
                band("Objective: to spend less"),
                row("Sell the depot"),
            ),
            [
                "[Priority 1: People]",
                " | (Outcome): all are heard",
                f"  - Hold a meeting | {END}",
                "[Priority 2: Money]",
                " | (Objective): to spend less",
                f"  - Sell the depot | {END}",
            ],
            id="what a theme is for",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Governance"),
                band("R1 - Listen to all who live here"),
                row("Hold a meeting"),
                band("R2 - Speak plainly to all of them"),
                row("Write it down"),
                band("Finance"),
                band("R3 - Spend less than you get in"),
                row("Sell the depot"),
            ),
            [
                "[Governance]",
                "R1 Listen to all who live here",
                f"  - Hold a meeting | {END}",
                "[Governance]",
                "R2 Speak plainly to all of them",
                f"  - Write it down | {END}",
                "[Finance]",
                "R3 Spend less than you get in",
                f"  - Sell the depot | {END}",
            ],
            id="themes and recommendations",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Recommendation 1: Listen"),
                band("Lead member: Leader    Cost: none"),
                row("Hold a meeting"),
            ),
            ["1 Listen | lead_member: Leader | resources: none", "  - Hold a meeting | " + END],
            id="two labels on one line",
        ),
        pytest.param(
            stacked(
                "+-----+--------------------------------------------+",
                "| R1  | Theme: Finance                             |",
                "+-----+--------------------------------------------+",
                "| Spend less than you get in                       |",
                HEADER.lstrip("\n"),
                row("Sell the depot"),
            ),
            ["[Finance]", "R1 Spend less than you get in", f"  - Sell the depot | {END}"],
            id="a number and a theme over the text",
        ),
        pytest.param(
            "R1. Listen to all who live here, and to those who come to work.\n"
            + stacked(HEADER, row("Hold a meeting"))
            + "\n\nR2. Speak plainly.\n"
            + stacked(HEADER, row("Write it down")),
            [
                "R1 Listen to all who live here, and to those who come to work.",
                f"  - Hold a meeting | {END}",
                "R2 Speak plainly.",
                f"  - Write it down | {END}",
            ],
            id="text with a code above each table",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("1 Finance and resources"),
                band("1.1 Review the budget of all of them"),
                row("Hold a meeting"),
                band("1.2 Publish the accounts of the depot"),
                row("Write it down"),
                band("2 The people of the place"),
                band("2.1 Develop all of the managers"),
                row("Sell the depot"),
            ),
            [
                "[1 Finance and resources]",
                "1.1 Review the budget of all of them",
                f"  - Hold a meeting | {END}",
                "[1 Finance and resources]",
                "1.2 Publish the accounts of the depot",
                f"  - Write it down | {END}",
                "[2 The people of the place]",
                "2.1 Develop all of the managers",
                f"  - Sell the depot | {END}",
            ],
            id="numbers over numbers",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("1. Customer Service"),
                row("Hold a meeting"),
                band("2. Finance"),
                row("Sell the depot"),
            ),
            [
                "[1. Customer Service]",
                f"  - Hold a meeting | {END}",
                "[2. Finance]",
                f"  - Sell the depot | {END}",
            ],
            id="numbered themes",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Theme 1: How the council is governed and led"),
                row("Hold a meeting"),
                band("Theme 2: How the council spends its money"),
                row("Sell the depot"),
            ),
            [
                "[Theme 1: How the council is governed and led]",
                f"  - Hold a meeting | {END}",
                "[Theme 2: How the council spends its money]",
                f"  - Sell the depot | {END}",
            ],
            id="long themes that are called so",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Listen to all who live here."),
                row("Hold a meeting"),
                band("Speak plainly to all of them."),
                row("Write it down"),
            ),
            [
                "Listen to all who live here.",
                f"  - Hold a meeting | {END}",
                "Speak plainly to all of them.",
                f"  - Write it down | {END}",
            ],
            id="sentences without numbers",
        ),
        pytest.param(
            stacked(
                HEADER,
                band("Recommendation 1"),
                band("Listen to all who live here"),
                band("What the peers said: Few are heard."),
                band("Priority: High"),
                band("Actions:"),
                row("Hold a meeting"),
            ),
            [
                "1 Listen to all who live here | finding: Few are heard. | priority: High",
                f"  - Hold a meeting | {END}",
            ],
            id="its text, a note, a label and a field under its number",
        ),
        pytest.param(
            stacked(HEADER, band("Recommendation 1: Listen"), band("Recommendation 2: Speak"), row("Write")),
            ["1 Listen", "2 Speak", f"  - Write | {END}"],
            id="one without actions",
        ),
        pytest.param(
            stacked(
                """
                +------+--------------------+-----------+----------+
                | Ref  | Action             | Lead      | By when  |
                +------+--------------------+-----------+----------+
                | R1   | Listen to all who live here now, and act  |
                +------+--------------------+-----------+----------+
                | 1.1  | Hold a meeting     | Leader    | May 2025 |
                +------+--------------------+-----------+----------+
                | R2   | Speak plainly to each and every one       |
                +------+--------------------+-----------+----------+
                | 2.1  | Write it down      | Leader    | May 2025 |
                +------+--------------------+-----------+----------+
                """
            ),
            [
                "R1 Listen to all who live here now, and act",
                "  1.1. Hold a meeting | deadline (action): May 2025 | owner: Leader",
                "R2 Speak plainly to each and every one",
                "  2.1. Write it down | deadline (action): May 2025 | owner: Leader",
            ],
            id="the number in a cell of its own",
        ),
    ],
)
def test_bands(drawing: str, expected: list[str]) -> None:
    assert shown(document(drawing)) == expected


def test_a_table_a_recommendation_its_text_above_the_header() -> None:
    first = stacked(TOP, band("Recommendation 1: Listen"), HEADER.strip("\n"), row("Hold a meeting"))
    other = stacked(TOP, band("Recommendation 2: Speak"), HEADER.strip("\n"), row("Write it down"))
    assert shown(document(stacked(first, "\n\n\n\n", other))) == [
        "1 Listen",
        f"  - Hold a meeting | {END}",
        "2 Speak",
        f"  - Write it down | {END}",
    ]


def test_a_table_a_recommendation_under_a_heading_and_the_themes_of_several() -> None:
    drawing = stacked(
        "Our response\n\n",
        "Governance\n\n",
        "R1. Listen to all who live here\n",
        stacked(HEADER, row("Hold a meeting")),
        "\n\nR2. Speak plainly to all of them\n",
        stacked(HEADER, row("Write it down")),
        "\n\nFinance\n\n",
        "R3. Spend less than you get in\n",
        stacked(HEADER, row("Sell the depot")),
    )
    styles = {"Our response": LARGE, "Governance": LARGE, "Finance": LARGE}
    styles |= dict.fromkeys(("R1. Listen to all who live here", "R2. Speak plainly to all of them"), BOLD)
    styles |= {"R3. Spend less than you get in": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[Governance]",
        "R1 Listen to all who live here",
        f"  - Hold a meeting | {END}",
        "[Governance]",
        "R2 Speak plainly to all of them",
        f"  - Write it down | {END}",
        "[Finance]",
        "R3 Spend less than you get in",
        f"  - Sell the depot | {END}",
    ]


def test_a_heading_that_says_it_is_the_theme_of_most_tables() -> None:
    """Below an introduction in large type, which had been the theme."""
    parts = [
        stacked(
            f"Theme: {theme}\n\n", f"Recommendation {n}: {asked}\n", stacked(HEADER, row("Hold a meeting"))
        )
        for n, (theme, asked) in enumerate(
            [("Finance", "Spend less"), ("Finance", "Save more"), ("People", "Listen")], start=1
        )
    ]
    intro = "We agree with what the peers have found here."
    styles = dict.fromkeys((intro, "Theme: Finance", "Theme: People"), LARGE)
    text = "They came in May and spoke to many of us.\n\n"
    found = shown(document(stacked(intro + "\n\n", text, *parts), styles=styles))
    assert [text for text in found if text.startswith("[")] == [
        "[Theme: Finance]",
        "[Theme: Finance]",
        "[Theme: People]",
    ]


def test_a_small_line_that_says_it_is_the_theme_above_each_title() -> None:
    drawing = stacked(
        "Our response\n\n",
        "Theme: Governance\n",
        "R1. Listen to all who live here\n",
        stacked(HEADER, row("Hold a meeting")),
        "\n\nTheme: Finance\n",
        "R2. Spend less than you get in\n",
        stacked(HEADER, row("Sell the depot")),
    )
    styles = {"Our response": LARGE, "R1. Listen to all who live here": LARGE}
    assert shown(document(drawing, styles=styles | {"R2. Spend less than you get in": LARGE})) == [
        "[Governance]",
        "R1 Listen to all who live here",
        f"  - Hold a meeting | {END}",
        "[Finance]",
        "R2 Spend less than you get in",
        f"  - Sell the depot | {END}",
    ]


def test_plain_lines_above_tables_with_fields_between() -> None:
    drawing = stacked(
        "Our response\n\n",
        "Recommendation 1: Listen to all who live here\n",
        "Portfolio Holder: Cllr Ann Gale\n",
        stacked(HEADER, row("Hold a meeting")),
        "\n\nRecommendation 2: Speak plainly to all of them\n",
        "Portfolio Holder: Cllr Bo Reed\n",
        stacked(HEADER, row("Write it down")),
    )
    assert shown(document(drawing, styles={"Our response": LARGE})) == [
        "1 Listen to all who live here | lead_member: Cllr Ann Gale",
        f"  - Hold a meeting | {END}",
        "2 Speak plainly to all of them | lead_member: Cllr Bo Reed",
        f"  - Write it down | {END}",
    ]


def test_a_recommendation_over_its_rows_that_the_page_end_cuts() -> None:
    first = stacked(
        HEADER,
        band("R1: Listen to all who live here"),
        row("Hold a meeting"),
        band("R2: Speak plainly and at once to"),
    )
    second = stacked(HEADER, band("all of the people who live in the borough."), row("Write it down"))
    assert shown(document(first, second)) == [
        "R1 Listen to all who live here",
        f"  - Hold a meeting | {END}",
        "R2 Speak plainly and at once to all of the people who live in the borough.",
        f"  - Write it down | {END}",
    ]


def test_headings_that_count_and_the_paragraphs_below_them() -> None:
    """As inspectors print them: neither the heading nor the text alone says what is asked."""
    texts = ("The service should know who is most at risk.", "It has done too little for its culture.")
    tables = [
        stacked("AFI 1", "", texts[0], TOP, HEADER.strip(), row("Adopt a model.").strip()),
        stacked("Cause of concern 1", "", texts[1], TOP, HEADER.strip(), row("Set up a line.").strip()),
    ]
    built = document(
        stacked("Plan", "", "Effectiveness", "", tables[0], "", "People", "", tables[1]),
        styles={
            "Plan": LARGE,
            "AFI 1": BOLD,
            "Cause of concern 1": BOLD,
            "Effectiveness": LARGE,
            "People": LARGE,
        },
    )
    assert shown(built) == [
        "[Effectiveness]",
        f"AFI 1 {texts[0]}",
        f"  - Adopt a model. | {END}",
        "[People]",
        f"1 {texts[1]}",
        f"  - Set up a line. | {END}",
    ]


def test_headings_that_count_sentences_in_bold_and_who_leads_below_them() -> None:
    texts = ("Leaders should know who is most at risk.", "Plans should be on time and of good quality.")
    tables = [
        stacked(
            f"Improvement area {number}",
            "",
            text,
            "",
            "Strategic lead: Director of Nursing",
            TOP,
            HEADER.strip(),
            row("Adopt a model.").strip(),
        )
        for number, text in enumerate(texts, start=1)
    ]
    styles = dict.fromkeys(texts, BOLD) | {"Plan": LARGE, "Improvement area": LARGE}
    built = document(stacked("Plan", "", tables[0], "", tables[1]), styles=styles)
    assert shown(built) == [
        line
        for number, text in enumerate(texts, start=1)
        for line in (f"{number} {text} | owner: Director of Nursing", f"  - Adopt a model. | {END}")
    ]


def test_an_area_for_improvement_over_its_rows_is_asked_and_an_area_is_a_theme() -> None:
    texts = ("The service should know who is at risk.", "Leaders should act on what they are told.")

    def read(name: str) -> list[str]:
        bands = [(band(f"{name} {n}"), band(text)) for n, text in enumerate(texts, start=1)]
        rows = (row("Adopt a model."), row("Set up a line."))
        return shown(document(stacked(HEADER, *bands[0], rows[0], *bands[1], rows[1])))

    assert read("Area for improvement")[::2] == [f"{n} {text}" for n, text in enumerate(texts, start=1)]
    assert read("Area")[::3] == ["[Area 1]", "[Area 2]"]


def test_a_note_in_the_last_row_is_text() -> None:
    built = document(stacked(TOP, HEADER.strip(), row("Call.").strip(), band("Dates are not final.").strip()))
    assert shown(built) == [f"  - Call. | {END}"]
    assert parse(built).coverage.share == 1.0


def test_text_between_a_theme_and_its_table() -> None:
    def part(theme: str, action: str) -> str:
        text = "The team said that there is more to do."
        return stacked(theme, "", text, TOP, HEADER.strip(), row(action).strip())

    built = document(
        stacked("Plan", "", part("Finance", "Save."), "", part("Culture", "Listen.")),
        styles={"Plan": LARGE, "Finance": BOLD, "Culture": BOLD},
    )
    assert shown(built) == ["[Finance]", f"  - Save. | {END}", "[Culture]", f"  - Listen. | {END}"]
    other = document(
        stacked("Plan", "", part("Introduction", "Save."), "", part("Culture", "Listen.")),
        styles={"Plan": LARGE, "Introduction": BOLD, "Culture": BOLD},
    )
    assert "[Introduction]" not in shown(other)


def test_a_sentence_under_a_theme_says_more_of_it() -> None:
    drawing = """
    +----+----------------+----------------+----------+
    | No | Recommendation | Action         | By when  |
    +----+----------------+----------------+----------+
    | Theme 1: Leadership                             |
    +----+----------------+----------------+----------+
    | The team found an unclear vision.               |
    +----+----------------+----------------+----------+
    | 01 | Listen to all  | Hold a meeting | May 2025 |
    +----+----------------+----------------+----------+
    | Theme 2: Finance                                |
    +----+----------------+----------------+----------+
    | The team found low reserves here.               |
    +----+----------------+----------------+----------+
    | 02 | Build reserves | Find savings   | May 2025 |
    +----+----------------+----------------+----------+
    """
    assert [line for line in shown(document(drawing)) if not line.startswith("  -")] == [
        "[Theme 1: Leadership]",
        "01 Listen to all | (note): The team found an unclear vision.",
        "[Theme 2: Finance]",
        "02 Build reserves | (note): The team found low reserves here.",
    ]


@pytest.mark.parametrize(("second", "asked"), [("2", True), ("7", False)])
def test_numbered_paragraphs_that_count_the_tables(second: str, asked: bool) -> None:
    """Set like any other text, in the coloured head of a card."""
    texts = ("Agree a vision of the place with all who live here", "Make sure that money is understood")
    tables = [
        stacked(f"{number}    {text}", TOP, HEADER.strip(), row("Hold a meeting").strip())
        for number, text in zip(("1", second), texts, strict=True)
    ]
    built = document(stacked("Plan", "", tables[0], "", tables[1]), styles={"Plan": LARGE})
    assert (shown(built)[0] == f"1 {texts[0]}") is asked


TOLD = (
    "Agree a clearer role for the council in the county's partnership for health.",
    "Develop a robust savings programme that closes the gap in the budget.",
    "Review whether the structure gives the capacity that the council needs.",
)
FOUND = (
    "Partners told us that the role of the council in health is not clear.",
    "The savings programme does not yet close the gap in the budget.",
    "The structure does not give the capacity that the council needs.",
)


@pytest.mark.parametrize(("texts", "asked"), [(TOLD, True), (FOUND, False)])
def test_paragraphs_without_numbers_that_tell_what_to_do_above_each_table(
    texts: tuple[str, ...], asked: bool
) -> None:
    parts = [stacked("", text, TOP, HEADER.strip(), row("Hold a meeting").strip()) for text in texts]
    built = document(stacked("Plan", "", *parts), styles={"Plan": LARGE})
    assert [line for line in shown(built) if line[0] not in " ["] == (list(texts) if asked else [])


def test_a_labelled_row_under_a_themes_title_speaks_of_the_theme() -> None:
    drawing = """
    +-------------------------------------------------------------------+
    | Vision and leadership                                             |
    +-------------------------------------------------------------------+
    | Executive sponsor: Cllr Hart                                      |
    +----------------+---------------------------+-----------+----------+
    | Recommendation | Action                    | Lead      | By when  |
    +----------------+---------------------------+-----------+----------+
    | Listen to all  | Hold a meeting            | Leader    | May 2025 |
    +----------------+---------------------------+-----------+----------+
    """
    second = drawing.replace("Vision and leadership", "Money and its control").replace("Hart", "Cole")
    records = parse(
        document(stacked(drawing, "", second.replace("Listen to all", "Spend less   ")))
    ).recommendations
    assert [(each.theme, each.details.extra) for each in records] == [
        ("Vision and leadership", (("Executive sponsor", "Cllr Hart"),)),
        ("Money and its control", (("Executive sponsor", "Cllr Cole"),)),
    ]


def test_a_recommendation_with_its_lead_beside_it_over_the_header() -> None:
    drawing = """
    +------------------------------------------+---------------+
    | KR{0}: The council should {1:16} | Lead: Cllr    |
    |                                          | Hart          |
    +--------+--------------------+------------+---------------+
    | Ref    | Action             | By when    | Status        |
    +--------+--------------------+------------+---------------+
    | KR{0}.1  | Hold a meeting     | May 2025   | Complete      |
    +--------+--------------------+------------+---------------+
    """
    parts = [drawing.format(number, text) for number, text in ((1, "listen to all."), (2, "speak plainly."))]
    built = document(stacked("Key recommendations: action plan", "", *parts), styles={"Key": LARGE})
    records = parse(built).recommendations
    assert [(each.ref, each.text, each.actions[0].details.lead_member) for each in records] == [
        ("KR1", "The council should listen to all.", "Cllr Hart"),
        ("KR2", "The council should speak plainly.", "Cllr Hart"),
    ]


def test_what_the_last_row_of_each_table_says_of_its_recommendation() -> None:
    def part(number: int, actions: str, measure: str) -> str:
        return stacked(
            TOP,
            band(f"Recommendation {number}: Do it all").strip(),
            HEADER.strip().split("\n")[1],
            BAND.split("\n")[2],
            *(row(action).strip() for action in actions.split(", ")),
            band(f"How we will know: {measure}").strip(),
            "\n\n",
        )

    parts = part(1, "Listen, Look", "All are heard."), part(2, "Speak, Sing", "All hear us.")
    assert shown(document(stacked(*parts))) == [
        "1 Do it all | success_measure: All are heard.",
        f"  - Listen | {END}",
        f"  - Look | {END}",
        "2 Do it all | success_measure: All hear us.",
        f"  - Speak | {END}",
        f"  - Sing | {END}",
    ]


@pytest.mark.parametrize("sheets", [2, 3])
@pytest.mark.parametrize("between", [(), ("", "The team said that there is more to do.", "")])
def test_the_sheets_of_a_workbook_begin_each_with_its_theme(between: tuple[str, ...], sheets: int) -> None:
    def sheet(theme: str, action: str) -> str:
        return stacked(theme, *between, TOP, HEADER.strip(), row(action).strip())

    themes = ("Local priorities", "Good governance", "Money")[:sheets]
    pages = [sheet(theme, action) for theme, action in zip(themes, ("Listen", "Speak", "Save"), strict=False)]
    built = document(*pages, styles=dict.fromkeys(themes, BOLD))
    assert shown(built)[::2] == [f"[{theme}]" for theme in themes]


def test_bare_numbers_one_of_which_stands_farther_off() -> None:
    """In a square as wide as its panel lets it be."""
    drawing = """
    {0}{1}Listen to all who live in the town

    Action           Lead      By when
    {2:17}Leader    May 2025
    """
    rows = ((1, " ", "Hold a meeting"), (2, "     ", "Publish a note"), (3, " ", "Write less"))
    parts = [drawing.format(*row).replace("town", f"town {row[2].split()[-1]}") for row in rows]
    headings = {line.strip(): BOLD for part in parts for line in part.split("\n") if "town" in line}
    styles = {**headings, "Action           Lead      By when": BOLD}
    records = parse(document(stacked("Action plan", "", *parts), styles={**styles, "Action plan": LARGE}))
    assert [(one.ref, one.text[:6]) for one in records.recommendations] == [
        ("1", "Listen"),
        ("2", "Listen"),
        ("3", "Listen"),
    ]


def test_points_that_count_over_the_tables_are_recommendations() -> None:
    """Headings with nothing but tables between them are set like any text: a list, whose numbers count."""
    asked = ["Simplify how customers are served", "Take forward the plan for land"]
    parts = [f"{n}. {text}\n{HEADER}{row(f'Hold meeting {n}')}" for n, text in enumerate(asked, 1)]
    built = document("\n\n".join(["Our plan", *parts]), styles={"Our plan": LARGE})
    said = [line for line in shown(built) if not line.startswith("  -")]
    assert said == [f"{n} {text}" for n, text in enumerate(asked, 1)]


def test_who_leads_a_recommendation_behind_its_text_in_a_band() -> None:
    """ "R1: Agree a vision *Lead: Town Clerk*", in slanted type."""
    drawing = """
    +--------------------------+------------+
    | Action                   | By when    |
    +--------------------------+------------+
    | R1: Agree a vision Lead: Town Clerk   |
    +--------------------------+------------+
    | Hold two open evenings   | March 2025 |
    +--------------------------+------------+
    | R2: Know what is spent Lead: Mayor    |
    +--------------------------+------------+
    | Publish the accounts     | May 2025   |
    +--------------------------+------------+
    """
    slanted = replace(PLAIN, italic=True)
    built = document(drawing, styles={"Lead: Town Clerk": slanted, "Lead: Mayor": slanted})
    plan = parse(built)
    assert [(each.ref, each.text, each.actions[0].details.owner_text) for each in plan.recommendations] == [
        ("R1", "Agree a vision", "Town Clerk"),
        ("R2", "Know what is spent", "Mayor"),
    ]


LABELLED = """
{}

The peer team said

{}
for all of us.

What we will do
+---------------------------+-----------+----------+
| Action                    | Lead      | By when  |
+---------------------------+-----------+----------+
| Hold a meeting            | Leader    | May 2025 |
+---------------------------+-----------+----------+
"""


def test_labels_that_come_again_say_what_is_asked_and_what_are_the_rows() -> None:
    said = (("Finance", "1. Close the gap"), ("Place", "2. Speak plainly"), ("People", "Use data"))
    drawings = [LABELLED.format(*each) for each in said]
    styles = dict.fromkeys(("Finance", "Place", "People"), LARGE)
    read = shown(document("Action Plan", *drawings, styles=styles))
    assert read == [
        "[Finance]",
        "1 Close the gap for all of us.",
        f"  - Hold a meeting | {END}",
        "[Place]",
        "2 Speak plainly for all of us.",
        f"  - Hold a meeting | {END}",
        "[People]",
        "Use data for all of us.",
        f"  - Hold a meeting | {END}",
    ]


def test_findings_that_ask_for_something_now_and_then_are_no_recommendations() -> None:
    said = (
        ("Finance", "It spends as"),
        ("Place", "It is well led. It should be proud"),
        ("People", "It cares"),
    )
    drawings = [LABELLED.format(*each) for each in said]
    styles = dict.fromkeys(("Finance", "Place", "People"), LARGE)
    read = parse(document("Action Plan", *drawings, styles=styles))
    assert not any(each.text for each in read.recommendations)


def test_the_first_number_above_the_table_and_the_rest_over_its_rows() -> None:
    """Bars of colour, of which the first heads the table: each is a recommendation with its number."""
    heads = (
        "1 Settle the approach to reserves for good",
        "2 Improve the relations with all parishes",
        "3 Learn from complaints of the residents",
    )
    table = stacked(
        HEADER, row("Hold a meeting"), band(heads[1]), row("Write it down"), band(heads[2]), row("Tell all")
    )
    drawing = f"Peer challenge action plan\n\n{heads[0]}\n{table}"
    drafts = shown(document(drawing, styles={heads[0]: BOLD}))
    assert [line for line in drafts if not line.startswith(" ")] == list(heads)


def test_a_code_in_a_tab_over_its_recommendation_in_bold() -> None:
    texts = ("Agree a small number of things to stop", "Give young people a route into work")
    tables = [
        f"R{number}\n\n{text}\n\n" + stacked(HEADER, row("Hold a meeting"))
        for number, text in enumerate(texts, start=1)
    ]
    drawing = "Peer challenge action plan\n\n" + "\n\n".join(tables)
    drafts = shown(document(drawing, styles=dict.fromkeys(("R1", "R2"), LARGE) | dict.fromkeys(texts, BOLD)))
    assert [line for line in drafts if not line.startswith(" ")] == [f"R1 {texts[0]}", f"R2 {texts[1]}"]


def test_what_counts_the_tables_goes_on_over_their_rows() -> None:
    """ "3. Revisit the pay structure" over some rows of the second table is no theme, however short it is."""
    first = stacked(HEADER, row("Hold a meeting"))
    second = stacked(HEADER, row("Write it down"), band("3. Revisit the pay structure"), row("Tell all"))
    heads = ("1. Set clear expectations of the companies that we own", "2. Follow the risks of the council")
    drawing = (
        f"Peer challenge action plan\n\nFocus\n\n{heads[0]}\n\n{first}\n\nChallenge\n\n{heads[1]}\n\n{second}"
    )
    styles = dict.fromkeys(("Focus", "Challenge"), LARGE) | dict.fromkeys(heads, BOLD)
    drafts = shown(document(drawing, styles=styles))
    found = [line for line in drafts if not line.startswith(" ") and not line.startswith("[")]
    assert found == [text.replace(".", "", 1) for text in (*heads, "3. Revisit the pay structure")]


def test_what_the_peers_said_is_no_recommendation_where_most_of_it_asks_nothing() -> None:
    said = (("Finance", "Reserves are low"), ("Place", "Set a vision"), ("People", "Morale is good"))
    drawings = [LABELLED.format(*each) for each in said]
    styles = dict.fromkeys(("Finance", "Place", "People"), LARGE)
    read = shown(document("Action Plan", *drawings, styles=styles))
    assert not any(line.startswith("Set a vision") for line in read)


def test_outcomes_with_letters_are_themes() -> None:
    """ "Outcome A" is not the success measure that "Outcome: ..." is."""
    drawing = """
    +----+----------------+----------------+---------+
    | No | Recommendation | Action         | By when |
    +----+----------------+----------------+---------+
    | Outcome A: Children are safe                   |
    +----+----------------+----------------+---------+
    | A1 | Listen to all  | Hold a meeting | May     |
    +----+----------------+----------------+---------+
    | Outcome B: Families get help early             |
    +----+----------------+----------------+---------+
    | B2 | Speak plainly  | Write less     | June    |
    +----+----------------+----------------+---------+
    """
    read = parse(document(drawing))
    assert [(each.ref, each.theme) for each in read.recommendations] == [
        ("A1", "Outcome A: Children are safe"),
        ("B2", "Outcome B: Families get help early"),
    ]
