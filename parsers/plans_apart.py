"""A file that is no pack and holds several plans under their titles → those plans.

    Corporate Peer Challenge Action Plan        Housing Peer Review Action Plan
    R1 | Settle a vision | ...                  R1 | Set out the supply of homes | ...

Read together, they are one plan whose themes are the titles; apart, each has a history of its own. Under a
title that is neither's ("Improvement Plan 2024") they are chapters of one plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.document import Word, words_of
from models.plan import Coverage, Issue, Plan, Recommendation
from parsers.checks.signs import all_records
from parsers.fields.council import is_council_name
from parsers.pack_plans import renamed, unique
from parsers.records.said_once import letters


def plans_apart(plan: Plan, titles: Sequence[str]) -> tuple[Plan, ...]:
    """A plan for each of the `titles`, which are themes of records; none where records stand above them all,
    or the file has a title. What is said of the file is said of each; the words around count with the
    first."""
    groups = _groups(plan.recommendations, titles)
    if not groups or _has_own_title(plan, titles):
        return ()
    first_pages = [own[0].page for own in groups]
    counted = [frozenset(words_of(all_records(own))) for own in groups]
    others = sum(map(len, counted[1:]))
    first = plan.coverage
    return tuple(
        replace(
            plan,
            title=title,
            recommendations=_own(own, title),
            issues=tuple(one for one in plan.issues if place in _places(one, first_pages, counted)),
            coverage=replace(first, total=first.total - others, accounted=first.accounted - others)
            if place == 0
            else Coverage(len(counted[place]), len(counted[place])),
        )
        for place, (title, own) in enumerate(zip(titles, groups, strict=True))
    )


def _has_own_title(plan: Plan, titles: Sequence[str]) -> bool:
    of_parts = {letters(title) for title in titles}
    return bool(plan.title) and not is_council_name(plan.title) and letters(plan.title) not in of_parts


def _groups(recommendations: Sequence[Recommendation], titles: Sequence[str]) -> list[list[Recommendation]]:
    """The records from each title on; empty where they do not begin with one, or a title has none."""
    groups: dict[str, list[Recommendation]] = {}
    own: list[Recommendation] | None = None
    for one in recommendations:
        if one.theme in titles:
            own = groups.setdefault(one.theme, [])
        if own is None:
            return []
        own.append(one)
    return [groups[title] for title in titles] if len(groups) == len(titles) else []


def _places(issue: Issue, first_pages: Sequence[int], counted: Sequence[frozenset[Word]]) -> set[int]:
    """Which plans an issue is about: those of its words, else that of its page, else all."""
    if found := {place for place, own in enumerate(counted) if own.intersection(issue.words)}:
        return found
    before = [place for place, page in enumerate(first_pages) if page <= issue.page]
    return {max(before, default=0)} if issue.page else set(range(len(first_pages)))


TOLD_APART = re.compile(r"(?<=.)#\d+$")
"""What tells a reference apart from another of the same number: "R1.1#2", but not "#2"."""


def _own(records: Sequence[Recommendation], title: str) -> tuple[Recommendation, ...]:
    """Without the title as a theme, "#2" of "R1.1#2" that told plans apart, and links to other plans."""
    names: dict[str, str] = {}
    for action in (action for one in records for action in one.actions):
        names[action.ref] = unique(TOLD_APART.sub("", action.ref), names.values())
    there = {**{one.ref: one.ref for one in records}, **names}

    def linked(refs: Sequence[str]) -> tuple[str, ...]:
        return tuple(there[ref] for ref in refs if ref in there)

    return tuple(
        replace(
            one,
            theme="" if one.theme == title else one.theme,
            related_refs=linked(one.related_refs),
            actions=tuple(
                replace(renamed(action, names), related_refs=linked(action.related_refs))
                for action in one.actions
            ),
        )
        for one in records
    )
