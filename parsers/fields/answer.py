"""What is thought of a recommendation, in a word or two.

Agreed                           Agreed
Response: Partially accepted     Partially accepted
Agreed to meet the trust         none: it says what was agreed
"""

from __future__ import annotations

import re

from parsers.vocabulary.word_lists import any_of

_HOW = rf"(?:{any_of('answer to a degree')}\s+)?"
_GIVEN = any_of("answer given")
"""Answers that may stand before more: "Agreed in part. The scheme ..."."""
_ALONE = any_of("answer alone")
"""Words that are answers where nothing else stands beside them: "Supported housing" is none."""
_EXTENT = rf"(?:\s+in\s+{any_of('answered in')})?"
_ANSWER = re.compile(
    rf"(?:(?:{any_of('whose response')}\W+)?response\W+)?"
    rf"(?P<answer>{_HOW}(?:{_GIVEN}|{_ALONE}){_EXTENT})\W*",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"\W*{_HOW}{_GIVEN}\b|\W*{_HOW}{_ALONE}{_EXTENT}\W*$"
    rf"|\W*{any_of('answer in few')}\W*$",
    re.IGNORECASE,
)
_AGREES = re.compile(rf"{any_of('answers')}\s+{any_of('answering')}(?:s|es|ed|d)?\b", re.IGNORECASE)
"""How an answer begins that only says what is thought of it: "The Council welcomes ...", "We agree ..."."""
_AGREED_TO = re.compile(r"\W*agreed? to (?!the |this |that )", re.IGNORECASE)


def read_answer(text: str) -> str:
    """The answer that a text is, as printed; "" where it says anything else."""
    found = _ANSWER.fullmatch(text.strip())
    return found["answer"] if found else ""


def begins_with_answer(text: str) -> bool:
    """Whether a text is an answer or begins with one in a word or two: "No", "Agreed in part. The scheme"."""
    return bool(_BEGINS.match(text))


def answers(text: str) -> bool:
    """Whether a text begins by saying what is thought of what is asked, not "Agreed to meet the trust"."""
    return bool(begins_with_answer(text) or _AGREES.match(text)) and not _AGREED_TO.match(text)
