"""The words that councils use, as data: one line a word in the CSV files beside this module.

`column_of` turns a printed heading into the column that it means: first the exact heading
(`headings.csv`), then the kinds of its words. `heading_words.csv` gives every word or phrase of a heading
its kind ("lead" → owner, "clt" → team; the kind `-` changes nothing), `heading_rules.csv` says, in order,
what kinds together mean: all that a rule `needs`, and beside them none but what it `may` have. A heading with
a word that has no kind is not known.

    "Lead CLT member for delivery"    owner, team, member, done    no rule    ""
    "Who will lead?"                  who, will, owner             owner      needs who, may will owner

A heading of two columns ("Action/outcome") is that of `heading_pairs.csv`; one whose last word alone is known
("Five Year Strategy Aim") that of `heading_tails.csv`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of
from parsers.vocabulary.wordlist import a_letter_away, doubled_otherwise, is_word

LONGEST_HEADING = 8
"""Words. "What we will do to improve the service" is a heading, a longer line is none, unless listed."""
LONGEST_HEADER = 20
"""Words of a line with the headings of several columns."""

_LABEL = re.compile(
    rf"(?:(?:{any_of('qualifies a label')}\s+)?"
    rf"(?:({any_of('labels of recommendations')})|(action|sub-?action))"
    rf"\s*{any_of('number sign')}?\s*[:.]?\s*"
    rf"((?:[A-Z]{{1,4}}\.?)?\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?|{any_of('numbers')}))"
    r"\s*[:.)–—-]?",
    re.IGNORECASE,
)
MONTH = rf"{any_of('months')}[a-z]*\.?"
"""A month's name in a pattern, in full or short: "September", "Sept."."""
_PRINTED_DATE = re.compile(
    r"\b(?:(?:by\s+)?(?:the\s+)?(?:end|start|beginning)\s+(?=of\s))?"
    r"(?:as (?:at|of)|at|in|of|to|for|on|by)?\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    rf"(?:{MONTH}\s*[-–/]\s*)?{MONTH}[\s,'’-]*(?:20)?\d\d\b"
    r"|\b(?:as (?:at|of)|at|to)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    rf"{MONTH}(?!\w)"
    rf"|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|^{any_of('months and short ones')}(?=\s{any_of('says how far')}\b)"
    r"|(?<!\d)[2-4]\d\s?/\s?[2-4]\d(?!\d)|\b(?:for\s+)?20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?\b|\bq[1-4]\b",
    re.IGNORECASE,
)
_FOOTNOTES = re.compile(r"[*†‡§¹²³⁴-⁹⁰]+|\[\d+\]")
_OWN_NAME = re.compile(r"[A-Z]{2,6}(?:['’]s)?\s+(?=[A-Za-z])")
_WHOSE = re.compile(rf"{any_of('speaks in a heading')}s?(?:'s?)? ")
"""Who speaks or acts in a heading, though alone it would head owners: "Service action", "Board response"."""
_WITH_INITIALS = frozenset({"action", "response", "progress", "next_steps", "recommendation", "finding"})
"""What is headed with its author's initials: "TMBC Action", "SDDC's response", "BFI Recommendation"."""
_AND_IN_BRACKETS = re.compile(r"\s\(((?:and|&) [^()]*)\)", re.IGNORECASE)
"""What a heading adds in brackets, which it means as well: "Lead (and deadline)"."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = re.compile(r"[\s.(),:;@\"]+|(?<=\w{2})/(?=\w{2})|(?<=\w)-(?=\w)")
"""What parts the words of a heading: "lead/support", "sub-action", but "s/n"."""
_NUMBER = re.compile(r"\d+")
NEUTRAL = "-"
"""The kind of words that change nothing: "the", "key"."""
OPEN_ENDS = frozenset({"for", "of", "and", "the", "or", "with"})
"""Words that no heading ends with."""
LONGEST_PHRASE = 5
"""Words."""
SHORTEST = 6
"""Letters of a misspelt word; a shorter one is a letter away from too many others: "Ward", "Dates"."""
LONGEST_NAME = 4
"""Words before the last of a heading, where only that one is known."""


@lru_cache(maxsize=4096)
def column_of(heading: str) -> str:
    """The column that a printed heading means, "" when it is not known.

    "Who will lead?" → "owner"; "PROPOSED ACTION:" → "action"; "Deputy Leader" → "". The columns are
    the contract's, and the names of `headings.csv` for what goes to `extra` ("origin", "risk").
    """
    words = heading_to_words(_AND_IN_BRACKETS.sub(r" \1", heading))
    if len(words.split()) > LONGEST_HEADING:
        return _exact().get(words, "")
    whose = _WHOSE.match(words)
    if whose and words not in _exact() and (column := column_of(words[whose.end() :])) in _WITH_INITIALS:
        return column
    for form in _forms(heading, words) if words else ():
        column = (
            _exact().get(form) or _exact_singular().get(_singular_form(form)) or _paired(form) or _ruled(form)
        )
        if column:
            return column
    if _asks_whether(heading):
        return "status"
    bare = _without_neutral(words)
    if bare and (column := _exact().get(bare, "")):
        return column
    own = _OWN_NAME.match(heading.strip())
    column = column_of(heading.strip()[own.end() :]) if own else ""
    if column in _WITH_INITIALS:
        return column
    respelt = " ".join(map(_meant, words.split()))
    return column_of(respelt) if respelt != words else _named_by_its_last_word(words)


def numbered_label(text: str) -> tuple[str, str]:
    """A label that numbers a card or a block: "Action 2.1" → ("action", "2.1"), else ("", "")."""
    found = _LABEL.fullmatch(text.strip())
    if not found:
        return ("", "")
    return ("recommendation" if found[1] else "action", found[3])


@lru_cache(maxsize=4096)
def heading_to_words(heading: str) -> str:
    """A heading without what never matters: "Lead(s):" → "leads", "Input / service" → "input/service"."""
    text = _FOOTNOTES.sub(" ", unicodedata.normalize("NFC", " ".join(heading.split()))).lower()
    text = re.sub(r"\(s\)|/s\b", "s", text.replace("’", "'").replace("‘", "'"))
    text = re.sub(r"\s*/\s*", "/", re.sub(r"[–—‐‑]", "-", text).replace("&", " and "))
    text = re.sub(r"(?<=[a-z])(?<!\bq)\d$", "", text.strip())  # a footnote's number: "Target date1"
    return re.sub(r"\s+", " ", text).strip(" :;.,?!-•·")


def _forms(heading: str, words: str) -> tuple[str, ...]:
    """The ways to look a heading up: as it stands, then without brackets or the statuses that it lists, then
    without its date.

    "Progress to date (June 2024)" → "progress to date"; "Update March 2025" → "update"
    """
    bare = heading_to_words(_BRACKETS.sub(" ", _without_answers(re.sub(r"\(s\)", "s", heading.lower()))))
    undated = heading_to_words(_PRINTED_DATE.sub(" ", bare)) if bare != "" else ""
    if undated in ("target", "targets") and undated != bare:  # "Target 2025/26" is what is to be reached
        undated = "performance target"
    question = _YES_OR_NO.sub("?", heading)
    asked = f"{heading_to_words(question)}?" if _asks(question) else ""
    return tuple(dict.fromkeys(form for form in (asked, words, bare, undated) if form))


@lru_cache(maxsize=1)
def _exact() -> dict[str, str]:
    return {key: row["column"] for row in rows("headings.csv") for key in _keys(row)}


@lru_cache(maxsize=1)
def _exact_singular() -> dict[str, str]:
    """The same headings, whatever is singular, and "/" or "and": "Delivery action", "Start/finish dates"."""
    return {
        form: row["column"]
        for row in rows("headings.csv")
        for key in _keys(row)
        if not key.endswith("?") and (form := _singular_form(key))
    }


def _singular_form(words: str) -> str:
    """Words in the singular, "/" for "and"; "" for what may be a value: "Action completed"."""
    parts = [" ".join(_tokens(part)) for part in re.split(r"/| and ", words)]
    tokens = [token for part in parts for token in part.split()]
    return "" if len(tokens) < 2 or "value" in _kinds_of(tokens) else "/".join(parts)


def _without_neutral(words: str) -> str:
    """A heading without the words before its last that change nothing: "Key achievements" → "achievements".

    "" where there are none, and for a value: "On target".
    """
    tokens = words.split()
    if "value" in _kinds_of(_tokens(words)):
        return ""
    kept = [token for token in tokens if _kinds().get(" ".join(_tokens(token))) != NEUTRAL]
    return " ".join(kept) if len(kept) < len(tokens) and kept[-1:] == tokens[-1:] else ""


def _keys(row: dict[str, str]) -> tuple[str, ...]:
    """ "When?" is also "When", but "Completed" is no heading though "Completed?" is: it is a value."""
    words, asks = heading_to_words(row["heading"]), _asks(row["heading"])
    return (
        (f"{words}?",) if asks and row["column"] in _ANSWERED else (words, f"{words}?") if asks else (words,)
    )


def _asks(heading: str) -> bool:
    return heading.rstrip(" *:").endswith("?")


def _named_by_its_last_word(words: str) -> str:
    """The column of a heading whose last word says what it is, where no word before it means anything else:
    "Five Year Strategy Aim"; "" for "Head of Trading Standards"."""
    *before, last = _tokens(words) or [""]
    plain = all(_kinds().get(word, NEUTRAL) in _OF_NAMES and word not in OPEN_ENDS for word in before)
    return _tails().get(last, "") if plain and 0 < len(before) <= LONGEST_NAME else ""


_OF_NAMES = frozenset({NEUTRAL, "plan", "date", "period"})
"""Kinds of words in names: "Five Year Corporate Plan"."""


@lru_cache(maxsize=1)
def _tails() -> dict[str, str]:
    return {row["word"]: row["column"] for row in rows("heading_tails.csv")}


def _asks_whether(heading: str) -> bool:
    """Whether a heading asks for a status: "Implemented?", "Achieved (Y/N)", "Is it done?"."""
    words = heading_to_words(_IS_IT.sub("", _YES_OR_NO.sub("?", heading)))
    return _asks(_YES_OR_NO.sub("?", heading)) and words in status_phrases()


def _without_answers(heading: str) -> str:
    """A heading without the statuses that may be given: "Status: complete / in progress / not started"."""
    head, _, tail = heading.partition(next((sign for sign in _BEFORE_ANSWERS if sign in heading), "\n"))
    answers = [" ".join(answer.split()).strip("?. ") for answer in re.split(r"\s*(?:/|,|\||\bor\b)\s*", tail)]
    return head if len(answers) > 1 and all(answer in status_phrases() for answer in answers) else heading


_BEFORE_ANSWERS = (":", " – ", " — ", " - ")
_IS_IT = re.compile(
    r"\s*(?:is|was|has|have)\s+(?:it|this|we|they|the\s+\w+)\s+(?:been\s+)?(?:now\s+)?", re.IGNORECASE
)
_YES_OR_NO = re.compile(
    rf"\s*[(\[-]?\s*(?:y\s*/\s*n|yes\s*/\s*no)(?:\s*/\s*{any_of('answers beside yes and no')})?\W*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def status_phrases() -> frozenset[str]:
    """Every phrase of `statuses.csv`, in lower case."""
    return frozenset(row["phrase"] for row in rows("statuses.csv"))


_ANSWERED = frozenset({"status", "response"})
"""Columns whose heading may be a value with a question mark: "Accepted?"."""


def _paired(words: str) -> str:
    """The column of a heading of two, as `heading_pairs.csv` has it: "Recommendation/issue"."""
    parts = words.split("/") if "/" in words else words.split(" and ")
    if len(parts) != 2 or "," in words:
        return _of_several(words)
    columns = frozenset(_exact().get(part.strip()) or _ruled(part.strip()) for part in parts)
    if "success_measure" in columns and {"target", "targets"} & {*map(str.strip, parts)}:
        return ""  # "Target/outcome": what is to be reached, not when
    numbered = "recommendation_ref" in columns  # "Ref and recommendation"
    titles = "/" not in words and "recommendation" in columns and not numbered  # "Recommendations and plan"
    return "" if titles else _pairs().get(columns, "")


def columns_named(heading: str) -> frozenset[str]:
    """The columns that the parts of a heading mean: "Response/Due date" → response, deadline."""
    return frozenset(map(column_of, _PARTS.split(heading_to_words(heading)))) - {""}


_PARTS = re.compile(r"\s*[/,;&+]\s*(?:and\s+)?|\s+and\s+")
_WHO_OR_WHEN = frozenset({"owner", "lead_officer", "lead_member", "deadline"})


def _of_several(words: str) -> str:
    """The column of a heading of three or four, of what is done, by whom and when: "Agreed action,
    responsible officer and date"."""
    parts = _PARTS.split(words)
    if not 2 < len(parts) < 5:
        return ""
    columns = {"deadline" if part == "date" else _exact().get(part) or _ruled(part) for part in parts}
    rest = columns - _WHO_OR_WHEN
    told = "deadline" in columns and len(columns) > len(rest) + 1
    return "deadline or action (by content)" if told and rest and rest <= {"action", "response"} else ""


@lru_cache(maxsize=1)
def _pairs() -> dict[frozenset[str], str]:
    return {frozenset((row["one"], row["other"])): row["column"] for row in rows("heading_pairs.csv")}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """The kind of each word or phrase, in the form that `_tokens` gives."""
    return {" ".join(_tokens(row["words"])): row["kind"] for row in rows("heading_words.csv")}


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """The only word of headings, or its plural, that is a letter away from one that is no word of English, or
    differs in what is doubled: "reccomendation", "timescle"; the word itself where there is none."""
    known = heading_words()
    if len(word) < SHORTEST or not word.isalpha() or singular(word) in known or is_word(word):
        return word
    near = {form: form for form in doubled_otherwise(singular(word), known)}
    near = near or {
        form.removesuffix("s"): form for form in sorted(a_letter_away(word)) if singular(form) in known
    }
    return "".join(near.values()) if len(near) == 1 else word


@lru_cache(maxsize=1)
def heading_words() -> frozenset[str]:
    """The single words of all headings, in the singular."""
    return frozenset(singular(word) for phrase in (*_kinds(), *_exact()) for word in phrase.split())


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """(column, the kinds that it needs, all that it may have), the first that fits decides."""
    return tuple(
        (row["column"], needs := frozenset(row["needs"].split()), needs | set(row["may"].split()))
        for row in rows("heading_rules.csv")
    )


def kinds_of_heading(text: str) -> frozenset[str]:
    """The kinds of a heading's words, of all columns in it; none where one of them has no kind."""
    words = text.split()
    if not 0 < len(words) <= LONGEST_HEADER or not _begins_heading(words[0]):
        return frozenset()
    return _kinds_of(_tokens(heading_to_words(text)))


@lru_cache(maxsize=4096)
def _begins_heading(word: str) -> bool:
    """Whether anything that has a kind begins with a word: what most lines of text need not be asked more."""
    tokens = _tokens(heading_to_words(word))
    return not tokens or tokens[0] in _first_words()


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _kinds() if phrase)


@lru_cache(maxsize=4096)
def _ruled(words: str) -> str:
    """The column of a heading by its words, "" where one has no kind or no rule fits them.

    A text that is cut is none: "Portfolio Holder for" is the first line of an owner; "asked for" is a phrase.
    """
    tokens = _tokens(words)
    last = [piece for piece, _ in _pieces(tokens)][-1:]
    return kinds_to_column(_kinds_of(tokens)) if last and last[0] not in OPEN_ENDS else ""


def kinds_to_column(kinds: frozenset[str]) -> str:
    """The column of the first rule that fits the kinds of a heading's words, "" where none does."""
    return next((column for column, needs, may in _rules() if needs <= kinds <= may), "") if kinds else ""


def heading_pieces(heading: str) -> tuple[tuple[str, str], ...]:
    """The words and phrases of a heading without its brackets, each with its kind, "" where it has none."""
    words = heading_to_words(_BRACKETS.sub(" ", heading)) or heading_to_words(heading)
    return tuple(_pieces(_tokens(words)))


def _kinds_of(tokens: Sequence[str]) -> frozenset[str]:
    """The kinds of words and phrases; none where one of them is not known."""
    kinds: set[str] = set()
    for _, kind in _pieces(tokens):
        if not kind:
            return frozenset()
        kinds.add(kind)
    return frozenset(kinds - {NEUTRAL})


def _pieces(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words and phrases with their kinds, the longest phrase first; "" for a word without one."""
    at = 0
    while at < len(tokens):
        ends = range(min(len(tokens), at + LONGEST_PHRASE), at, -1)
        end = next((end for end in ends if " ".join(tokens[at:end]) in _kinds()), at + 1)
        words = " ".join(tokens[at:end])
        yield words, _kinds().get(words, "")
        at = end


def _tokens(words: str) -> list[str]:
    """Words in their singular, numbers as 0: "6 months' updates" → 0, month, update."""
    return [_NUMBER.sub("0", singular(word)) for word in _BETWEEN.split(words) if word.strip("-/'")]


def singular(word: str) -> str:
    """A word of lower case without what makes it plural or a genitive: "priorities", "council's"."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies"):
        return word[:-3] + "y"
    keeps = len(word) < 4 or word.endswith(("ss", "us", "sis"))
    return word if keeps else word.removesuffix("s")
