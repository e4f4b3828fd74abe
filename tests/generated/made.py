"""A plan made up from a seed, ready for a typesetter."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.generated.blocks import Block
from tests.generated.cards import card_blocks
from tests.generated.faces import is_standard
from tests.generated.layouts import random_look
from tests.generated.looks import Look
from tests.generated.plans import random_plan
from tests.generated.reviews import random_review, review_blocks
from tests.generated.tables import plan_blocks
from tests.generated.texts import as_printed, report_blocks, theme_blocks, themed
from tests.generated.widths import TooNarrowError
from tests.samples.content import Plan

SETTERS = {
    "table": plan_blocks,
    "cards": card_blocks,
    "lines": card_blocks,
    "bullets": theme_blocks,
    "report": report_blocks,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A plan before it is typeset."""

    plan: Plan
    look: Look
    blocks: tuple[Block, ...]


def make(name: str, layout: str, seed: int) -> Made:
    """The plan of a seed; smaller type where the page is too narrow for its words."""
    rng = Random(f"{layout} {seed}")
    look = random_look(layout, rng)
    if is_standard(look.font):
        look = look.without_welsh()
    if look.kind == "review":
        review, parts = random_review(name, look, rng)
        return Made(review, look, tuple(review_blocks(review, parts, look, Random(seed))))
    plan = random_plan(name, look.shape, rng)
    if look.kind == "bullets":
        plan = themed(plan, look, rng)
    if look.kind == "report":
        plan = as_printed(plan, look)
    while True:
        try:
            set_plan = SETTERS[look.kind]
            return Made(plan, look, tuple(set_plan(plan, look, Random(seed))))
        except TooNarrowError:
            look = look.smaller()
