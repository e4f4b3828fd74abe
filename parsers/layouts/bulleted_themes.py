"""Theme headings with bullets beneath, no owners and no dates; also as a table of one column.

Customer Service
• Drive forward the integrated approach
• Clarify:
    o what you want to achieve
    o how you are going to do it
"""

from __future__ import annotations

from collections.abc import Sequence

from models.plan import NOTHING, RecommendationDraft
from parsers.blocks import Block, Kind
from parsers.drafts import Placed, draft_action, with_leading_date
from parsers.layouts import numbered_recommendations, review_report
from parsers.outline import Outline
from parsers.vocabulary.papers import mark_of, names_plan
from parsers.vocabulary.sections import decides

LEAST_ITEMS = 3
LEAST_SHARE = 0.25
"""A report of many pages has bullets among its findings too: in a plan they are a good part of the words."""
SUBJECT = frozenset(
    "action actions recommendation recommendations peer review challenge improvement improvements".split()
)


def recognises(outline: Outline) -> bool:
    """Bullets under headings, in a document whose first heading says that it is about actions."""
    if outline.tables or outline.cards or numbered_recommendations.recognises(outline):
        return False
    if review_report.recognises(outline):
        return False
    blocks = _own_blocks(outline.blocks)
    items = [block for block in blocks if block.kind is Kind.ITEM]
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    words = {
        word.text.lower().strip(".,:;()") for block in headings for line in block.lines for word in line.words
    }
    return len(items) >= LEAST_ITEMS and bool(words & SUBJECT) and _share(items, blocks) >= LEAST_SHARE


def _share(items: Sequence[Block], blocks: Sequence[Block]) -> float:
    """The share of the text's words that stand in the bullets."""
    everything = sum(len(block.item.all_words()) for block in blocks)
    return sum(len(item.item.all_words()) for item in items) / max(1, everything)


def parse(outline: Outline) -> list[Placed]:
    """A draft a theme: its heading and its bullets as actions."""
    placed: list[Placed] = []
    heading: Block | None = None
    for block in _own_blocks(outline.blocks):
        if block.kind is Kind.HEADING:
            heading = block
        elif block.kind is Kind.ITEM:
            theme = (
                outline.joiner.passage(heading.lines)
                if heading and not _is_title(outline, heading)
                else NOTHING
            )
            if not placed or placed[-1].draft.theme.words != theme.words:
                placed.append(Placed(*(heading or block).place, RecommendationDraft(theme=theme)))
            placed[-1] = _with_action(placed[-1], block, outline)
    return placed


def _own_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """The plan's blocks: from its title on, where a committee's report stands before it ("That Cabinet
    notes ...", "Legal implications", "Appendix A: Action plan")."""
    marks: set[str] = set()
    for number, block in enumerate(blocks):
        if len(marks) > 1 and block.kind is Kind.HEADING and names_plan(block.item.text):
            return blocks[number:]
        points = [block.item.text, *(child.text for child in block.item.children)]
        marks |= {mark_of(text) or ("that" if decides(text) else "") for text in points} - {""}
    return blocks


def _is_title(outline: Outline, heading: Block) -> bool:
    """Whether a heading is the document's first, with other headings below it."""
    headings = [block for block in outline.blocks if block.kind is Kind.HEADING]
    return heading is headings[0] and len(headings) > 1


def _with_action(placed: Placed, block: Block, outline: Outline) -> Placed:
    draft = placed.draft
    action = with_leading_date(draft_action(block.item, outline.joiner))
    whole = RecommendationDraft(theme=draft.theme, actions=(*draft.actions, action))
    return Placed(placed.page, placed.top, whole)
