"""The words of a deadline as tokens: months, years, quarters, "by", "onwards".

A pattern parts the text into words and numeric forms, since spaCy's tokeniser cuts "2024/25", "w/c" and
"Q1-Q2" in different ways; spaCy's PhraseMatcher finds the phrases of `time_words.csv` among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.fields.periods import YEARS
from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of, words_in_order
from parsers.vocabulary.wordlist import a_letter_away

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "latter": 2,
}
_MONTHS = words_in_order("months and short ones")
_DAY_OF_MONTH_AHEAD = rf"\s*(?:st|nd|rd|th)?\s*(?:of\s+)?{any_of('months')}"
_COUNT_AHEAD = rf"\s*{any_of('counted ahead')}\b"
_GLUED_TO_MONTH = "(?:" + "|".join(f"(?<={month})" for month in _MONTHS) + ")"
"""What stands before the year of "31Mar24"."""
_NUMERIC = (
    r"(?P<iso>(?:19|20)\d\d(?P<isep>[-/.])\d{1,2}(?P=isep)\d{1,2})(?![\d/])",
    r"(?P<dmy>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})"
    r"|\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d{2})|\d{1,2}\s-\s\d{1,2}\s-\s20\d\d)(?![\d/])",
    rf"{any_of('plan years')}\s*(?P<plan_year>\d(?:\s*(?:-|to|&|and|/)\s*(?:years?\s*)?\d)*)(?![\d/.])",
    r"(?:fy|f/y)\s*'?(?P<fy_pair>(?!20)\d{4})(?!\d|\s*[/-]\s*\d)",
    r"(?:fy|f/y)\s*'?(?P<fy_short>\d{4}|\d{2})(?!\d|\s*[/-]\s*\d)",
    r"(?:fy\s?)?(?P<two_years>(?:19|20)\d\d\s*(?:/|-|to)\s*(?:(?:19|20)\d\d|\d\d)|['’]?\d\d[/-]['’]?(?:20\d\d|\d\d))(?![\d/]|-\d(?!\d/\d\d)|"
    + _COUNT_AHEAD
    + "|"
    + _DAY_OF_MONTH_AHEAD
    + ")",
    r"(?P<my>\d{1,2}/(?:(?:19|20)\d\d|[2-4]\d)|(?:0?[1-9]|1[0-2])[.-]20\d\d)(?![\d/]|[.-]\d)",
    rf"(?P<dm>\d{{1,2}}/(?:1[0-2]|0?[1-9]))(?![\d/%]|{_DAY_OF_MONTH_AHEAD})",  # not "9/10 June"
    r"(?P<short_fiscal>(?:19|20)\d\d/\d)(?![\d/])",
    _YEAR := rf"(?P<year>(?:19|20)\d\d|['’]\d\d|{_GLUED_TO_MONTH}\d\d)(?![\d%]|,\d|\.\d)",
    r"(?P<q>q)\.?\s?(?P<qn>\d)(?!\d)",
    r"(?P<nq>[1-4])q(?!\w)",
    r"(?P<h>h|half(?:[\s-]year)?)\s?(?P<hn>\d)(?!\w)",
    rf"(?:(?P<ordinal_quarter>{any_of('ordinals of quarters')})\s+(?:quarter|qtr))",
    r"(?:quarters?|qtrs?|qrtr|qs)\.?\s*(?P<quarter_number>\d(?!\d)|one\b|two\b|three\b|four\b)",
    rf"(?:(?P<last_half>last|final)\s+{any_of('half of a year')}(?=\s+of\b))",
    rf"(?:(?P<ordinal_half>{any_of('ordinals of halves')})\s+(?:half|six months))",
    r"(?P<ordinal>\d{1,2})(?:st|nd|rd|th)",
    r"(?P<amount>[£$€]\s?\d[\d,.]*(?:k|m|bn)?|\d[\d,.]*\s?(?:%|per cent)"
    r"|\d{1,2}[:.]\d\d\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm)"
    r"|\d{1,3}(?:,\d{3})+|\d+\.\d+)",
    r"(?P<number>\d+)",
)
_GLUED_MONTH = (
    rf"(?:(?<![^\W\d])|(?<=\d(?:st|nd|rd|th)))(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
    r"(?=\d\d(?:\d\d)?(?!\w))"
)
"""The month of "31Mar24", "1stMay2024" and "October2017"."""
_REST = (
    rf"(?P<word>{_GLUED_MONTH}|[^\W\d_]\w*(?:['’](?!\d\d\b)\w+)*(?:(?<=\d)\.\d+)*)|(?P<mark>[-/(),.:;&+–])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a form: what it is, what it is worth, and where it stands in the text.

    The worth of `date` is (day, month, year), of `fiscal` and `span` (first year, last year), of `year`,
    `month`, `season`, `quarter`, `half`, `number`, `ordinal` (n,); of words the words of the vocabulary.
    """

    kind: str
    value: tuple[int, ...]
    word: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def text_to_tokens(text: str) -> tuple[Token, ...]:
    """Every word of a text once, in order: "By Q2 2024/25" → by, quarter (2,), fiscal (2024, 2025)."""
    found = list(_lexer().finditer(text.translate(_PLAINER)))
    tokens = list(_tokens(found))
    return tuple(_as_meant(tokens, index, text) for index in range(len(tokens)))


def _tokens(found: Sequence[re.Match[str]]) -> Iterator[Token]:
    """The forms and words found in a text, the longest phrase at each place as one."""
    phrases = _phrases_in(found)
    place = 0
    while place < len(found):
        end = phrases.get(place, place + 1)
        words = tuple(each[0].lower() for each in found[place:end])
        kind, value, word = _numeric(found[place]) or _worded(words, found[place].lastgroup == "mark")
        yield Token(kind, value, word, found[place].start(), found[end - 1].end())
        place = end


def _phrases_in(found: Sequence[re.Match[str]]) -> dict[int, int]:
    """Where phrases of the vocabulary begin → where the longest ends, with nothing but blanks inside."""
    apart = {k for k, (one, two) in enumerate(pairwise(found)) if one.string[one.end() : two.start()].strip()}
    ends: dict[int, int] = {}
    for _, start, end in _matcher()(_doc([each[0] for each in found])):
        if end > ends.get(start, 0) and apart.isdisjoint(range(start, end - 1)):
            ends[start] = end
    return ends


_PLAINER = str.maketrans(
    dict.fromkeys("–—‐‑−→", "-") | dict.fromkeys("’‘´`", "'") | dict.fromkeys("•|>", ";")
)
"""Signs that are read as plainer ones: dashes, before "'25", the points of a list, in "Sept 24 > Dec 24"."""


def _numeric(found: re.Match[str]) -> tuple[str, tuple[int, ...], str] | None:
    name = found.lastgroup or ""
    if name in ("word", "mark"):
        return None
    groups = found.groupdict()
    if groups["iso"]:
        year, month, day = map(int, re.split(r"[-/.]", groups["iso"]))
        return _full_date(day, month, year)
    if groups["dmy"]:
        day, month, year = map(int, re.split(r"[/.-]", groups["dmy"]))
        return _full_date(day, month, full_year(year))
    if groups["dm"]:
        day, month = map(int, groups["dm"].split("/"))
        return "day_month", (day, month), ""
    for group, kind in (
        ("year", "year"),
        ("fy_short", "fy"),
        ("fy_pair", "fy_pair"),
        ("my", "my"),
        ("two_years", "two"),
        ("short_fiscal", "short"),
    ):
        if groups[group]:
            return _years(kind, groups[group])
    for group, kind in _COUNTED:
        if groups[group]:
            count = (
                2 if kind == "half" and groups[group].lower() in ("last", "final") else _count(groups[group])
            )
            return kind, (count,), groups["q"] or groups["h"] or _plural(found[0])
    return ("plan_year" if groups["plan_year"] else "amount"), (), found[0]


_COUNTED = (
    ("qn", "quarter"), ("nq", "quarter"), ("ordinal_quarter", "quarter"), ("quarter_number", "quarter"),
    ("hn", "half"), ("ordinal_half", "half"), ("last_half", "half"), ("ordinal", "ordinal"),
    ("number", "number"),
)  # fmt: skip


def _full_date(day: int, month: int, year: int) -> tuple[str, tuple[int, ...], str]:
    return ("date", (day, month, year), "") if year in YEARS else ("amount", (), "")


def _plural(text: str) -> str:
    return "quarters" if text.lower().startswith("quarters") else ""


def _count(text: str) -> int:
    lowered = text.lower()
    if lowered in ("final", "last"):
        return 4
    return _NUMBER_WORDS.get(lowered) or int(re.sub(r"\D", "", text)[:6])


def _years(kind: str, text: str) -> tuple[str, tuple[int, ...], str]:
    """A year, a fiscal year or a span of years: "2024/25", "24-25", "FY25", "2023-2027", "03/24"."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if kind == "year":
        return "year", (full_year(numbers[0]),), ""
    if kind == "fy":  # "FY25": in Britain the year that ends in 2025
        end = full_year(numbers[0])
        return ("fiscal", (end - 1, end), "ambiguous") if end in YEARS else ("amount", (), text)
    if kind == "fy_pair":  # "FY2526"
        first, last = divmod(numbers[0], 100)
        start = full_year(first)
        is_pair = last == (first + 1) % 100
        return ("fiscal", (start, start + 1), "") if is_pair else ("amount", (), text)
    first, last = numbers
    if kind == "short":  # "2024/5"
        return ("fiscal", (first, first + 1), "") if (first + 1) % 10 == last else ("amount", (), text)
    if kind == "my":
        return ("my", (first, full_year(last)), "") if 1 <= first <= 12 else ("amount", (), text)
    start = full_year(first)
    end = start // 100 * 100 + last if last < 100 else last
    if end == start + 1 or (start % 100 == 99 and last == 0):
        return "fiscal", (start, start + 1), ""
    if first > 1900 and 1 <= last <= 12 and "-" in text and not end > start:
        return "my", (last, start), ""  # "2025-06"
    if first <= 12 and ((10 <= last < 50 and "/" in text) or last in YEARS):
        return "my", (first, full_year(last)), ""  # "03/24"
    if "/" in text and 1 <= first <= 31 and 1 <= last <= 12:
        return "day_month", (first, last), ""  # "12/02 – 11/03/2025"
    return ("span", (start, end), "") if first > 1900 and start < end <= start + 30 else ("amount", (), text)


def full_year(number: int) -> int:
    """24 → 2024, 98 → 1998, 2024 → 2024."""
    if number >= 100:
        return number
    return number + (2000 if number < 70 else 1900)


def _worded(words: tuple[str, ...], is_mark: bool) -> tuple[str, tuple[int, ...], str]:
    spelt = " ".join(words)
    own = spelt.removesuffix("'s")  # "By December's Council"
    known = _phrases().get(words) or _phrases().get((own,)) or _phrases().get((_month_meant(own),))
    kind, value, phrase = known or ("mark" if is_mark else "word", "", spelt)
    return (kind, (int(value),), phrase) if value.isdigit() else (kind, (), value or phrase)


_MISSPELT = 6
"""Letters of a month's name that is known with one wrong: "Novmber", "Ocotber"; "Marsh" is no March."""
_LONG_MONTHS = tuple(month for month in _MONTHS if len(month) >= _MISSPELT)


@lru_cache(maxsize=4096)
def _month_meant(word: str) -> str:
    """The month whose name is spelt with one letter too few, too many, wrong or out of place; "" if none."""
    near = a_letter_away(word) if len(word) >= _MISSPELT - 1 and word.isalpha() else ()
    return next((month for month in _LONG_MONTHS if month in near), "")


def _as_meant(tokens: list[Token], index: int, text: str) -> Token:
    """ "may" and "march" in lower case are months only beside a day, a year or "in": "may be late"; what is
    new is the next only of years: "the new municipal year"."""
    token = tokens[index]
    after = tokens[index + 1].kind if index + 1 < len(tokens) else ""
    if token.kind == "this" and "new" in token.word.split() and after not in _NAMED_YEARS:
        return Token("word", (), token.word, token.start, token.end)
    if token.kind != "month" or text[token.start : token.end] not in ("may", "march", "mar", "dec", "sat"):
        return token
    before = tokens[index - 1].kind if index else ""
    after, behind = (*(near.kind for near in tokens[index + 1 : index + 3]), "", "")[:2]
    joined = after in ("of", "and") or (after == "mark" and tokens[index + 1].word in ",.")
    if joined and behind in ("year", "fiscal", "month"):  # "march, 2024", "may and june 2024"
        return token
    dated = {"year", "number", "ordinal", "fiscal", "dash", "to", "slash"}
    if after in dated or before in {*dated, "by", "of", "part", "before", "from", "between"}:
        return token
    return Token("word", (), token.word, token.start, token.end)


_NAMED_YEARS = ("fiscal_word", "municipal", "academic", "calendar")


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], tuple[str, str, str]]:
    """The words of each phrase of the vocabulary → its kind, its value and itself."""
    return {
        tuple(found[0].lower() for found in _lexer().finditer(row["phrase"])): (
            row["kind"],
            row["value"],
            row["phrase"],
        )
        for row in rows("time_words.csv")
    }


@lru_cache(maxsize=1)
def _matcher() -> PhraseMatcher:
    """Built once, and only when a deadline is read (spaCy takes a second to load)."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(_doc([]).vocab, attr="LOWER")
    matcher.add("time", [_doc(words) for words in _phrases()])
    return matcher


def _doc(words: Sequence[str]) -> Doc:
    from spacy.tokens import Doc

    return Doc(_vocab(), words=list(words))


@lru_cache(maxsize=1)
def _vocab() -> Vocab:
    import spacy

    return spacy.blank("en").vocab


@lru_cache(maxsize=1)
def _lexer() -> re.Pattern[str]:
    forms = "|".join(rf"{_GLUED if form == _YEAR else _APART}{form}" for form in _NUMERIC)
    return re.compile(rf"{forms}|{_REST}", re.IGNORECASE)


_APART = r"(?<!\w)"
_GLUED = r"(?<![\d_])"
"""What stands before a form: nothing that is part of a word, but for the month of "October2017"."""
