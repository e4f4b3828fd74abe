"""Where a second owner begins in a cell without a separator: two names or titles that stood on two lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.fields.owner_pieces import Piece
from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of, words_in_order, words_of
from parsers.vocabulary.wordlist import is_word

_INITIAL = re.compile(r"[A-Z]\.?")
_TWO = re.compile(r"[A-Z]{2}")
NAME = re.compile(
    r"(?:(?:O['’]|[Dd]['’]|Mc|Mac|Al-|El-)?[A-ZÀ-ÞŴŶ][a-zà-ÿŵŷ]+(?:['’-][A-Za-zÀ-ÿŴ-ŷ]+)*|(?:[A-Z]\.){1,3}|[A-ZÀ-Þ]"
    rf"|{any_of('particles')})"
)
"""A part of a person's name."""
OFFICERS = ("OFFICER", "OFFICER_HEAD")
_HEADS = ("OFFICER_HEAD", "MEMBER_HEAD")
_ENDS = ("MEMBER", "OFFICER", "TOPIC", "WORD", "BODY", "BODY_TAIL")
"""What a role may end with."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The separator before the pieces of an owner, and whether the next piece stood before it, too."""

    before: str
    is_again: bool


def begins_owner(pieces: list[Piece], piece: Piece, ahead: Sequence[Piece], joint: Joint) -> bool:
    """Whether a piece begins another owner than that of the pieces before it: "Dean Fairley" | "Cllr".

    `ahead` are the pieces behind it, up to the next separator.
    """
    return bool(pieces) and (
        _begins_anew(pieces, piece)
        or _begins_person(pieces, piece, ahead)
        or _goes_on(pieces, piece, joint)
        or _begins_title(pieces, piece, ahead)
    )


def _begins_anew(pieces: list[Piece], piece: Piece) -> bool:
    """ "Dean Fairley Cllr Marsh", "Mr A Hart Transport": no separator stands between two owners."""
    if all(known.label in ("QUALIFIER", "MODIFIER") for known in pieces):
        return False
    if piece.label == "HONORIFIC" and piece.text != "PC":  # "Barton PC" is a parish council
        return pieces[-1].label != "HONORIFIC" and pieces[-1].text.lower() != "all"  # "All Cllrs"
    if len(pieces) == 1 and all(
        each.label == "WORD" and _TWO.fullmatch(each.text) for each in (*pieces, piece)
    ):
        return True  # "JM SF"
    if piece.label == "UNDECIDED" and pieces[-1].label in (
        *OFFICERS,
        "MEMBER_HEAD",
        "TOPIC",
    ):  # "Director TBC"
        return pieces[0].label in (*OFFICERS, "MEMBER_HEAD")
    labels = {known.label for known in pieces[-6:]}
    ending = next((known for known in reversed(pieces) if known.label != "MODIFIER"), piece)
    if ending.label == "TAIL" and piece.label in ("MEMBER", "MEMBER_HEAD"):  # "Risk Officer Portfolio Holder"
        return True
    if ending.label in _ENDS:  # "Leader Chief Executive"
        if piece.label in OFFICERS and labels & {"MEMBER", "MEMBER_HEAD"}:
            return True
        if piece.label in ("MEMBER", "MEMBER_HEAD") and labels & set(OFFICERS):
            return True
        is_leader = piece.label == "MEMBER" and re.match(r"(?:deputy )?leader|mayor", piece.text.lower())
        of_councils = piece.text.lower() == "leaders" and (
            pieces[-1].label == "TOPIC" or pieces[-1].text.lower() in ("council", "councils")
        )  # "District Leaders"
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
    is_person = is_person or is_strange_name(pieces)
    return is_person and piece.label in ("TOPIC", "OFFICER_HEAD", "MEMBER_HEAD", "OFFICER", "MEMBER")


def is_strange_name(pieces: Sequence[Piece]) -> bool:
    """Whether two words can be nothing but a person's name, since they are none of English and of no council:
    "Fenella Penhaligon" before "Chief Executive", not "Tonbridge Malling"."""
    return len(pieces) == 2 and all(
        piece.label == "WORD"
        and len(piece.text) > 2
        and NAME.fullmatch(piece.text)
        and not is_word(piece.text)
        and piece.text.lower() not in _of_councils()
        for piece in pieces
    )


@lru_cache(maxsize=1)
def _of_councils() -> frozenset[str]:
    return frozenset(word for row in rows("councils.csv") for word in row["name"].lower().split())


def _begins_title(pieces: list[Piece], piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether a second title stands right after the first, on the next line of the cell: "Head of HR" | "Head
    of ICT", "HR Manager" | "ICT Manager"; not "Group Manager Planning", "Lead Director of Place"."""
    last = pieces[-1]
    if last.text.lower() in _LEADS_ON:
        return False
    if last.label == "BODY" and last.text.lower() != "all" and _stands_behind_body(last, piece):
        return True
    if last.label == "BODY_TAIL" and len(pieces) > 1 and _is_such_a_body(last, piece, ahead):
        return True
    if _is_second_service(pieces, piece, ahead):
        return True
    if _is_second_head(pieces, piece) or _is_behind_remit(pieces, piece, ahead):
        return True
    if last.label == "MEMBER" and piece.label in ("MEMBER", "MEMBER_HEAD"):
        return piece.text.lower() != "members"
    if _is_office(piece) and _is_ended(pieces):
        return True
    if last.label == "OFFICER" and (
        piece.label == "BODY"
        or (piece.label in OFFICERS and " " in piece.text)
        or _is_body(last, piece, ahead)
    ):
        return True  # "Chief Executive" | "SLT"
    topical = piece.label == "TOPIC" or (piece.label == "WORD" and last.label == "TAIL")
    return topical and _is_before_tail(ahead) and _may_end_before_topic(pieces, piece)


def _is_office(piece: Piece) -> bool:
    """Whether a piece is a title, alone or before its remit: "Monitoring Officer", "MO", "Head of"."""
    if piece.label in _HEADS:
        return piece.text.lower().endswith((" of", " for"))
    own = " " in piece.text and not piece.text.lower().endswith(_WITH_REMITS)
    return piece.label == "OFFICER" and (own or piece.text.isupper())


def _is_ended(pieces: list[Piece]) -> bool:
    """Whether the pieces are a whole owner: "Head of HR", "Audit Committee", "HR Manager", yet not "Lead"."""
    last = pieces[-1]
    if last.label in ("TAIL", "BODY_TAIL"):
        return len(pieces) > 1 and (last.label == "TAIL" or last.text.lower() in _INNER)
    if last.label == "BODY":  # "Corporate Leadership Team"
        return " " in last.text and last.text.lower().split()[-1] in _INNER
    titled = any(known.label in OFFICERS for known in pieces)
    return titled and last.label in ("OFFICER", "TOPIC", "WORD")


def _is_second_head(pieces: list[Piece], piece: Piece) -> bool:
    """Whether a title begins behind the remit of another: "Assistant Director Place" | "Assistant Director
    People", "Portfolio Holder for Housing" | "Portfolio Holder for Planning"."""
    if piece.label not in _HEADS or piece.label != pieces[0].label:
        return False
    if len(pieces) == 1:  # "Strategic Director" | "Head of Service", yet not "Lead Director of"
        return " " in pieces[0].text and piece.text.lower().startswith("head")
    return " " in piece.text or piece.text == pieces[0].text


def _is_behind_remit(pieces: list[Piece], piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether a title ends behind the remit of one that stands before its own, and so is a second: "Head of
    Finance" | "HR Manager", "Director of Place" | "Planning Policy Manager"."""
    has_remit = pieces[0].label == "MEMBER_HEAD" or (
        pieces[0].label == "OFFICER_HEAD" and bool(_BEFORE_REMIT.search(pieces[0].text))
    )
    if not has_remit or len(pieces) < 2 or any(known.label not in _REMITS for known in pieces[1:]):
        return False
    if piece.label == "OFFICER":
        return " " in piece.text
    return piece.label in _REMITS and piece.text.lower() not in SECOND_WORDS and _is_before_tail(ahead)


def _stands_behind_body(body: Piece, piece: Piece) -> bool:
    """Whether a second owner begins right behind a body: "SLT" | "Cabinet", "Cabinet" | "SLT", "CMT" | "Head
    of HR"; not "LGA Peer Team"."""
    if piece.label == "BODY":
        is_team = bool(_TEAM.fullmatch(piece.text)) or piece.text.lower().endswith(" team")
        return (is_team and body.text.lower() in _FULL_BODIES) or piece.text.lower().endswith(_FULL_BODIES)
    heads = piece.label == "OFFICER_HEAD" and piece.text.lower().endswith(" of")
    title = piece.label in ("OFFICER", "MEMBER") and " " in piece.text  # "CLT" | "All Members"
    return bool(_TEAM.fullmatch(body.text)) and (heads or title)


def _is_body(office: Piece, piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether a body begins behind an office of one: "Monitoring Officer" | "Constitution Working Group"."""
    rest = next((each for each in ahead if each.label != "TOPIC"), None)
    is_one = " " in office.text and not office.text.lower().endswith("s")
    return is_one and piece.label == "TOPIC" and rest is not None and rest.label == "BODY_TAIL"


def _is_such_a_body(tail: Piece, piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether one more body like the one before begins: "Policy Team" | "Communications Team"."""
    rest = next((each for each in ahead if each.label != "TOPIC"), None)
    is_such = rest is not None and rest.label == "BODY_TAIL" and rest.text.lower() == tail.text.lower()
    return piece.label == "TOPIC" and is_such


def _is_second_service(pieces: list[Piece], piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether a second service begins, with nothing but the two in the cell: "Digital Services" | "Customer
    Services", "HR" | "ICT"."""
    if any(each.label != "TOPIC" for each in (*pieces, piece, *ahead)):
        return False
    letters = len(pieces) == 1 and not ahead and all(_LETTERS.fullmatch(one.text) for one in (*pieces, piece))
    ended = pieces[-1].text.lower().endswith("services") and len(_words(pieces)) > 1
    return letters or (ended and bool(ahead) and ahead[-1].text.lower().endswith("services"))


_LETTERS = re.compile(r"[A-Z]{2,3}")


def _words(pieces: Sequence[Piece]) -> list[str]:
    return [word for piece in pieces for word in piece.text.split()]


def _may_end_before_topic(pieces: list[Piece], topic: Piece) -> bool:
    """Whether an owner may end before a topic that has a title behind it: "Chief Executive" | "HR Manager",
    "HR Manager" | "ICT Manager", "Head of HR" | "HR Manager"."""
    last = pieces[-1]
    if last.label == "TAIL":
        return len(pieces) > 1 and pieces[-2].label == "TOPIC"
    is_member = last.label == "MEMBER" and " " in last.text and topic.text.lower() not in SECOND_WORDS
    return (
        is_member
        or last.label == "OFFICER"
        or (last.label == "TOPIC" and last.text.lower() == topic.text.lower())
    )


def _is_before_tail(ahead: Sequence[Piece]) -> bool:
    rest = next((piece for piece in ahead if piece.label != "TOPIC"), None)
    if rest is None or rest.label == "TAIL":
        return rest is not None
    is_member = rest.label == "MEMBER_HEAD" and rest is ahead[-1]
    return is_member or (rest.label == "OFFICER" and rest.text.lower().endswith(" manager"))


def _goes_on(pieces: list[Piece], piece: Piece, joint: Joint) -> bool:
    """Whether the pieces end the remit before a separator: "Head of Legal and Governance" | "Head of HR",
    "Assistant Director – Place" | "Assistant Director – People"."""
    if joint.before not in ("and", "&", "-", "–", "—") or any(known.label != "TOPIC" for known in pieces):
        return False
    return _is_office(piece) or (joint.is_again and piece.label == "OFFICER_HEAD" and " " in piece.text)


_INNER = words_of("own bodies")
"""What a council's own bodies are; "NHS Trust Chief Executive" is one owner."""
_FULL_BODIES = words_in_order("full bodies")
_TEAM = re.compile(r"[A-Z]{0,2}(?:LT|MT|MB)")
"""A council's team of managers, by its letters: "SLT", "CMT"."""
_BEFORE_REMIT = re.compile(rf"\b{any_of('before a remit')}\b", re.IGNORECASE)
_REMITS = ("TOPIC", "BODY")
SECOND_WORDS = words_of("ends a remit")
"""What goes on with the word before it: "Head of Community Safety"."""
_WITH_REMITS = words_in_order("goes on behind a remit")
"""Titles that end longer ones: "Climate Change Lead Officer"."""
_LEADS_ON = frozenset(("of", "for", "to", "the", "with", "in", "on", "by"))
"""What no owner ends with."""


def _begins_person(pieces: list[Piece], piece: Piece, ahead: Sequence[Piece]) -> bool:
    """Whether one whole name stands right after another: "J Smith T Brown", not "Anne Marie Jones"."""
    following = ahead[0] if ahead else None
    first, *rest = [known for known in pieces if known.label != "HONORIFIC"] or [piece]
    titled = bool(pieces) and pieces[0].label == "HONORIFIC"
    begun = len(rest) == 1 and len(rest[0].text.strip(".")) > 2
    if following is None or not NAME.fullmatch(following.text):
        return False
    *initials, surname = (piece, *ahead)
    initialled = all(_INITIAL.fullmatch(each.text) for each in initials) and len(surname.text) > 2
    labels = {known.label for known in pieces}
    in_office = labels & {*OFFICERS, "TAIL", "MEMBER_HEAD", "MEMBER"} and "HONORIFIC" not in labels
    if initialled and in_office and surname.label in ("WORD", "FIRST_NAME"):  # "Station Manager J. Holt"
        return True
    if piece.label == "FIRST_NAME" and following.label == "WORD":
        if pieces and pieces[-1].label in ("BODY", "BODY_TAIL"):  # "Audit Committee Jane Moore"
            return True
        if titled and not rest and first.label == "WORD" and len(first.text) > 2:  # "Cllr Shah Jo May"
            return True
    unknown = piece.label == following.label == "WORD" and NAME.fullmatch(piece.text)
    if unknown and pieces[-1].label == "OFFICER" and " " in pieces[-1].text:  # "Monitoring Officer Dina Shah"
        return len(ahead) == 1 or _is_office(ahead[1])
    if len(ahead) == 1 and pieces[-1].label == "TOPIC" and pieces[0].label in _HEADS:  # "Head of HR"
        return is_strange_name((piece, ahead[0]))
    if not begun:
        return False
    named = (titled or first.label == "FIRST_NAME") and piece.label == "FIRST_NAME"
    return named or bool(_INITIAL.fullmatch(first.text) and _INITIAL.fullmatch(piece.text))


def taken_modifiers(pieces: list[Piece]) -> list[Piece]:
    """Takes from an owner what begins the next: "Cllr Smith Interim | Director of Place"."""
    count = next((k for k, piece in enumerate(reversed(pieces)) if piece.label != "MODIFIER"), 0)
    if not count or (len(pieces) - count < 2 and pieces[0].label != "MEMBER"):
        return []  # "Jane Senior"
    taken = pieces[-count:]
    del pieces[-count:]
    return taken
