"""Tables side by side, each under its own heading."""

from __future__ import annotations

from parsers.parse import parse
from parsers.reading_order.tables_beside import with_tables_in_turn
from parsers.text.lines import words_to_lines
from tests.parsers.built import BOLD, LARGE, document

DRAWING = """
Peer challenge action plan

Finance                                         Housing

+------------------+-----------+-----------+    +------------------+-----------+-----------+
| Action           | Lead      | By when   |    | Action           | Lead      | By when   |
+------------------+-----------+-----------+    +------------------+-----------+-----------+
| Agree savings    | Treasurer | May 2025  |    | Build homes      | Leader    | June 2026 |
+------------------+-----------+-----------+    +------------------+-----------+-----------+
| Publish accounts | Treasurer | June 2025 |    | Let empty homes  | Leader    | July 2026 |
+------------------+-----------+-----------+    +------------------+-----------+-----------+
"""


def test_they_are_read_one_after_the_other() -> None:
    plan = parse(
        document(
            DRAWING,
            styles={"Peer challenge action plan": LARGE, "Finance": BOLD, "Housing": BOLD, "Action": BOLD},
        )
    )
    assert [(each.theme, [one.text for one in each.actions]) for each in plan.recommendations] == [
        ("Finance", ["Agree savings", "Publish accounts"]),
        ("Housing", ["Build homes", "Let empty homes"]),
    ]
    assert plan.coverage.share == 1.0


UNEVEN = """
Peer challenge action plan

                                                Housing
Finance
                                                +------------------+-----------+-----------+
+------------------+-----------+-----------+    | Action           | Lead      | By when   |
| Action           | Lead      | By when   |    +------------------+-----------+-----------+
+------------------+-----------+-----------+    | Build homes      | Leader    | June 2026 |
| Agree savings    | Treasurer | May 2025  |    +------------------+-----------+-----------+
+------------------+-----------+-----------+    | Let empty homes  | Leader    | July 2026 |
| Publish accounts | Treasurer | June 2025 |    +------------------+-----------+-----------+
+------------------+-----------+-----------+
"""


def test_columns_that_do_not_begin_level_keep_their_headings() -> None:
    """The first heading of a style sheet's columns has no room above it in some of them."""
    styles = {"Peer challenge action plan": LARGE, "Finance": BOLD, "Housing": BOLD, "Action": BOLD}
    plan = parse(document(UNEVEN, styles=styles))
    assert [(each.theme, len(each.actions)) for each in plan.recommendations] == [
        ("Finance", 2),
        ("Housing", 2),
    ]


def test_tables_under_other_headings_stay() -> None:
    built = document(DRAWING.replace("| Action           | Lead      | By when   |\n", "", 1))
    assert with_tables_in_turn(built) is built


FRAMED = """
Peer challenge action plan

+----------------------------------+    +----------------------------------+
|1 Agree savings early             |    |2 Build homes for all             |
|Action                Deadline    |    |Action                Deadline    |
|                                  |    |                                  |
|Publish the accounts  June 2025   |    |Let empty homes       July 2026   |
|                                  |    |                                  |
|Review all reserves   May 2025    |    |Sell old offices      May 2026    |
+----------------------------------+    +----------------------------------+
"""


def test_cards_with_a_table_each_are_set_one_below_the_other() -> None:
    moved = with_tables_in_turn(document(FRAMED, styles={"Action": BOLD, "Deadline": BOLD}))
    assert [line.text for line in words_to_lines(moved.words)] == [
        "Peer challenge action plan",
        "1 Agree savings early",
        "Action Deadline",
        "Publish the accounts June 2025",
        "Review all reserves May 2025",
        "2 Build homes for all",
        "Action Deadline",
        "Let empty homes July 2026",
        "Sell old offices May 2026",
    ]


LEVELS = """
Peer challenge action plan

1 Agree savings early                  3 Build homes for all
Action                Deadline         Action                Deadline
+------------------------------+       +------------------------------+
Publish the accounts  June 2025        Let empty homes       July 2026
+------------------------------+       +------------------------------+
2 Listen to all                        Sell old offices      May 2026
Action                Deadline         +------------------------------+
+------------------------------+       4 Speak plainly
Hold an evening       May 2025         Action                Deadline
+------------------------------+       +------------------------------+
                                       Write a guide         May 2025
                                       +------------------------------+
"""


def test_columns_of_tables_that_level_rules_draw_are_read_one_after_the_other() -> None:
    moved = with_tables_in_turn(document(LEVELS, styles={"Action": BOLD, "Deadline": BOLD}))
    texts = [line.text for line in words_to_lines(moved.words)]
    assert [text for text in texts if text[0].isdigit()] == [
        "1 Agree savings early",
        "2 Listen to all",
        "3 Build homes for all",
        "4 Speak plainly",
    ]
