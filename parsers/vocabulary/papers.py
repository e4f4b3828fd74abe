"""The words by which the papers of a committee's agenda pack tell what they are; `papers.csv` has them."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.vocabulary import LONGEST_HEADER, heading_to_words, singular
from parsers.vocabulary.data import rows

_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]?\s+)?")
"""What a line may be numbered with: "2.1 That Cabinet ...", "(a) ..."."""
FOREIGN = 3
"""Headings of one kind of table, at least, that tell it from a plan's."""
TAIL = 60
"""Letters that may follow the name of a paper on its line: "Forward plan of key decisions: March to June"."""


def is_review(title: str) -> bool:
    """Whether a title speaks of the reviewers: "LGA Corporate Peer Challenge", "Inspection of ..."."""
    return bool(_pattern("review").search(heading_to_words(title)))


def names_plan(title: str) -> bool:
    """Whether a title is a plan's: "Improvement plan 2025"."""
    return bool(_pattern("plan").search(heading_to_words(title)))


def names_paper(title: str) -> bool:
    """Whether a title is that of a paper that is no plan: "Strategic risk register"."""
    words = heading_to_words(title)
    return bool(_pattern("paper").search(words) or _pattern("never").search(words))


def is_never_plan(title: str) -> bool:
    """Whether a document's own title is that of a paper in which nobody answers a review: "Full business
    case: Town Hall", "Cabinet – Minutes". An audit's report, another paper in a pack, may."""
    return bool(_pattern("never").search(heading_to_words(title)))


def may_hold_plan(title: str) -> bool:
    """Whether a paper with this title may have a plan below a heading of its own: "Annual governance
    statement". Minutes have what looks like one, "47. Peer challenge: action plan"."""
    return bool(_pattern("holds").search(heading_to_words(title)))


def names_topic(title: str) -> bool:
    """Whether a title is about what other papers are about, and perhaps a plan's theme: "Budget"."""
    return bool(_pattern("topic").search(heading_to_words(title)))


def is_paper_title(line: str) -> bool:
    """Whether a line begins with another paper's name, as "Refresh the risk register" does not."""
    return bool(_whole_title().fullmatch(heading_to_words(line)))


def is_cover(line: str) -> bool:
    """Whether a line is what a cover sheet, or an appendix, begins with: "Appendix A", "Annex 2: Map"."""
    return bool(re.match(rf"(?:{_words()['cover']}) \w{{1,3}}(?:\W|$)", heading_to_words(line)))


def is_foreign_header(line: str) -> bool:
    """Whether a line has the headings of columns that a plan does not have, of one kind of paper; one more
    where it also has actions, but for a risk and how great it is, none where it has recommendations."""
    words = {singular(word) for word in re.findall(r"[a-z']+", line.lower())}
    if len(line.split()) > LONGEST_HEADER or "recommendation" in words:
        return False
    great = set(_words()["great"].split("|"))
    needed = FOREIGN + ("action" in words and not ("risk" in words and words & great))
    return any(len(words & own) >= needed for own in _foreign())


def is_scorecard(line: str) -> bool:
    """Whether a header is that of what is measured, "Indicator | Target | Actual | Corrective action", and
    says nothing of what was recommended, nor who will do something, or by when. "Action | Success measure |
    Target | Actual" is a plan's: what is done stands before what is measured."""
    said = [singular(word) for word in re.findall(r"[a-z']+", line.lower())]
    words = set(said)
    measured, plans = (set(_words()[name].split("|")) for name in ("measured", "asked"))
    if not {"target", "actual"} <= words or not words & measured or words & plans:
        return False
    return "action" not in said[: min(said.index(word) for word in words & measured)]


@lru_cache(maxsize=1)
def _foreign() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["words"].split("|")) for row in rows("papers.csv") if row["says"] == "columns")


def mark_of(line: str) -> str:
    """What a line begins with that only a committee's papers say: "RESOLVED", "Wards affected"."""
    words = " ".join(line.lower().replace("’", "'").split()).rstrip(" :;.,-")
    found = _pattern("mark").match(_NUMBER.sub("", words, count=1))
    return found.group() if found else ""


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {row["says"]: row["words"] for row in rows("papers.csv")}


@lru_cache(maxsize=8)
def _pattern(says: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words()[says]})(?!\w)")


@lru_cache(maxsize=1)
def _whole_title() -> re.Pattern[str]:
    lead, names = _words()["lead"], _words()["paper"]
    number = r"(?:(?:appendix|annexe?|item|agenda item)? ?\w{1,3}[.:]? ?[-:]? )?"
    return re.compile(rf"{number}(?:(?:{lead}) )*(?:{names})(?:\W.{{0,{TAIL}}})?")
