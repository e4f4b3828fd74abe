"""Where the rows of a table begin that rules part on some of its pages, or on none."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import document

HEADER = """
+-----+------------------+---------------------+------------+--------+
| No  | Recommendation   | Action              | By when    | Lead   |
+-----+------------------+---------------------+------------+--------+
"""
RULE = HEADER.splitlines()[1] + "\n"


def told(*drawings: str) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Each recommendation, and its actions with their dates and leads."""
    plan = parse(document(*drawings))
    return [
        (
            each.ref,
            each.text,
            [(one.text, one.details.deadline.text, one.details.owner_text) for one in each.actions],
        )
        for each in plan.recommendations
    ]


def test_cells_in_the_middle_of_rows_between_which_only_uprights_stand() -> None:
    """A style sheet's: numbers, dates and leads in the middle of their rows, texts at the top."""
    drawing = f"""{HEADER}\
|     | Listen to all    | Hold a meeting      |            |        |
| 1   | who live here    | each month with     | March 2022 | Leader |
|     |                  | all of the people   |            |        |
|     |                  |                     |            |        |
|     |                  | Publish a note      |            |        |
|     |                  | of what was said    | Ongoing    | Clerk  |
|     |                  | at each of them     |            |        |
|     |                  |                     |            |        |
|     | Speak plainly    | Write less          |            |        |
| 2   | and more often   | and say more        | June 2022  | Mayor  |
|     |                  | of what is done     |            |        |
|     |                  |                     |            |        |
|     | Be bolder        | Tell the story      |            |        |
| 3   | with money       | of the place        | July 2022  | Clerk  |
|     |                  | to all who ask      |            |        |
"""
    assert told(drawing) == [
        (
            "1",
            "Listen to all who live here",
            [
                ("Hold a meeting each month with all of the people", "March 2022", "Leader"),
                ("Publish a note of what was said at each of them", "Ongoing", "Clerk"),
            ],
        ),
        (
            "2",
            "Speak plainly and more often",
            [("Write less and say more of what is done", "June 2022", "Mayor")],
        ),
        ("3", "Be bolder with money", [("Tell the story of the place to all who ask", "July 2022", "Clerk")]),
    ]


def test_rules_that_part_rows_on_a_later_page_do_so_on_all_behind_it() -> None:
    """The first page has room for one row alone; so has the third, below the rest of one."""
    one = """\
|     | Listen to all    | Hold a meeting      |            |        |
| {0}   | who live here    | each month with     | March 2022 | Leader |
|     |                  | all of the people   |            |        |
"""
    rest = "|     |                  | and the places      |            |        |\n"
    more = """\
|     |                  |                     |            |        |
|     |                  | Publish a note      | Ongoing    | Clerk  |
"""
    pages = [
        HEADER + one.format(1) + RULE,
        HEADER + one.format(2) + RULE + one.format(3) + RULE,
        HEADER + rest + RULE + one.format(4) + more + RULE,
    ]
    asked = [(ref, text) for ref, text, _ in told(*pages)]
    assert asked == [(str(number), "Listen to all who live here") for number in range(1, 5)]


def test_rules_that_part_the_rows_under_one_theme_do_so_under_the_next() -> None:
    """Its page has room for one row, whose number stands below the first lines of its texts."""
    one = """\
|     | Listen to all    | Hold a meeting      |            |        |
|     | who live here    | each month          |            | Leader |
| {0}   |                  | of the year.        | March 2022 | of the |
|     |                  |                     |            | House  |
|     |                  | Publish a note.     | Ongoing    |        |
"""
    first = HEADER + one.format(1) + RULE + one.format(2) + RULE
    second = "\nMoney\n" + HEADER + one.format(3) + RULE
    asked = [(ref, text, len(actions)) for ref, text, actions in told(first, second)]
    assert asked == [(str(number), "Listen to all who live here", 2) for number in range(1, 4)]
