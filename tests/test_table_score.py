"""The measure of tables: what it counts, and what counts against it."""

from __future__ import annotations

from tests.table_score import relations, score

TABLE = [["", "2019", "2020"], ["North", "1,204", ""], ["South", "988", "1 001"]]


def test_relations_pass_over_empty_cells() -> None:
    assert relations(TABLE) == {
        ("2019", "2020", "right"): 1,
        ("north", "1204", "right"): 1,
        ("south", "988", "right"): 1,
        ("988", "1001", "right"): 1,
        ("north", "south", "down"): 1,
        ("2019", "1204", "down"): 1,
        ("1204", "988", "down"): 1,
        ("2020", "1001", "down"): 1,
    }


def test_the_same_tables_in_another_order_are_all_right() -> None:
    other = [["a", "b"], ["c", "d"]]
    assert score([TABLE, other], [other, TABLE]) == (1.0, 1.0, 1.0)


def test_a_title_taken_for_a_row_costs_precision() -> None:
    precision, recall, _ = score([TABLE], [[["Table 1", "", ""], *TABLE]])
    assert (precision, recall) == (8 / 9, 1.0)


def test_a_table_cut_in_two_counts_with_its_larger_part() -> None:
    precision, recall, _ = score([TABLE], [TABLE[:1], TABLE[1:]])
    assert (precision, recall) == (5 / 6, 5 / 8)


def test_documents_without_tables() -> None:
    assert score([], []) == (1.0, 1.0, 1.0)
    assert score([], [TABLE]) == (0.0, 0.0, 0.0)
    assert score([TABLE], []) == (0.0, 0.0, 0.0)
