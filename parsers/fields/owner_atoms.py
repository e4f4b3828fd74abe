"""From an owner cell to its atoms: the pieces between separators, each with what it is.

spaCy finds the words: a blank English pipeline with one EntityRuler, its patterns the phrases and families of
`owner_words.csv`, longest first ("Deputy Chief Executive" before "Executive").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from parsers.vocabulary.owner_words import owner_patterns

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

TIGHT_SLASH = "⁄"
"""A slash without spaces, which may stand inside a title: "Head of HR/OD"."""
NO_MEANINGS: Mapping[str, str] = MappingProxyType({})
STRONG = {";", "/", "+", "|", "•", ":", "\n", TIGHT_SLASH}
"""Separators that always part two owners."""
SOFT = {",", "and", "&", "-", "–", "—"}
"""Separators that also stand inside one title: "Head of HR and Organisational Development"."""

_WORD = re.compile(
    r"\b[nN]\s*/\s*[aA]\b"
    r"|\b(?i:members?/officers?|officers?/members?)\b(?=\s+\w)"  # "Member/Officer Working Group"
    r"|(?<=\s)[-–—](?=\w)|(?<=\w)[-–—](?=\s)"  # "AD -Finance", "AD- Finance", yet not "Anti-Fraud"
    r"|[/;+|•:,()\[\]]"
    r"|(?:(?!(?<=\w)[-–—]\s)[^\s/;+|•:,()\[\]])+(?:\([sS]\))?"
)
_INITIAL = re.compile(r"[A-Z]\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}|[A-Z]{2}[a-z]|[A-Z]{1,2}['’][A-Z]")  # "JPo", "SO'B"
_TWO = re.compile(r"[A-Z]{2}")
_NAME = re.compile(
    r"(?:(?:O['’]|D['’]|Mc|Mac|Al-|El-)?[A-ZÀ-ÞŴŶ][a-zà-ÿŵŷ]+(?:['’-][A-Za-zÀ-ÿŴ-ŷ]+)*|(?:[A-Z]\.){1,3}|[A-ZÀ-Þ]"
    r"|de|da|di|del|dos|du|van|von|der|ten|le|la|bin|ibn|ap|ab|ferch)"
)
_INITIAL_AND_NAME = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z]+(?:['’-][A-Za-z]+)*")
_HEAD_OF = re.compile(r"(?:Ho|Do|Ao)[A-Z]{1,4}")
"""Titles as letters: "HoHR", "DoF"."""
_TOPIC_ENDING = re.compile(
    r".+(?:tions?|ments?|ity|ities|ships?|ance|ence|ics|ness|ology|ability|ising|ical|ary)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of the vocabulary or a single other word (label "WORD"); `text[start:end]` is as printed."""

    label: str
    text: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Atom:
    """The pieces between two separators; `before` is the separator that parts it from the atom before ("":
    none is printed), `start` and `end` are its place in the text.

    `kind` is one of role, open_role (a topic may follow: "Head of HR"), tail_role (a topic may precede:
    "Entrepreneurship Manager"), person, initials, body, topic, undecided; `side` is member, officer or
    body.
    """

    pieces: tuple[Piece, ...]
    before: str
    kind: str
    side: str
    start: int
    end: int
    nested: bool = False
    """Whether it stands in a bracket."""

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def text_to_atoms(text: str, meanings: Mapping[str, str] = NO_MEANINGS) -> list[Atom]:
    """The atoms of an owner cell in order: "Clerk + Cllr Sawyer" → role "Clerk", person "Cllr Sawyer".

    `meanings` are the plan's own abbreviations: they are read as what they stand for, at their own place.
    """
    groups: list[tuple[str, list[Piece], bool]] = [("", [], False)]
    nested = False
    spelt = list(_spelt_out(_pieces(text), meanings))
    for piece, following in zip_longest(spelt, spelt[1:]):
        if piece.label == "SEPARATOR":
            nested = piece.text == "(" or (nested and piece.text != ")")
            groups.append((piece.text, [], nested))
            continue
        if _begins_anew(groups[-1][1], piece) or _begins_person(groups[-1][1], piece, following):
            groups.append(("", _taken_modifiers(groups[-1][1]), nested))
        groups[-1][1].append(piece)
    return [_atom(pieces, before, nested) for before, pieces, nested in groups if pieces]


def _begins_anew(pieces: list[Piece], piece: Piece) -> bool:
    """ "Dean Fairley Cllr Marsh", "Mr A Hart Transport": no separator stands between two owners."""
    if all(known.label in ("QUALIFIER", "MODIFIER") for known in pieces):
        return False
    if piece.label == "HONORIFIC":
        return pieces[-1].label != "HONORIFIC" and pieces[-1].text.lower() != "all"  # "All Cllrs"
    if len(pieces) == 1 and all(
        each.label == "WORD" and _TWO.fullmatch(each.text) for each in (*pieces, piece)
    ):
        return True  # "JM SF"
    if piece.label == "UNDECIDED" and pieces[-1].label in (
        *_OFFICERS,
        "MEMBER_HEAD",
        "TOPIC",
    ):  # "Director TBC"
        return pieces[0].label in (*_OFFICERS, "MEMBER_HEAD")
    labels = {known.label for known in pieces[-6:]}
    ending = next((known for known in reversed(pieces) if known.label != "MODIFIER"), piece)
    if ending.label == "TAIL" and piece.label in ("MEMBER", "MEMBER_HEAD"):  # "Risk Officer Portfolio Holder"
        return True
    if ending.label in _ENDS:  # "Leader Chief Executive"
        if piece.label in _OFFICERS and labels & {"MEMBER", "MEMBER_HEAD"}:
            return True
        if piece.label in ("MEMBER", "MEMBER_HEAD") and labels & set(_OFFICERS):
            return True
        is_leader = piece.label == "MEMBER" and re.match(r"(?:deputy )?leader|mayor", piece.text.lower())
        of_councils = piece.text.lower() == "leaders" and pieces[-1].text.lower() in ("council", "councils")
        if (
            is_leader and not of_councils and pieces[-1].label in ("TOPIC", "BODY", "BODY_TAIL")
        ):  # "SLT Leader"
            return True
        if piece.label == "BODY" and pieces[-1].label == "MEMBER":
            return True
    if piece.label == "FIRST_NAME" and labels & {"OFFICER_HEAD", "OFFICER", "MEMBER", "MEMBER_HEAD", "TAIL"}:
        return True
    surname = any(len(known.text.strip(".")) > 2 for known in pieces[1:6])
    initialled = bool(_INITIAL.fullmatch(pieces[0].text)) and pieces[-1].label in ("WORD", "FIRST_NAME")
    is_person = (pieces[0].label in ("HONORIFIC", "FIRST_NAME") or initialled) and surname
    return is_person and piece.label in ("TOPIC", "OFFICER_HEAD", "MEMBER_HEAD", "OFFICER", "MEMBER")


def _begins_person(pieces: list[Piece], piece: Piece, following: Piece | None) -> bool:
    """Whether one whole name stands right after another: "J Smith T Brown", not "Anne Marie Jones"."""
    first, *rest = [known for known in pieces if known.label != "HONORIFIC"] or [piece]
    titled = bool(pieces) and pieces[0].label == "HONORIFIC"
    begun = len(rest) == 1 and len(rest[0].text.strip(".")) > 2
    if following is None or not _NAME.fullmatch(following.text):
        return False
    if piece.label == "FIRST_NAME" and following.label == "WORD":
        if pieces and pieces[-1].label in ("BODY", "BODY_TAIL"):  # "Audit Committee Jane Moore"
            return True
        if titled and not rest and first.label == "WORD" and len(first.text) > 2:  # "Cllr Shah Jo May"
            return True
    if not begun:
        return False
    named = (titled or first.label == "FIRST_NAME") and piece.label == "FIRST_NAME"
    return named or bool(_INITIAL.fullmatch(first.text) and _INITIAL.fullmatch(piece.text))


def _taken_modifiers(pieces: list[Piece]) -> list[Piece]:
    """Takes from an owner what begins the next: "Cllr Smith Interim | Director of Place"."""
    count = next((k for k, piece in enumerate(reversed(pieces)) if piece.label != "MODIFIER"), 0)
    if not count or (len(pieces) - count < 2 and pieces[0].label != "MEMBER"):
        return []  # "Jane Senior"
    taken = pieces[-count:]
    del pieces[-count:]
    return taken


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a text; a plan names the same owners again and again."""
    words = [_word(found) for found in _WORD.finditer(text)]
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
    return tuple(_with_team_leaders(pieces))


def _with_team_leaders(pieces: list[Piece]) -> list[Piece]:
    """The leader of a team is an officer: "Development Management Team Leader"."""
    for place, (before, piece) in enumerate(pairwise(pieces), start=1):
        if piece.text.lower() in ("leader", "leaders") and before.text.lower().endswith("team"):
            pieces[place - 1] = replace(before, label="TOPIC")
            pieces[place] = replace(piece, label="TAIL")
    return pieces


def _spelt_out(pieces: Sequence[Piece], meanings: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces, those of its meaning in the place of each abbreviation: "PFH" → "Portfolio Holder"."""
    for piece in pieces:
        if piece.text in meanings:
            yield from (
                replace(own, start=piece.start, end=piece.end) for own in _pieces(meanings[piece.text])
            )
        else:
            yield piece


def _word(found: re.Match[str]) -> Piece:
    """A word or a separator; a plural "(s)" and a full stop at the end are no part of what is looked up."""
    text, start, end = found[0], *found.span()
    if re.fullmatch(r"[nN]\s*/\s*[aA]", text):
        text = re.sub(r"\s", "", text)
    elif text == "/" and re.match(r"[A-Za-z]/[A-Za-z]", found.string[max(start - 1, 0) : end + 1]):
        text = TIGHT_SLASH
    elif re.search(r"(?:\w{3}|[A-Z]{2})\.$", text):
        text, end = text[:-1], end - 1
    text = {"[": "(", "]": ")"}.get(text, re.sub(r"\([sS]\)$", "", text))
    return Piece("WORD", text, "", start, end)


def _atom(pieces: list[Piece], before: str, nested: bool) -> Atom:
    kept = _unqualified(pieces) or pieces
    kind, side = _kind(kept)
    return Atom(tuple(kept), before, kind, side, pieces[0].start, pieces[-1].end, nested)


def _unqualified(pieces: list[Piece]) -> list[Piece]:
    """The pieces without what says which at their ends: "relevant Head of Service", "D Morgan MBE"."""
    plain = [place for place, piece in enumerate(pieces) if piece.label != "QUALIFIER"]
    return pieces[plain[0] : plain[-1] + 1] if plain else []


def _kind(pieces: list[Piece]) -> tuple[str, str]:
    labels = [piece.label for piece in pieces]
    known = [label for label in labels if label != "MODIFIER"] or labels
    if "UNDECIDED" in labels or set(labels) == {"QUALIFIER"}:  # "Various"
        return "undecided", ""
    if pieces[0].text.lower() == "all":
        return "body", "member" if {"MEMBER", "HONORIFIC"} & set(labels) else "body"
    if labels == ["HONORIFIC"] and _INITIALS.fullmatch(pieces[0].text):  # "DP/MS/CW"
        return "initials", "officer"
    if set(labels) == {"HONORIFIC"}:
        return "role", "member"
    if labels[0] == "FIRST_NAME" and len(pieces) == 2 and pieces[1].text.isalpha() and labels[1] in _SURNAMES:
        return "person", "officer"  # "Tom Head", "Jane Green"
    if labels == ["MEMBER", "WORD"] and pieces[0].text.lower().endswith("mayor"):  # "Mayor Smith"
        return ("person", "member") if _NAME.fullmatch(pieces[1].text) else ("role", "member")
    if labels[0] == "HONORIFIC" and labels[1] == "TOPIC" and labels[-1] == "BODY_TAIL":
        return "body", "body"  # "Councillor development group"
    if labels[0] == "HONORIFIC":
        titles = [piece.text.lower() for piece in pieces if piece.label == "HONORIFIC"]
        is_member = any(title.startswith(("cl", "co", "ald")) for title in titles)  # "Rt Hon Cllr Lord Ash"
        return "person", "member" if is_member else "officer"
    for label, kind, side in _BY_LABEL:
        if known[0] == label and (len(known) == 1 or kind == "open_role"):
            return kind, side
    if known[0] == "OFFICER" and pieces[1].text.lower() in ("to", "for", "of"):
        return "open_role", "officer"  # "Clerk to the Authority", "Treasurer of the States"
    if known[0] == "MEMBER" and pieces[1].text.lower() == "of" and "BODY" not in labels:
        return "open_role", "member"  # "Members of the Committee", yet not "Members of CLT"
    if any(one.label == "BODY_TAIL" and two.text.lower() == "of" for one, two in pairwise(pieces)):
        return "body", "body"  # "Working group of members"
    if (
        labels[-2:] == ["BODY", "MEMBER"]
        and pieces[-2].text.isupper()
        and pieces[-1].text.lower() == "members"
    ):  # "SLT members"
        return "body", "body"
    if "MEMBER_HEAD" in labels or labels[-1] == "MEMBER":
        return "role", "member"
    if known[-1] in ("TAIL", "OFFICER", "OFFICER_HEAD"):
        return "tail_role", "officer"
    if known[-1] in ("BODY_TAIL", "BODY") and (len(pieces) > 1 or labels[0] == "BODY"):
        return "body", "body"
    if {"TAIL", *_OFFICERS} & set(known[1:]) and known[-1] in ("TOPIC", "WORD"):  # "Group Manager Planning"
        return "open_role", "officer"
    if known[0] == "OFFICER" and set(known[1:]) == {"TOPIC"}:  # "Chief Officer Social Services"
        return "open_role", "officer"
    return _name_kind(pieces)


_OFFICERS = ("OFFICER", "OFFICER_HEAD")
_ENDS = ("MEMBER", "OFFICER", "TOPIC", "WORD", "BODY", "BODY_TAIL")
"""What a role may end with."""
_SURNAMES = ("OFFICER_HEAD", "MEMBER", "TAIL", "TOPIC", "MODIFIER", "FIRST_NAME", "WORD")
_BY_LABEL = (
    ("MEMBER", "role", "member"),
    ("MEMBER_HEAD", "open_role", "member"),
    ("OFFICER_HEAD", "open_role", "officer"),
    ("OFFICER", "role", "officer"),
    ("BODY", "body", "body"),
)


def _name_kind(pieces: list[Piece]) -> tuple[str, str]:
    """Persons, initials and topics: "Rosa Kendrick", "DM", "Places"."""
    words = [word for piece in pieces for word in piece.text.split()]
    if len(words) == 1 and pieces[0].label == "WORD":
        if _INITIALS.fullmatch(words[0]) or _HEAD_OF.fullmatch(words[0]):
            return "initials", "officer"
        if _INITIAL_AND_NAME.fullmatch(words[0]):
            return "person", "officer"
    if looks_like_a_name(pieces):
        return "person", "officer"
    return "topic", "body"


def looks_like_a_name(pieces: list[Piece]) -> bool:
    """Two to four capitalised words, none of them a council's business: "Pat O’Shea", "M Swan"."""
    words = [word for piece in pieces for word in piece.text.split()]
    shaped = [word.title() if word.isupper() and len(word) > 3 else word for word in words]
    if not all(_NAME.fullmatch(word) for word in shaped) or len(words) > 5:
        return False
    initialled = re.fullmatch(r"[A-Z]\.?", words[0]) and len(words) == 2 and len(words[1]) > 2
    if pieces[0].label == "FIRST_NAME" or initialled:  # "A Green"
        return True
    plain = [piece for piece in pieces if piece.label in ("WORD", "FIRST_NAME")]
    topical = [word for word in words if _TOPIC_ENDING.fullmatch(word)]
    return len(words) >= 2 and len(plain) == len(pieces) and not topical


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
