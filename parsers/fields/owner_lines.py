"""Owners on lines of their own: whether a line that may go on with the owner above it names another."""

from __future__ import annotations

import re

from parsers.fields.owner import JOINING, TITLES, text_to_names
from parsers.fields.owner_atoms import text_to_atoms
from parsers.fields.owner_breaks import SECOND_WORDS, is_strange_name
from parsers.fields.owner_names import Name
from parsers.fields.owner_pieces import Piece
from parsers.vocabulary.owner_words import owner_phrases
from parsers.vocabulary.word_lists import any_of

_ROLES = ("role", "open_role", "tail_role", "bracketed")
_REMIT = re.compile(r"(?:\b(?:of|for)| [-–—]|,) \S|\(")
"""What follows a title that a topic ends: "Head of HR", "Director – Place", "Director, Place"."""
_ENDS = ("TAIL", "BODY_TAIL")
"""What ends a title or a body and so begins none: "Manager", "Team"."""
_OF_BODIES = re.compile(rf"(?:vice[\s-]|deputy )?{any_of('of a body')}\b", re.IGNORECASE)
"""Who may be a body's own: "Audit Committee" / "Chair", "Policy Team" / "Leader"."""
_HEALTH_BEGUN = re.compile(rf"\bNHS(?: (?!{any_of('health bodies')}\b)[\w,&'’-]+){{0,7}}$")
_HEALTH_ENDS = re.compile(
    rf"(?!NHS\b|Integrated\b)(?:[\w&'’-]+ ){{1,6}}{any_of('ends of health bodies')}\b"
    r"|(?:ICB|CCG)\b"
)
_BODY_BEGUN = re.compile(rf"\b{any_of('begins a body')}$", re.I)
_BODY_ENDS = re.compile(rf"{any_of('ends a body')}\b", re.I)
"""The two halves of a body's name: health's, and others'. A "Health and Wellbeing Board" is whole."""


def are_two(above: str, below: str) -> bool:
    """Whether what two lines say is two owners, each whole: "Chief Social Work Officer" / "Regeneration
    Programme Manager"; not "Director of Adult" / "Social Care", "Audit Committee" / "Chair"."""
    before, after = text_to_names(above)[1], text_to_names(below)[1]
    if not (before and after) or after[0].start or not below[0].isupper() or title_goes_on(above, below):
        return False
    last, first, pieces = before[-1], after[0], text_to_atoms(below)[0].pieces
    # No remit of a member goes on so: "Chair of Audit Committee" / "Partnerships Manager".
    titled = last.side == "member" and len(pieces) == 2 and pieces[1].label == "TAIL"
    if (pieces[0].label in _ENDS and not titled) or (
        pieces[0].label == "TOPIC" and pieces[0].text.lower() in SECOND_WORDS
    ):
        return False  # "Corporate" / "Services"
    if first.kind == "person":
        return _is_known_person(first, pieces) and _has_words(last)
    if not _is_whole(last, text_to_atoms(above)[-1].pieces) or (
        last.kind == "body" and _OF_BODIES.match(below)
    ):
        return False
    return titled or _stands_alone(first, pieces, is_remit_open=last.kind == "open_role")


def ends_title(below: str) -> bool:
    """Whether a text begins with what ends a title or a body: "Officer", "Team (Policy)"."""
    atoms = text_to_atoms(below)
    return bool(atoms) and atoms[0].pieces[0].label in _ENDS


def awaits_surname(above: str, below: str) -> bool:
    """Whether a councillor's first name or initial ends a line and no title but a word stands on the next:
    "Cllr Susan" / "Whitby-Hall", "Cllr T." / "Bell"."""
    atoms, after = text_to_atoms(above), text_to_atoms(below)
    pieces = atoms[-1].pieces[-2:] if atoms else ()
    is_word = [piece.label for atom in after for piece in atom.pieces] == ["WORD"]
    if len(pieces) < 2 or pieces[0].label != "HONORIFIC" or not is_word:
        return False
    return pieces[1].label == "FIRST_NAME" or len(pieces[1].text.strip(".")) == 1


def is_name_cut(before: str, rest: str) -> bool:
    """Whether the name of a body that ends in a few ways stops before its end: "NHS Hertfordshire and West" /
    "Essex Integrated Care Board", "Bury Metropolitan" / "Borough Council"."""
    health = _HEALTH_BEGUN.search(before) and _HEALTH_ENDS.match(rest)
    return bool(health or (_BODY_BEGUN.search(before) and _BODY_ENDS.match(rest)))


def breaks_off_body(above: str, below: str) -> bool:
    """Whether a full line ends within a body's name: by its words ("NHS" / "Sussex"), or since commas part
    the bodies, and none stands there: "Moss Council, schools, Moss Parent" / "Carer Forum, colleges"."""
    listed = any(sign in above[:-1] for sign in ",;/") and above[-1] not in ",;/"
    kinds = [name.kind for name in text_to_names(above)[1]] if listed else [""]
    # "Fordshire Parent" looks like a person; "n/a" names nobody.
    bodies = kinds[:1] == ["body"] and {*kinds} <= {"body", "topic", "person"}
    return bodies or above.endswith("NHS") or is_name_cut(above, below)


def title_goes_on(above: str, below: str) -> bool:
    """Whether an owner is open at the end of a line: "Jane Moore (Head", "Director of Place Strategic", or
    ends with the first word of a title, "Head of HR, Corporate" / "Director People"; not where that word ends
    a title of its own, "Chief Executive" / "Head of HR"."""
    titles, words = owner_phrases(*TITLES), above.lower().split()
    starts = (" ".join(below.lower().split()[:count]) for count in (1, 2, 3))
    ended = any(" ".join(words[-count:]) in titles for count in (2, 3))
    if not ended and any(f"{words[-1]} {start}" in titles for start in starts):
        return True
    atoms = text_to_atoms(above)
    joins = above.split()[-1].lower() in (*JOINING, "&", "-", "–")
    return (
        joins
        or above.count("(") > above.count(")")
        or (bool(atoms) and atoms[-1].pieces[-1].label == "MODIFIER")
    )


def _is_known_person(name: Name, pieces: tuple[Piece, ...]) -> bool:
    known = pieces[0].label in ("FIRST_NAME", "HONORIFIC") or len(pieces[0].text.strip(".")) == 1
    return _has_words(name) and (known or is_strange_name(pieces))


def _has_words(name: Name) -> bool:
    return " " in name.text or (name.text.isupper() and name.text.isalpha() and len(name.text) > 2)  # "SLT"


def _is_whole(name: Name, pieces: tuple[Piece, ...]) -> bool:
    """Whether an owner may end so: "Head of HR", "Audit Committee", not "Assistant Director"."""
    if name.kind == "open_role":
        is_named = len(pieces) > 1 and pieces[-1].label == "TOPIC"  # "Group Commander Training"
        return bool(is_named or _REMIT.search(name.text))
    is_letters = name.kind == "topic" and len(pieces) == 1 and name.text.isupper()  # "Auditor, SWAP"
    return (is_letters or name.kind in ("role", "tail_role", "body", "bracketed", "person")) and _has_words(
        name
    )


def _stands_alone(name: Name, pieces: tuple[Piece, ...], is_remit_open: bool) -> bool:
    """Whether an owner is one by itself, whatever stands before it. A remit that is open may end in the name
    of a body: "Head of Planning" / "Policy Team"."""
    last = name.text.lower().split()[-1]
    if name.kind == "body":
        is_name = len(pieces) == 1 and pieces[0].text == name.text  # "Strategic Leadership Team"
        is_one = is_name or (not is_remit_open and last in owner_phrases("BODY_TAIL"))
        return " " in name.text and is_one
    if name.kind == "topic":  # "Customer Services"
        return " " in name.text and last == "services" and not is_remit_open
    return name.kind in _ROLES and " " in name.text and not name.is_bare
