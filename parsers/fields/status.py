"""Statuses, RAG colours and percentages, as a status cell or the start of an update states them."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.fields.plain import plain
from parsers.fields.reference import NUMBERS
from parsers.fields.shares import DONE_SHARE, read_percent, share_to_status
from parsers.fields.status_stages import AFTER_A_STATUS, is_underway, part_of_all, without_count
from parsers.vocabulary import SHORTEST
from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of, words_of
from parsers.vocabulary.wordlist import a_letter_away, is_word

_COLOURS = any_of("colours")
_MIXED_COLOURS = re.compile(rf"{_COLOURS}(?:\s*[/–-]\s*{_COLOURS})*", re.IGNORECASE)
_COLOUR_FIRST = re.compile(
    rf"\W*(?:{any_of('labels of ratings')}\s*[:=–-]?\s*)*({_MIXED_COLOURS.pattern})"
    r"(?=\s*(?:$|[^\w\s]|\b(?:on|but|as|although)\b|\bcomplete))",
    re.IGNORECASE,
)
_LETTER_FIRST = re.compile(r"\W*([RAGB])\s*(?:[:–—]|-(?=\s)|(?<=\s)-)\s*(?=[A-Za-z])")
""" "A - on track"."""
_LETTER_LAST = re.compile(r"\(([RAGB])\)$")
""" "On track (G)"."""
_COLOUR_LETTERS = {"R": "Red", "A": "Amber", "G": "Green", "B": "Blue"}
_RAG_LABEL = re.compile(
    rf"^{any_of('labels of ratings')}(?:\s+(?:status|rating))?\s*[:=–-]\s*(?=[RAGB]\W*$)", re.I
)
_SHARE_BEHIND = re.compile(
    r"(?<!\d)[(\[,:/–—-]\s*(\d{1,3})\s*%(?:\s*(?:complete|done))?\s*[)\]]?\s*$", re.IGNORECASE
)
_SHARE_AT_END = re.compile(
    rf"\W*(?=\D*(\d{{1,3}})\s?%)([A-Za-z ]{{3,20}}?)[.;]?\s+"
    rf"\d{{1,3}}\s?%(?:\s{any_of('done behind a share')})?\W*"
)
""" "Completed 100%", "In progress. 75% complete."."""

_GOES_ON = re.compile(
    r"\s*(?:and|but|&|/|\()\s*(?:(?:now|is|work is)\s+)*on[\s-]?going\b(?!\s+(?:monitoring|review))"
    r"|\s*[–-]\s*on[\s-]?going\W*$",
    re.IGNORECASE,
)
_IN_PART = re.compile(rf"\W*{any_of('in part')}\b", re.IGNORECASE)
""" "Complete except for training"."""
_DROPPED = re.compile(rf"\W*(?:as\s+)?{any_of('dropped')}\b", re.I)
_BEFORE_A_STATUS = re.compile(rf"[\W_]*(?:{any_of('before a status')}\b[\s:–-]*){{0,4}}", re.IGNORECASE)
_STEP = re.compile(rf"\b{any_of('steps')}\b", re.I)
_WHOLE = re.compile(rf"\b{any_of('makes a step the whole')}\b", re.I)
"""What makes a step the whole: "Target met"."""
_COUNTED = re.compile(rf"\b{any_of('counted in a heading')}\b", re.I)
"""What such a heading counts."""
_SINCE = re.compile(rf"\s+{any_of('since when')}$", re.I)
"""When that is so: "Actions completed since the last report"."""
_KEY = re.compile(rf"\W*(?:{any_of('labels of keys')}\s+)*(?:key|legend)\b[^\w(]*", re.IGNORECASE)
_EXPLAINED = re.compile(rf"(?<!\w)({_COLOURS})\s*[=:–-]", re.IGNORECASE)
LONGEST_HEADING = 3
"""Words of the status in a heading."""


@lru_cache(maxsize=4096)
def read_status(text: str) -> str:
    """The status that a cell states: "Completed in May" → "complete"; "" where it states none.

    One of not_started, in_progress, complete, ongoing, delayed, on_hold, cancelled. Only the whole
    text or its beginning counts: prose that happens to hold the word ("Work paused over the summer
    because ...") is no status. A colour means nothing without the plan's own key.
    """
    words = _plain(text.replace("_", " "))
    colour = _COLOUR_FIRST.match(words) or _LETTER_FIRST.match(words)
    words = without_count(words[colour.end() :] if colour else words)
    start = _BEFORE_A_STATUS.match(words)
    share = share_to_status(words) or share_to_status(words[start.end() if start else 0 :])
    if share:
        return share
    part = part_of_all(words)
    if is_underway(words) or (part and read_status(words[part.end() :]) == "complete"):
        return "in_progress"
    for begin in (0, start.end() if start else 0):
        found = _statuses().match(words, begin)
        if found and _stands_for_itself(words, found):
            status = status_of(found[1])
            return _after_all(status, words[found.end() :])
    if _ONGOING_WORK.fullmatch(words):
        return "ongoing"
    if torn := status_of("".join(words.split())):  # "Com plete d", in a narrow column
        return torn
    respelt = " ".join(map(_meant, words.split())) if len(words.split()) <= _LONGEST_NOUN else words
    return read_status(respelt) if respelt != words else _behind_its_noun(words)


@lru_cache(maxsize=1024)
def _meant(word: str) -> str:
    """The only word of statuses that is a letter away from one that is no word of English: "progess"."""
    if len(word) < SHORTEST or not word.isalpha() or word.lower() in _words() or is_word(word):
        return word
    near = a_letter_away(word.lower()) & _words()
    return min(near) if len(near) == 1 else word


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for phrase in _meanings() for word in phrase.split())


def _behind_its_noun(words: str) -> str:
    """The status behind a noun in a short text: "Deadline missed", "Training completed for all members"."""
    parts = words.split()
    if not 1 < len(parts) <= _LONGEST_STATUS:
        return ""
    for at in range(1, min(len(parts), _LONGEST_NOUN + 1)):
        rest = " ".join(parts[at:])
        found = _statuses().match(rest)
        if found and _stands_for_itself(rest, found):
            return "" if any(map(_is_no_noun, parts[:at])) else _of_all(parts[:at], status_of(found[1]))
    return ""


def _stands_for_itself(words: str, found: re.Match[str]) -> bool:
    """Whether a status is said of the action and begins no prose: "Underway with a launch due in May", not
    "Complete with partners a review"."""
    if AFTER_A_STATUS.match(words, found.end()):
        return True
    return status_of(found[1]) != "complete" and words[found.end() :].lower().startswith(" with ")


def _of_all(noun: list[str], status: str) -> str:
    """ "Phase one complete", "First stage complete" are not all of it; a draft is yet to be agreed."""
    counted = noun[-1].lower() in NUMBERS
    is_part = counted or not all(map(str.isalpha, noun)) or noun[0].lower() in _FIRST
    if status == "complete" and _DRAFT.match(" ".join(noun)):
        return "in_progress"
    return "" if status == "complete" and is_part else status


_DRAFT = re.compile(r"(?:\w+\s)?draft(?:\s|$)", re.IGNORECASE)
""" "Draft report", "First draft"."""


def _is_no_noun(word: str) -> bool:
    """ "Complete Ongoing" are two statuses, "Targets to be met" has none, nor has "70% complete"."""
    is_status = bool(status_of(word)) and word.lower() not in _STAGES
    return word.lower() in _NO_STATUS or is_status or not word.isalnum()


_STAGES = words_of("stages")
"""Statuses that are things, too: "Draft complete", "Scoping underway"."""


_FIRST = frozenset(("first", "second", "third"))
_LONGEST_STATUS, _LONGEST_NOUN = 7, 3
"""Words of a text with a status behind a noun, and of the noun."""
_ONGOING_WORK = re.compile(
    rf"\W*(?:an?\s+)?{any_of('ongoing of something')}\s+(?:[\w&-]+\s+){{0,2}}?"
    rf"{any_of('work that goes on')}\W*",
    re.IGNORECASE,
)
"""Not "Ongoing discussions with partners": what goes on there is not the action."""
_NO_STATUS = words_of("speaks of a status")
"""Words of texts that only speak of something's status: "Targets to be met"."""


def _after_all(status: str, rest: str) -> str:
    """What the words after a completion make of it: "In place and ongoing", "Closed - no longer required"."""
    if status in ("complete", "in_progress") and _GOES_ON.match(rest):
        return "ongoing"
    if status == "complete" and _IN_PART.match(rest):
        return "in_progress"
    return "cancelled" if status == "complete" and _DROPPED.match(rest) else status


def deciding_words(text: str) -> str:
    """The fewest words of a text that state its status: "Green - on track for May" → "on track"; else ""."""
    words, status = text.split(), read_status(text)
    runs = (
        " ".join(words[at : at + length])
        for length in range(1, len(words) + 1)
        for at in range(len(words) - length + 1)
    )
    return next((run for run in runs if read_status(run) == status), "") if status else ""


def status_doubts(text: str) -> tuple[str, ...]:
    """What is not certain of a status cell: words that state nothing."""
    told = read_status(text) or read_rag(text) or read_percent(text) is not None
    return () if told or not any(map(str.isalnum, text)) else (NO_STATUS,)


NO_STATUS = "states no status, colour or share that is known"


def status_in_progress(text: str) -> str:
    """The status that an update states. "Board met twice" and "Consultation closed" tell of a step that was
    taken, and not that all is complete, as "Met" does alone."""
    status = read_status(text)
    step = status == "complete" and len(text.split()) > 1 and _STEP.search(text)
    return "" if step and not _WHOLE.search(text) else status


def status_of_heading(text: str) -> str:
    """The status that a heading gives to all below it: "Completed actions", "Actions not yet started"; "" for
    one that speaks of something else."""
    rest = _COUNTED.sub(" ", _SINCE.sub("", text)).strip(" :–-")
    return read_status(rest) if rest != text.strip() and len(rest.split()) <= LONGEST_HEADING else ""


def is_key(text: str) -> bool:
    """Whether a line says what the plan's statuses or colours are, or stand for: "Key: complete in progress
    not started" beside three coloured squares, "Green = on track  Amber = at risk  Red = off track"."""
    opening = _KEY.match(text)
    explained = {colour.lower() for colour in _EXPLAINED.findall(text)}
    if opening is None:
        return len(explained) > 2 and bool(_EXPLAINED.match(text))
    at, count = opening.end(), 0
    while found := _statuses().match(text, at):
        at, count = found.end(), count + 1
    return len(explained) > 1 or (count > 1 and not text[at:].strip(" .;,"))


def read_rag(text: str) -> str:
    """The printed colour word, "Green", "Amber/Green"; "" where there is none ("Complete", "Green space")."""
    words = _RAG_LABEL.sub("", _plain(text))
    letters = re.split(r"\s*[/–-]\s*", words.strip(" ()[].").upper())
    if all(letter in _COLOUR_LETTERS for letter in letters):  # "A/G"
        return "/".join(_COLOUR_LETTERS[letter] for letter in letters)
    found = _COLOUR_FIRST.match(words)
    if not found:
        letter = _LETTER_LAST.search(words)
        if letter and read_status(words):
            return _COLOUR_LETTERS[letter[1]]
        found = re.search(
            rf"[(\[:,/–-]\s*(?:b?rag\W+)?({_MIXED_COLOURS.pattern})\s*[)\]]?\s*$", words, re.IGNORECASE
        )
    return "/".join(word.capitalize() for word in re.split(r"\s*[/–-]\s*", found[1])) if found else ""


def rated_in_words(text: str) -> bool:
    """Whether the cell of a rating says more than a colour: "On track", "Green – on track", "At risk"; not
    "Amber ↑", "RAG: A", "TBC"."""
    return bool(read_status(text) or _WORD.search(_RATING.sub(" ", text)))


_RATING = re.compile(rf"\b(?:{_COLOURS}|{any_of('labels of ratings')})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4}")


def stated_percent(text: str) -> int | None:
    """The share done that a status or an update states first, or last in a bracket: "75% complete. ...",
    "In progress (60%)"; None where it states none ("80% of staff trained")."""
    text = _plain(text)
    found = DONE_SHARE.match(text) or _SHARE_BEHIND.search(text)
    if (
        not found
        and (behind := _SHARE_AT_END.fullmatch(text))
        and (read_status(behind[2]) or read_rag(behind[2]))
    ):
        found = behind
    return int(found[1]) if found and int(found[1]) <= 100 else None


def stated_rag(text: str) -> str:
    """The colour that an update begins with: "Green - on track" → "Green"; "" for "Green space strategy"."""
    words = _plain(text)
    letter = _LETTER_FIRST.match(words)
    if letter and read_status(words):
        return _COLOUR_LETTERS[letter[1]]
    return read_rag(text) if _COLOUR_FIRST.match(words) else ""


def _plain(text: str) -> str:
    return plain(text).replace("—", "–")


def status_of(phrase: str) -> str:
    """The status that a phrase of `statuses.csv` means, "" for any other words."""
    words = " ".join(phrase.lower().split())
    return _meanings().get(words) or _meanings().get(" ".join(re.split(r"[\s–—-]+", words)), "")


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    return {row["phrase"]: row["status"] for row in rows("statuses.csv")}


@lru_cache(maxsize=1)
def _statuses() -> re.Pattern[str]:
    """Longest phrase first, so that "not yet complete" is not "complete"."""
    phrases = sorted(_meanings(), key=len, reverse=True)
    worded = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in phrases)
    return re.compile(rf"[\W_]*({worded})(?!\w)", re.IGNORECASE)
