"""What tops a page as the rest of a row that the page end cuts, though its words alone do not show it."""

from __future__ import annotations

from tests.parsers.built import document, shown

HEADER = """
    +----+----------------+----------------------+--------+------------+
    | No | Recommendation | Action               | Lead   | By when    |
    +----+----------------+----------------------+--------+------------+"""
END = "    +----+----------------+----------------------+--------+------------+"


def repeated(*actions: str) -> str:
    """Rows that print the recommendation again beside each action."""
    said = "| Clerk  | May 2022   |"
    return "".join(f"\n    | 01 | Listen to all. | {each:20} {said}\n{END}" for each in actions)


def test_a_row_that_lacks_what_all_others_have_is_the_rest_of_one() -> None:
    """A full sentence ends above it: the row was an action without owner and date."""
    above = repeated("Hold a meeting.", "Map the wards.", "Write less.", "Read it all aloud.")
    below = f"""
{END}
    |    |                | Findings inform all. |        |            |
{END}
    | 02 | Spend less.    | Sell the depot.      | Clerk  | May 2024   |
{END}"""
    lines = shown(document(HEADER + above, below))
    assert lines[3:6] == [
        "  - Write less. | deadline (action): May 2022 | owner: Clerk",
        "  - Read it all aloud. Findings inform all. | deadline (action): May 2022 | owner: Clerk",
        "02 Spend less.",
    ]


def test_what_goes_on_beside_a_cut_date_is_of_the_action_above_where_each_cell_holds_one() -> None:
    above = repeated("Hold a meeting.", "Map the wards.", "Write less.", "Read it all aloud.")
    above = above[: above.rindex("May 2022")] + f"May to     |\n{END}"
    below = f"""
{END}
    |    |                | Findings inform all. |        | June 2022  |
{END}
    | 02 | Spend less.    | Sell the depot.      | Clerk  | May 2024   |
{END}"""
    lines = shown(document(HEADER + above, below))
    assert (
        lines[4]
        == "  - Read it all aloud. Findings inform all. | deadline (action): May to June 2022 | owner: Clerk"
    )


def test_a_date_lines_below_the_top_of_its_row_is_of_a_later_action() -> None:
    above = f"""
    | 01 | Listen to all. | Hold a meeting.      | Clerk  | May 2022   |
    |    |                +----------------------+--------+------------+
    |    |                | Report on the budget | Clerk  | May 2023   |
{END}"""
    below = f"""
{END}
    |    |                | Estimates as planned |        |            |
    |    |                | by law.              |        |            |
    |    |                |                      |        |            |
    |    |                | Sell the depot.      |        | June 2024  |
{END}
    | 02 | Spend less.    | Sell the hall.       | Clerk  | May 2024   |
{END}"""
    lines = shown(document(HEADER + above, below))
    assert [line.partition(" |")[0] for line in lines[1:5]] == [
        "  - Hold a meeting.",
        "  - Report on the budget Estimates as planned by law.",
        "  - Sell the depot.",
        "02 Spend less.",
    ]


def test_bullets_in_columns_that_drift_behind_a_page_end_stand_level() -> None:
    """The columns of the next page stand a little further right: its actions hung under the last above."""
    above = f"""
    | 01 | Listen to all. | - Hold a meeting.    | Clerk  | May 2022   |
    |    |                | - Write it down.     |        | May 2023   |
{END}"""
    below = f"""
{END}
    |    |                |   - Read it aloud.   |        | May 2024   |
    |    |                |   - Sell the depot.  |        | May 2025   |
{END}"""
    lines = shown(document(HEADER + above, below))
    assert [line[:7] for line in lines[1:]] == ["  - Hol", "  - Wri", "  - Rea", "  - Sel"]


def test_words_of_a_date_and_of_a_heading_are_one_or_the_other() -> None:
    """ "– ongoing commitment", the rest of a row, was the header of a roadmap."""
    above = f"""
    | 01 | Listen to all. | Do a survey in June  | Clerk  | Commencing |
{END}"""
    below = f"""
{END}
    |    |                | – ongoing commitment |        | March 2025 |
{END}
    | 02 | Spend less.    | Sell the depot.      | Clerk  | May 2024   |
{END}"""
    assert [line.partition(" |")[0] for line in shown(document(HEADER + above, below))] == [
        "01 Listen to all.",
        "  - Do a survey in June – ongoing commitment",
        "02 Spend less.",
        "  - Sell the depot.",
    ]
