"""From an owner cell to its atoms: the pieces between separators, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile
from types import MappingProxyType

from parsers.fields.owner_breaks import NAME, OFFICERS, Joint, begins_owner, taken_modifiers
from parsers.fields.owner_pieces import Piece, spelt_out, text_to_pieces
from parsers.vocabulary.word_lists import any_of, words_of

NO_MEANINGS: Mapping[str, str] = MappingProxyType({})
_INITIALS = re.compile(
    r"(?:[A-Z]\.?){1,3}|[A-Z]{2}[a-z]|[A-Z]{1,2}['’][A-Z]|[A-Z]{3}s"  # "JPo", "SO'B", "IROs"
)
_INITIAL_AND_NAME = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z]+(?:['’-][A-Za-z]+)*")
_TEAM = re.compile(r"[A-Z](?:LT|MT)")
"""A leadership or management team by its letters: "JLT", "OMT"."""
_HEAD_OF = re.compile(r"(?:Ho|Do|Ao)[A-Z]{1,4}")
"""Titles as letters: "HoHR", "DoF"."""
_INITIALS_BEFORE = re.compile(r"[A-Z]\.?|[A-Z]{2}")
"""Initials before a surname: "A Green", "PJ Singh"."""
_TWO = re.compile(r"[A-Z]{2}")
_OF_A_CLAN = re.compile(r"(?:O['’]|Mc|Mac)[A-Z]")
_TOPIC_ENDING = re.compile(rf".+{any_of('ends of topics')}$", re.IGNORECASE)


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
    spelt = list(spelt_out(text_to_pieces(text), meanings))
    for place, piece in enumerate(spelt):
        if piece.label == "SEPARATOR":
            nested = piece.text == "(" or (nested and piece.text != ")")
            groups.append((piece.text, [], nested))
            continue
        ahead = list(takewhile(lambda each: each.label != "SEPARATOR", spelt[place + 1 :]))
        joint = Joint(groups[-1][0], any(known.text == piece.text for known in spelt[:place]))
        if begins_owner(groups[-1][1], piece, ahead, joint):
            groups.append(("", taken_modifiers(groups[-1][1]), nested))
        groups[-1][1].append(piece)
    return [_atom(pieces, before, nested) for before, pieces, nested in groups if pieces]


def may_be_initials(atoms: list[Atom]) -> list[Atom]:
    """Letters of a portfolio holder or a team that may as well be a person's: the PH of "PH/JT"."""
    if not any(atom.kind == "initials" for atom in atoms) or not all(_TWO.fullmatch(a.text) for a in atoms):
        return []
    return [atom for atom in atoms if atom.pieces[0].label in ("MEMBER_HEAD", "BODY")]


def may_be_two(atom: Atom) -> bool:
    """Whether an atom may be two owners that nothing parts, since it has two ends of one ("Policy Manager
    Community Housing Team"; "Chief Fire Officer" and "Committee Services Officer" begin with theirs), or the
    words of two names: "Kerry Munro Dev Anand"."""
    if atom.kind == "person":
        words = atom.text.split()
        return len(words) > 3 and all(map(_NAME_IN_FULL.fullmatch, words))
    ends = [
        place
        for place, piece in enumerate(atom.pieces)
        if piece.label in ("TAIL", "BODY_TAIL", "OFFICER") and piece.text.lower() not in _OF_TITLES
    ]
    return len(ends) > 1 and ends[0] > 0 and ends[-1] > ends[0] + 1


_NAME_IN_FULL = re.compile(r"[A-Z][a-z]{2,}")
_OF_TITLES = words_of("ends of titles")
"""Ends of owners that stand in longer ones, too: "HR Business Partner Manager"."""


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
        return ("person", "member") if NAME.fullmatch(pieces[1].text) else ("role", "member")
    if labels[0] == "HONORIFIC" and labels[1] == "TOPIC" and labels[-1] == "BODY_TAIL":
        return "body", "body"  # "Councillor development group"
    in_full = {*labels} <= {"HONORIFIC", "TOPIC", "WORD"} and pieces[0].text.startswith("Councillor")
    if in_full and pieces[1].text.islower() and not NAME.fullmatch(pieces[1].text):
        return "topic", "body"  # "Councillor inductions", not "Councillor de Souza" nor "champion"
    if labels[0] == "HONORIFIC":
        titles = [piece.text.lower().split()[-1] for piece in pieces if piece.label == "HONORIFIC"]
        is_member = any(title.startswith(_OF_MEMBERS) for title in titles)
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
    if {"TAIL", *OFFICERS} & set(known[1:]) and known[-1] in ("TOPIC", "WORD"):  # "Group Manager Planning"
        return "open_role", "officer"
    if known[:2] == ["TAIL", "TOPIC"] and pieces[0].text.lower() in _BEFORE_REMIT:
        return "open_role", "officer"  # "Manager Housing Options"
    if known[0] == "OFFICER" and set(known[1:]) == {"TOPIC"}:  # "Chief Officer Social Services"
        return "open_role", "officer"
    return _name_kind(pieces)


_OF_MEMBERS = ("cl", "co", "ald", "bai")
"""How the titles of members begin: "Cllr", "Councillor", "Alderman", "Bailie"; also behind "Rt Hon"."""
_BEFORE_REMIT = words_of("stands before a remit")
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
        if _TEAM.fullmatch(words[0]):
            return "body", "body"
        if _INITIALS.fullmatch(words[0]) or _HEAD_OF.fullmatch(words[0]):
            return "initials", "officer"
        if _INITIAL_AND_NAME.fullmatch(words[0]):
            return "person", "officer"
    if looks_like_a_name(pieces):
        return "person", "officer"
    return "topic", "body"


def looks_like_a_name(pieces: list[Piece]) -> bool:
    """Two to four capitalised words, none of them a council's business: "Pat O’Shea", "PJ Singh"."""
    words = [word for piece in pieces for word in piece.text.split()]
    shaped = [word.title() if word.isupper() and len(word) > 3 else word for word in words]
    initialled = bool(_INITIALS_BEFORE.fullmatch(words[0])) and len(words) == 2 and len(words[1]) > 2
    both = initialled and len(words[0]) == 2 and all(piece.label == "WORD" for piece in pieces)
    if not all(NAME.fullmatch(word) for word in shaped[both:]) or len(words) > 5:
        return False
    if pieces[0].label == "FIRST_NAME" or both or (initialled and NAME.fullmatch(words[0])):  # "A Green"
        return True
    plain = [piece for piece in pieces if piece.label in ("WORD", "FIRST_NAME")]
    topical = [word for word in words if _TOPIC_ENDING.fullmatch(word) and not _OF_A_CLAN.match(word)]
    return len(words) >= 2 and len(plain) == len(pieces) and not topical
