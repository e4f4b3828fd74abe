"""Which of one side belongs to which of the other: the pairs whose weights add up to the most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Pair = tuple[int, int]

LARGEST = 60
"""Rows or columns that hang together; where there are more (hundreds of equal texts), the best goes first."""


def best_pairs(weights: Mapping[Pair, float]) -> list[Pair]:
    """Pairs (row, column), each row and each column once at the most, of the greatest sum of weights.

    Only pairs of positive weight are taken. What does not hang together is settled apart.
    """
    positive = {pair: weight for pair, weight in weights.items() if weight > 0}
    return [pair for group in _groups(positive) for pair in _best_of(group, positive)]


def _groups(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Pairs that share a row or a column, directly or through others."""
    by_row: dict[int, list[Pair]] = {}
    by_column: dict[int, list[Pair]] = {}
    for pair in sorted(pairs):
        by_row.setdefault(pair[0], []).append(pair)
        by_column.setdefault(pair[1], []).append(pair)
    while by_row:
        group: list[Pair] = []
        rows = [next(iter(by_row))]
        while rows:
            own = by_row.pop(rows.pop(), [])
            group += own
            rows += [row for _, column in own for row, _ in by_column.pop(column, [])]
        yield sorted(group)


def _best_of(group: Sequence[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    if len(group) == 1:
        return list(group)
    rows, columns = sorted({row for row, _ in group}), sorted({column for _, column in group})
    if max(len(rows), len(columns)) > LARGEST:
        return _greedy(group, weights)
    costs = [[-weights.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    chosen = zip(rows, _cheapest(costs), strict=True)
    pairs = [(row, columns[place]) for row, place in chosen if place < len(columns)]
    return [pair for pair in pairs if pair in weights]


def _greedy(group: Sequence[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    chosen: list[Pair] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for row, column in sorted(group, key=lambda pair: (-weights[pair], pair)):
        if row not in rows and column not in columns:
            chosen.append((row, column))
            rows.add(row)
            columns.add(column)
    return chosen


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row, all different, of the least sum; there are no fewer columns than rows.

    Kuhn's Hungarian method with potentials: one shortest path a row (as in Burkard, Dell'Amico and Martello,
    Assignment Problems, 2009, chapter 4). Row and column 0 are the method's own.
    """
    count, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (count + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, count + 1):
        row_at[0] = row
        came_from = _shortest_path(costs, of_row, of_column, row_at)
        column = next(place for place in came_from if not row_at[place])
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    columns = [0] * count
    for column in range(1, width + 1):
        if row_at[column]:
            columns[row_at[column] - 1] = column - 1
    return columns


def _shortest_path(
    costs: Sequence[Sequence[float]], of_row: list[float], of_column: list[float], row_at: list[int]
) -> dict[int, int]:
    """Column → the column before it, on the way from column 0 to the first free one; sets the potentials."""
    width = len(costs[0])
    least, before = [float("inf")] * (width + 1), [0] * (width + 1)
    visited: list[int] = []
    open_ones = set(range(1, width + 1))
    column = 0
    while row_at[column]:
        visited.append(column)
        row = row_at[column]
        for place in open_ones:
            cost = costs[row - 1][place - 1] - of_row[row] - of_column[place]
            if cost < least[place]:
                least[place], before[place] = cost, column
        column = min(open_ones, key=lambda place: (least[place], place))
        step = least[column]
        for place in visited:
            of_row[row_at[place]] += step
            of_column[place] -= step
        for place in open_ones:
            least[place] -= step
        open_ones.remove(column)
    return {place: before[place] for place in (*visited, column) if place}
