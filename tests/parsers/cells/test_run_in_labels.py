"""Labels in a text's lines: where they begin, and what is their value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.cells.run_in_labels import cut_at_labels
from parsers.text.joiner import Joiner
from parsers.text.lines import line_of
from tests.parsers.built import BOLD, lines

CASES = {
    "a question": (
        "Who is responsible? Chief Executive\nBy when? May 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "a question that the text asks": (
        "Tell people of each change. When? Residents want to know.\nTimescale: May 2025",
        "Tell people of each change. When? Residents want to know.",
        [("deadline", "May 2025")],
    ),
    "a line of its own": ("Timescale: May 2025", "", [("deadline", "May 2025")]),
    "a date beside a lead": (
        "Lead: Chief Executive\nDate: May 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "several on one line": (
        "Lead: Chief Executive; Timescale: May 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "an office with its portfolio behind a colon": (
        "Lead: Executive Member: Housing   Timescale: May 2025",
        "",
        [("owner", "Executive Member: Housing"), ("deadline", "May 2025")],
    ),
    "a dash behind them": (
        "Agree the outcomes. Owner – Chief Executive. By – June 2025.",
        "Agree the outcomes.",
        [("owner", "Chief Executive"), ("deadline", "June 2025")],
    ),
    "a dash behind each, on lines of their own": (
        "Owner – Chief Executive\nBy – June 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "June 2025")],
    ),
    "dashes behind and between them": (
        "Agree the outcomes. Owner – Chief Executive – By – June 2025",
        "Agree the outcomes.",
        [("owner", "Chief Executive"), ("deadline", "June 2025")],
    ),
    "dashes around whom a sentence names": (
        "Review the constitution. The lead – Jane Smith – said in June 2025 that it is old.",
        "Review the constitution. The lead – Jane Smith – said in June 2025 that it is old.",
        [],
    ),
    "dashes around a title that ends in the name of a column": (
        "Hold a summit. Lead – Housing Manager – will speak on the day.",
        "Hold a summit. Lead – Housing Manager – will speak on the day.",
        [],
    ),
    "dashes around when": (
        "Write to each partner. Deadline – 31 March 2026 – cannot move.",
        "Write to each partner. Deadline – 31 March 2026 – cannot move.",
        [],
    ),
    "who and when between dashes": (
        "Rebuild the reserve to 8% of net budget – Section 151 Officer – March 2027",
        "Rebuild the reserve to 8% of net budget – Section 151 Officer – March 2027",
        [],
    ),
    "a dash within a title": (
        "Agree the outcomes (Strategic Director – Communities)",
        "Agree the outcomes (Strategic Director – Communities)",
        [],
    ),
    "a dash between them": (
        "Who: Chief Executive – When: May 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "a dot between them": (
        "Lead: Chief Executive · By: May 2025",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "by when, with no mark before it": (
        "Lead: Director of Transformation By: May 2025",
        "",
        [("owner", "Director of Transformation"), ("deadline", "May 2025")],
    ),
    "behind white, and a title that ends as another label begins": (
        "Lead: Head of Legal & Democratic Services   By: May 2025",
        "",
        [("owner", "Head of Legal & Democratic Services"), ("deadline", "May 2025")],
    ),
    "a title that is a label elsewhere": (
        "Lead: Cabinet Member: Housing\nStatus: Ongoing",
        "",
        [("owner", "Cabinet Member: Housing"), ("status", "Ongoing")],
    ),
    "such a title of another behind a slash": (
        "Lead: Cllr Achebe / Exec Director: Place",
        "",
        [("owner", "Cllr Achebe / Exec Director: Place")],
    ),
    "such a title over the end of a line, behind a slash": (
        "Who will lead: Cabinet Member for Children / Exec\nDirector: Place",
        "",
        [("owner", "Cabinet Member for Children / Exec Director: Place")],
    ),
    "one over the end of a line that has but its first word": (
        "Publish the plan. Lead: Service\nLead: Revenues. Status: Ongoing.",
        "Publish the plan.",
        [("owner", "Service Lead: Revenues"), ("status", "Ongoing")],
    ),
    "two labels below each other": (
        "Lead: Chief Executive\nLead member: Cllr Achebe",
        "",
        [("owner", "Chief Executive"), ("lead_member", "Cllr Achebe")],
    ),
    "two labels with a slash between them": (
        "Lead: Cllr Achebe / Support: Jane Smith",
        "",
        [("owner", "Cllr Achebe"), ("support", "Jane Smith")],
    ),
    "several sentences on one line": (
        "Lead: Chief Executive. Timescale: May 2025.",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "run in behind a sentence": (
        "Appoint a chair. Lead: Chief Executive. Timescale: May 2025.",
        "Appoint a chair.",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "an owner behind text without a mark": (
        "Appoint a chair Lead: Chief Executive. Timescale: May 2025",
        "Appoint a chair",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "such an owner behind a word of its text": (
        "Report to Cabinet Lead: Chief Executive. Timescale: May 2025",
        "Report to Cabinet",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "such an owner over lines": (
        "Appoint a chair Lead: Section 151\nOfficer. Timescale: May 2025",
        "Appoint a chair",
        [("owner", "Section 151 Officer"), ("deadline", "May 2025")],
    ),
    "no owner behind text without a mark": (
        "Appoint a Lead: somebody who has time. Timescale: May 2025",
        "Appoint a Lead: somebody who has time.",
        [("deadline", "May 2025")],
    ),
    "in brackets": (
        "Appoint a chair (Lead: Chief Executive)",
        "Appoint a chair",
        [("owner", "Chief Executive")],
    ),
    "in brackets, small letters behind the first": (
        "Appoint a chair (Lead: Chief Executive;\nby: May 2025)",
        "Appoint a chair",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "in square brackets, of two lines": (
        "Adopt a disposals policy [Lead: Head of\nProperty; By: May 2025]",
        "Adopt a disposals policy",
        [("owner", "Head of Property"), ("deadline", "May 2025")],
    ),
    "what, who and when": (
        "What: Recruit to both posts\nWho: Head of Planning\nWhen: May 2025",
        "",
        [("action", "Recruit to both posts"), ("owner", "Head of Planning"), ("deadline", "May 2025")],
    ),
    "well apart from its value": (
        "Adopt a policy\nLead      Head of Property\nDate      May 2025",
        "Adopt a policy",
        [("owner", "Head of Property"), ("deadline", "May 2025")],
    ),
    "a word of the text well apart from the rest": ("Lead      by example", "Lead by example", []),
    "a stop behind a value": (
        "Lead: Chief Executive.\nTimescale: May 2025.",
        "",
        [("owner", "Chief Executive"), ("deadline", "May 2025")],
    ),
    "who and when by the same word": (
        "Appoint a chair. Lead: Chief Executive. By: May 2025. By: Head of Policy",
        "Appoint a chair.",
        [("owner", "Chief Executive"), ("deadline", "May 2025"), ("owner", "Head of Policy")],
    ),
    "over lines": (
        "Appoint a chair. Status: In\nprogress. Timescale: May\n2025",
        "Appoint a chair.",
        [("status", "In progress"), ("deadline", "May 2025")],
    ),
    "a label over the line's end": (
        "Appoint a chair. Lead: Chief Executive. By\nwhen: May 2025. Status: Complete",
        "Appoint a chair.",
        [("owner", "Chief Executive"), ("deadline", "May 2025"), ("status", "Complete")],
    ),
    "a value's end before a label": (
        "Appoint a chair. By when: May – Dec 2025. Status: Complete",
        "Appoint a chair.",
        [("deadline", "May – Dec 2025"), ("status", "Complete")],
    ),
    "no label over the line's end within a sentence": (
        "Agree what it is and by\nwhen: in May",
        "Agree what it is and by when: in May",
        [],
    ),
    "no label within a sentence": (
        "Agree who will take the lead: members",
        "Agree who will take the lead: members",
        [],
    ),
    "no label in lower case": ("Appoint a chair. status: open", "Appoint a chair. status: open", []),
    "a bracket that opens behind a text's own last word": (
        "Set up a working\nGroup (Lead: Leader; Timescale: June 2025)",
        "Set up a working Group",
        [("owner", "Leader"), ("deadline", "June 2025")],
    ),
    "a label behind the owner of another": (
        "Lead: Head of Housing Timescale: March 2023",
        "",
        [("owner", "Head of Housing"), ("deadline", "March 2023")],
    ),
    "no known label": ("Phase one: Map the need", "Phase one: Map the need", []),
}


@pytest.mark.parametrize(("drawing", "text", "values"), CASES.values(), ids=CASES)
def test_cut_at_labels(drawing: str, text: str, values: list[tuple[str, str]]) -> None:
    joiner = Joiner()
    column = lines(drawing)
    before, labels = cut_at_labels(column)
    assert joiner.passage(before).text == text
    assert [(each.column, each.value(joiner).text) for each in labels] == values


@pytest.mark.parametrize("drawing", [case[0] for case in CASES.values()], ids=CASES)
def test_no_word_is_lost_or_doubled(drawing: str) -> None:
    column = lines(drawing)
    before, labels = cut_at_labels(column)
    taken = [word for line in before for word in line.words]
    taken += [word for each in labels for word in each.value(Joiner()).words]
    assert taken == [word for line in column for word in line.words]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Owner Head of HR", [("owner", "Head of HR")]),
        ("Owner to be found for this.", []),
        ("Timescale Q2 2025/26", [("deadline", "Q2 2025/26")]),
        ("Timescale and costs", []),
    ],
)
def test_bold_may_set_off_a_label_of_who_or_when(text: str, said: list[tuple[str, str]]) -> None:
    found = cut_at_labels(lines(text, styles={text.split()[0]: BOLD}))[1]
    assert [(each.column, each.value(Joiner()).text) for each in found] == said
    assert not cut_at_labels(lines(text))[1]


def test_several_labels_in_bold_with_no_other_mark() -> None:
    line = lines("Owner Head of HR   Deadline May 2025", styles={"Owner": BOLD, "Deadline": BOLD})
    before, found = cut_at_labels(line)
    assert not before
    assert [(each.column, " ".join(own.text for own in each.lines)) for each in found] == [
        ("owner", "Head of HR"),
        ("deadline", "May 2025"),
    ]


def test_a_label_that_was_drawn_is_one_word() -> None:
    (line,) = lines("Lead: Executive Director Corporate Timescale: May 2025")
    words = tuple(replace(word, drawn=word.text.endswith(":")) for word in line.words)
    found = cut_at_labels([line_of(words)])[1]
    assert [each.value(Joiner()).text for each in found] == ["Executive Director Corporate", "May 2025"]


def test_by_in_bold_sets_off_a_date() -> None:
    found = cut_at_labels(lines("By June 2026", styles={"By": BOLD}))[1]
    assert [(each.column, each.value(Joiner()).text) for each in found] == [("deadline", "June 2026")]


def test_no_word_in_plain_type_is_part_of_a_label_in_bold() -> None:
    drawing = "Lead: Director of Corporate\nServices By: May 2026"
    found = cut_at_labels(lines(drawing, styles={"Lead:": BOLD, "By:": BOLD}))[1]
    assert [(each.column, each.value(Joiner()).text) for each in found] == [
        ("owner", "Director of Corporate Services"),
        ("deadline", "May 2026"),
    ]


def test_a_label_in_wide_type_is_one() -> None:
    """A typewriter's justified line: "Who will lead:" had been three texts, and who leads prose."""
    (line,) = lines("Who will lead: Finance Partners")
    words, x = [], 40.0
    for word in line.words:
        width = word.box.x1 - word.box.x0
        words.append(replace(word, box=replace(word.box, x0=x, x1=x + width)))
        x += width + 0.85 * word.style.size
    before, labels = cut_at_labels([line_of(words)])
    assert not before
    assert [(each.column, each.value(Joiner()).text) for each in labels] == [("owner", "Finance Partners")]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("By 6 June 2026 – Scrutiny: one review each year, to be approved by Cabinet", []),
        ("By 6 June 2026 – Lead: Head of HR", ["owner"]),
    ],
)
def test_what_a_date_leads_in_to_is_no_label_but_who_leads(line: str, columns: list[str]) -> None:
    assert [each.column for each in cut_at_labels(lines(line))[1]] == columns
