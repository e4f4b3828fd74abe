"""Which date belongs to which action: actions are drawn left of the rule, their dates right of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.cells import cell_parts
from parsers.cells.date_cells import lines_to_dates
from parsers.cells.pairing import Pairs, pair
from parsers.text.items import Item, lines_to_items, with_code
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, words_to_lines
from parsers.text.marks import labels_of
from parsers.text.nesting import nest
from tests.parsers.built import document, lines, measure


def cells(*drawings: str) -> tuple[list[Item], list[Item]]:
    """The actions (nested) and the parts of the cell beside them."""
    built = document(*drawings)
    upright = built.pages[0].rules[0].at
    left = words_to_lines(word for word in built.words if word.box.x1 < upright)
    right = words_to_lines(word for word in built.words if word.box.x0 > upright)
    actions = nest(lines_to_items(left, measure(left)))
    return actions, lines_to_dates(right, measure(right), Joiner(), len(actions))


def paired(*drawings: str) -> tuple[str, list[str]]:
    """How, and each part with the first words of the actions that it belongs to."""
    actions, parts = cells(*drawings)
    pairs = pair(parts, actions)
    return pairs.how, [
        f"{part.text}: {', '.join(actions[number].text.split()[0] for number in of)}"
        for part, of in zip(parts, pairs.of, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("a. May 2022", "a"),
        ("b and c. April 2026", "b c"),
        ("b & c. April 2026", "b c"),
        ("a, b and d) Ongoing", "a b d"),
        ("a-c) June", "a b c"),
        ("1 to 3: June", "1 2 3"),
        ("2 – 4. June", "2 3 4"),
        ("B. June", "b"),
        ("June 2022", ""),
        ("a date", ""),
        ("30. June", "30"),
    ],
)
def test_labels(text: str, labels: str) -> None:
    assert labels_of(text) == tuple(labels.split())


def test_a_marked_part_has_its_marks_label() -> None:
    (item,) = lines_to_items(lines("a. May 2022"), measure([]))
    assert (item.text, item.label) == ("May 2022", "a")


@pytest.mark.parametrize(
    ("drawing", "how", "pairs"),
    [
        pytest.param(
            """
            1. Publish it | 1. May 2022
            2. Review it  | 2 and 3. April 2026
            3. Explain it |
            """,
            "labels",
            ["May 2022: Publish", "April 2026: Review, Explain"],
            id="labels",
        ),
        pytest.param(
            """
            a. Publish it | b. May 2022
            b. Review it  | a. April 2026
            """,
            "labels",
            ["May 2022: Review", "April 2026: Publish"],
            id="labels go before level",
        ),
        pytest.param(
            """
            1. Publish it         | 1. May 2022
            2. Review it with all | 2. June 2022
               Members present    |
            """,
            "labels",
            ["May 2022: Publish", "June 2022: Review"],
            id="numbers",
        ),
        pytest.param(
            """
            (1) Publish it with all | (1) 31st
            members                 | October 2022
            (2) Review it           | (2)
            (3) Explain it          | December 2022
                                    | (3)
                                    | Complete
            """,
            "labels",
            ["31st October 2022: Publish", "December 2022: Review", "Complete: Explain"],
            id="labels on lines of their own",
        ),
        pytest.param(
            """
            Publish it with the Leader | May 2022
            present                    |
                                       |
            Review it                  | Ongoing
            """,
            "level",
            ["May 2022: Publish", "Ongoing: Review"],
            id="level",
        ),
        pytest.param(
            """
            Publish it                 | May 2022
                                       |
            Review it with the Leader  |
            present                    |
                                       |
            Explain it                 | Ongoing
            """,
            "level",
            ["May 2022: Publish", "Ongoing: Explain"],
            id="level, one without a date",
        ),
        pytest.param(
            """
            Publish it with the Leader | May 2022
            present                    |
                                       | Ongoing
            Review it                  |
            """,
            "order",
            ["May 2022: Publish", "Ongoing: Review"],
            id="roughly level, as many dates as actions",
        ),
        pytest.param(
            """
            Publish it with the Leader | May 2022
            present                    |
                                       |
            Review it and all that     |
            hangs on it                |
                                       | Ongoing
            Explain it                 |
            """,
            "rough",
            ["May 2022: Publish", "Ongoing: Explain"],
            id="roughly level, fewer dates than actions",
        ),
        pytest.param(
            """
            Publish it |
                       | May 2022
            Review it  |
            """,
            "row",
            ["May 2022: Publish, Review"],
            id="one date for the row",
        ),
        pytest.param(
            """
            Publish it to the Leader | May 2022
                                     |
                                     | Ongoing
            """,
            "one",
            ["May 2022 Ongoing: Publish"],
            id="all that stands beside one action",
        ),
        pytest.param(
            """
            Publish it | May 2022
                       |
            Review it  | June 2022
                       |
                       | July 2022
                       |
                       | Ongoing
            """,
            "rough",
            [f"{date}: Publish, Review" for date in ("May 2022", "June 2022", "July 2022", "Ongoing")],
            id="more dates than actions",
        ),
        pytest.param(
            """
            a. Publish it |
            b. Review it  |
               with care  | a. May 2022
            a. Explain it | b. June 2022
            b. Defend it  | a. July 2022
                          | b. Ongoing
            """,
            "labels",
            ["May 2022: Publish", "June 2022: Review", "July 2022: Explain", "Ongoing: Defend"],
            id="two lists that both count from a",
        ),
    ],
)
def test_pairs(drawing: str, how: str, pairs: list[str]) -> None:
    assert paired(drawing) == (how, pairs)


@pytest.mark.parametrize(
    ("drawing", "pairs"),
    [
        pytest.param(
            """
            a. Publish it | a. May 2022
            b. Review it  | b and c. April 2026
            c. Explain it |
            """,
            ["May 2022: Publish", "April 2026: Review, Explain"],
            id="without a gap",
        ),
        pytest.param(
            """
            a. Publish it | a. May 2022
                          |
            b. Review it  | b and c. April 2026
            c. Explain it |
            """,
            ["May 2022: Publish", "April 2026: Review, Explain"],
            id="with a gap",
        ),
        pytest.param(
            """
            a. Publish it | a and b. May 2022
            b. Review it  | c. April 2026
            c. Explain it |
            """,
            ["May 2022: Publish, Review", "April 2026: Explain"],
            id="the count begins with two",
        ),
    ],
)
def test_letters_that_share_a_date(drawing: str, pairs: list[str]) -> None:
    """The contract's own example: “b and c.”."""
    assert paired(drawing) == ("labels", pairs)


def test_over_a_page_end() -> None:
    above = "Publish it for all | May 2022\n                   |\nReview it          | June 2022"
    below = "Explain it         | July 2022"
    assert paired(above, below) == (
        "level",
        ["May 2022: Publish", "June 2022: Review", "July 2022: Explain"],
    )


@pytest.mark.parametrize(
    ("how", "sure", "scope"),
    [("labels", True, "action"), ("row", True, "row"), ("rough", False, "action"), ("one", True, "action")],
)
def test_what_a_pairing_means(how: str, sure: bool, scope: str) -> None:
    pairs = Pairs((), how)
    assert (pairs.sure, pairs.scope) == (sure, scope)


TOPS = st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True)


def _items(text: str, tops: list[int]) -> list[Item]:
    column = lines("|\n" + "\n".join(text if row in tops else "" for row in range(max(tops) + 1)))
    return [Item((line,)) for line in column]


@given(TOPS, TOPS, st.sampled_from(["May 2022", "a. May 2022", "b and c. May"]))
def test_every_part_belongs_to_something(actions: list[int], parts: list[int], text: str) -> None:
    """No part is left over, none belongs to an action that is not there, and order is kept."""
    pairs = pair(_items(text, parts), _items("Publish it", actions))
    assert len(pairs.of) == len(parts)
    assert all(of and set(of) <= set(range(len(actions))) for of in pairs.of)
    assert [of[0] for of in pairs.of] == sorted(of[0] for of in pairs.of)


@pytest.mark.parametrize(
    ("drawing", "how"),
    [
        ("a. Write to all | b. May 2025\n", "rough"),
        ("a. Write to all | a. May 2025\n", "one"),
        ("Write to all    | b. May 2025\n", "one"),
        ("a. Write to all | b. May 2025\nb. Call them    | c. May 2026\n", "rough"),
    ],
)
def test_a_date_with_the_label_of_an_action_that_is_not_there(drawing: str, how: str) -> None:
    actions, parts = [], []
    for line in drawing.splitlines():
        own, beside = (lines(half.strip()) for half in line.split("|"))
        actions += _labelled(own)
        parts += _labelled(beside)
    assert pair(parts, actions).how == how


def _labelled(own: Sequence[Line]) -> list[Item]:
    return lines_to_items(own, measure(own), skips=True)


@pytest.mark.parametrize(
    ("names", "how"),
    [
        (("Leader", "Head of HR"), "level"),
        (("Leader", "Deputy"), "level"),
        (("Deputy", "Leader"), "row"),
        (("Strategic", "Director (People)"), "row"),
    ],
)
def test_a_title_level_with_two_actions_is_one_owner_of_both(names: tuple[str, str], how: str) -> None:
    own, done = lines("\n\n".join(names)), lines("Write to all.\n\nCall them all.")
    actions = lines_to_items(done, measure(done))
    assert cell_parts.paired(own, "owner", measure(own), actions, [], Joiner())[1].how == how


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        ("Head of Legal\nMonitoring Officer", ["Head of Legal", "Monitoring Officer"]),
        ("Chief Executive\nHead of HR", ["Chief Executive", "Head of HR"]),
        ("Head of Legal\nand Elections", ["Head of Legal and Elections"]),
        ("Head of Legal\nCommunications Manager", ["Head of Legal", "Communications Manager"]),
        ("Deputy\nLeader", ["Deputy Leader"]),
        ("Cabinet\nMember for\nHousing", ["Cabinet Member for Housing"]),
    ],
)
def test_titles_right_under_each_other_level_with_the_actions_of_one_cell(
    names: str, texts: list[str]
) -> None:
    own, done = lines(names), lines("• Write to all\n• Call them all")
    actions = lines_to_items(done, measure(done))
    parts, _ = cell_parts.paired(own, "owner", measure(own), actions, [], Joiner())
    assert [part.text for part in parts] == texts


def _owners_beside(names: str, done: str, when: str = "") -> list[str]:
    """How a cell of owners is paired with the actions, and dates, of the cells beside it."""
    own, asked, dates = map(lines, (names, done, when))
    items = [lines_to_items(each, measure(each)) for each in (asked, dates)]
    parts, pairs = cell_parts.paired(own, "owner", measure(own), items[0], items[1], Joiner())
    return [pairs.how, *(part.text for part in parts)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1.1 Head of HR\n1.2 Communications\nManager", ["Head of HR", "Communications Manager"]),
        ("1.1 Dec 2025\n1.2 Ongoing", ["Dec 2025", "Ongoing"]),
        ("1.2 May 2025", ["May 2025"]),
        ("May 2025\n1.2 June 2025", []),
        ("1.1 and 1.2 June 2025", []),
    ],
)
def test_what_begins_with_the_codes_of_the_actions_beside_it(cell: str, said: list[str]) -> None:
    done, own = lines("1.1 Write to all\n1.2 Call those\nwho live here"), lines(cell)
    actions = [with_code(each) for each in lines_to_items(done, measure(done), [done[1]])]
    column = "deadline" if "20" in cell else "owner"
    parts, pairs = cell_parts.paired(own, column, measure(own), actions, [], Joiner())
    assert ([part.text for part in parts] if pairs.how == "labels" else []) == said


def test_what_begins_with_letters_behind_the_number_of_their_recommendation() -> None:
    done, own = lines("3a. Write to all\n3b. Call them all"), lines("3a. Head of HR\n3b. Clerk")
    actions = [with_code(each) for each in lines_to_items(done, measure(done), [done[1]])]
    parts, pairs = cell_parts.paired(own, "owner", measure(own), actions, [], Joiner())
    assert ([part.text for part in parts], pairs.how) == (["Head of HR", "Clerk"], "labels")


def test_a_list_of_owners_with_semicolons_is_that_of_all_the_actions() -> None:
    done, dates = "a. Recruit analysts\n\nb. Hold a review", "a. October 2026\nb. Nov-26"
    told = [_owners_beside(f"Director of Place{sign}\nHead of Assets", done, dates)[0] for sign in (";", "")]
    assert told == ["row", "level"]


def test_a_title_that_goes_on_behind_a_dash_is_one_owner_of_both() -> None:
    said = ["Corporate Head\n- Finance / Clerk", "Corporate Head\nMonitoring Officer"]
    assert [_owners_beside(each, "• Write to all\n• Call them all")[0] for each in said] == ["row", "level"]


def test_a_title_over_two_lines_behind_a_label_is_one_owner() -> None:
    done = "a. Write to all\nb. Call them all"
    fire = _owners_beside("a. Deputy Chief\n   Fire Officer\nb. Leader", done)
    assert fire == ["labels", "Deputy Chief Fire Officer", "Leader"]
    place = _owners_beside("a. Strategic Lead\n– Localities & VCSE\nb. Leader", done)
    assert place == ["labels", "Strategic Lead – Localities & VCSE", "Leader"]


def test_a_title_whose_words_before_the_last_end_none_is_one_owner() -> None:
    own = lines("Deputy Chief\nFire Officer\n\nDirector of Resources")
    told = cell_parts.owners_text(own, "owner", measure(own), Joiner())
    assert told == "Deputy Chief Fire Officer; Director of Resources"


def test_a_title_over_two_lines_behind_another_owner_is_one() -> None:
    own = lines("Leader and Cabinet\n\nMember for Strategy")
    told = cell_parts.owners_text(own, "owner", measure(own), Joiner())
    assert told == "Leader and Cabinet Member for Strategy"


def test_the_first_word_of_a_title_with_room_behind_it_is_no_owner() -> None:
    told = _owners_beside("Cabinet\n\nMember for Children’s Services", "Write to all")
    assert told[1:] == ["Cabinet Member for Children’s Services"]


def test_owners_set_apart_each_nearest_to_an_action_of_its_own() -> None:
    done = "Publish the gap\n\nCall on all who\nlive in the town\n\nTrace the roots\nof all complaints"
    roughly = "Head of Planning\n\n\nMonitoring Officer\n\n\nHead of Legal"
    assert _owners_beside(roughly, done)[0] == "order"
    assert _owners_beside(roughly, done.replace("gap", "gap\nin all\nthat we\npay to\nothers"))[0] == "row"


def test_owners_right_under_each_other_level_with_the_dates_beside_them() -> None:
    done = "1. Test the phones and\nthe web\n2. Revise the business plan\n3. Call for sites"
    names = "Head of Policy\nand Partnerships\nMonitoring Officer\n\nHead of Estates"
    dates = "May 2025\n\nJune 2025\n\nJuly 2025"
    assert _owners_beside(names, done, dates) == [
        "level",
        "Head of Policy and Partnerships",
        "Monitoring Officer",
        "Head of Estates",
    ]


@pytest.mark.parametrize(("first", "how"), [("Complete", "rough"), ("Ongoing", "order")])
def test_a_date_right_below_a_state_may_be_when_it_came_to_be(first: str, how: str) -> None:
    own, done = lines(f"{first}\nMay 2025"), lines("a. Write to all\n   who live here\nb. Call them")
    actions = lines_to_items(done, measure(done))
    assert cell_parts.paired(own, "deadline", measure(own), actions, [], Joiner())[1].how == how


@pytest.mark.parametrize(("gap", "how"), [("\n\n", "order"), ("\n", "rough")])
def test_a_date_set_apart_below_what_is_complete_is_another(gap: str, how: str) -> None:
    """Right below it, it may tell when that was."""
    own = lines(f"Complete{gap}May 2022")
    actions = lines_to_items(lines("a) Hold a meeting\n   in the towns\n\n\nb) Write less"), measure(own))
    parts, pairs = cell_parts.paired(own, "deadline", measure(own), actions, [], Joiner())
    assert ([part.text for part in parts], pairs.how) == (["Complete", "May 2022"], how)


@pytest.mark.parametrize(("gap", "how"), [("\n\n\n\n", "order"), ("\n", "row")])
def test_owners_that_blank_lines_hold_roughly_beside_their_actions(gap: str, how: str) -> None:
    """Two of them stand right under each other."""
    said = "- Hold a meeting\n  in town\n  today\n- Call all of\n  the staff\n  now\n- Write less"
    actions = lines_to_items(lines(said), measure(lines(said)))
    own = lines(f"Chief Executive{gap}Head of HR\nHead of IT")
    assert cell_parts.paired(own, "lead_officer", measure(own), actions, [], Joiner())[1].how == how


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Leader\nWaste and Parks\nManager", ["Leader", "Waste and Parks Manager"]),
        (
            "Cabinet Member for Lifelong\nLearning\nCustomer Services Manager",
            ["Cabinet Member for Lifelong Learning", "Customer Services Manager"],
        ),
        (
            "Chair, Standards\nCommittee / Policy and\nPerformance Manager",
            ["Chair, Standards Committee / Policy and Performance Manager"],
        ),
        (
            "Chief Executive\nLeader / Clerk\nof the council",
            ["Chief Executive", "Leader / Clerk of the council"],
        ),
        ("PFH\nResources / Deputy Chief\nFire Officer", ["PFH Resources / Deputy Chief Fire Officer"]),
    ],
)
def test_owners_below_each_other_end_where_there_is_room(cell: str, owners: list[str]) -> None:
    own = lines(cell)
    begun = cell_parts.owners_on_lines(own, measure(own), Joiner())
    assert [" ".join(line.text for line in each) for each in begun] == owners


@pytest.mark.parametrize(
    ("said", "how"), [("On track.\nRisks remain.", "row"), ("On track.\n\nLate.", "level")]
)
def test_sentences_of_a_note_are_level_with_the_first_of_more_actions_by_chance(said: str, how: str) -> None:
    """Set apart, they are held beside them."""
    gap = "\n" if how == "level" else ""
    actions = lines_to_items(lines(f"- Write less{gap}\n- Call all\n- Read it out"), measure(lines("- W")))
    own = lines(said)
    pairs = cell_parts.paired(own, "progress", measure(own), actions, [], Joiner())[1]
    assert pairs.how == how
