"""Which pages of a pack are a plan's: what pages say of themselves, and what goes on from page to page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.skim import SkimmedLine, SkimmedPage
from parsers.packs.packs import plan_parts
from parsers.parse import parse
from parsers.vocabulary.papers import (
    is_cover,
    is_foreign_header,
    is_paper_title,
    is_scorecard,
    mark_of,
    names_plan,
)
from tests.parsers.built import LARGE, document

TEXT = 10.0
AGENDA = "# Cabinet - Agenda\n1. Apologies for absence\n2. Declarations of interest\n3. Minutes"
REPORT = (
    "Report of the Chief Executive\n# Peer challenge: action plan\nWards affected: All\nThat Cabinet agrees"
)
RISKS = (
    "# Strategic risk register\nRef Risk Likelihood Impact Action Owner Due date\nR1 A cyber attack 3 4 12"
)
PLAN = "# Peer Challenge Action Plan\nNo Recommendations Actions Lead Timescale\n1 Set priorities\nMarch 2026"
ROWS = "Publish them on the website\nHead of Policy\nJune 2026"


def page(number: int, text: str, font: str = "Arial", picture: bool = False) -> SkimmedPage:
    """A page of lines; "# " begins one in larger type, "* " one in bold, "> " one at the page's foot."""
    lines = [
        SkimmedLine(
            line.lstrip("#*> "),
            800.0 if line.startswith("> ") else 60.0 + 14 * place,
            16.0 if line.startswith("# ") else TEXT,
            f"{font}-Bold" if line.startswith("* ") else font,
        )
        for place, line in enumerate(text.splitlines())
        if line
    ]
    return SkimmedPage(number, 595.0, 842.0, tuple(lines), picture)


def found(*texts: str) -> tuple[tuple[int, ...], ...]:
    return plan_parts([page(number, text) for number, text in enumerate(texts, 1)]).plans


def test_only_the_plan() -> None:
    assert found(AGENDA, REPORT, PLAN, ROWS, ROWS, RISKS, RISKS) == ((3, 4, 5),)


def test_a_plan_whose_title_runs_through_the_file_from_its_first_page_is_no_pack() -> None:
    """Its second sheet reads "Constitution working group to report to" / "Annual Council"."""
    others = ROWS.splitlines(), REPORT.splitlines()[:1], RISKS.splitlines()[1:], ROWS.splitlines()
    sheets = [PLAN, *("\n".join([PLAN.splitlines()[0], *own]) for own in others)]
    assert found(*sheets) == ()
    assert found(AGENDA, REPORT, *sheets[:1], ROWS, RISKS) == ((3, 4),)


def test_a_board_whose_name_runs_through_its_pack_is_no_plan() -> None:
    pages = (AGENDA.replace("Cabinet - Agenda", "Improvement Board"), REPORT, PLAN, ROWS, RISKS, RISKS)
    assert found(pages[0], *(f"{text}\nImprovement Board" for text in pages[1:])) == ((3, 4),)


def test_a_title_that_each_sheet_of_a_plan_prints_again() -> None:
    assert found(AGENDA, REPORT, PLAN, ROWS, PLAN, ROWS, RISKS) == ((3, 4, 5, 6),)
    short = PLAN.replace("Peer Challenge Action", "Action")
    assert found(AGENDA, REPORT, short, ROWS, short, ROWS, RISKS) == ((3, 4), (5, 6))


def test_two_plans() -> None:
    other = "# Improvement plan\nAction Lead Timescale\nHire staff"
    assert found(AGENDA, REPORT, PLAN, ROWS, RISKS, other, ROWS, RISKS) == ((3, 4), (6, 7))


def test_a_task_groups_report_by_its_numbered_recommendations() -> None:
    report = "# Getting about by bus\nRecommendation 1\nThat fares are capped\nRecommendation 2: Ask again"
    asked = "# Buses\nRecommendation 1: That Cabinet agrees it\nRecommendation 2: That Cabinet notes it"
    assert found(AGENDA, REPORT, report, ROWS, RISKS, RISKS) == ((3, 4),)
    assert found(AGENDA, REPORT, asked, RISKS, RISKS, RISKS) == ((1, 2, 3, 4, 5, 6),)


def test_a_plan_about_something_else() -> None:
    other = "# Climate change action plan\nAction Lead Timescale\nPlant trees"
    assert found(AGENDA, REPORT, PLAN, ROWS, other, ROWS, RISKS) == ((3, 4),)


def test_two_plans_with_a_cover_sheet_between() -> None:
    assert found(AGENDA, REPORT, PLAN, ROWS, "# Appendix B", PLAN, ROWS) == ((3, 4), (6, 7))


@pytest.mark.parametrize(
    "texts",
    [
        (PLAN, ROWS, ROWS, ROWS, ROWS),
        (PLAN, ROWS, "# Budget monitoring\nThe team found that ...", ROWS, ROWS),
        (AGENDA, REPORT, PLAN),
    ],
    ids=["a plan alone", "a plan with a chapter on budgets", "hardly more than the plan"],
)
def test_all_is_read(texts: tuple[str, ...]) -> None:
    """A file that is no pack."""
    assert found(*texts) == ()


def test_a_short_pack_without_a_plan_is_all_read_and_other_papers_in_it_are_in_doubt() -> None:
    audit = "# Internal audit report: cards\nNo Recommendation Response Lead Due date\n1 Keep receipts"
    parts = plan_parts([page(number, text) for number, text in enumerate((AGENDA, REPORT, audit, RISKS), 1)])
    assert (parts.plans, parts.doubtful) == (((1, 2, 3, 4),), (3, 4))


@pytest.mark.parametrize(
    "inner",
    [
        "Terms of reference agreed, with partners\nHead of Policy\nJune 2026",
        "equality impact assessment.\nHead of Policy\nJune 2026",
        "Minutes of the board to be published\nResolved complaints to be counted\nHead of Policy",
        "Train managers\n• costs to date against budget, with a forecast of the outturn\nHead of Finance",
        "Report the forecast outturn against the budget\nHead of Finance\nJune 2026",
    ],
)
def test_words_of_other_papers_inside_a_plan(inner: str) -> None:
    assert found(AGENDA, REPORT, PLAN, inner, ROWS, RISKS) == ((3, 4, 5),)


def test_a_heading_inside_a_plan_is_smaller_than_its_title() -> None:
    theme = SkimmedPage(
        4, 595.0, 842.0, (SkimmedLine("Budgets", 60, 13.0, "Arial"), *page(4, ROWS).lines[1:])
    )
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, PLAN, "", ROWS, RISKS), 1)]
    pages[3] = theme
    assert plan_parts(pages).plans == ((3, 4, 5),)


def test_appendix_1_above_a_plans_title_is_no_heading_within_the_plan() -> None:
    """Nor is the next paper's title, set as that is."""
    appendix, another = (SkimmedLine(text, 40, 13.0, "Arial") for text in ("Appendix 1", "Forward plan"))
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, PLAN, ROWS, RISKS), 1)]
    for place, line in ((2, appendix), (3, another)):
        pages[place] = replace(pages[place], lines=(line, *pages[place].lines))
    assert plan_parts(pages).plans == ((3,),)


def test_a_bold_title_begins_another_paper() -> None:
    assert found(AGENDA, REPORT, PLAN, ROWS, "* Forward plan of key decisions\nLocal Plan Cabinet June") == (
        (3, 4),
    )


def test_a_register_of_risks_without_a_title_is_told_by_its_header() -> None:
    register = "Ref Risk Cause Likelihood Impact Score Action Owner Due date\nR1 A cyber attack 3 4 12"
    assert found(AGENDA, REPORT, PLAN, ROWS, register, ROWS) == ((3, 4),)


SCRUTINY = (
    "# Scrutiny task group: floods\nNo Recommendation Response Responsible officer Due date\n1 Clear it"
)


def test_a_plans_header_under_another_title_is_doubtful() -> None:
    """It is read where nothing in the pack is surely a plan."""
    texts = [AGENDA, REPORT, PLAN, ROWS, RISKS, SCRUTINY]
    parts = plan_parts([page(number, text) for number, text in enumerate(texts, 1)])
    assert (parts.plans, parts.doubtful) == (((3, 4),), (6,))
    assert found(AGENDA, REPORT, RISKS, SCRUTINY, ROWS) == ((4, 5),)


def test_what_a_report_or_a_cover_sheet_announces_is_a_plan() -> None:
    sheet = "# Appendix A\nAction plan"
    assert found(AGENDA, REPORT, sheet, SCRUTINY, ROWS, PLAN) == ((4, 5), (6,))


def test_themes_over_the_tables_of_a_plan() -> None:
    """Headings smaller than the title, each with the table's header: the plan goes on."""
    theme = SkimmedLine("Governance", 60, 13.0, "Arial")
    header = page(4, "\nNo Recommendations Actions Lead Timescale\n2 Set priorities\nMarch 2026").lines
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, PLAN, "", ROWS, RISKS), 1)]
    pages[3] = SkimmedPage(4, 595.0, 842.0, (theme, *header))
    assert plan_parts(pages).plans == ((3, 4, 5),)


def test_a_title_larger_than_any_heading_of_the_plan_begins_another_paper() -> None:
    diary = page(5, "# Cabinet diary\nWaste contract\nCllr Jones\nApril 2026")
    small = [replace(line, size=min(line.size, 13.0)) for line in page(3, PLAN).lines]
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, "", ROWS), 1)]
    pages[2] = SkimmedPage(3, 595.0, 842.0, tuple(small))
    assert plan_parts([*pages, diary]).plans == ((3, 4),)


def test_another_plans_title_as_large_as_the_first_begins_another() -> None:
    assert found(AGENDA, REPORT, PLAN, ROWS, "# Improvement plan\nHire staff\nMay 2026", ROWS) == (
        (3, 4),
        (5, 6),
    )


def test_another_stamp_begins_another_paper() -> None:
    """The pack's own number of the item stands above every page."""
    texts = [AGENDA, REPORT, PLAN, ROWS, "Cabinet diary\nWaste contract\nApril 2026", "Waste contract"]
    items = (1, 2, 3, 3, 4, 4)
    stamped = [f"Agenda Item {item}\n{text}" for item, text in zip(items, texts, strict=True)]
    assert found(*stamped) == ((3, 4),)


def test_a_bold_title_is_a_plans_too() -> None:
    assert found(AGENDA, REPORT, "* ACTION PLAN\nPublish it\nHead of Policy", ROWS, RISKS) == ((3, 4),)


def test_a_letter_says_behind_dear_what_it_is_about() -> None:
    to = "4 May 2025\nDirector of Children's Services\nChief Constable\nChair of the board\nHead of Service"
    letter = f"{to}\nDear local partnership\n* Joint targeted area inspection of Ottercombe\nWe saw much."
    assert found(AGENDA, REPORT, letter, ROWS, RISKS, RISKS) == ((3, 4),)


def test_an_appendix_begins_another_paper() -> None:
    letter = "# Appendix B\nDear members\n" + "The auditor thanks the council.\n" * 12
    assert found(AGENDA, REPORT, "# Appendix A\n" + PLAN, ROWS, letter) == ((3, 4),)


def test_the_last_lines_of_a_plan_under_the_stamp_of_its_appendix() -> None:
    stamped = ["Appendix A\n" + text for text in (PLAN, ROWS, "website\nJune 2026")]
    assert found(AGENDA, REPORT, *stamped, RISKS, RISKS, RISKS) == ((3, 4, 5),)


def test_a_count_in_a_cell_is_no_page_number() -> None:
    cell = "\n" * 5 + "1 of 4\n" + ROWS
    assert found(AGENDA, REPORT, PLAN, cell, ROWS, RISKS) == ((3, 4, 5),)


def test_a_plans_table_on_the_last_page_of_a_report() -> None:
    last = (
        "Background papers\nWards affected: All\nNo Recommendations Actions Lead Timescale\n1 Set priorities"
    )
    assert found(AGENDA, REPORT, last, ROWS, RISKS) == ((3, 4),)


def test_a_plan_that_counts_its_own_pages() -> None:
    """Headings inside it begin no other paper; what comes after its last page is another."""
    parts = [
        PLAN + "\n> Page 1 of 3",
        "# Risk register\nRefresh it\n> Page 2 of 3",
        ROWS + "\n> Page 3 of 3",
        " ".join(["word"] * 50),
    ]
    assert found(AGENDA, REPORT, *parts, RISKS) == ((3, 4, 5),)


def test_a_plan_without_a_title() -> None:
    """Its header tells; the pages that it counts before are its own."""
    header = "No Recommendations Actions Lead Timescale\n1 Set priorities\n> Page 2 of 2"
    before = "Our response\nThe council welcomes it.\n> Page 1 of 2"
    assert found(AGENDA, REPORT, RISKS, before, header, RISKS) == ((4, 5),)


def test_another_papers_table_with_the_headings_of_a_plan() -> None:
    audit = (
        "# Internal audit progress report\nNo Recommendation Response Responsible officer Due date\n1 Sign it"
    )
    again = "No Recommendation Response Responsible officer Due date\n5 Do it"
    assert found(AGENDA, REPORT, PLAN, ROWS, audit, again) == ((3, 4),)


def test_another_typeface_begins_another_paper() -> None:
    letter = page(
        5, "\n".join(["The auditor thanks the council for its help in the year."] * 6), "ABCDEF+Times"
    )
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, PLAN, ROWS), 1)]
    assert plan_parts([*pages, letter]).plans == ((3, 4),)


def test_a_scan_behind_a_plans_cover_sheet_or_pages_is_its_own() -> None:
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, "# Appendix A\nAction plan"), 1)]
    scans = [page(4, "", picture=True), page(5, "> Page 5", picture=True)]
    assert plan_parts([*pages, *scans, page(6, RISKS)]).plans == ((4, 5),)


def test_a_picture_among_other_papers_is_doubtful() -> None:
    """It may be the plan where nothing else is."""
    pages = [page(n, text) for n, text in enumerate((AGENDA, REPORT, RISKS), 1)]
    rest = [page(4, "> Page 4", picture=True), page(5, RISKS)]
    assert plan_parts([*pages, *rest]).plans == ((4,),)
    parts = plan_parts([*pages, *rest, page(6, PLAN), page(7, ROWS)])
    assert (parts.plans, parts.doubtful) == (((6, 7),), (4,))


def test_the_line_that_runs_through_the_pack_tells_nothing() -> None:
    running = "# Agenda Item 7 - Internal audit\n"
    assert found(*(running + text for text in (AGENDA, REPORT, PLAN, ROWS, RISKS))) == ((3, 4),)


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Strategic Risk Register 2025/26", True),
        ("Appendix 1: Risk register", True),
        ("Forward Plan of Key Decisions: March to June 2026", True),
        ("Draft annual internal audit report", True),
        ("Refresh the risk register and use it.", False),
        ("Peer challenge action plan", False),
        ("Governance", False),
    ],
)
def test_titles_of_other_papers(line: str, is_title: bool) -> None:
    assert is_paper_title(line) is is_title


@pytest.mark.parametrize(
    ("line", "is_foreign"),
    [
        ("Ref Risk Cause Likelihood Impact Score Action Owner Due date", True),
        ("Service Budget £000 Actual £000 Variance £000", True),
        ("Protected characteristic Impact Action to mitigate By whom By when", True),
        ("Decision Decision maker Date Lead officer Documents", True),
        ("Action Lead Risk Impact Status", False),
        ("Action Indicator Baseline Target Lead", False),
        ("Recommendation Risk Likelihood Impact Score", False),
        ("No Risk Owner Score Controls in place Further actions Due", True),
    ],
)
def test_headers_of_tables_that_are_no_plans(line: str, is_foreign: bool) -> None:
    assert is_foreign_header(line) is is_foreign


def test_names() -> None:
    assert [is_cover(line) for line in ("Appendix A", "Annex 2: Map", "Appendices to note")] == [
        True,
        True,
        False,
    ]
    assert [names_plan(line) for line in ("Financial Improvement Plan", "Local Plan")] == [True, False]
    assert names_plan("Cynllun Gwella 2026")
    assert not names_plan("Cynllun Corfforaethol")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("RESOLVED: That the minutes be approved", "resolved"),
        ("2.1 That Cabinet approves the plan", "that cabinet approves"),
        ("(a) Legal implications", "legal implications"),
        ("Wards affected: All", "wards affected"),
        ("The complaint was resolved", ""),
        ("Establish a regular 'safe space'", ""),
    ],
)
def test_marks_of_a_committees_papers(line: str, mark: str) -> None:
    assert mark_of(line) == mark


def test_prose_that_wraps_makes_no_pack_of_a_report() -> None:
    prose = "Our last report\nrecommended that staff be trained. They told us that a\nreport to the board"
    assert found("# Inspection of Ottercombe", prose, ROWS, prose, prose, ROWS) == ()


def test_a_reports_recommendations_that_the_plan_in_the_same_pack_answers() -> None:
    report = """
    Peer challenge report

    Recommendations
    • Train all the managers of budgets.
    • Count the calls that are lost each day.
    """
    plan = """
    +----+------------------------------------+-----------------+----------+
    | No | Recommendation                     | Action          | By when  |
    +----+------------------------------------+-----------------+----------+
    | 1  | Train all the managers of budgets. | Hold a workshop | May 2025 |
    +----+------------------------------------+-----------------+----------+
    """
    pack = replace(document(report, plan, styles={"Recommendations": LARGE}), plans=((1,), (2,)))
    told = parse(pack)
    assert [(each.ref, each.text, len(each.actions)) for each in told.recommendations] == [
        ("", "Count the calls that are lost each day.", 0),
        ("1", "Train all the managers of budgets.", 1),
    ]
    assert told.coverage.share == 1.0


def test_a_long_pack_without_a_plan_is_read_where_pages_say_nothing_of_themselves() -> None:
    silent = "A table of figures\nand no more than that"
    papers = (AGENDA, REPORT, RISKS, REPORT, RISKS, silent, REPORT, RISKS, REPORT, RISKS)
    parts = plan_parts([page(number, text) for number, text in enumerate(papers, 1)])
    assert (parts.plans, parts.doubtful) == (((6,),), (6,))
    assert found(*papers[:7]) == (tuple(range(1, 8)),)


def test_a_plan_that_is_nowhere_may_be_on_all_pages_but_another_papers() -> None:
    silent = "A table of figures\nand no more than that"
    again = page(6, RISKS.replace("R1", "R9"))
    pages = [page(number, text) for number, text in enumerate((AGENDA, REPORT, silent, PLAN, RISKS), 1)]
    assert plan_parts([*pages, again]).rest == (1, 2, 3, 4)


def test_records_on_pages_that_no_title_calls_a_plans_are_for_review() -> None:
    plan = """
    No   Recommendation                        Action                      Lead            By when
    1    Train all the managers of budgets.    Hold a course for each.     Head of Audit   March 2026
    2    Publish the costs of each service.    Write to the members.       Head of Audit   May 2026
    """
    of = document(plan, plan)
    sure, unsure = (
        parse(replace(of, plans=((1,),), doubtful=doubtful)).recommendations for doubtful in ((), (1,))
    )
    assert sure and not any(each.needs_review or each.actions[0].needs_review for each in sure)
    assert all(each.needs_review and each.actions[0].needs_review for each in unsure)
    done = "\n".join(line[:9] + line[47:] for line in plan.splitlines())
    alone = parse(replace(document(done, done), plans=((1,),), doubtful=(1,))).recommendations
    assert [action.needs_review for each in alone for action in each.actions] == [True, True]


def test_what_is_said_of_a_packs_pages() -> None:
    table = """
    No   Recommendation                        Action                      Lead            By when
    1    Train all the managers of budgets.    Hold a course for each.     Head of Audit   March 2026
    """
    plans = (parse(replace(document(table, table), plans=own, doubtful=(2,))) for own in (((1,),), ((1, 2),)))
    assert [plan.issues[0].message for plan in plans] == [
        "a pack of papers: the plan was found on page 1; 1 other pages were only looked through "
        "(page 2 may be another's); read others with --pages",
        "a pack of papers: no page says that it is a plan's, and all were read (page 2 may be another's); "
        "read some with --pages",
    ]


def test_an_appendix_of_few_words_may_be_all_of_the_plan() -> None:
    plan = (
        "# Appendix B\n# Peer challenge action plan\n* Customer focus\nPublish standards\nAnswer calls\nMeet"
    )
    sheet = "# Appendix B\n# Peer challenge action plan"
    assert found(AGENDA, REPORT, plan, RISKS) == ((3,),)
    assert found(AGENDA, REPORT, sheet, PLAN, RISKS) == ((4,),)


def test_a_table_under_another_papers_title_is_no_part_of_a_report() -> None:
    """Though it asks and answers, and its title is set as the report's headings are."""
    texts = (
        AGENDA,
        REPORT,
        "# LGA Corporate Peer Challenge\nFeedback report\n# 1. Introduction\nThe team heard from many.",
        "# Internal audit: follow-up\nRecommendation Action Officer Due\nReconcile the bank each month",
        RISKS,
    )
    pages = [page(number, text) for number, text in enumerate(texts, 1)]
    title, *lines = pages[2].lines
    pages[2] = replace(pages[2], lines=(replace(title, size=20.0), *lines))
    assert plan_parts(pages).plans == ((3,),)


@pytest.mark.parametrize(
    ("header", "measures"),
    [
        ("Indicator Target Actual Reason for variance Corrective action", True),
        ("Performance measure Baseline Target Actual Action", True),
        ("Recommendation Action Measure Target Actual", False),
        ("Action Lead Indicator Target Actual", False),
        ("Action Target Measure of success", False),
        ("Action Target completion Actual completion Measure", False),
        ("No Action Success measure Target Actual Status", False),
    ],
)
def test_headers_of_what_is_measured(header: str, measures: bool) -> None:
    assert is_scorecard(header) is measures


def test_a_table_that_measures_is_no_plan() -> None:
    drawing = """
    +--------------+--------+--------+--------------------+
    | Indicator    | Target | Actual | Corrective action  |
    +--------------+--------+--------+--------------------+
    | Missed bins  | 60     | 84     | Two vehicles hired |
    +--------------+--------+--------+--------------------+
    | Lost appeals | 70%    | 61%    | None               |
    +--------------+--------+--------+--------------------+
    """
    read = parse(document(drawing))
    assert (read.recommendations, read.coverage.share) == ((), 1.0)


def test_the_report_of_a_task_group_may_have_only_its_name_for_a_title() -> None:
    report = "# Tourism Task Group\nFinal report\nThe group met six times and heard from many."
    assert found(AGENDA, REPORT, report, RISKS) == ((3,),)


def test_an_auditors_table_overleaf_is_part_of_his_report() -> None:
    audit = "# Internal audit progress report\nThe team finished six audits in the quarter"
    header = "No Recommendation Response Responsible officer Due date\n1 Sign it"
    assert found(AGENDA, REPORT, PLAN, ROWS, audit, header, RISKS) == ((3, 4),)
    headed = audit + "\n" + header
    papers = (AGENDA, REPORT, RISKS, headed, header, REPORT, RISKS, REPORT, RISKS, REPORT)
    parts = plan_parts([page(number, text) for number, text in enumerate(papers, 1)])
    assert not {4, 5} & {*parts.rest, *parts.doubtful}


def test_recommendations_that_an_auditor_counts_are_no_plans() -> None:
    audit = "# Internal audit progress report\nRecommendation 1 (Low)\nSign it\nRecommendation 2 (High)\nStop"
    again = "Agreed. It will be done.\nRecommendation 3 (Low)\nTell staff\nRecommendation 4 (Low)\nCount it"
    assert found(AGENDA, REPORT, PLAN, ROWS, audit, again) == ((3, 4),)
    assert found(AGENDA, REPORT, RISKS, "# Getting about by bus\nThe group met.", again, RISKS) == ((5,),)


def test_of_a_long_pack_whose_every_page_says_what_it_is_and_none_a_plans_the_reports_are_read() -> None:
    """An impact assessment's own action plan is not."""
    assessment = "# Equality impact assessment\n* Action plan\nAction Lead Timescale\nOffer visits June 2026"
    assert found(AGENDA, REPORT, *[RISKS, assessment] * 4) == ((1, 2),)


def test_a_long_pack_whose_pages_go_on_with_other_papers_is_read_where_none_is_known() -> None:
    rules = "1. Rules of debate\nA member may speak once to each motion."
    papers = (AGENDA, REPORT, "# Part 4: terms of reference", *[rules] * 8, RISKS, "# A guide\nIt is yours.")
    parts = plan_parts([page(number, text) for number, text in enumerate(papers, 1)])
    assert set(parts.doubtful) == {page for plan in parts.plans for page in plan} >= {13}


def test_a_heading_of_a_register_that_speaks_of_a_review_is_no_plans_title() -> None:
    register = page(5, "# Strategic risk register\nRef Risk Likelihood Impact Owner Due date\nA fire")
    lines = (SkimmedLine(register.lines[0].text, 60.0, 20.0, "Arial"), *register.lines[1:])
    inner = "Action: Test the alarms\nOwner: Head of Estates\n# Risk 6: Failure to act on the peer challenge"
    pages = [page(number, text) for number, text in enumerate((AGENDA, REPORT, PLAN, ROWS), 1)]
    pages += [replace(register, lines=lines), page(6, f"{inner}\nLikelihood\nOwner: Chief Executive")]
    assert plan_parts(pages).plans == ((3, 4),)
