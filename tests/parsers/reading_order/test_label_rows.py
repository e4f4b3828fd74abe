"""Labels beside each other with their values under them, in cards without rules."""

from __future__ import annotations

from parsers.parse import parse
from parsers.reading_order.label_rows import with_label_rows
from tests.parsers.built import BOLD, LARGE, document

ROW = "Lead member     Lead officer      Target date     Status"
DRAWING = f"""
R1 Agree what comes first
Action
Hold a meeting each month
{ROW}
Cllr Nolan      Head of Audit     June 2025       In progress

R2 Speak plainly to all
Action
Write less
{ROW}
Cllr Fox        HR Manager        May 2026        Not started
"""
LABELS = ("R1 Agree what comes first", "R2 Speak plainly to all", "Action", ROW)


def test_each_value_is_that_of_the_label_above_it() -> None:
    built = document(DRAWING, styles=dict.fromkeys(LABELS, BOLD))
    plan = parse(built)
    assert [(one.ref, one.text) for one in plan.recommendations] == [
        ("R1", "Agree what comes first"),
        ("R2", "Speak plainly to all"),
    ]
    actions = [action for one in plan.recommendations for action in one.actions]
    assert [(action.text, action.details.deadline.text) for action in actions] == [
        ("Hold a meeting each month", "June 2025"),
        ("Write less", "May 2026"),
    ]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_the_words_stand_where_they_are_printed() -> None:
    built = document(DRAWING, styles=dict.fromkeys(LABELS, BOLD))
    printed = {word.index: word.box for word in built.words}
    words = [word for one in parse(built).recommendations for word in one.words]
    assert words and all(word.box == printed[word.index] for word in words)


def test_one_such_row_is_read_as_it_stands() -> None:
    once = document(DRAWING.split("\n\n")[0], styles=dict.fromkeys(LABELS, BOLD))
    assert with_label_rows(once) is once


def test_the_second_line_of_a_header_is_no_row_of_labels() -> None:
    header = "Ref  Area for improvement  Actions         Who?      Target"
    drawing = f"""
    {header}
    No                                                   completion
    {{0}}1   Listen to all         Hold a meeting  Leader    May 2025
    {{0}}2   Speak plainly         Write less      Mayor     June 2025
    """
    styles = dict.fromkeys((header, "No  ", "completion"), BOLD)
    built = document(*(drawing.format(number) for number in (1, 2, 3)), styles=styles)
    assert with_label_rows(built) is built


def test_words_that_could_be_labels_once_each_are_none() -> None:
    """The cells of a table without upright rules: "Scrutiny" and "Manager" on one line."""
    drawing = """
    Action           Lead             When
    Recruit a new
    Scrutiny         Manager
    Panel
    Ask those who
    Outcome          Officer
    wait
    """
    built = document(drawing, styles={"Action           Lead             When": BOLD})
    assert with_label_rows(built) is built


def test_what_stands_below_the_values_in_larger_type_is_no_value() -> None:
    styles = {**dict.fromkeys(LABELS, BOLD), "Write a note": LARGE}
    drawing = DRAWING.replace("2025       In progress\n", "2025       In progress\nWrite a note\n")
    tops = {each.text: each.box.top for each in with_label_rows(document(drawing, styles=styles)).words}
    assert tops["progress"] < tops["note"]
