"""Shares of what is done: "75%", "75 % complete", "100 per cent"."""

from __future__ import annotations

import re

from parsers.vocabulary.word_lists import any_of

_PERCENT = re.compile(r"(?<![\d,])(?<!\d\.)(\d{1,3})(?:\.\d+)?\s*(?:%|per\s?cent\b)", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"\s*(\d{1,3})(?:\.0+)?\s*")
DONE_SHARE = re.compile(
    rf"\W*{any_of('about as much')}?\s*(\d{{1,3}})\s*(?:%|per\s?cent\b)"
    rf"\s*(?:$|[^\w\s]|{any_of('share of what')}d?\b)",
    re.IGNORECASE,
)
"""A share that is the plan's own: "75% complete", not "80% of staff trained"."""


def read_percent(text: str) -> int | None:
    """The share done, 0-100: "75%", "75 % complete", "75"; None where there is none or two differ."""
    lone = _LONE_NUMBER.fullmatch(text)
    values = {int(lone[1])} if lone else {int(value) for value in _PERCENT.findall(text)}
    value = values.pop() if len(values) == 1 else -1
    return value if 0 <= value <= 100 else None


def share_to_status(words: str) -> str:
    """ "80% complete" → "in_progress"; "" where no share comes first."""
    found = DONE_SHARE.match(words)
    percent = int(found[1]) if found and len(set(_PERCENT.findall(words))) == 1 else 101
    if percent > 100:
        return ""
    return "not_started" if percent == 0 else "complete" if percent == 100 else "in_progress"
