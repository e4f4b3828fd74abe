"""How sure a record is: the odds that it is right, from what was checked about it.

Each piece of evidence multiplies the odds by how much more often it is seen with right records than with
wrong ones, as counted over generated plans (`make soak` prints the counts).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from models.document import Word
from models.plan import Action, Issue, Recommendation
from parsers.checks import declared_count, found_count
from parsers.coloured_cells import is_colour
from parsers.lines import ends_sentence
from parsers.outline import Outline

Record = TypeVar("Record", Recommendation, Action)

THRESHOLD = 0.8
"""Below this a person should look."""
PRIOR = 100.0
"""Right records to a wrong one, before anything is known."""
WEIGHTS: Mapping[str, float] = {
    "rules": 1.2,
    "tags": 2.0,
    "rules and tags": 4.0,
    "gaps": 0.8,
    "lines": 0.5,
    "in turn": 2.0,
    "declared count": 1.5,
    "sentence": 1.2,
    "colour": 0.6,
    "doubt": 0.02,
    "deadline": 0.1,
    "empty": 0.1,
    "text": 0.4,
    "past": 0.6,
    "reference": 0.05,
    "scanned": 0.7,
    "blurred": 0.1,
    "readings agree": 4.0,
    "readings differ": 0.2,
    "columns": 0.01,
    "second reader": 0.01,
    "second readers agree": 25.0,
}
"""Evidence → how much more often it is seen with right records than with wrong ones."""
UNKNOWN_ISSUE = 0.05
BLURRED = 0.5
"""A scanned word that is read with less confidence is often another one."""


def confidence_of(evidence: Iterable[str]) -> float:
    """The chance (0-1) that a record with this evidence is right."""
    odds = PRIOR
    for each in evidence:
        odds *= WEIGHTS.get(each, UNKNOWN_ISSUE)
    return odds / (1 + odds)


def with_confidence(
    recommendations: Sequence[Recommendation], issues: Sequence[Issue], outline: Outline
) -> list[Recommendation]:
    """The records with their evidence, weighed; one that an issue touches is for a person to look at."""
    bounds = _bounds(outline)
    shared = _shared(recommendations)
    touching: dict[Word, list[str]] = defaultdict(list)
    for issue in issues:
        for word in issue.words:
            if word not in shared:
                touching[word].append(issue.kind)
    numbers = {number for number, _ in declared_count(outline.blocks)}
    agreed = ["declared count"] if found_count(recommendations) in numbers else []

    def evidence(one: Recommendation | Action) -> tuple[str, ...]:
        found = [bounds.get(word, "lines") for word in one.words[:1]]
        if any(map(is_colour, one.words)):
            found.append("colour")
        if ends_sentence(one.text):
            found.append("sentence")
        issues = dict.fromkeys(kind for word in one.words for kind in touching.get(word, ()))
        if isinstance(one, Recommendation) and one.ref and "reference" not in issues:
            found.append("in turn")
        return (*found, *agreed, *_legibility(one), *issues)

    def weighed(one: Record) -> Record:
        own = evidence(one)
        chance = confidence_of(own)
        touched = any(word in touching for word in one.words)
        return replace(one, evidence=own, confidence=chance, needs_review=touched or chance < THRESHOLD)

    return [
        replace(weighed(each), actions=tuple(weighed(action) for action in each.actions))
        for each in recommendations
    ]


def _legibility(one: Recommendation | Action) -> list[str]:
    """How well the words of a scanned record could be read: no better than the worst of them."""
    worst = min((word.confidence for word in one.words), default=1.0)
    return ["blurred"] if worst < BLURRED else ["scanned"] if worst < 1 else []


def with_evidence(one: Record, evidence: str, review: bool) -> Record:
    """A record with one more piece of evidence, weighed again; with `review` a person should look."""
    found = (*one.evidence, evidence)
    chance = confidence_of(found)
    review = review or one.needs_review
    return replace(one, evidence=found, confidence=chance, needs_review=review or chance < THRESHOLD)


def _shared(recommendations: Sequence[Recommendation]) -> set[Word]:
    """The words of cells that belong to several actions: a doubt about one is none about all."""
    counts = Counter(word for each in recommendations for word in each.words)
    counts.update(word for each in recommendations for action in each.actions for word in action.words)
    return {word for word, count in counts.items() if count > 1}


def _bounds(outline: Outline) -> dict[Word, str]:
    """What bounds the cell that each word of a table or card stands in."""
    return dict(_bounded(outline))


def _bounded(outline: Outline) -> Iterator[tuple[Word, str]]:
    for table in outline.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from ((word, row.bound) for word in cell.words)
    for card in outline.cards:
        for cell in card.cells:
            yield from ((word, card.bound) for word in cell.words)
