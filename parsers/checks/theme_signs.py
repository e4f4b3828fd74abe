"""Signs in the themes that a record may be wrong: a heading over it that is cut, or is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from models.plan import Recommendation
from parsers.checks.signs import FEW, LISTED, NUMBERED, OPENING, Signs, all_records, dated_words, leads_of
from parsers.text.lines import dangles, runs_on
from parsers.vocabulary.sections import commands, section_says

LONGEST_THEME = 40
"""Words of a theme, at most: one of more has taken in the rows below it."""
LONGEST_CODE = 4
"""Letters of a word in capitals that may be one: "GOV 2"."""


def theme_signs(recommendations: Sequence[Recommendation], headings: Iterable[str]) -> Signs:
    """Each recommendation with a sign in its theme; `headings` are those of the plan's tables."""
    leads = (text for one in all_records(recommendations) for text in leads_of(one))
    others = {text.lower() for text in (*leads, *headings) if " " in text}
    themes = {each.theme for each in recommendations} - {""}
    cut = {theme for theme in themes if _is_cut_theme(theme, themes)}
    dated = {theme for theme in themes if _begins_with_date(theme)}
    cut |= dated if len(dated) <= max(1, FEW * len(themes)) else set()
    cut |= {below.theme for above, below in pairwise(recommendations) if _goes_on_as_theme(above, below)}
    asked = _asked_in_themes(recommendations)
    for each in recommendations:
        # A table's heading may be printed over it too: "Areas for priority action".
        announced = section_says(each.theme) in ("recommendations", "areas")
        held = any(other in each.theme.lower() for other in others)
        held = held or any(each.theme.endswith(f" {other}") for other in themes if " " in other)
        held = held or len(each.theme.split()) > LONGEST_THEME
        if each.theme and not announced and held:
            yield each, "more than a theme"
        if each.theme in cut or _is_of_codes(each.theme):
            yield each, "theme cut"
        if each.theme in asked or _is_of_no_words(each):
            yield each, "asked elsewhere"


def _asked_in_themes(recommendations: Sequence[Recommendation]) -> set[str]:
    """The themes, where no recommendation has a text and most of them have a number and tell somebody what to
    do, "2 Improve the planning service": they may be what was recommended."""
    themes = {} if any(one.text for one in recommendations) else {one.theme: None for one in recommendations}
    numbered = [(theme, NUMBERED.match(theme)) for theme in themes if theme]
    asked = sum(commands(theme[found.end() - 1 :]) for theme, found in numbered if found)
    return set(themes) - {""} if asked > max(1, len(numbered) / 2) else set()


def _is_of_no_words(one: Recommendation) -> bool:
    """Whether nothing but its number was found of what is printed as one: "Recommendation 2"."""
    return not one.text and [word.text.lower() for word in one.words[:1]] == ["recommendation"]


def _goes_on_as_theme(above: Recommendation, below: Recommendation) -> bool:
    """Whether what precedes a theme stops in the middle, "shared with neighbours, as the", so that the theme
    may be the rest of it, "Authority is small"."""
    last = above.actions[-1].text if above.actions else above.text
    return above.theme != below.theme and dangles(last)


def _begins_with_date(theme: str) -> bool:
    """Whether a theme begins with an action's date: "End of December 2025 Money matters"."""
    return 1 < dated_words(theme.split()) < len(theme.split())


def _is_of_codes(theme: str) -> bool:
    """Whether a theme is a number, or codes from another column, "GOV 2 A4 KPI-7", without a word of a name:
    "PRIORITY 1: LEADERSHIP"."""
    words = [word.strip(".,:;()") for word in theme.split()]
    names = (word[1:].islower() or (word.isalpha() and len(word) > LONGEST_CODE) for word in words)
    coded = sum(any(map(str.isdigit, word)) for word in words) > 1
    return theme.isdecimal() or (coded and not any(names))


def _is_cut_theme(theme: str, themes: set[str]) -> bool:
    """Whether a theme is a part of one: "leadership" where others begin with a capital, "Peer" beside "Peer
    challenge"; not "Governance" beside "Governance and culture"; or an end: "each year (May 2025)"."""
    small = [each for each in themes if runs_on(each)]
    lone = runs_on(theme) and len(small) <= max(1, FEW * len(themes))
    longer = (each.removeprefix(theme).split() for each in themes if each.startswith(f"{theme} "))
    listed = LISTED.search(theme) is not None  # an action, "Plans tested: • rents • repairs"
    marked = not theme[0].isalnum() and theme[0] not in OPENING  # "* Subject to approval.", a point or a note
    return marked or lone or listed or dangles(theme) or any(not dangles(rest[0]) for rest in longer)
