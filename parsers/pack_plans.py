"""A pack with plans in it → a document for each plan; their readings → one of the whole file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, starmap

from models.document import Document, Page
from models.plan import Action, Coverage, Issue, Plan, Recommendation
from parsers.checks.signs import R
from parsers.outline.outline import Outline
from parsers.reading import Reading
from parsers.records.said_once import letters
from parsers.text.runs import in_turn

PAGE = "page in doubt"
"""The evidence of a record on a page that may be another paper's."""


def plan_documents(document: Document) -> Iterator[Document]:
    """A document for each plan of a pack, whose other pages are empty and whose pages keep their numbers."""
    for numbers in document.plans:
        pages = (
            page if page.number in numbers else Page(page.number, page.width, page.height, words=())
            for page in document.pages[: numbers[-1]]
        )
        yield replace(document, pages=tuple(pages), plans=())


def merged(document: Document, readings: Sequence[Reading]) -> Reading:
    """The readings of a pack's plans as one of the file, named for its first plan."""
    found = [each for each in readings if each.plan.recommendations] or list(readings)
    records = _said_once([_doubted(each.plan.recommendations, document) for each in found])
    plan = replace(
        found[0].plan,
        recommendations=tuple(_told_apart(records)),
        issues=tuple(_issues(document, readings, found)),
        coverage=_coverage(document, readings),
        abbreviations=tuple(dict(chain.from_iterable(each.plan.abbreviations for each in found)).items()),
    )
    placed = tuple(chain.from_iterable(each.placed for each in readings))
    parts = tuple(_parts(plan, found, records)) if _are_several(found, records) else ()
    return Reading(_as_read(document, readings), _outline(readings), placed, plan, parts)


def _doubted(records: Sequence[Recommendation], document: Document) -> tuple[Recommendation, ...]:
    """The records, those on pages that no title calls a plan's for a person to look at."""

    def told(one: R, page: int) -> R:
        # Actions under no recommendation have a page of their own only.
        if not {page, one.page}.intersection(document.doubtful):
            return one
        return replace(one, needs_review=True, evidence=(*one.evidence, PAGE))

    own = [(each, tuple(told(action, each.page) for action in each.actions)) for each in records]
    return tuple(replace(told(each, each.page), actions=actions) for each, actions in own)


def _are_several(found: Sequence[Reading], records: Sequence[Sequence[Recommendation]]) -> bool:
    """Whether these are plans of their own, each with a title and records, and no pieces of one."""
    plans = [each.plan for each in found]
    named = all(plan.title for plan in plans) and all(records)
    return len(plans) > 1 and named and not any(starmap(_are_pieces, combinations(plans, 2)))


def _are_pieces(one: Plan, other: Plan) -> bool:
    """Two plans of one title, unless they are two councils'."""
    councils = {plan.council.name for plan in (one, other)} - {""}
    return letters(one.title) == letters(other.title) and len(councils) < 2


def _parts(
    whole: Plan, found: Sequence[Reading], records: Sequence[Sequence[Recommendation]]
) -> Iterator[Plan]:
    """Each plan with what is said of its pages; the pages around them are counted with the first."""
    of_file = [issue for issue in whole.issues if issue.kind in ("pages", "plans")]
    others = sum(each.plan.coverage.total for each in found[1:])
    for place, (each, own) in enumerate(zip(found, records, strict=True)):
        coverage = each.plan.coverage
        if place == 0:
            total = whole.coverage.total - others
            coverage = replace(coverage, total=total, accounted=coverage.accounted + total - coverage.total)
        issues = (*of_file, *each.plan.issues)
        yield replace(each.plan, recommendations=tuple(own), issues=issues, coverage=coverage)


def _as_read(document: Document, readings: Sequence[Reading]) -> Document:
    """The document with its pages as the readings have them."""
    read = {page.number: page for each in readings for page in each.document.pages if page.words}
    return replace(document, pages=tuple(read.get(page.number, page) for page in document.pages))


def _outline(readings: Sequence[Reading]) -> Outline:
    outlines = [each.outline for each in readings]
    return replace(
        outlines[0],
        tables=tuple(chain.from_iterable(each.tables for each in outlines)),
        cards=tuple(chain.from_iterable(each.cards for each in outlines)),
        blocks=tuple(chain.from_iterable(each.blocks for each in outlines)),
        others=tuple(chain.from_iterable(each.others for each in outlines)),
        furniture=frozenset(chain.from_iterable(each.furniture for each in outlines)),
        faults=tuple(chain.from_iterable(each.faults for each in outlines)),
    )


def _coverage(document: Document, readings: Sequence[Reading]) -> Coverage:
    """All the words that were read, and those of the pages that were only skimmed."""
    own = [each.plan.coverage for each in readings]
    around = sum(page.passed_over for page in document.pages)
    return Coverage(
        around + sum(each.total for each in own),
        around + sum(each.accounted for each in own),
        tuple(chain.from_iterable(each.missing for each in own)),
        tuple(chain.from_iterable(each.doubled for each in own)),
    )


def _issues(document: Document, readings: Sequence[Reading], found: Sequence[Reading]) -> Iterator[Issue]:
    numbers = [number for own in document.plans for number in own]
    around = len(document.pages) - len(numbers)
    doubt = f" ({pages_named(document.doubtful)} may be another's)" if document.doubtful else ""
    if around:
        skimmed = f"{around} other pages were only looked through"
        where = f"the plan was found on {pages_named(numbers)}; {skimmed}{doubt}; read others with --pages"
    else:
        where = f"no page says that it is a plan's, and all were read{doubt}; read some with --pages"
    yield Issue("pages", f"a pack of papers: {where}")
    if len(found) > 1:
        pages = ([page.number for page in each.document.pages if page.words] for each in found)
        told = zip(found, map(pages_named, pages), strict=True)
        titles = "; ".join(f"“{each.plan.title}”, {own}" for each, own in told)
        yield Issue("plans", f"the file holds {len(found)} plans: {titles}")
    issues = chain.from_iterable(each.plan.issues for each in readings)
    yield from sorted(issues, key=lambda issue: issue.page)


def pages_named(numbers: Sequence[int]) -> str:
    """ "page 3", "pages 9-14, 20"."""
    runs = in_turn(sorted(numbers))
    names = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(names)}"


def _said_once(plans: Sequence[Sequence[Recommendation]]) -> list[list[Recommendation]]:
    """The records of each plan, without those of a report that the plan in answer to it has with its actions;
    what the report says of them besides is kept there."""
    everything = list(chain.from_iterable(plans))
    answered = [each for each in everything if each.text and each.actions]
    asked = [each for each in everything if not each.actions and any(_is_same(each, own) for own in answered)]
    kept = [[each for each in plan if not any(each is other for other in asked)] for plan in plans]
    return [[_with_extra(each, asked) for each in plan] for plan in kept]


def _is_same(one: Recommendation, other: Recommendation) -> bool:
    refs = {each.ref.lower().lstrip("r0") for each in (one, other) if each.ref}
    return len(refs) < 2 and letters(one.text) == letters(other.text)


def _with_extra(own: Recommendation, asked: Sequence[Recommendation]) -> Recommendation:
    more = (each.details.extra for each in asked if own.actions and _is_same(each, own))
    extra = tuple(dict.fromkeys((*own.details.extra, *chain.from_iterable(more))))
    return replace(own, details=replace(own.details, extra=extra))


def _told_apart(plans: Sequence[Sequence[Recommendation]]) -> Iterator[Recommendation]:
    """The records of all plans, the references of their actions unique among them."""
    taken: set[str] = set()
    for recommendations in plans:
        own = [action.ref for each in recommendations for action in each.actions]
        names = {ref: unique(ref, taken) for ref in own}
        taken |= set(names.values())
        for each in recommendations:
            actions = tuple(renamed(action, names) for action in each.actions)
            yield replace(each, actions=actions)


def renamed(action: Action, names: Mapping[str, str]) -> Action:
    return replace(action, ref=names[action.ref], parent_ref=names.get(action.parent_ref, action.parent_ref))


def unique(ref: str, taken: Collection[str]) -> str:
    """The reference, or "R1.1#2" where R1.1 is taken."""
    number = 1
    while (name := ref if number == 1 else f"{ref}#{number}") in taken:
        number += 1
    return name
