"""Signs in the records that one may be wrong: what is odd is found, and a right plan has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.document import Box, Word
from models.plan import Action, Deadline, Details, Recommendation
from parsers.checks.signs import record_signs
from parsers.checks.theme_signs import theme_signs
from tests.parsers.built import PLAIN

HEADINGS = ("Recommendation", "Lead Officer", "By when")
OWNERS = ("Chief Executive", "Head of Finance", "Director of Place")


def action(
    text: str, ref: str, owner: str = "Head of Finance", due: str = "May 2025", status: str = "In progress"
) -> Action:
    said = Details(
        deadline=Deadline(due),
        deadline_scope="action",
        lead_officer=owner,
        owner_text=owner,
        status_text=status,
    )
    return Action(ref, "", text, said, 1, ())


def plan(**changed: str) -> list[Recommendation]:
    """Six recommendations with two actions each; `changed` are the last action's."""
    found = []
    for number in range(1, 7):
        own = [
            action(
                f"Publish the report on subject {number}{part} to all residents.",
                f"{number}.{part}",
                OWNERS[number % 3],
            )
            for part in "ab"
        ]
        asked = f"Agree the plan for subject number {number}."
        found.append(Recommendation("Finance", "", str(number), asked, Details(), tuple(own), 1, ()))
    return [*found[:-1], with_last_action(found[-1], **changed)]


def with_last_action(one: Recommendation, **changed: str) -> Recommendation:
    (first, last), said = one.actions, one.actions[-1].details
    if "due" in changed:
        said = replace(said, deadline=Deadline(changed["due"]))
    if "owner" in changed:
        said = replace(said, lead_officer=changed["owner"], owner_text=changed["owner"])
    if "progress" in changed:
        said = replace(said, progress=changed["progress"])
    if "status" in changed:
        said = replace(said, status_text=changed["status"])
    return replace(one, actions=(first, replace(last, text=changed.get("text", last.text), details=said)))


def signs(recommendations: Sequence[Recommendation]) -> set[tuple[str, str]]:
    """(reference, sign)"""
    found = (*record_signs(recommendations, HEADINGS), *theme_signs(recommendations, HEADINGS))
    return {(one.ref, sign) for one, sign in found}


def test_a_right_plan_has_none() -> None:
    assert signs(plan()) == set()
    assert signs([]) == set()


def test_a_text_that_ends_with_a_list_need_not_end_with_a_stop() -> None:
    assert signs(plan(text="Publish the report on these: • homes • those who live in them")) == set()


def test_several_sentences_are_not_odd_where_half_of_the_texts_have_them() -> None:
    records = plan()
    spoken = [
        replace(each, text=f"{each.text[:-1]} too. Then write to all who live here.") for each in records
    ]
    assert signs(spoken) == set()


def test_a_sentence_that_goes_on_with_the_one_before_is_of_the_same_text() -> None:
    text = "Publish the report on this. This should say what it cost."
    assert signs(plan(text=text)) == set()


@pytest.mark.parametrize(
    ("changed", "sign"),
    [
        ({"text": "and publish the report on everything."}, "starts in the middle"),
        ({"text": "Publish the report on everything else"}, "ends without a stop"),
        ({"text": "Publish the report on this. Then publish all the others."}, "several sentences"),
        ({"text": "Publish it."}, "short"),
        ({"text": "Publish the report on homes. Publish the report on homes"}, "said twice"),
        ({"text": "Report to all residents Publish the report on it."}, "capital inside"),
        ({"text": "– publish the report on everything."}, "starts with a mark"),
        ({"text": "4 Agree the plan for everything else."}, "starts with a number"),
        ({"text": "R4 – Agree the plan for everything else."}, "starts with a number"),
        ({"text": "Head of Finance"}, "another column's text"),
        ({"text": "By when"}, "another column's text"),
        ({"text": "Key recommendation"}, "another column's text"),
        ({"text": "Q3 2026/27 Interim Head of ICT By May 2026 Chief Executive"}, "another column's text"),
        ({"due": ""}, "undated"),
        ({"due": "the leisure centre"}, "no date"),
        ({"due": "Quarter 3 2025/26 Early 2026"}, "two dates"),
        ({"due": "Jun 2026 Jan-25"}, "two dates"),
        ({"due": "May 2026 Draft the flood plan for all Ongoing"}, "more than a date"),
        ({"due": "Planning Policy Manager Not started"}, "owner in the date"),
        ({"due": "H2 2026/27 Comms and Marketing Manager"}, "owner in the date"),
        ({"due": "of July 2026"}, "date cut"),
        ({"due": "By end"}, "date cut"),
        ({"due": "Late 2025 (Full"}, "date cut"),
        ({"due": "to March 2027"}, "date cut"),
        ({"status": "Complete Ongoing"}, "no status"),
        ({"owner": "Head"}, "owner cut"),  # the others have "Head of Finance"
        ({"owner": ""}, "lacks"),
        ({"owner": ""}, "some without owner"),
        ({"owner": "Head of Finance Chief Executive"}, "owners run together"),
        ({"owner": "(a) Head of Finance"}, "label in the owner"),
        ({"owner": "Head 3 of Finance"}, "number in the owner"),
        ({"owner": "2 Cllr Sam Idris"}, "number in the owner"),
        ({"progress": "Lead: Leader of the Council Due: March 2026"}, "label inside"),
        ({"owner": "Head of Finance. Due date: in May"}, "label inside"),
        ({"owner": "(Cabinet); Director of Place"}, "owner cut"),
        ({"owner": "Head of Finance (Deputy"}, "owner cut"),
        ({"text": "Page 2 of 2"}, "another column's text"),
        ({"text": "Publish the needs eight more weeks. report to all residents."}, "stop inside"),
        ({"owner": "the end of the second quarter"}, "no owner"),
        ({"owner": "PFH"}, "no owner"),
        ({"owner": "Head of HR / Thoresway"}, "no owner"),  # half of it nobody knows
    ],
)
def test_an_action_unlike_the_others(changed: dict[str, str], sign: str) -> None:
    found = signs(plan(**changed))
    assert ("6.b", sign) in found
    assert {ref for ref, _ in found} <= {"6.a", "6.b"}  # none of the plan's other records


def test_what_is_complete_needs_no_deadline() -> None:
    """A table "Completed" has a column "Date completed" alone."""
    *others, last = plan(due="")
    done = replace(last.actions[1], details=replace(last.actions[1].details, status="complete"))
    assert ("6.b", "undated") not in signs([*others, replace(last, actions=(last.actions[0], done))])


def test_a_status_that_the_plan_has_its_own_name_for() -> None:
    records = plan()
    assert not signs([*records[:-1], *plan(status="At risk")[-1:], *plan(status="At risk")[-1:]])


def test_a_role_before_its_remit_is_no_label() -> None:
    assert "label inside" not in {
        sign for _, sign in signs(plan(owner="Service Lead: Revenues and Benefits"))
    }


def test_a_name_before_the_title_of_a_cabinet_member() -> None:
    assert ("6.b", "owners run together") not in signs(plan(owner="Cllr Ann Hart, Cabinet Member for Place"))


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        ({"theme": ""}, "lacks"),
        ({"theme": "Finance Lead Officer"}, "more than a theme"),
        ({"theme": "each year (End of May 2025)"}, "theme cut"),
        ({"theme": "(Summer 2025)"}, "theme cut"),
        ({"theme": "End of December 2025 Money matters"}, "theme cut"),
        ({"theme": "GOV 2 A4 KPI-7 PCR/1"}, "theme cut"),
        ({"theme": "and digital"}, "theme cut"),
        ({"theme": "Continuity plans tested: • rents • repairs"}, "theme cut"),
        ({"theme": "Place and"}, "theme cut"),
        ({"theme": "* Subject to the pay award."}, "theme cut"),
        ({"theme": "• the right agencies at the table."}, "theme cut"),
        ({"theme": "2"}, "theme cut"),
        ({"theme": "Customer experience " + "work alongside all our partners " * 8}, "more than a theme"),
        ({"text": ""}, "lacks"),
        ({"actions": ()}, "lacks"),
    ],
)
def test_a_recommendation_unlike_the_others(change: dict[str, str], sign: str) -> None:
    *others, last = plan()
    assert ("6", sign) in signs([*others, replace(last, **change)])


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        (("Hide Improve planning", "Hide Set clear aims"), True),
        (("Improve planning", "Set clear aims"), False),
        (("The council should plan", "The council should aim"), False),
    ],
)
def test_a_word_before_each_of_the_commands(texts: tuple[str, ...], odd: bool) -> None:
    own = [replace(one, text=text, actions=()) for one, text in zip(plan(), texts, strict=False)]
    assert any(sign == "begins alike" for _, sign in signs(own)) is odd


def test_texts_that_go_on_in_the_next_one() -> None:
    *others, last = plan()
    first, second = last.actions
    town = "one in each market town, and publish what people say."
    for own, told in (
        (
            (replace(first, text="Electric fleet: first 12 vehicles"), replace(second, text="ordered")),
            {"6.a"},
        ),
        (
            (replace(first, text="Hold six of our talks"), replace(second, parent_ref="6.a", text=town)),
            {"6.a", "6.b"},
        ),
        ((replace(first, text="Hold six talks:"), replace(second, parent_ref="6.a", text=town)), set()),
        ((first, replace(second, parent_ref="6.a", text="One in each town.")), set()),
    ):
        found = signs([*others, replace(last, actions=own)])
        assert {ref for ref, sign in found if sign == "goes on below"} == told
    asked = replace(last, text="Set out a clear position on housing delivery,")
    assert ("6", "goes on below") in signs([*others, asked])


def test_a_plan_that_begins_its_points_in_small_letters_ends_none_of_its_actions_in_the_middle() -> None:
    own = [
        replace(each, actions=(first, replace(second, parent_ref=first.ref, text="using short videos")))
        for each in plan()
        for first, second in (each.actions,)
    ]
    assert not any(sign == "goes on below" for _, sign in signs(own))


@pytest.mark.parametrize(
    "theme",
    ["Medium-term sustainability", "Theme 1", "Culture 2030", "PRIORITY 1: LEADERSHIP", "KEY AIM 2"],
)
def test_a_theme_that_begins_with_no_date_and_is_no_code(theme: str) -> None:
    *others, last = plan()
    assert ("6", "theme cut") not in signs([*others, replace(last, theme=theme)])


@pytest.mark.parametrize(
    ("above", "cut"), [("Explore services shared with others, as the", True), ("Agree a plan", False)]
)
def test_a_theme_that_may_end_the_text_above_it(above: str, cut: bool) -> None:
    *others, last = plan()
    under = replace(last, theme="Authority is small")
    found = signs([*others[:-1], with_last_action(others[-1], text=above), under])
    assert (("6", "theme cut") in found) is cut


@pytest.mark.parametrize(
    ("theme", "odd"), [("Key: complete in progress Money and people", True), ("Our money and people", False)]
)
def test_a_theme_that_ends_with_another(theme: str, odd: bool) -> None:
    *others, last = (replace(each, theme="Money and people") for each in plan())
    assert (("6", "more than a theme") in signs([*others, replace(last, theme=theme)])) is odd


@pytest.mark.parametrize("due", ["By May 2025 (Chief Executive)", "March 2026 Cabinet"])
def test_who_stands_in_brackets_behind_a_date(due: str) -> None:
    assert ("6.b", "owner in the date") not in signs(plan(due=due))


def test_a_text_that_begins_with_how_often() -> None:
    text = "Six-monthly meetings between the Leader, the Chief Executive"
    assert ("6.b", "another column's text") not in signs(plan(text=text))


def test_halves_of_an_owner_that_others_spell_out() -> None:
    first, second, *others = plan()
    cut = replace(first, actions=tuple(map(with_owner, first.actions, ("Head of", "Finance"))))
    assert {("1.a", "owner cut"), ("1.b", "owner cut")} <= signs([cut, second, *others])


def test_a_leader_of_the_council_cuts_no_leader() -> None:
    first, *others = plan()
    both = replace(first, actions=tuple(map(with_owner, first.actions, ("Leader", "Leader of the Council"))))
    assert not {("1.a", "owner cut"), ("1.b", "owner cut")} & signs([both, *others])


@pytest.mark.parametrize(("text", "short"), [("Depot options met:", False), ("Depot options met", True)])
def test_a_short_text_that_leads_in_to_its_points_is_whole(text: str, short: bool) -> None:
    (*others, last) = plan(text=text)
    lead = last.actions[-1]
    point = replace(lead, ref=f"{lead.ref}.1", parent_ref=lead.ref, text="what each of the sites would cost")
    changed = replace(last, actions=(*last.actions, point))
    assert ((lead.ref, "short") in signs([*others, changed])) is short


@pytest.mark.parametrize(("text", "short"), [("Draft a prospectus", False), ("Regulation 19 stage", True)])
def test_three_words_that_say_what_to_do_are_not_short(text: str, short: bool) -> None:
    first, *others = plan()
    action, *more = first.actions
    changed = replace(first, actions=(replace(action, text=text), *more))
    assert (("1.a", "short") in signs([changed, *others])) is short


def test_a_phrase_before_a_list_is_no_label() -> None:
    *others, last = plan()
    assert ("6", "label inside") not in signs([*others, replace(last, text="Act, with a focus on: • pace")])


def test_a_label_that_is_of_a_text_is_no_field_of_its_own() -> None:
    assert ("6.b", "label inside") not in signs(plan(text="Publish the report to all. Risks: some cost."))
    assert ("6.b", "label inside") in signs(plan(text="Publish the report to all. Lead: Head of Finance."))
    assert ("6.b", "label inside") in signs(plan(text="Publish the report to all. Response: Agreed in full."))


def with_owner(one: Action, owner: str) -> Action:
    return replace(one, details=replace(one.details, lead_officer=owner))


def test_many_more_actions_than_elsewhere() -> None:
    *others, last = plan()
    many = tuple(replace(last.actions[0], ref=f"6.{number}") for number in range(9))
    assert ("6.8", "many actions") in signs([*others, replace(last, actions=many)])
    themes = [replace(each, text="") for each in (*others, replace(last, actions=many))]
    assert ("6.8", "many actions") not in signs(themes)


def test_dates_paired_in_two_ways() -> None:
    *others, last = plan()
    first, second = last.actions
    second = replace(second, details=replace(second.details, deadline_scope="row"))
    found = signs([*others, replace(last, actions=(first, second))])
    assert {("6.a", "dates paired in two ways"), ("6.b", "dates paired in two ways")} <= found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["May 2025", "Head of Finance"], False),
        (["May 2025", "Head of Finance", "June 2026"], True),
        (["a review after six months"] * 4, False),  # a point below several actions
        (["quarterly in 2025"] * 4, False),
        (["Quarterly members’ briefings", "East: to be confirmed", "Annual report June 2025"], False),
        (["Head of Finance", "2025", "2025"], True),  # the rest of "End of May | 2025", twice
    ],
)
def test_several_texts_of_other_columns_speak_against_all(texts: list[str], found: bool) -> None:
    """Columns that were not parted: dates and owners stand as actions among the others."""
    first, *others = plan()
    odd = tuple(replace(first.actions[0], text=text) for text in texts)
    records = [replace(first, actions=(*first.actions, *odd)), *others]
    assert (("1", "other columns' texts") in signs(records)) is found


def test_points_that_one_lead_in_begins_start_in_the_middle_of_nothing() -> None:
    asked = ("review its thresholds", "train its carers", "publish its data", "Agree a plan")
    led = [Recommendation("Recommendations", "", "", text, Details(), (), 1, ()) for text in asked]
    assert "starts in the middle" in {sign for _, sign in signs(led)}
    assert "starts in the middle" not in {sign for _, sign in signs(led[:3])}
    police = replace(led[0], details=Details(owner_text="Marlshire Police"))
    assert "starts in the middle" not in {sign for _, sign in signs([*led[:3], police])}
    assert "starts in the middle" in {sign for _, sign in signs([*led[:3], replace(police, text="its use")])}


def test_the_last_but_one_point_of_a_list_ends_in_no_stop() -> None:
    asked = [f"Publish the report on subject {n}." for n in range(6)]
    texts = [*asked, "Train all the staff; and"]
    led = [Recommendation("Recommendations", "", "", text, Details(), (), 1, ()) for text in texts]
    assert "ends without a stop" not in {sign for _, sign in signs(led)}


@pytest.mark.parametrize(
    ("owner", "odd"),
    [
        ("the service", False),
        ("Fordshire Fire and Rescue Service", False),
        ("Fordshire PDU", False),
        ("the review of the plan", True),
    ],
)
def test_a_body_as_a_report_calls_it_is_an_owner(owner: str, odd: bool) -> None:
    assert (("6.b", "no owner") in signs(plan(owner=owner))) is odd


def test_a_theme_that_announces_holds_no_other_heading() -> None:
    asked = [
        Recommendation(theme, "", "", f"Publish the report on subject {n}.", Details(), (), 1, ())
        for n, theme in enumerate(["Areas for priority action"] * 3)
    ]
    found = record_signs(asked, ["Areas for priority action", "Responsible body"])
    assert "more than a theme" not in {sign for _, sign in found}


def test_actions_under_one_lead_in_start_in_the_middle_of_nothing() -> None:
    """ "We will:" over one theme's actions; another's are sentences."""
    *others, last = plan()
    led = tuple(replace(each, text=f"publish the {each.ref}") for each in last.actions)
    found = signs([*others, replace(last, actions=led)])
    assert not {sign for _, sign in found} & {"starts in the middle"}


def test_a_report_may_lead_in_to_all_that_it_asks_but_for_one() -> None:
    texts = [*(f"improve the quality of plan number {number}" for number in range(5)), "NHS Devon to help"]
    asked = [Recommendation("", "", "", text, Details(owner_text=text[-1]), (), 1, ()) for text in texts]
    assert signs(asked) == set()


@pytest.mark.parametrize(
    "due",
    [
        "May 2025-May 2026",
        "Mar 2025 – Mar 2026 (subject to PIB)",
        "September 2024 to Spring 2025",
        "Q3 2025/26 - Q1 2026/27",
        "12 March 2025 to 14 March 2026",
        "Draft June 2026; final September 2026",
    ],
)
def test_a_range_is_not_the_dates_of_two_actions(due: str) -> None:
    assert ("6.b", "two dates") not in signs(plan(due=due))


@pytest.mark.parametrize(
    ("themes", "doubted"),
    [
        (("1 Improve the planning service", "2. Support staff", "3 Our people"), True),
        (("Improve the planning service", "Support staff", "Our people"), False),
        (("1 Planning", "2 Staff", "3 Our people"), False),
    ],
)
def test_themes_that_may_be_what_was_recommended(themes: tuple[str, ...], doubted: bool) -> None:
    own = [replace(each, theme=theme, text="") for each, theme in zip(plan(), themes, strict=False)]
    assert any(sign == "asked elsewhere" for _, sign in signs(own)) is doubted
    asked = [replace(each, theme=theme) for each, theme in zip(plan(), themes, strict=False)]
    assert not any(sign == "asked elsewhere" for _, sign in signs(asked))


@pytest.mark.parametrize(("printed", "doubted"), [("Recommendation", True), ("1.1", False)])
def test_a_recommendation_of_which_but_the_number_was_found(printed: str, doubted: bool) -> None:
    word = Word(printed, Box(0.0, 0.0, 1.0, 1.0), PLAIN, page=1, index=0)
    own = [replace(each, text="", words=(word,)) for each in plan()]
    assert all((each.ref, "asked elsewhere") in signs(own) for each in own) is doubted
