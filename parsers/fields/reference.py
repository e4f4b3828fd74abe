"""References: the number or label that a plan gives a recommendation or an action."""

from __future__ import annotations

import re

from parsers.vocabulary.sections import commands
from parsers.vocabulary.word_lists import any_of, words_in_order

NUMBER_WORDS = any_of("numbers")
NUMBERS = words_in_order("numbers")
SHORTEST_NOUN = 4
"""Letters of a noun that stands over its number, at least: "No" heads a column."""
_NAME = r"(?:[A-Z]{1,4}|[A-Z]o[A-Z])"
_LETTERS = rf"{_NAME}[ ./-]?"
"""The letters of "R1", "PCR1", "KR1.1", "REC-3", "CP 4", "CoC 1"."""
_DIGITS = r"\d{1,3}(?:\.\d{1,2}){0,3}(?:[a-z]|\([a-z]\))?"
QUALIFIED = (
    rf"(?:{any_of('qualifies a reference')}"
    r"[ -]\s*)*"
)
"""What may stand before "recommendation 1"."""
A_RECOMMENDATION = rf"{QUALIFIED}rec(?:ommendation)?"
"""What is called one: "Key recommendation", "Rec"."""
# A cell as narrow as a number cuts its noun off: "Recommendatio 1".
_NOUN = (
    rf"(?:{QUALIFIED}(?:sub[ -])?"
    rf"{any_of('nouns of references')}s?"
    rf"\.?\s*{any_of('number sign')}?|no\b\.?|#)\s*[:.]?\s*"
)
_LABELLED = (
    rf"(?i:{_NOUN})(?P<%s>(?:{_LETTERS})?{_DIGITS}|\({_DIGITS}\)|(?i:{NUMBER_WORDS})\b)"
    r"(?:\s+of\s+\d{1,2}\b)?"
)
"""A noun and a number: "Recommendation 4", "Recommendation (4)", "Rec 4 of 10"."""
_BARE = rf"(?P<%s>{_LETTERS}{_DIGITS}|{_DIGITS})"
_NUMBER_BEFORE = r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=(?:\w+\s)?(?i:recommendation)\b))?"
"""The number of the paragraph: "3.1. Recommendation 1: Establish ..."."""
_LETTERED_NAME = rf"(?i:{_NOUN})(?<=\W)(?P<%s>[IVX]{{2,4}}(?!\w)|[A-Z])"
"""A noun and a letter: "Recommendation C", not "KEY RECOMMENDATIONS"."""
_ROMAN = r"(?:x{0,2}(?:ix|iv|v?i{0,3})|X{0,2}(?:IX|IV|V?I{0,3}))(?<=\w)"
_WHOLE = re.compile(
    rf"[(\[]?(?:{_NUMBER_BEFORE}{_LABELLED % 'named'}|{_LETTERED_NAME % 'lettered'}"
    rf"|{_BARE % 'bare'}|[a-zA-Z]|{_ROMAN})[)\]]?\s*[.:)]?"
)
_UNDER = re.compile(r"(?:[.-]\d{1,2}|[.-]?(?:\(?[a-z]\)?|[ivx]+))(?:\.\d{1,2})*\.?")
"""What a number adds to the one above it."""
_CODE = re.compile(r"[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,2})*[a-z]?|\d{1,2}(?:\.\d{1,2})+[a-z]?")
_IN_PARTS = re.compile(r"[A-Z]{1,5}[-/.]?(?:\d{2,4}[-/]\d{1,3}|\d{0,2}[-/][A-Z]{1,3}\d{1,3})")
"""An auditor's number, of the year and the finding, or of what it is under: "IA-23-04", "P1-R2"."""
_OF_YEAR = re.compile(
    r"(?!FY)[A-Z]{2,5}[ .-]?\(?(?:20)?\d\d/\d\d(?:\)[ /-]?|[ -])\d{1,3}"
    rf"|(?!Q)(?:[A-Z][A-Z&]{{0,4}}(?:/\d\d/|-\d\d-)|\d\d (?!(?i:{any_of('months')}))[A-Z][A-Z&]{{0,4}} )\d\d"
)
"""A number of a year, as trackers have it: "SR (25/26) 01", "IA/23/04", "24 AGS 03"; "31 MAR 26" is a day."""
_BEGINS_TEXT = re.compile(r"\s*[:–—-]\s*\S|\s+[A-Z“]")
_LETTERED = re.compile(r"\(?\d{1,2}[a-z][).:]")
"""A number and a letter that a sign ends: "1a)"; "3d printing" is none."""
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")

_SEPARATOR = r"(?:\s*[:.)\]–—|](?!\d)\s*|\s+[-–—]\s*|-\s+)"
"""What stands between a reference and its text: "R1: ", "3. ", "1.1 – ", "(4) "."""
_LEADING_NAMED = re.compile(
    rf"\s*{_NUMBER_BEFORE}{_LABELLED % 'ref'}(?:{_SEPARATOR}|\s+(?=[A-Z“\"‘']))(?P<text>\S.*)", re.DOTALL
)
_LEADING_LETTER = re.compile(rf"\s*{_LETTERED_NAME % 'ref'}\s*[:.)–—-]\s+(?P<text>\S.*)", re.DOTALL)
_LEADING_CODE = re.compile(
    rf"\s*[(\[]?(?P<ref>{_NAME}(?:[.-]|(?<=[A-Z]{{2}})/)?{_DIGITS})(?:{_SEPARATOR}|\s+(?=[A-Z“\"‘']))(?P<text>\S.*)",
    re.DOTALL,
)
_LEADING_SPACED = re.compile(
    rf"\s*(?P<ref>{_NAME}\s\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?)(?:\s*[:.)]\s+|\s+[-–—]\s+)(?P<text>[^\W\d].*)",
    re.DOTALL,
)
"""A code in two words needs a mark behind it: "PC 7: Peer follow up", not "COVID 19 recovery"."""
_SPACED_CODE = re.compile(r"\s*([A-Z]{2,4}\s\d{1,2}(?:\.\d{1,2})*[a-z]?)\s+(?=[A-Z])")
"""Or a command: "AGS 2 Improve declarations of interest"."""
_LEADING_NUMBER = re.compile(
    r"\s*(?:[(\[](?P<boxed>\d{1,3}[a-z]?)[)\]]\s*|(?P<lettered>\d{1,3}\([a-z]\))[.:]?\s+|(?P<ref>\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)"
    r"(?:[.:)]+(?:\s+|(?=[A-Z]))|\s+[-–—|]\s+(?!\d)))"
    r"(?P<text>(?=\w|[“\"‘'(£\[])\S.*)",
    re.DOTALL,
)
_LEADING_DECIMAL = re.compile(
    r"\s*(?P<ref>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[a-z]?|0\d)\s+(?P<text>[A-Z“‘].*)", re.DOTALL
)
_BOXED = re.compile(r"^\((.*)\)$")
_CODES_OF_OTHER_THINGS = re.compile(
    r"(?:Q[1-4]|H[12]|FY\d*|Y\d|S\d{3}|SO\d+|COVID-?\d+|C19|M\d{1,2}(?!:)|A\d{2,3}|V\d+)\b"
)

_CONTINUED = re.compile(
    r"(?:^|\s*)[(\[]\s*cont(?:inued|['’]?d|\.)?\s*[)\]]\.?$|(?:^|\s+)(?:continued|cont['’]?d|cont\.)\.*$",
    re.I,
)
_NAMED_ACTION = re.compile(
    rf"(?:sub-?)?{any_of('named actions')}\s+(?P<code>(?:[A-Z]{{1,4}}[.-]?)?\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?)"
    r"(?:\s*[:.–—-](?:\s+(?=\S)|$)|\s+(?=(?-i:[A-Z“‘]))|$)",
    re.I,
)


def is_other_code(text: str) -> bool:
    """Whether a code is something else's: "Q3", "H1", "S106", "COVID-19"."""
    return bool(_CODES_OF_OTHER_THINGS.match(text))


def may_be_reference(text: str) -> bool:
    """Whether a text is a reference, whole or as a narrow cell broke it: "R10", "R1 0"."""
    return is_reference(text) or bool(whole_reference(text))


def counts_something(word: str) -> bool:
    """Whether a word is the noun of a reference, which may stand over its number: "Recommendation" / "1"."""
    return len(word) >= SHORTEST_NOUN and is_reference(f"{word} 1")


def without_continued(text: str) -> str:
    """A text printed again behind a page end, without what says so: "R4 (cont.)" → "R4"."""
    return _CONTINUED.sub("", text)


def is_reference(text: str) -> bool:
    """True where the text is a reference and nothing else: "01", "PCR1", "2.1", "Recommendation One".

    A year ("2022"), a date ("May 2022"), a share ("10%") and a quarter ("Q3") are none.
    """
    words = text.strip()
    if not words or len(words) > 40 or _WHOLE_YEAR.fullmatch(words) or _CODES_OF_OTHER_THINGS.match(words):
        return False
    return any(form.fullmatch(words) for form in (_WHOLE, _IN_PARTS, _OF_YEAR))


def is_code(text: str) -> bool:
    """Whether a reference is more than a number or a letter of a list: "1.1", "A3.2", "R1a"; not "1", "a"."""
    return bool(_CODE.fullmatch(text)) and not _CODES_OF_OTHER_THINGS.match(text)


def is_under(ref: str, above: str) -> bool:
    """Whether a reference goes on another: "1.1" under "1", "R2a" under "R2", "2.1.1" under "2" and "2.1"."""
    return ref.startswith(above) and bool(_UNDER.fullmatch(ref[len(above) :]))


def leading_code(text: str) -> str:
    """The code that a text begins with: "1.1 Review ...", "Action 1.1: Review ..." → "1.1"; "" for none."""
    if named := _NAMED_ACTION.match(text):
        return named["code"]
    first, *rest = text.split(maxsplit=1)
    code = first.strip("()[].:")
    lettered = bool(_LETTERED.fullmatch(first))
    return code if rest and (is_code(code) or lettered) else ""


def is_named_label(text: str) -> bool:
    """Whether a text is the name and number of an action, and nothing else: "Action 1.1:"."""
    named = _NAMED_ACTION.match(text)
    return named is not None and named.end() == len(text)


def code_length(text: str) -> int:
    """How many words the code takes that a text begins with, its name and what follows it among them."""
    if named := _NAMED_ACTION.match(text):
        return len(named[0].split())
    words = text.split(maxsplit=2)
    return 2 if len(words) > 2 and words[1] in ("-", "–", "—", ":") else 1


def whole_reference(text: str) -> str:
    """A reference that a narrow cell broke, whole again: "R1 0" → "R10"; "" for any other text."""
    joined = "".join(text.split())
    return joined if joined != text and not is_reference(text) and is_reference(joined) else ""


def reference_in(heading: str) -> str:
    """The reference that a heading counts with, alone: "Recommendation One:" → "One", "Cause of concern 1" →
    "1"; "" for any other text."""
    return split_reference(f"{heading.rstrip(' .:')}: Text")[0]


def split_reference(text: str) -> tuple[str, str]:
    """The reference that a text begins with, and the text: "R1: Develop a plan" → ("R1", "Develop a plan").

    ("", text) where it begins with none: "2023/24 budget", "24 hour care", "1 in 5 residents".
    """
    if not _CODES_OF_OTHER_THINGS.match(text.lstrip()):
        for pattern in (
            _LEADING_NAMED,
            _LEADING_LETTER,
            _LEADING_CODE,
            _LEADING_SPACED,
            _LEADING_NUMBER,
            _LEADING_DECIMAL,
        ):
            found = pattern.fullmatch(text)
            if found and not is_reference(found["text"]):  # "Recommendations 2 – 5"
                parts = found.groupdict()
                ref = parts["ref"] or parts.get("boxed") or parts.get("lettered") or ""
                return _BOXED.sub(r"\1", ref.strip()), parts["text"].strip()
        of_year = _OF_YEAR.match(text)
        if of_year and _BEGINS_TEXT.match(text, of_year.end()):
            return of_year[0], text[of_year.end() :].lstrip(" :–—-")
        spaced = _SPACED_CODE.match(text)
        if spaced and commands(text[spaced.end() :]):
            return spaced[1], text[spaced.end() :].strip()
        code, _, rest = text.partition(" ")
        if code[:1].isalpha() and is_code(code) and commands(rest):
            # "The authority should:", "R1 raise standards;"
            return code, rest.strip()
    return "", text
