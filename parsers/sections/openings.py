"""What begins a recommendation → its draft: the reference, the text, and what is said of it there.

Recommendation 1: Turn the City Plan into a delivery plan.
Recommendation 2            with its text below
Recommendation for the council 3
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.plan import NOTHING, Field, Passage, RecommendationDraft
from parsers.fields.reference import QUALIFIED, is_reference, reference_in
from parsers.records.drafts import EXPLAINS, split_passage
from parsers.sections.addressed import FOR, addressed, body_of, note_on
from parsers.sections.blocks import Block
from parsers.sections.counted_openings import asked_in_bold, counted_text
from parsers.text.joiner import Joiner

PLURAL = re.compile(r"(?:[a-z]+\s){0,2}[a-z]+s\s", re.I)
"""What begins a line of a contents list: "Recommendations 3", "Key recommendations 7"."""
CALLED = re.compile(rf"(?:our )?{QUALIFIED}recommendation\s?(?::|[–—-] )\s*(?=[A-Z“‘])", re.I)
"""What a recommendation without a number may begin with: "Recommendation: Train all who speak for us"."""
ALONE = re.compile(rf"(?:other )?{QUALIFIED}recommendation:?", re.I)
"""What stands over the text of one, without a number, in a report that has several."""
FOUND = re.compile(r"(?:finding|conclusion)s?\b", re.I)
"""What counts what is found, and asks nothing."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins a recommendation: one block, or a heading ("Recommendation 1") and the block under it."""

    blocks: tuple[Block, ...]
    theme: Passage
    titles: str = ""
    """What the titles behind the numbers say, where the text stands below them."""
    whom: bool = False
    """Whether brackets between the numbers and the texts say whom these are for."""

    def draft(self, joiner: Joiner) -> RecommendationDraft:
        first = joiner.passage(self.blocks[0].lines)
        fields: tuple[Field, ...] = ()
        if len(self.blocks) == 1 and (told := addressed(first, self.whom)):
            ref, field, text = told
            fields = (field,)
        elif len(self.blocks) == 1 and (self.blocks[0].item.mark or first.text[0].isdigit()):
            ref, text, explained = counted_text(self.blocks[0], joiner)
            text = _without_name(text)
            fields = (Field(EXPLAINS, EXPLAINS, explained),) if explained else ()
        elif len(self.blocks) == 1:
            # "**Recommendation 1: Refresh the plan.** It runs to forty pages."; a number alone asks nothing.
            asked, explained = asked_in_bold(self.blocks[0].lines, joiner)
            ref, text = split_passage(asked)
            if not (ref and text):
                (ref, text), explained = split_passage(first), NOTHING
            text = text if ref else _without_name(text)
            fields = (Field(EXPLAINS, EXPLAINS, explained),) if explained else ()
        elif ALONE.fullmatch(first.text):
            ref = NOTHING
            text, fields = self._text_below(joiner)
            text = replace(text, words=(*first.words, *text.words))
        elif self.titles and not is_bare(self.blocks[0]):
            ref, title, _ = counted_text(self.blocks[0], joiner)
            text, fields = self._text_below(joiner)
            fields = (Field("owner" if self.titles == "owner" else "", self.titles, title), *fields)
        else:
            ref = _bare_reference(first)
            text, fields = self._text_below(joiner)
            if body := body_of(first.text):
                count = len(body.split())
                fields = (*fields, Field("owner", "", Passage(body, ref.words[-count:])))
                ref = replace(ref, words=ref.words[:-count])
            elif note := note_on(first.text):
                fields = (*fields, Field("", "note", Passage(note)))  # the words count once
        return RecommendationDraft(text=text, ref=ref, theme=self.theme, fields=fields)

    def _text_below(self, joiner: Joiner) -> tuple[Passage, tuple[Field, ...]]:
        """The text under a number or a title, without its paragraph's number; and what explains bold ones."""
        said, explained = asked_in_bold(self.blocks[1].lines, joiner)
        fields = (Field(EXPLAINS, EXPLAINS, explained),) if explained else ()
        number, text = split_passage(said)
        counted = "." in number.text and number.text.replace(".", "").isdigit()
        return (replace(text, words=said.words) if counted else said), fields


def _without_name(text: Passage) -> Passage:
    """A text that says what it is, without that: "Recommendation: Train all who speak for us"."""
    named = CALLED.match(text.text)
    return replace(text, text=text.text[named.end() :]) if named else text


def _bare_reference(passage: Passage) -> Passage:
    """ "Recommendation One" → "One", with all its words."""
    whom = body_of(passage.text) or note_on(passage.text)
    if whom and (found := FOR.fullmatch(passage.text.rstrip(" :."))):
        passage = replace(passage, text=found["name"])
    return Passage(reference_in(passage.text) or passage.text, passage.words)


def is_bare(block: Block) -> bool:
    """Whether a block is a reference alone, "Recommendation 1", "R1", or with whom it is for."""
    text = block.item.text.rstrip(" :")
    named = is_reference(text) and not PLURAL.match(text) and not FOUND.match(text)
    return len(block.lines) == 1 and (named or bool(body_of(text)) or bool(note_on(text)))
