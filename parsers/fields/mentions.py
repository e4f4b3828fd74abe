"""Where a text speaks of other records: "as per Recommendation 1", "see R4 and R7", "through 2, above".

Only references that the plan has are found: "the R4 form" means nothing in a plan without an R4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.fields.reference import NUMBER_WORDS, NUMBERS, is_other_code
from parsers.vocabulary.word_lists import any_of

_REF = r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,2}){0,3}(?:\([a-z]\)|[a-z]?\b)"
_RANGE = re.compile(rf"({_REF})\s*(?:-|–|—|to)\s*({_REF})")
_LIST = rf"{_REF}(?:\s*(?:,|;|&|/|-|–|,?\s*and|,?\s*or|to)\s*{_REF})*"
_NOUNS = rf"{any_of('mentioned')}s?\.?(?:\s+{any_of('number of')}\.?)?"
_CALLS = (
    rf"(?:{any_of('calls for a record')}"
    rf"|(?:link(?:ed|s)?|related)(?:\s+{_NOUNS})?\s*:"
    rf"|{any_of('depends on a record')})"
)
_LOOSE_CALLS = rf"{any_of('calls with a place')}"
"""Words that call for another record only where "above" or "below" follows: "through 2, above", "by 3."."""
_NAMED = re.compile(rf"\b(?i:{_NOUNS})\s*\(?(?P<refs>{_LIST}|(?i:{NUMBER_WORDS})\b)")
_CALLED = re.compile(
    rf"\b(?i:{_CALLS}|covered (?:by|in|under)|included (?:in|under))\s+"
    rf"(?i:{any_of('mentioned by place')}s?\s+)?(?P<refs>{_LIST})(?=\s*(?:[).;]|,?\s*(?i:above|below)\b|$))"
)
_PLACED = re.compile(rf"\b(?i:{_LOOSE_CALLS})\s+(?P<refs>{_LIST})(?=,?\s*\(?(?i:above|below)\b)")
_CODE = r"[A-Z]{1,4}[.-]?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?"
_CODED = re.compile(rf"(?<![\w£.-])(?!CO2\b)(?P<refs>{_CODE}(?:\s?(?:-|–|to)\s?{_CODE})?)(?![\w%-])")
_ONE = re.compile(rf"{_REF}|(?i:\b(?:{NUMBER_WORDS})\b)")
_NUMBERS = {word: str(number) for number, word in enumerate(NUMBERS, start=1)}
OF_RECOMMENDATIONS = ("", "r", "rec")
"""Letters that a number may be given in passing, where the plan prints it without: R4 is 4, Q2 is not 2."""


def find_mentions(text: str, refs: Sequence[str]) -> tuple[str, ...]:
    """The references among `refs` (as printed) that a text mentions, each once and in its order.

    "see Recommendations 2 and 3" with refs 01, 02, 03 → ("02", "03").
    """
    found = (_printed(each, refs) for each in _mentioned(text, refs))
    return tuple(dict.fromkeys(ref for ref in found if ref))


def spoken_of(text: str) -> tuple[str, ...]:
    """The references that a text calls by, whatever plan it stands in: "see R4 and R7" → ("R4", "R7")."""
    refs = (ref for listed in _lists(text) for ref in _ONE.findall(_RANGE.sub(_in_full, listed)))
    return tuple(dict.fromkeys(ref for ref in refs if not is_other_code(ref)))


def _in_full(found: re.Match[str]) -> str:
    """A range of numbers one by one, "4 – 6" as "4, 5, 6", "R7-R9" as "R7, R8, R9"; others as they stand."""
    (letters, first), (others, last) = map(_parted, found.groups())
    if not (first.isdigit() and last.isdigit() and int(first) < int(last) and others in ("", letters)):
        return found[0]
    return ", ".join(f"{letters}{number}" for number in range(int(first), int(last) + 1))


def _parted(ref: str) -> tuple[str, str]:
    """A reference's letters, as printed, and the rest: ("R", "7")."""
    letters = ref.rstrip("0123456789")
    return letters, ref[len(letters) :]


def calling_words(text: str) -> tuple[str, ...]:
    """What in a text calls by references, in its order: "see R4 and R7"."""
    called: list[re.Match[str]] = []
    for match in _places(text):
        if not (is_other_code(match["refs"]) or (called and match.end() <= called[-1].end())):
            called.append(match)
    return tuple(match[0] for match in called)


def missing_mentions(text: str, refs: Sequence[str]) -> tuple[str, ...]:
    """The whole numbers that a text calls by and no reference has: "see Recommendation 12" in a plan of ten.

    "Recommendation 12 of the audit" is another plan's, and "action 3" may count those of its recommendation.
    """
    own = [match["refs"] for match in _places(text) if not _is_of_others(match)]
    ones = dict.fromkeys(ref for listed in own for ref in _ONE.findall(_RANGE.sub(_in_full, listed)))
    if not ones:
        return ()
    letters = {*OF_RECOMMENDATIONS, *(_key(ref)[0] for ref in refs)}
    whole = (one for one in ones if _key(one)[0] in letters and _key(one)[1].isdigit())
    return tuple(one for one in whole if not (is_other_code(one) or _printed(one, refs)))


def _is_of_others(match: re.Match[str]) -> bool:
    return (
        match.re is _CODED or "action" in match[0].lower() or bool(_BEHIND.match(match.string, match.end()))
    )


_BEHIND = re.compile(r"\W*(?:of|in|from|made|by)\b", re.IGNORECASE)
"""What stands behind a number that is another plan's."""


def _lists(text: str) -> list[str]:
    """The references of each place that calls by some, as printed: "R4 and R7"."""
    return [match["refs"] for match in _places(text)]


def _places(text: str) -> list[re.Match[str]]:
    """The places that call by references, in the order of these, the longest of those for the same first."""
    found = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    found = [match for match in found if not _OF_ANOTHER_REPORT.match(text, match.end())]
    return sorted(found, key=lambda match: (match.start("refs"), -len(match[0])))


_OF_ANOTHER_REPORT = re.compile(
    r"\s+(?:of|from|in|made by)\s+(?:(?!above|below)[\w’'-]+\s+){0,4}?"
    rf"{any_of('other reports')}\b",
    re.IGNORECASE,
)
""" "Recommendation 3 of the Ofsted report" is none of this plan."""
_PATTERNS = (_NAMED, _CALLED, _PLACED, _CODED)


def _mentioned(text: str, refs: Sequence[str]) -> Iterator[str]:
    for listed in _lists(text):
        for first, last in _RANGE.findall(listed):
            yield from _between(_printed(first, refs), _printed(last, refs), refs)
        yield from _ONE.findall(listed)


def _between(first: str, last: str, refs: Sequence[str]) -> Sequence[str]:
    """The references from one to another, in the plan's order: "R1 to R3"."""
    return refs[refs.index(first) : refs.index(last) + 1] if first and last else ()


def _printed(mention: str, refs: Sequence[str]) -> str:
    """The reference that is meant: the very one, or the only one with its number ("4" → "R4", "R4" → "4")."""
    exact = [ref for ref in refs if _key(ref) == _key(mention)]
    letters, number = _key(mention)
    alike = [ref for ref in refs if _key(ref)[1] == number and (not letters or not _key(ref)[0])]
    found = exact or (alike if letters in OF_RECOMMENDATIONS else [])
    return found[0] if len(set(found)) == 1 else ""


@lru_cache(maxsize=4096)
def _key(ref: str) -> tuple[str, str]:
    """Letters and number: "PCR 01" → ("pcr", "1"); "Recommendation 2.1" → ("", "2.1"); "Two" → ("", "2")."""
    bare = re.sub(rf"^\s*(?i:{_NOUNS})\s*", "", ref)
    bare = _NUMBERS.get(bare.strip().lower(), bare)
    letters, number = re.match(r"([A-Za-z]*)[ .-]*(.*)", bare.strip(), re.DOTALL).groups()  # type: ignore[union-attr]
    return letters.lower(), ".".join(part.lstrip("0") or "0" for part in number.lower().split("."))
