"""A theme as printed, or a recommendation → the LGA's theme that it belongs to, by an analyst's codebook.

    Budget and savings                 "budget"                      Financial planning and management
    Customer service                   no phrase                     not coded
    Finance and culture                two, equally long, differ     not coded

A codebook is a TOML text, `vocabulary/codebook.toml` the one that comes with the program: editions of the
themes with the years in which they were in force, and for each theme the phrases that decide for it, and the
topics whose phrases do ("<money>"): every edition says under which of its themes a topic stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from models.plan import Plan, Recommendation
from parsers.vocabulary import singular

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

LEAST_IN_TEXT = 2
"""Words; a recommendation names many things in passing ("fewer priorities"), a printed theme does not."""
NO_YEAR = 9999
"""The year of a plan without a date: the newest edition is taken."""


class CodebookError(ValueError):
    """A text that is no codebook; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The themes of some years; `documents` are phrases of the titles that it is for, none for all."""

    name: str
    first: int
    last: int
    documents: tuple[str, ...]
    themes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Editions in the order of the file."""

    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A theme of the codebook and the words of the plan that decided for it; both empty where nothing did."""

    theme: str = ""
    phrase: str = ""

    @property
    def length(self) -> int:
        """Words of the phrase."""
        return len(self.phrase.split())

    def __bool__(self) -> bool:
        return bool(self.theme)


def text_to_codebook(text: str) -> Codebook:
    """Raises CodebookError, with a message of one line, where the text is not of a codebook's form."""
    try:
        table = tomllib.loads(text)
        topics = {f"<{name}>": _phrases(phrases) for name, phrases in table.get("topics", {}).items()}
        codebook = Codebook(tuple(_edition(each, topics) for each in table["sets"]))
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"is not TOML: {error}") from error
    except CodebookError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CodebookError(
            "is no codebook: it needs [[sets]], each with a name and [sets.themes]"
        ) from error
    if not codebook.editions:
        raise CodebookError("is no codebook: it has no [[sets]]")
    return codebook


def _edition(table: Mapping[str, Any], topics: Mapping[str, tuple[str, ...]]) -> Edition:
    themes = tuple((str(name), _with_topics(phrases, topics)) for name, phrases in table["themes"].items())
    years = int(table.get("from", 0)), int(table.get("until", NO_YEAR))
    return Edition(str(table["name"]), *years, _phrases(table.get("documents", [])), themes)


def _with_topics(listed: object, topics: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The phrases of a theme, those of the topics that it names among them."""
    phrases = _phrases(listed)
    unknown = [each for each in phrases if each.startswith("<") and each not in topics]
    if unknown:
        raise CodebookError(f"names a topic that [topics] does not have: {unknown[0]}")
    return tuple(phrase for each in phrases for phrase in topics.get(each, (each,)))


def _phrases(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise TypeError("phrases are a list")
    return tuple(map(str, listed))


@lru_cache(maxsize=1)
def own_codebook() -> Codebook:
    """The codebook that comes with the program."""
    text = files("parsers.vocabulary").joinpath("codebook.toml").read_text(encoding="utf-8")
    return text_to_codebook(text)


def edition_for(codebook: Codebook, title: str, plan_date: str) -> Edition | None:
    """The last edition of the codebook that was in force at a plan's date and fits its title."""
    year = int(plan_date[:4]) if plan_date else NO_YEAR
    fitting = [each for each in codebook.editions if each.first <= year <= each.last]
    named = [each for each in fitting if any(p.lower() in title.lower() for p in each.documents)]
    return next(reversed(named or [each for each in fitting if not each.documents]), None)


def coded(plan: Plan, codebook: Codebook) -> Plan:
    """The plan with the theme of each record coded by the codebook's edition for its title and date."""
    edition = edition_for(codebook, plan.title, plan.plan_date)
    return replace(plan, recommendations=tuple(with_themes(plan.recommendations, edition)))


def with_themes(records: Sequence[Recommendation], edition: Edition | None) -> list[Recommendation]:
    """The records with their coded theme: by the printed theme, else by the recommendation's own text."""
    if not edition:
        return [*records]
    codes = [
        (one, read_theme(one.theme, edition) or read_theme(one.text, edition, LEAST_IN_TEXT))
        for one in records
    ]
    return [replace(one, lga_theme=code.theme, lga_theme_phrase=code.phrase) for one, code in codes]


def read_theme(text: str, edition: Edition, least: int = 1) -> Coded:
    """The theme whose phrase, of `least` words or more, is the longest in the text.

    None where two themes have equally long ones.
    """
    found = [each for each in _matches(text, edition) if each.length >= least]
    length = max((each.length for each in found), default=0)
    longest = [each for each in found if each.length == length]
    return longest[0] if len({each.theme for each in longest}) == 1 else Coded()


def _matches(text: str, edition: Edition) -> Iterator[Coded]:
    doc = _lemmas(text)
    matcher = _matcher(edition)
    for name, start, end in matcher(doc):
        yield Coded(doc.vocab.strings[name], doc[start:end].text)


@lru_cache(maxsize=8)
def _matcher(edition: Edition) -> PhraseMatcher:
    """Built once an edition. A theme's own name is one of its phrases."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(_lemmas("").vocab, attr="LEMMA")
    for theme, phrases in edition.themes:
        matcher.add(theme, [_lemmas(phrase) for phrase in (theme, *phrases)])
    return matcher


def _lemmas(text: str) -> Doc:
    """The words with their singular as lemma: no model can be counted on to be there, and plurals will do."""
    doc = _english()(" ".join(re.sub("[-/]", " ", text.replace("’", "'")).split()))
    for token in doc:
        token.lemma_ = singular(token.lower_)
    return doc


@lru_cache(maxsize=1)
def _english() -> Language:
    import spacy

    return spacy.blank("en")
