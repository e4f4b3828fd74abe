"""What made-up pages say: tables of figures and of words with their true rows, and what is around them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

STOCK: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("stock.toml").read_text("utf-8"))
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its title and notes. `kinds` has one word a row: head, units, group, item, total.

    `shares` are the widths of its columns against each other; `stubs` columns hold labels, the rest values
    or, where `worded`, sentences.
    """

    cells: tuple[Cell, ...]
    kinds: tuple[str, ...]
    shares: tuple[float, ...]
    stubs: int = 1
    worded: bool = False
    merged: bool = False
    title: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> Rows:
        rows = [[""] * len(self.shares) for _ in self.kinds]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows


@dataclass(frozen=True, slots=True)
class Text:
    """No table. `kind`: heading, prose, bullets, numbers, contents, form, bars, columns, pie."""

    kind: str
    lines: tuple[str, ...]
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks next to each other: columns of text, a table beside a chart, two tables."""

    sides: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...]


Block = Table | Text | Beside


def blocks_to_tables(blocks: Sequence[Block]) -> list[Table]:
    """The tables of a page, wherever they stand."""
    tables: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            tables.append(block)
        elif isinstance(block, Beside):
            tables += [table for side in block.sides for table in blocks_to_tables(side)]
    return tables


def some_text(random: Random, kind: str, most: int = 6) -> Text:
    if kind == "prose":
        return Text(kind, (" ".join(random.choices(STOCK["sentences"], k=random.randint(2, most))),))
    if kind == "heading":
        return Text(kind, (random.choice(STOCK["headings"]),))
    if kind == "contents":
        count = random.randint(6, 12)
        titles = random.sample(STOCK["headings"] + STOCK["captions"], count)
        page, values = 1, []
        for _ in titles:
            page += random.randint(0, 9)
            values.append(float(page))
        return Text(kind, tuple(titles), tuple(values))
    if kind in ("bars", "columns", "pie"):
        count = random.randint(4, 9)
        labels = random.sample(STOCK["places" if kind != "bars" else "items"], count)
        return Text(kind, tuple(labels), tuple(random.randint(5, 100) / 1.0 for _ in labels))
    return Text(kind, tuple(random.sample(STOCK["bullets"], random.randint(3, 5))))


def figures_table(random: Random, most: int, longest: int) -> Table:
    """A table of figures with at most `most` columns and `longest` rows."""
    shape = random.choices(("years", "words", "two", "two uneven", "three"), (4, 3, 5, 2, 1))[0]
    head, columns = _head(random, shape, most)
    levels = 1 + max(cell.row for cell in head)
    kinds, cells = ["head"] * levels, list(head)
    if shape == "years" and random.random() < 0.2:  # below words they would be part of the heading
        cells += [Cell(levels, column, random.choice(STOCK["units"])) for column in range(1, columns)]
        kinds.append("units")
    styles = [_style(random) for _ in range(columns)]
    for kind, label in _stubs(random, longest):
        row = len(kinds)
        kinds.append(kind)
        cells.append(Cell(row, 0, label))
        if kind != "group":
            cells += [Cell(row, column, _value(random, styles[column])) for column in range(1, columns)]
    return _around(random, Table(tuple(cells), tuple(kinds), (2.5, *[1.0] * (columns - 1))))


def _head(random: Random, shape: str, most: int) -> tuple[list[Cell], int]:
    """The heading's cells, and how many columns there are; the first has labels."""
    first = random.choice([*STOCK["stub_heads"], "", ""])
    if shape == "years":
        start, count = random.randint(1985, 2012), random.randint(2, most - 1)
        step = random.choice((1, 1, 5))
        texts = [str(start + step * place) for place in range(count)]
        if random.random() < 0.2:
            texts = [f"{text}/{(int(text) + 1) % 100:02}" for text in texts]
        return _level(0, [first, *texts]), count + 1
    if shape == "words":
        count = random.randint(1, min(most - 1, 7))
        return _level(0, [first, *random.sample(STOCK["heads"], count)]), count + 1
    levels = 3 if shape == "three" else 2
    each = random.choice((2, 2, 3))
    groups = max(1, min(random.randint(2, 3), (most - 1) // each))
    names = random.sample(STOCK["spans"], groups + 1)
    under = (
        random.sample(STOCK["heads"], each) if random.random() < 0.5 else [str(2008 + n) for n in range(each)]
    )
    cells = [Cell(levels - 1, 0, first)]
    column = 1
    if shape == "two uneven":
        cells.append(Cell(1, 1, random.choice(STOCK["heads"])))
        column = 2
    start = column
    for name in names[:groups]:
        cells.append(Cell(levels - 2, column, name, columns=each))
        cells += _level(levels - 1, under, column)
        column += each
    if shape == "three":
        cells.append(Cell(0, start, names[-1], columns=column - start))
    return [cell for cell in cells if cell.text], column


def _level(row: int, texts: Sequence[str], first: int = 0) -> list[Cell]:
    return [Cell(row, first + place, text) for place, text in enumerate(texts) if text]


def _stubs(random: Random, longest: int) -> list[tuple[str, str]]:
    """(kind, label) of the rows below the heading."""
    pool = random.choice(("places", "regions", "items", "items"))
    shape = random.choice(("plain", "plain", "total first", "total last", "groups", "groups"))
    count = random.randint(3, longest)
    labels = random.sample(STOCK[pool], min(count, len(STOCK[pool])))
    if random.random() < 0.2:
        labels[0] += random.choice((" (1)", " ¹", "*"))
    rows = [("item", label) for label in labels]
    total = ("total", random.choice(STOCK["totals"]))
    if shape == "total first":
        return [total, *rows]
    if shape == "total last":
        return [*rows, total]
    if shape == "groups":
        size = random.randint(2, 5)
        names = random.sample(STOCK["groups"], min(1 + len(rows) // size, len(STOCK["groups"])))
        grouped = [[("group", name), *rows[n * size : (n + 1) * size]] for n, name in enumerate(names)]
        return [row for group in grouped if len(group) > 1 for row in group]
    return rows


def _style(random: Random) -> tuple[str, float, float]:
    """How the values of a column are written, how large they are, and how often one is missing."""
    kind = random.choice(
        ("comma", "comma", "space", "plain", "one", "one", "two", "percent", "money", "signed", "euro")
    )
    return kind, random.choice((50.0, 900.0, 20_000.0, 400_000.0)), random.choice((0.0, 0.0, 0.05, 0.3))


def _value(random: Random, style: tuple[str, float, float]) -> str:
    kind, size, missing = style
    if random.random() < missing:
        return random.choice(("–", "-", "..", ":", "(X)", "n/a", "–"))
    number = random.random() * size
    small = number % 100
    text = {
        "comma": f"{number:,.0f}",
        "space": f"{number:,.0f}".replace(",", " "),
        "plain": f"{number % 5000:.0f}",
        "one": f"{number:,.1f}",
        "two": f"{small:.2f}",
        "percent": f"{small:.0f}%" if size > 500 else f"{small:.1f} %",
        "money": f"${number:,.0f}" if size > 500 else f"£{number:,.2f}",
        "signed": f"{random.choice('+−-')}{small:.1f}",
        "euro": f"{number:,.1f}".replace(",", " ").replace(".", ","),
    }[kind]
    return text + (random.choice(("*", " (1)", " p", "¹")) if random.random() < 0.01 else "")


def words_table(random: Random, longest: int) -> Table:
    """A table of words: short answers, or sentences over several lines."""
    columns = random.randint(2, 4)
    heads = random.sample(STOCK["stub_heads"] + STOCK["heads"], columns)
    short = random.random() < 0.4
    cells = _level(0, heads)
    count = random.randint(3, max(4, longest // (1 if short else 3)))
    labels = random.sample(STOCK["places" if random.random() < 0.5 else "items"], count)
    for row, label in enumerate(labels, start=1):
        texts = [
            random.choice(STOCK["answers"])
            if short
            else " ".join(random.sample(STOCK["phrases"], random.randint(1, 2)))
            for _ in range(columns - 1)
        ]
        cells += _level(row, [label, *texts])
    shares = (1.6, *[1.0 if short else 2.2] * (columns - 1))
    return _around(random, Table(tuple(cells), ("head", *["item"] * count), shares, worded=not short))


def merged_table(random: Random, most: int, longest: int) -> Table:
    """A ruled table whose first column has one merged cell for several rows, and a heading over two rows."""
    columns = random.randint(4, max(4, most))
    each = columns - 2
    cells = [Cell(0, 0, random.choice(STOCK["stub_heads"]), rows=2), Cell(0, 1, "Item", rows=2)]
    cells += [Cell(0, 2, random.choice(STOCK["spans"]), columns=each)]
    cells += _level(1, random.sample(STOCK["heads"], each), 2)
    row = 2
    styles = [_style(random) for _ in range(columns)]
    for name in random.sample(STOCK["places"], random.randint(2, 4)):
        size = random.randint(1, max(1, min(4, longest // 4)))
        cells.append(Cell(row, 0, name, rows=size))
        for label in random.sample(STOCK["items"], size):
            cells.append(Cell(row, 1, label))
            cells += [Cell(row, column, _value(random, styles[column])) for column in range(2, columns)]
            row += 1
    kinds = ("head", "head", *["item"] * (row - 2))
    return _around(random, Table(tuple(cells), kinds, (1.5, 2.2, *[1.0] * each), stubs=2, merged=True))


def _around(random: Random, table: Table) -> Table:
    """The table with its title, the line of its units, and its notes."""
    number = random.randint(1, 99)
    label = random.choice(
        (f"Table {number}: ", f"Table {number}. ", f"TABLE {number} – ", f"{number}.2 ", "")
    )
    notes = random.sample(STOCK["notes"], random.choice((0, 1, 1, 2, 3)))
    return replace(
        table,
        title=label + random.choice(STOCK["captions"]) if random.random() < 0.85 else "",
        line=random.choice(STOCK["lines"]) if random.random() < 0.35 else "",
        notes=tuple(notes),
    )
