"""What shines through thin paper."""

import numpy as np

from ingest.scans.back_sides import without_back

BLACK, BACK = (100, 230, 590, 820), (180, 410, 770, 900)


def page(pale: tuple[int, ...]) -> np.ndarray:
    ink = np.full((500, 1000), 255, np.uint8)
    for x in BLACK:
        ink[:, x] = 20
    for x in pale:
        ink[:, x] = 220
    ink[100] = 20
    ink[300] = 220
    return ink


def strokes(*places: int) -> list[tuple[float, float, float, float]]:
    return [(float(at), 0.0, 490.0, 1.0) for at in places]


def test_the_rules_of_the_same_table_on_the_back() -> None:
    """They stand as far from the right edge as its own from the left, but for how the sheet lay."""
    for shift in (0, 12):
        pale = tuple(x + shift for x in BACK)
        levels, uprights = without_back(strokes(100, 300), strokes(*BLACK, *pale), page(pale))
        assert (levels, uprights) == (strokes(100), strokes(*BLACK))


def test_a_tables_own_pale_rules_stay() -> None:
    pale = (150, 330, 470, 720)
    own = strokes(100, 300), strokes(*BLACK, *pale)
    assert without_back(*own, page(pale)) == own
