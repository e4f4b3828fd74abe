"""From an owner cell to its pieces: phrases of the vocabulary, other words, separators.

spaCy finds them: a blank English pipeline with one EntityRuler, its patterns the phrases and families of
`owner_words.csv`, longest first ("Deputy Chief Executive" before "Executive").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from parsers.vocabulary.owner_words import owner_patterns, owner_phrases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

TIGHT_SLASH = "⁄"
"""A slash without spaces, which may stand inside a title: "Head of HR/OD"."""
STRONG = {";", "/", "+", "|", "•", ":", "\n", TIGHT_SLASH}
"""Separators that always part two owners."""
SOFT = {",", "and", "&", "-", "–", "—"}
"""Separators that also stand inside one title: "Head of HR and Organisational Development"."""

_WORD = re.compile(
    r"\b[nN]\s*/\s*[aAkK]\b|\bP/H\b"
    r"|\b(?i:members?/officers?|officers?/members?)\b(?=\s+\w)"  # "Member/Officer Working Group"
    r"|(?<=\s)[-–—](?=\w)|(?<=\w)[-–—](?=\s)"  # "AD -Finance", "AD- Finance", yet not "Anti-Fraud"
    r"|[/;+|•:,()\[\]]"
    r"|(?:(?!(?<=\w)[-–—]\s)[^\s/;+|•:,()\[\]])+(?:\([sS]\))?"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of the vocabulary or a single other word (label "WORD"); `text[start:end]` is as printed."""

    label: str
    text: str
    value: str
    start: int
    end: int


_PARTED = str.maketrans("\\>→", "///")
"""Signs that are read as slashes: "Cabinet > Council"."""


@lru_cache(maxsize=4096)
def text_to_pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text; a plan names the same owners again and again."""
    words = [_word(found) for found in _WORD.finditer(text.translate(_PARTED))]
    pieces: list[Piece] = []
    for token, word in zip(_known([word.text for word in words]), words, strict=True):
        if token.ent_iob_ == "I":
            last = pieces.pop()
            joined = last.text if token.ent_type_ == "CONNECTIVE" else f"{last.text} {word.text}"
            pieces.append(replace(last, text=joined, end=word.end))
        elif token.ent_type_ == "CONNECTIVE":
            pieces.append(replace(word, label="SEPARATOR", text=";"))
        elif token.ent_type_:
            pieces.append(replace(word, label=token.ent_type_, value=token.ent_id_))
        elif word.text.lower() in STRONG | SOFT or word.text in "()":
            pieces.append(replace(word, label="SEPARATOR", text=word.text.lower()))
        else:
            pieces.append(word)
    return tuple(_with_team_leaders(list(_with_directors_of(pieces))))


def _with_directors_of(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Two titles taken for another apart again: "Finance | Director of" Finance."""
    taken = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        parted = None if taken or not following else _parted(piece, following)
        if parted:
            yield from parted
        elif not taken:
            yield piece
        taken = parted is not None


def _parted(piece: Piece, following: Piece) -> tuple[Piece, Piece] | None:
    """The two titles that two pieces are, parted elsewhere."""
    topic, _, head = piece.text.rpartition(" ")
    first, _, rest = following.text.partition(" ")
    if piece.text.lower() == "chief" and first.lower() == "executive" and following.label == "OFFICER_HEAD":
        chief = replace(
            piece, label="OFFICER", text=f"{piece.text} {first}", end=following.start + len(first)
        )
        return chief, replace(following, text=rest, start=following.end - len(rest))
    title = f"{head} {following.text}"
    if topic and piece.label == "OFFICER" and title.lower() in owner_phrases("OFFICER_HEAD"):
        remit = replace(piece, label="TOPIC", text=topic, value="", end=piece.start + len(topic))
        return remit, Piece("OFFICER_HEAD", title, "", piece.end - len(head), following.end)
    return None


def _with_team_leaders(pieces: list[Piece]) -> list[Piece]:
    """The leader of a team is an officer: "Development Management Team Leader"."""
    for place, (before, piece) in enumerate(pairwise(pieces), start=1):
        if piece.text.lower() in ("leader", "leaders") and before.text.lower().endswith("team"):
            pieces[place - 1] = replace(before, label="TOPIC")
            pieces[place] = replace(piece, label="TAIL")
    return pieces


def spelt_out(pieces: Sequence[Piece], meanings: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces, those of its meaning in the place of each abbreviation: "PFH" → "Portfolio Holder"."""
    for piece in pieces:
        if piece.text in meanings:
            yield from (
                replace(own, start=piece.start, end=piece.end) for own in text_to_pieces(meanings[piece.text])
            )
        else:
            yield piece


def _word(found: re.Match[str]) -> Piece:
    """A word or a separator; a plural "(s)" and a full stop at the end are no part of what is looked up."""
    text, start, end = found[0], *found.span()
    if re.fullmatch(r"[nN]\s*/\s*[aAkK]", text):
        text = re.sub(r"\s", "", text)
    elif text == "/" and re.match(r"[A-Za-z]/[A-Za-z]", found.string[max(start - 1, 0) : end + 1]):
        text = TIGHT_SLASH
    elif re.search(r"(?:\w{3}|[A-Z]{2})\.$", text):
        text, end = text[:-1], end - 1
    text = {"[": "(", "]": ")"}.get(text, re.sub(r"\([sS]\)$", "", text))
    return Piece("WORD", text, "", start, end)


def _known(words: list[str]) -> Iterable[Token]:
    """The words with what the vocabulary knows of them."""
    from spacy.tokens import Doc

    nlp = _pipeline()
    return nlp(Doc(nlp.vocab, words=words)) if words else ()


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    """The pipeline, built once and only when an owner is read (spaCy takes a second to load)."""
    import spacy
    from spacy.tokenizer import Tokenizer

    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)  # of the patterns: by spaces
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(list(owner_patterns()))  # type: ignore[attr-defined]
    return nlp
