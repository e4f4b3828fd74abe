"""What the readers of periods share: the unit that they make, and the year that stands behind a period."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.fields.time_tokens import Token, full_year

AMBIGUOUS_YEAR = "a fiscal year named by one year"


@dataclass(frozen=True, slots=True)
class Unit:
    """One named period: its kind and number, the year or the fiscal year's first year, and its place.

    `start` and `end` are positions among the tokens. `fiscal` wins over `year` where both are unknown.
    """

    kind: str
    number: int = 0
    day: int = 0
    year: int | None = None
    fiscal: int | None = None
    last_year: int | None = None
    part: str = ""
    start: int = 0
    end: int = 0
    issue: str = ""

    @property
    def dated(self) -> bool:
        return self.year is not None or self.fiscal is not None


def stands(token: Token, *words: str) -> bool:
    return token.kind in ("word", "mark") and token.word in words


def kind_at(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].kind if 0 <= index < len(tokens) else ""


def year_behind(tokens: tuple[Token, ...], index: int) -> tuple[int | None, int | None, int, str]:
    """A year after a month, season or quarter: (year, fiscal, end, issue); end is `index` for none."""
    at = index + 3 * _is_bracketed_body(tokens, index)
    while kind_at(tokens, at) in ("of", "fiscal_word", "dash", "slash", "filler", "onward", "calendar") or (
        at < len(tokens)
        and (stands(tokens[at], ",", "(", ":", ".", "the", "academic") or _is_occasion(tokens, index, at))
    ):
        at += 1
        if at > index + 3:
            break
    kind = kind_at(tokens, at)
    if kind == "year":
        return tokens[at].value[0], None, at + 1, ""
    if kind == "fiscal":
        return None, tokens[at].value[0], at + 1, AMBIGUOUS_YEAR if tokens[at].word else ""
    if kind == "number" and at <= index + 1 and _is_short_year(tokens, at) and not _bracketed(tokens, at - 1):
        return full_year(tokens[at].value[0]), None, at + 1, ""
    return None, None, index, ""


def _is_bracketed_body(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether brackets say who meets then: the "(Council)" of "Oct (Council) 2024"."""
    words = [token.word for token in tokens[index : index + 3]]
    return len(words) == 3 and (words[0], words[2]) == ("(", ")") and kind_at(tokens, index + 1) == "word"


def _is_occasion(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether a word between a month and its year says what is then: "May elections 2025"."""
    is_noun = tokens[at].kind in ("word", "event") and tokens[at].word.isalpha() and len(tokens[at].word) > 2
    return (
        is_noun and tokens[at].word not in _LEADS and all(token.kind != "mark" for token in tokens[first:at])
    )


_LEADS = frozenset("for with and the then from into but under within during following will".split())
"""Words that lead on to a year of its own: "Report in June for 2025"."""


def _bracketed(tokens: tuple[Token, ...], index: int) -> bool:
    return index >= 0 and stands(tokens[index], "(", ":", ".")


def _is_short_year(tokens: tuple[Token, ...], at: int) -> bool:
    """ "25" in "Sept 25": two digits, and no day of a following month ("March - 31 May")."""
    token = tokens[at]
    if token.end - token.start != 2 or token.value[0] >= 50:
        return False
    after = at + 1 + (kind_at(tokens, at + 1) == "of")
    return kind_at(tokens, after) not in ("month", "unit") and kind_at(tokens, at + 1) != "year"
