"""Seeds → pages: which blocks stand on one, and how they are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.made_tables.content import (
    Beside,
    Block,
    Table,
    blocks_to_tables,
    figures_table,
    merged_table,
    some_text,
    words_table,
)

RULES = (
    "none",
    "head",
    "ends",
    "ends",
    "book",
    "book",
    "rows",
    "grid",
    "grid",
    "columns",
    "bands",
    "shades",
    "frame",
    "groups",
)
"""What is drawn: nothing, a line under the head, one above and below too, these and lines under headings over
several columns, a line under each row, every cell, upright lines, shaded rows, a shaded head, a frame, a
line under each group of rows."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set; lengths in points."""

    face: str
    size: float
    page: tuple[float, float]
    margin: float
    table_size: float
    leading: float
    room: float
    gutter: float
    rules: str
    align: str
    head_align: str
    beside: str
    wide: bool
    leaders: bool
    narrow: bool
    centred: bool
    justified: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class Made:
    """One page: its name, where its tables' layout comes from, and what stands on it."""

    name: str
    kind: str
    look: Look
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> list[Table]:
        return blocks_to_tables(self.blocks)


def make(kind: str, seed: int) -> Made:
    random = Random(f"{kind} {seed}")
    look = _look(random)
    return Made(f"{kind.replace(' ', '-')}-{seed}", kind, look, tuple(KINDS[kind](random, look)))


def _look(random: Random) -> Look:
    size = random.choice((9.0, 10.0, 11.0))
    page = random.choice(((595.0, 842.0), (595.0, 842.0), (612.0, 792.0), (842.0, 595.0)))
    return Look(
        face=random.choice(
            ("Helvetica", "Times", "Carlito", "LiberationSans", "LiberationSerif", "DejaVuSans")
        ),
        size=size,
        page=page,
        margin=random.choice((50.0, 62.0, 75.0)),
        table_size=random.choice((size, size - 1, size - 2, 6.5)),
        leading=random.choice((1.12, 1.2, 1.3)),
        room=random.choice((0.0, 1.0, 3.0, 5.0)),
        gutter=random.choice((6.0, 9.0, 14.0)),
        rules=random.choice(RULES),
        align=random.choice(("right", "right", "right", "decimal", "centre")),
        head_align=random.choice(("right", "centre", "centre", "left")),
        beside=random.choice(("top", "bottom", "bottom", "middle")),
        wide=random.random() < 0.6,
        leaders=random.random() < 0.15,
        narrow=random.random() < 0.5,
        centred=random.random() < 0.3,
        justified=random.random() < 0.5,
        turned=random.random() < 0.06,
    )


def _most(look: Look, width: float | None = None) -> int:
    """How many columns fit."""
    width = width or look.page[0] - 2 * look.margin
    return max(3, min(11, int(width / (look.table_size * 5.2)) - 2))


def _longest(look: Look, share: float = 1.0) -> int:
    return max(4, int(share * (look.page[1] - 330) / (look.table_size * look.leading * 1.4 + look.room)))


def _one(random: Random, look: Look) -> list[Block]:
    blocks: list[Block] = _lead(random)
    blocks.append(figures_table(random, _most(look), _longest(look)))
    return [*blocks, *_lead(random)]


def _lead(random: Random) -> list[Block]:
    return [
        some_text(random, kind, 5)
        for kind in random.choice(((), ("heading", "prose"), ("prose",), ("prose",), ("bullets", "prose")))
    ]


def _two(random: Random, look: Look) -> list[Block]:
    blocks: list[Block] = []
    for _ in range(2):
        blocks += _lead(random)[-1:] if random.random() < 0.4 else []
        blocks.append(figures_table(random, _most(look), _longest(look, 0.35)))
    return blocks


def _words(random: Random, look: Look) -> list[Block]:
    return [*_lead(random), words_table(random, _longest(look, 0.7)), *_lead(random)]


def _merged(random: Random, look: Look) -> list[Block]:
    return [*_lead(random), merged_table(random, _most(look) - 2, _longest(look, 0.8))]


def _halves(random: Random, look: Look) -> list[Block]:
    """Two columns of text, one with a table in it."""
    width = (look.page[0] - 2 * look.margin - 20) / 2
    table = figures_table(random, min(5, _most(look, width)), _longest(look, 0.4))
    text: list[Block] = [some_text(random, "prose", 6) for _ in range(2)]
    sides = ([text[0], table, text[1]], [some_text(random, "prose", 6) for _ in range(3)])
    if random.random() < 0.5:
        sides = (sides[1], sides[0])
    return [some_text(random, "heading"), Beside((tuple(sides[0]), tuple(sides[1])), (1.0, 1.0))]


def _charts(random: Random, look: Look) -> list[Block]:
    """A table with a chart beside it or below it."""
    chart = some_text(random, random.choice(("bars", "columns", "pie")))
    width = (look.page[0] - 2 * look.margin - 20) * 0.55
    if random.random() < 0.5:
        table = figures_table(random, min(4, _most(look, width)), _longest(look, 0.7))
        return [*_lead(random), Beside(((table,), (chart,)), (1.2, 1.0))]
    return [figures_table(random, _most(look), _longest(look, 0.4)), chart]


def _pair(random: Random, look: Look) -> list[Block]:
    """Two tables side by side."""
    width = (look.page[0] - 2 * look.margin - 30) / 2
    tables = [figures_table(random, min(4, _most(look, width)), _longest(look, 0.6)) for _ in range(2)]
    return [*_lead(random), Beside(((tables[0],), (tables[1],)), (1.0, 1.0))]


def _prose(random: Random, look: Look) -> list[Block]:
    kinds = random.choices(("heading", "prose", "prose", "bullets", "numbers"), k=random.randint(4, 7))
    return [some_text(random, kind) for kind in kinds]


def _none(random: Random, look: Look) -> list[Block]:
    """Pages without any table."""
    kind = random.choice(("prose", "halves", "contents", "charts", "form"))
    if kind == "prose":
        return _prose(random, look)
    if kind == "halves":
        sides = [
            tuple(some_text(random, each) for each in ("prose", "heading", "prose", "bullets", "prose"))
            for _ in "ab"
        ]
        return [Beside((sides[0], sides[1]), (1.0, 1.0))]
    if kind == "charts":
        charts: list[Block] = [some_text(random, random.choice(("bars", "columns", "pie"))) for _ in range(2)]
        return [some_text(random, "prose"), *charts, some_text(random, "prose")]
    return [some_text(random, "heading"), some_text(random, kind), *_lead(random)]


KINDS: dict[str, Callable[[Random, Look], list[Block]]] = {
    "one": _one,
    "two": _two,
    "words": _words,
    "merged": _merged,
    "halves": _halves,
    "charts": _charts,
    "pair": _pair,
    "none": _none,
}
