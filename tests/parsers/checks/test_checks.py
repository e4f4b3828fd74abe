"""What a plan's records say about each other: each check with what is odd, and with a right plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from models.document import Document
from models.plan import Action, Deadline, Details, Issue, Recommendation
from parsers.checks.checks import Record, self_checks
from parsers.checks.numbering import declared_count
from parsers.outline.outline import Outline, document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, document, stacked, word

NOWHERE = document_to_outline(document(""))
NUMBERS = count(1)


def details(due: date | None = None, **fields: Any) -> Details:
    text = due.isoformat() if due else ""
    return Details(deadline=Deadline(text, due=due), **fields)


def done(text: str = "", ref: str = "", parent: str = "", said: Details | None = None) -> Action:
    """An action, by default a right one, with a word of its own."""
    number = next(NUMBERS)
    words = (word(f"action-{number}", top=12.0 * number),)
    return Action(
        ref or f"A{number}", parent, text or f"Publish report {number}.", said or Details(), 1, words
    )


def asked(ref: str = "", *actions: Action, text: str = "Agree the plan.", theme: str = "") -> Recommendation:
    """A recommendation with these actions, else with a right one."""
    words = (word(f"recommendation-{next(NUMBERS)}"),)
    return Recommendation(theme, "", ref, text, Details(), actions or (done(),), 1, words)


def bare(ref: str = "", said: Details | None = None) -> Recommendation:
    words = (word(f"recommendation-{next(NUMBERS)}"),)
    return Recommendation("", "", ref, "Agree the plan.", said or Details(), (), 1, words)


def checked(plan: Sequence[Recommendation], outline: Outline = NOWHERE, plan_date: str = "") -> list[Issue]:
    return self_checks(plan, outline, frozenset(), plan_date)


def messages(plan: Sequence[Recommendation], outline: Outline = NOWHERE, plan_date: str = "") -> list[str]:
    return [issue.message for issue in checked(plan, outline, plan_date)]


def touched(plan: Sequence[Recommendation], plan_date: str = "") -> list[Record]:
    """The records whose words an issue names."""
    words = {each for issue in checked(plan, plan_date=plan_date) for each in issue.words}
    records: list[Record] = []
    for one in plan:
        records += [one, *one.actions]
    return [one for one in records if words & set(one.words)]


def plan_of_actions(*texts: str) -> list[Recommendation]:
    return [asked("1", *map(done, texts))]


def test_a_right_plan_raises_nothing() -> None:
    actions = [done(said=details(date(2024, 9, 30), lead_officer="Head of Finance")) for _ in range(9)]
    plan = [asked(f"R{number}", action) for number, action in enumerate(actions, start=1)]
    outline = document_to_outline(document("The peer team made nine recommendations to the council."))
    assert checked(plan, outline, "2024-03") == []
    assert checked([]) == []


class TestTheDeclaredCount:
    @pytest.mark.parametrize(
        ("text", "counts"),
        [
            ("The report made a series of 10 recommendations.", [10]),
            ("The team made six key recommendations for the council.", [6]),
            ("It has 12 high-level peer challenge recommendations.", [12]),
            ("All seven recommendations were accepted.", [7]),
            ("There are five recommendations and twenty priority recommendations.", [5, 20]),
            ("Three of the 10 recommendations are late.", []),  # a part of them, whatever the whole is
            ("So far 8 recommendations have completed their work.", []),
            ("The recommendations of 2022 were accepted.", []),
            ("One recommendation was made.", []),
            ("2.0 Recommendations", []),  # a section's number
            ("What became of the 2023/24 key recommendations is said below.", []),  # a year's
        ],
    )
    def test_what_the_text_declares(self, text: str, counts: list[int]) -> None:
        blocks = document_to_outline(document(text)).blocks
        assert [number for number, _ in declared_count(blocks)] == counts

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The team made three recommendations.", []),
            ("The team made 4 recommendations.", ["the plan speaks of 4 recommendations, 3 were found"]),
            ("The team made 3 recommendations; 9 recommendations stood before.", []),
            (
                "The team made 5 recommendations; two recommendations are new.",
                ["the plan speaks of 5 recommendations, 3 were found"],
            ),
            ("The team made recommendations.", []),
        ],
    )
    def test_against_what_was_found(self, text: str, found: list[str]) -> None:
        outline = document_to_outline(document(text))
        assert messages([asked("1"), asked("2"), asked("3")], outline) == found

    def test_the_issue_stands_at_the_text(self) -> None:
        built = document("", "The team made 2 recommendations.")
        (issue,) = checked([asked("1")], document_to_outline(built))
        assert (issue.kind, issue.page) == ("count", 2)
        assert issue.words == tuple(built.words)

    @pytest.mark.parametrize(("declared", "doubted"), [("5", True), ("2", False)])
    def test_far_fewer_found_than_declared_are_in_doubt(self, declared: str, doubted: bool) -> None:
        """One record may hold all of a table whose rows nothing parts."""
        plan = parse(document(f"The team made {declared} recommendations.\n{PLAN}"))
        assert [one.needs_review for each in plan.recommendations for one in each.actions] == [doubted]

    def test_a_recommendation_printed_twice_counts_once(self) -> None:
        outline = document_to_outline(document("The team made two recommendations."))
        plan = [asked("1", theme="People"), asked("2"), asked("1", theme="Places")]
        assert [issue for issue in checked(plan, outline) if issue.kind == "count"] == []

    def test_themes_with_actions_alone_are_no_recommendations(self) -> None:
        outline = document_to_outline(document("The team made two recommendations."))
        assert messages([asked(text="", theme="People")], outline) == []


class TestReferences:
    @pytest.mark.parametrize(
        "refs",
        [
            "1 2 3 4",
            "01 02 03",
            "R1 R2 R3",
            "R9 R10 R11",
            "1.1 1.2 1.3 1.4 2.1 2.2",
            "1.1 2.2 3.1 3.3 1.2 2.1 3.2",  # tables by status: none is missing
            "1 1.1 1.2 2 2.1",
            "1 2 3 1 2",  # the count begins again, under another heading perhaps
            "a b c",
            "7",
        ],
    )
    def test_in_turn(self, refs: str) -> None:
        assert messages([asked(ref) for ref in refs.split()]) == []

    @pytest.mark.parametrize(
        ("refs", "message"),
        [
            ("R1 R2 R4 R5", "reference R4 follows R2"),
            ("1 2 3 3 4", "reference 3 comes twice"),
            ("1 1 2 3 4", "reference 1 comes twice"),
            ("1.1 1.2 1.4 2.1", "reference 1.4 follows 1.2"),
            ("1.1 1.2 2.2 2.3", "reference 2.2 follows 1.2"),
            ("1 2 3 5 6 7", "reference 5 follows 3"),
            ("1a 1b 2a 2c 3a", "reference 2c follows 2a"),
        ],
    )
    def test_out_of_turn(self, refs: str, message: str) -> None:
        plan = [asked(ref) for ref in refs.split()]
        assert messages(plan) == [message]
        below = message.split()[1]
        at = max(place for place, ref in enumerate(refs.split()) if ref == below)
        assert touched(plan) == [plan[at - 1], plan[at]]

    def test_one_without_its_number(self) -> None:
        plan = [asked(ref) for ref in "1 2 3 4 5 6 Recommendation 8".split()]
        assert "“Recommendation” is no reference" in messages(plan)
        assert plan[6] in touched(plan)
        assert messages([asked(ref) for ref in ("Finance", "People", "Places")]) == []

    @pytest.mark.parametrize(("printed", "messages_"), [("61. Data is poor.", 0), ("6. Data is poor.", 1)])
    def test_a_report_counts_its_paragraphs_between_two_lists(self, printed: str, messages_: int) -> None:
        outline = document_to_outline(document(printed))
        assert len(messages([asked(ref) for ref in ("1", "2", "3", "4", "62", "63")], outline)) == messages_

    def test_each_theme_may_count_for_itself(self) -> None:
        refs = [("1.1", "People"), ("1.2", "People"), ("3.1", "Places"), ("3.2", "Places")]
        assert messages([asked(ref, theme=theme) for ref, theme in refs]) == []

    @pytest.mark.parametrize(("last", "odd"), [("6", ["reference 6 follows 4"]), ("5", [])])
    def test_a_plan_that_counts_on_through_its_themes(self, last: str, odd: list[str]) -> None:
        refs = [("1", "People"), ("2", "Places"), ("3", "Money"), ("4", "Money"), (last, "Data")]
        assert messages([asked(ref, theme=theme) for ref, theme in refs]) == odd

    def test_what_is_asked_of_another_body_may_be_counted_from_one_again(self) -> None:
        bodies = [("1", "The board"), ("2", "The board"), ("1", "The police"), ("1", "The council")]
        plan = [
            replace(asked(ref, text=f"share {who} data {ref}"), actions=(), details=Details(owner_text=who))
            for ref, who in bodies
        ]
        outline = document_to_outline(document("We made four recommendations."))
        assert messages(plan, outline) == []

    def test_a_plan_that_does_not_count(self) -> None:
        assert messages([asked(ref) for ref in "4 19 2 27 11 8".split()]) == []


class TestWithoutActions:
    def test_where_nearly_all_have_one(self) -> None:
        plan = [*(asked() for _ in range(9)), bare()]
        assert messages(plan) == ["a recommendation without an action"]
        assert touched(plan) == [plan[-1]]

    @pytest.mark.parametrize("with_actions", [0, 2])
    def test_where_most_have_none(self, with_actions: int) -> None:
        assert messages([*(bare() for _ in range(8)), *(asked() for _ in range(with_actions))]) == []


class TestOddTexts:
    USUAL = tuple(f"Publish report {number} to all." for number in range(9))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("Publish the report of the", "the text stops in the middle"),
            ("Publish the report, the annexes and", "the text stops in the middle"),
            ("Publish the report (in May.", "a bracket or quotation mark in the text has no other half"),
            ("Publish the “report in May.", "a bracket or quotation mark in the text has no other half"),
            ("March 2022", "the text is a date"),
            ("31/03/2025.", "the text is a date"),
            ("Sponsor", "the text is a heading"),
            ("and publish the report.", "the text begins in the middle"),
        ],
    )
    def test_an_odd_one_among_usual_ones(self, text: str, message: str) -> None:
        plan = plan_of_actions(*self.USUAL, text)
        assert message in messages(plan)
        assert touched(plan) == [plan[0].actions[-1]]

    def test_a_point_of_a_list_is_no_heading(self) -> None:
        assert "the text is a heading" not in messages(plan_of_actions(*self.USUAL, "a target date"))

    @pytest.mark.parametrize(
        "text",
        [
            "Publish the report (in May) to all.",
            "Publish the “report” to all.",
            "Publish the report by March 2022.",
            "Publish the report to residents;",  # the next point of a list follows
            "Publish the report to residents; and",
            "Publish it to all. Publish it again.",
        ],
    )
    def test_a_right_one_among_usual_ones(self, text: str) -> None:
        assert messages(plan_of_actions(*self.USUAL, text)) == []

    @pytest.mark.parametrize(
        "texts",
        [
            [f"publish report {number} to all." for number in range(9)],
            [f"Publish report {number} to all" for number in range(9)],
            ["Listen.", "Speak.", "Write.", "Read.", "Meet.", "Ask.", "Tell.", "Call.", "Agree."],
        ],
        ids=["all in lower case", "no full stops", "single words"],
    )
    def test_a_plans_habit_is_not_odd(self, texts: list[str]) -> None:
        assert messages(plan_of_actions(*texts)) == []

    def test_few_texts_show_no_habit(self) -> None:
        assert messages(plan_of_actions(*self.USUAL[:6], "Meet")) == []

    def test_recommendations_and_actions_have_habits_of_their_own(self) -> None:
        plan = [asked(text=f"Agree plan {number} soon", ref=str(number)) for number in range(1, 10)]
        assert messages(plan) == []

    @pytest.mark.parametrize(("text", "odd"), [("Agree the plan of", True), ("Agree the plan.", False)])
    def test_a_recommendations_text(self, text: str, odd: bool) -> None:
        plan = [asked("1", text=text)]
        assert touched(plan) == plan * odd

    def test_sub_actions_are_no_measure_of_each_other(self) -> None:
        parents = [done(f"Publish report {number}:", ref=f"1.{number}") for number in range(9)]
        children = [done("the annex", parent="1.0"), done("All of the annexes.", parent="1.1")]
        assert messages([asked("1", *parents, *children)]) == []

    def test_points_of_a_list_end_as_such(self) -> None:
        texts = ("in print; and", "on the website, or", "at the offices,", "by letter;")
        children = [done(text, parent="1.1") for text in texts]
        assert messages([asked("1", done("Publish:", ref="1.1"), *children)]) == []

    @pytest.mark.parametrize("parent", ["", "1.1"])
    def test_a_dangling_sub_action_or_its_leader(self, parent: str) -> None:
        leader = done("Publish to the" if not parent else "Publish to:", ref="1.1")
        child = done("Publish to the" if parent else "all residents.", parent="1.1")
        plan = [asked("1", leader, child)]
        assert messages(plan) == ["the text stops in the middle"]
        assert touched(plan) == [child if parent else leader]


class TestOddOwners:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("Head of", "the owner begins or ends in the middle"),
            ("of Finance", "the owner begins or ends in the middle"),
            ("Leader,", "the owner begins or ends in the middle"),
            ("Head of Finance (with Leader", "a bracket in the owner has no other half"),
            ("March 2022", "the owner is a date"),
            (" ".join(["Publish the report"] * 11), "the owner's cell holds more than owners"),
        ],
    )
    @pytest.mark.parametrize("column", ["lead_member", "lead_officer"])
    def test_odd(self, column: str, text: str, message: str) -> None:
        plan = [asked("1", done(said=details(**{column: text})), done())]
        assert messages(plan) == [f"{message}: “{text[:80]}”"]
        assert touched(plan) == [plan[0].actions[0]]

    @pytest.mark.parametrize(
        "text",
        [
            "head of customers and digital",
            "Leader",
            "Head of Finance (S151 Officer)",
            "TBC",
            "tba",
            "N/A",
            "",
            "Leader; Chief Executive",
            "To be advised",
            "Monthly Board; CLT",
        ],
    )
    def test_right(self, text: str) -> None:
        assert messages([asked("1", done(said=details(lead_officer=text)))]) == []

    def test_the_same_owner_in_both_columns_is_told_once(self) -> None:
        both = details(lead_member="Head of", lead_officer="Head of")
        assert len(messages([asked("1", done(said=both))])) == 1

    def test_of_a_recommendation(self) -> None:
        plan = [bare("1", details(lead_officer="of Finance"))]
        assert touched(plan) == plan


class TestRepeatedActions:
    def test_in_one_recommendation(self) -> None:
        plan = plan_of_actions("Publish it to all.", "Review it.", "publish it to all.")
        first, _, last = plan[0].actions
        assert [issue.kind for issue in checked(plan)] == ["repeat", "repeat"]
        assert touched(plan) == [first, last]

    def test_under_two_recommendations(self) -> None:
        assert messages([asked("1", done("Publish it.")), asked("2", done("Publish it."))]) == []

    def test_under_two_actions(self) -> None:
        leaders = [done(f"Publish {ref}:", ref=ref) for ref in ("1.1", "1.2")]
        children = [done("in print", parent=leader.ref) for leader in leaders]
        assert messages([asked("1", *leaders, *children)]) == []


class TestPastDates:
    COMING = tuple(date(2024, month, 28) for month in range(3, 12))

    def plan(self, *past: date, status: str = "") -> list[Recommendation]:
        coming = [done(said=details(due)) for due in self.COMING]
        return [asked("1", *coming, *(done(said=details(due, status=status)) for due in past))]

    def test_a_single_one(self) -> None:
        plan = self.plan(date(2023, 9, 30))
        (issue,) = checked(plan, plan_date="2024-03")
        assert (issue.kind, issue.message) == ("past", "“2023-09-30” lies before the plan's date 2024-03")
        assert touched(plan, "2024-03") == [plan[0].actions[-1]]

    def test_most_of_them_doubt_the_plans_own_date(self) -> None:
        plan = self.plan(*(date(2023, month, 28) for month in range(1, 9)))
        (issue,) = checked(plan, plan_date="2024-03")
        assert issue.message == "8 of 17 dates lie before the plan's date 2024-03"
        assert (issue.words, touched(plan, "2024-03")) == ((), [])

    @pytest.mark.parametrize(
        ("plan_date", "past"),
        [
            ("2024-03", False),
            ("2024", False),
            ("2024-03-28", False),
            ("2024-03-29", True),
            ("2024-04", True),
            ("", False),
        ],
    )
    def test_from_when_on(self, plan_date: str, past: bool) -> None:
        coming = [done(said=details(date(2025, 1, 31))) for _ in range(9)]
        plan = [asked("1", done(said=details(date(2024, 3, 28))), *coming)]
        assert bool(messages(plan, plan_date=plan_date)) is past

    @pytest.mark.parametrize("status", ["complete", "cancelled", "ongoing"])
    def test_what_is_no_target_any_more(self, status: str) -> None:
        assert messages(self.plan(date(2023, 9, 30), status=status), plan_date="2024-03") == []

    def test_of_a_recommendation_without_actions(self) -> None:
        plan = [bare("1", details(date(2023, 9, 30))), *(bare(said=details(due)) for due in self.COMING)]
        assert touched(plan, "2024-03") == [plan[0]]


HEADER = """
+----+----------------+-----------------------+------------+----------+
| No | Recommendation | Actions               | By when    | Progress |
+----+----------------+-----------------------+------------+----------+
"""
FIRST = """
| 01 | Listen         | Write to all.         | May 2022   | Begun    |
+----+----------------+-----------------------+------------+----------+
"""
SECOND = """
+----+----------------+-----------------------+------------+----------+
| 02 | Speak          | Read to all.          | May 2022   |          |
+----+----------------+-----------------------+------------+----------+
"""


def issues_of(built: Document, kind: str) -> list[Issue]:
    return [issue for issue in parse(built).issues if issue.kind == kind]


class TestEmptyColumns:
    def test_filled_on_one_page(self) -> None:
        assert issues_of(document(stacked(HEADER, FIRST), SECOND), "column") == []

    def test_empty_on_all_pages(self) -> None:
        first = stacked(HEADER, FIRST.replace("Begun", "     "))
        (issue,) = issues_of(document(first, SECOND), "column")
        assert issue.message == "nothing stands in the column “Progress”"
        assert ([each.text for each in issue.words], issue.page) == (["Progress"], 1)

    def test_empty_actions_are_a_doubt_about_all_rows(self) -> None:
        drawing = """
        +----+----------------+---------+------------------+
        | No | Recommendation | Actions | Lead             |
        +----+----------------+---------+------------------+
        | 1  | Listen to all  |         | Leader           |
        +----+----------------+---------+------------------+
        | 2  | Speak plainly  |         | Head of Policy   |
        +----+----------------+---------+------------------+
        """
        assert all(one.needs_review for one in parse(document(drawing)).recommendations)

    def test_a_table_without_rows(self) -> None:
        outline = document_to_outline(document(HEADER))
        assert outline.tables
        assert checked([], outline) == []


class TestBetweenTheRows:
    NOTE = "Members asked for more to be done here."

    def test_text_between_two_parts_of_a_table(self) -> None:
        plan = parse(document(stacked(HEADER, FIRST), stacked(self.NOTE, SECOND)))
        (issue,) = [issue for issue in plan.issues if issue.kind == "between"]
        assert issue.message == f"between the rows of a table, in no record: “{self.NOTE}”"
        assert issue.page == 2
        assert [each.text for each in issue.words[:8]] == self.NOTE.split()
        records = [one for each in plan.recommendations for one in (each, *each.actions)]
        assert [one.text for one in records if set(one.words) & set(issue.words)] == ["Write to all."]
        assert [one.text for one in records if one.needs_review] == ["Write to all."]

    def test_text_around_a_table(self) -> None:
        built = document(stacked(self.NOTE, HEADER, FIRST), stacked(SECOND, self.NOTE))
        assert issues_of(built, "between") == []
        assert len(parse(built).recommendations) == 2

    @pytest.mark.parametrize(
        ("line", "told"), [("Chair | 12 June 2025", True), ("Chair of the board", False)]
    )
    def test_who_and_when_below_a_record_that_no_record_has(self, line: str, told: bool) -> None:
        asked = "Recommendation 1: Say what the authority is for."
        drawing = f"Our plan\n\n{asked}\n\nA members' workshop in June\n\n{line}\n\nRecommendation 2: Use it."
        styles = {"Our plan": LARGE, asked: BOLD, "Recommendation 2: Use it.": BOLD}
        plan = parse(document(drawing, styles=styles))
        assert [one.needs_review for one in plan.recommendations] == [told, False]
        assert any(issue.kind == "between" for issue in plan.issues) is told

    def test_tables_below_recommendations_without_actions_that_no_record_has(self) -> None:
        asked = [f"Recommendation {number}: Say what the authority does." for number in (1, 2, 3)]
        rule = "+-----------------+--------------+"
        table = f"{rule}\n| Depot in {{}} | Ninety staff |\n{rule}\n| Yard in {{}}  | Forty staff  |\n{rule}"
        first, second = (table.format(town, town) for town in ("Aberle", "Berdon"))
        drawing = "\n\n".join(["Our plan", asked[0], first, asked[1], second, asked[2]])
        plan = parse(document(drawing, styles={"Our plan": LARGE, **dict.fromkeys(asked, BOLD)}))
        assert [one.needs_review for one in plan.recommendations] == [True, True, True]

    @pytest.mark.parametrize(("text", "told"), [("Be realistic: slippage", True), ("Be realistic.", False)])
    def test_the_rest_of_a_text_behind_a_page_end(self, text: str, told: bool) -> None:
        """Its actions are touched, too: their rows show it."""
        rest = "exceeded forty per cent in each of the last years"
        outline = document_to_outline(document("Our plan", rest, styles={"Our plan": LARGE}))
        plan = [asked("1", replace(done(), page=3), text=text)]
        issues = [issue for issue in checked(plan, outline) if issue.kind == "between"]
        assert [issue.message for issue in issues] == [f"a text's rest, in no record: “{rest}”"] * told
        held = {each for issue in issues for each in issue.words}
        assert all(bool(held.intersection(one.words)) is told for one in (plan[0], *plan[0].actions))

    def test_the_rest_of_a_text_stands_on_the_next_page(self) -> None:
        rest = "exceeded forty per cent in each of the last years"
        outline = document_to_outline(document("Our plan", "Notes", rest, styles={"Our plan": LARGE}))
        assert not any(
            i.kind == "between" for i in checked([asked("1", text="Be realistic: slippage")], outline)
        )

    @pytest.mark.parametrize("behind", [False, True])
    def test_a_point_without_the_date_that_begins_the_others_has_none(self, behind: bool) -> None:
        """One behind the text may have gone to another line."""
        dates = [f"{month} 2025" for month in ("May", "June", "July", "March", "April", "August", "October")]
        tasks = [f"Agree the {what}" for what in "budget plan code vision offer scheme pledge".split()]
        pairs = zip(tasks, dates, strict=True)
        points = [f"• {task} ({date})" if behind else f"• {date} – {task}" for task, date in pairs]
        drawing = "\n\n".join(["Peer challenge action plan", "Housing", *points, "• Publish the findings"])
        plan = parse(document(drawing, styles={"Peer challenge action plan": LARGE, "Housing": BOLD}))
        actions = [action for each in plan.recommendations for action in each.actions]
        assert sum(bool(action.details.deadline.text) for action in actions) == len(points)
        assert actions[-1].needs_review is behind

    def test_running_lines_are_none(self) -> None:
        built = document(stacked(HEADER, FIRST), SECOND, header="Castlemere Council", footer="Page # of 2")
        assert issues_of(built, "between") == []


PLAN = """
+----+---------------------+--------------------+----------+
| No | Recommendation      | Action             | By when  |
+----+---------------------+--------------------+----------+
| 1  | Listen to residents | Hold six meetings  | May 2022 |
+----+---------------------+--------------------+----------+
"""
STRANGE = """
+-----------------------+------------+-----------------+
| Wibble                | Wobble     | Flub            |
+-----------------------+------------+-----------------+
| Write a plan for IT   | June 2024  | Head of IT      |
+-----------------------+------------+-----------------+
| Move the help desk on | May 2024   | Chief Executive |
+-----------------------+------------+-----------------+
| Tell all of the staff | March 2025 | Head of HR      |
+-----------------------+------------+-----------------+
"""
BUDGET = """
+----------+---------+---------+
| Budget   | 2023/24 | 2024/25 |
+----------+---------+---------+
| Services | 120     | 130     |
+----------+---------+---------+
| Reserves | 12      | 13      |
+----------+---------+---------+
"""


@pytest.mark.parametrize(
    ("drawings", "said"),
    [
        pytest.param([PLAN, STRANGE], True, id="what looks like actions below the plan"),
        pytest.param([PLAN, BUDGET], False, id="figures below it"),
        pytest.param([PLAN, BUDGET, PLAN], True, id="anything among its tables"),
    ],
)
def test_tables_that_are_no_part_of_the_plan(drawings: list[str], said: bool) -> None:
    plan = parse(document(*drawings))
    assert bool([issue for issue in plan.issues if issue.kind == "table"]) is said
    assert len(plan.recommendations) in (1, 2)
