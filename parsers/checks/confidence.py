"""How sure a record is: the odds that it is right, from what was checked about it.

Each piece of evidence multiplies the odds by its weight. Evidence is the checks (`checks`) that touch a
record, the signs of `signs` and `cell_signs`, and what speaks for it: rules, tags, numbering, counts. A table
whose records are in doubt for many reasons was probably taken apart wrongly: doubt spreads to those beside.

The weights are data, `vocabulary/evidence.csv`, fitted to made-up plans by `tests.generated.weighing`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from models.document import Word, words_of
from models.plan import Action, Issue, Recommendation
from parsers.checks.cell_signs import Places, cell_signs, is_as_drawn, places_of
from parsers.checks.numbering import declared_count, found_count
from parsers.checks.signs import R, Record, all_records, record_signs
from parsers.checks.theme_signs import theme_signs
from parsers.outline.outline import Outline
from parsers.tables.coloured_cells import is_colour
from parsers.text.lines import ends_sentence
from parsers.vocabulary.data import rows
from parsers.vocabulary.sections import commands

THRESHOLD = 0.965
"""Below this a person should look, where anything speaks against a record. Chosen on made-up plans that the
weights were not fitted to: of shaken ones 172 of 178 wrong rows are flagged so, and 128 of 963 right ones; of
plans as set 120 of 1,490 right ones, of scans 43 of 59 wrong ones and 38 of 192 right ones."""
HARDLY = 0.05
"""How much may speak against a record (0-1) that need not be looked at: a sentence without its stop."""
ANY = "(any record)"
"""The weight of every record: right ones to a wrong one, before anything is known."""
WEIGHTS: Mapping[str, float] = {row["evidence"]: float(row["weight"]) for row in rows("evidence.csv")}
"""Evidence → how much more likely it makes it that a record is right."""
UNKNOWN_ISSUE = 0.05
SPREAD = ((0.4, "most beside in doubt"), (0.15, "many beside in doubt"), (0.07, "some beside in doubt"))
"""What speaks against the other records of a table, on the average (0-1), from which it is evidence."""
SLIGHT = frozenset({"some beside in doubt"})
"""What lowers a record's chance, and is no reason to look at it where nothing else is."""
ITS_OWN = frozenset({"blurred", "colour", "damaged"})
"""What says nothing of those beside: what a colour means, how a word was read."""
IN_DOUBT = 0.5
"""How much speaks against a record (0-1) from which it tells of those beside it and of its sub-actions."""
LACKING = frozenset({"empty", "lacks", "undated"})
"""What is said of an action without a date or an owner, where others have one."""
BOUNDS = frozenset({"rules", "tags", "rules and tags", "gaps", "lines"})
"""What bounds a record's cell: the same throughout a table, so that it says nothing of its records."""
THROUGHOUT = BOUNDS | {"scanned"}
"""The same throughout a file, or a table. As a doubt about each record, "scanned" had three in five of the
right rows of made-up scans flagged (141 of 246, and 34 of 38 wrong ones); without it a fifth (47, and 26)."""
LOST = 0.05
"""The share of the records' words that have no place, or two, from which all of them are in doubt."""
UNREAD = re.compile(r"\(cid:\d+\)|\ufffd")
BETWEEN = re.compile(rf"\w (?:{UNREAD.pattern}) \w")
BLURRED = 0.5
"""A scanned word that is read with less confidence is often another one: in 24 % of 247 wrong rows of made-up
scans, and in 8 % of 705 right ones. That of all the words on the average tells no more."""


def confidence_of(evidence: Iterable[str]) -> float:
    """The chance (0-1) that a record with this evidence is right."""
    odds = WEIGHTS[ANY]
    for each in evidence:
        odds *= WEIGHTS.get(each, UNKNOWN_ISSUE)
    return odds / (1 + odds)


def with_confidence(
    recommendations: Sequence[Recommendation], issues: Sequence[Issue], outline: Outline
) -> list[Recommendation]:
    """The records with their evidence, weighed; one that an issue touches is for a person to look at."""
    touching = _touching(recommendations, issues)
    places = places_of(outline.tables)
    signs = _signs(recommendations, outline, places)
    bounds = dict(_bounded(outline))
    numbers = {number for number, _ in declared_count(outline.blocks)}
    of_all = ["declared count"] if found_count(recommendations) in numbers else []
    lost = sum(len(issue.words) for issue in issues if issue.kind in ("unread", "doubled"))
    if lost > LOST * len(set(words_of(recommendations))):
        of_all.append("words lost")

    def evidence(one: Record) -> tuple[str, ...]:
        found = [bounds.get(word, "lines") for word in one.words[:1]]
        if any(map(is_colour, one.words)):
            found.append("colour")
        if ends_sentence(one.text):
            found.append("sentence")
        issues = dict.fromkeys(kind for word in one.words for kind in touching.get(word, ()))
        if isinstance(one, Recommendation) and one.ref and "reference" not in issues:
            found.append("in turn")
        return (*found, *of_all, *_legibility(one), *issues, *signs.get(id(one), ()))

    def seen(one: R) -> R:
        touched = any(word in touching for word in one.words) or _is_read_in_part(one)
        return replace(one, evidence=evidence(one), needs_review=touched)

    own = [replace(seen(each), actions=tuple(map(seen, each.actions))) for each in recommendations]
    return [_weighed(each) for each in _with_spread(own, places)]


def _weighed(one: Recommendation) -> Recommendation:
    """A recommendation and its actions with what their evidence makes of them: a row shows one action and its
    recommendation, which is as sure as the surest of its rows."""
    actions = tuple(
        _reviewed(replace(each, evidence=tuple(dict.fromkeys((*one.evidence, *each.evidence)))))
        for each in one.actions
    )
    chances = [confidence_of(one.evidence), *(each.confidence for each in actions)]
    return _reviewed(replace(one, actions=actions), max(chances))


def _legibility(one: Record) -> list[str]:
    """How well the worst of a record's words could be read: scanned ones, or with unnamed letters."""
    worst = min((word.confidence for word in one.words), default=1.0)
    return ["blurred"] if worst < BLURRED or _is_read_in_part(one) else ["scanned"] if worst < 1 else []


def _is_read_in_part(one: Record) -> bool:
    """Whether a word of a record lacks letters, or a sign stands between words: "partners (cid:1) and"."""
    return any(_lacks_letters(word.text) for word in one.words) or bool(BETWEEN.search(one.text))


def _lacks_letters(text: str) -> bool:
    """Whether a word is read in part: "sta(cid:415)on", "(cid:2)1,250"; a glyph alone is a bullet."""
    return ("(cid:" in text or "\ufffd" in text) and any(map(str.isalnum, UNREAD.sub("", text)))


def with_evidence(one: R, evidence: str, review: bool = False) -> R:
    """A record with one more piece of evidence, weighed again; with `review` a person should look."""
    odds = one.confidence / (1 - one.confidence) * WEIGHTS.get(evidence, UNKNOWN_ISSUE)
    more = replace(one, evidence=(*one.evidence, evidence), needs_review=review or one.needs_review)
    return _reviewed(more, odds / (1 + odds))


def _reviewed(one: R, chance: float | None = None) -> R:
    """The record with its chance, by default that of its evidence, and whether a person should look: not
    without a reason of its own, for nothing speaks for bullets, and nothing against them."""
    chance = confidence_of(one.evidence) if chance is None else chance
    doubtful = chance < THRESHOLD and doubt_of(each for each in one.evidence if each not in SLIGHT) > HARDLY
    return replace(one, confidence=chance, needs_review=one.needs_review or doubtful)


def _touching(recommendations: Sequence[Recommendation], issues: Sequence[Issue]) -> dict[Word, list[str]]:
    """The kinds of the issues that name a word, for the words that are one record's own."""
    shared = _shared(recommendations)
    touching: dict[Word, list[str]] = defaultdict(list)
    for issue in issues:
        for word in issue.words:
            if word not in shared:
                touching[word].append(issue.kind)
    return touching


def _signs(
    recommendations: Sequence[Recommendation], outline: Outline, places: Places
) -> dict[int, dict[str, None]]:
    """id of a record → its signs, each once."""
    headings = {column.heading.text for table in outline.tables for column in table.columns}
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for one, sign in (
        *record_signs(recommendations, headings),
        *theme_signs(recommendations, headings),
        *cell_signs(recommendations, outline.tables, places),
    ):
        if not is_as_drawn(one, sign, places):
            found[id(one)][sign] = None
    return found


def _with_spread(recommendations: Sequence[Recommendation], places: Places) -> list[Recommendation]:
    """The records with what is known of those beside them in their table, and of their parent."""
    doubts: dict[int, list[float]] = defaultdict(list)
    for one in all_records(recommendations):
        doubts[_table(one, places)].append(_in_doubt(one))

    @cache
    def beside(table: int, own: float) -> float:
        """The doubt about the others of a table; a single one in doubt says nothing of the rest."""
        others = sorted(doubts[table])
        others.remove(own)
        return sum(others[:-1]) / max(1, len(others))

    def spread(one: R, parent: Record | None) -> R:
        names: list[str] = []
        if table := _table(one, places):
            share = beside(table, _in_doubt(one))
            names += [name for least, name in SPREAD if share >= least][:1]
        if parent and _in_doubt(parent):
            names.append("parent cut" if parent.ref in halves else "parent in doubt")
        if id(one) in cut:
            names.append("goes on below")
        return replace(one, evidence=(*one.evidence, *names))

    cut = set(_cut_by_page_end(recommendations))
    found = []
    halves = {ref for each in recommendations for ref in _halves(each.actions)}
    for each in recommendations:
        parents = {action.ref: action for action in each.actions}
        actions = tuple(spread(action, parents.get(action.parent_ref)) for action in each.actions)
        found.append(replace(spread(each, None), actions=actions))
    return found


def _halves(actions: Sequence[Action]) -> Iterator[str]:
    """The references of what may be the rest of the action above: no room parts them, or a page end does and
    it has no owner of its own, "Establish a Member Development" / "Steering Group:"."""
    for above, one in pairwise(actions):
        if "no gap between" in one.evidence or ("empty" in one.evidence and one.page > above.page):
            yield one.ref


def _cut_by_page_end(recommendations: Sequence[Recommendation]) -> Iterator[int]:
    """The ids of actions without a stop, "reported to Audit", before what begins the next page and lacks what
    nearly all others have, a date too: "Committee." may be the rest, "Explore options" is none."""
    for above, one in pairwise(action for each in recommendations for action in each.actions):
        lacks = not (LACKING.isdisjoint(one.evidence) or "lines" in one.evidence)
        begins = commands(one.text) or one.details.deadline.text
        if one.page > above.page and lacks and not begins and not ends_sentence(above.text):
            yield id(above)


def _in_doubt(one: Record) -> float:
    """How much speaks against a record, 0-1, where it is enough to tell of others."""
    doubt = doubt_of(each for each in one.evidence if each not in ITS_OWN)
    return doubt if doubt >= IN_DOUBT else 0.0


def doubt_of(evidence: Iterable[str]) -> float:
    """How much of a record's evidence speaks against it, 0-1."""
    against = (WEIGHTS.get(each, UNKNOWN_ISSUE) for each in evidence if each not in THROUGHOUT)
    return 1 - math.prod(weight for weight in against if weight < 1)


def _table(one: Record, places: Places) -> int:
    """The table in which a record begins, as a number; 0 outside tables."""
    return next((id(places[word].table) for word in one.words if word in places), 0)


def _shared(recommendations: Sequence[Recommendation]) -> set[Word]:
    """The words of cells that belong to several actions: a doubt about one is none about all."""
    counts = Counter(words_of(recommendations))
    counts.update(word for each in recommendations for action in each.actions for word in action.words)
    return {word for word, count in counts.items() if count > 1}


def _bounded(outline: Outline) -> Iterator[tuple[Word, str]]:
    """What bounds the cell that each word of a table or card stands in."""
    for table in outline.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from ((word, row.bound) for word in cell.words)
    for card in outline.cards:
        for cell in card.cells:
            yield from ((word, card.bound) for word in cell.words)
