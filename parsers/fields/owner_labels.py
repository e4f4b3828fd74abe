"""What an owner cell prints beside its owners: labels ("Lead Officer:"), telephone numbers, a preamble."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.fields.owner_atoms import text_to_atoms
from parsers.vocabulary import MONTH, column_of
from parsers.vocabulary.owner_words import owner_phrases
from parsers.vocabulary.sections import commands
from parsers.vocabulary.word_lists import any_of

SIDES = {"lead_member": "member", "lead_officer": "officer"}

_CONTACTS = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,64}|"
    rf"(?:\b{any_of('telephone')}\.?\s*:?\s*)\d[\d ]{{2,14}}|(?<=(?-i:[a-z]))(?<!\bs)\d{{3,}}\b"
    r"|\b0\d[\d ]{7,14}\b|\b\d{4,}\b",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"(?:\b{any_of('dates an owner')}\s+)*"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?\b{MONTH}\s+(?:20)?\d\d\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b)",
    re.IGNORECASE,
)
"""When somebody is to do it: "Head of HR (by March 2025)"."""
_DONE = any_of("done by")
_PREAMBLE = re.compile(
    r"^lead (?:to|will) be\s+(?:the\s+)?(?=(?-i:[A-Z]))"
    rf"|^.*\b{any_of('rests with')} with\s+(?:the\s+)?"
    r"|^(?:the\s+)?(?:(?:overall|joint)\s+)?(?:responsibility|accountability) of\s+(?:the\s+)?"
    rf"|^(?:{any_of('before led by')}\s+)*"
    rf"{_DONE}(?: jointly)? by"
    r"\s+(?:the\s+)?"
    rf"|^[\w\s-]+\b(?:will|to|shall) be {_DONE} by\s+"
    rf"|^{any_of('written by')} by\s+(?:the\s+)?",
    re.IGNORECASE | re.DOTALL,
)
""" "Overall accountability rests with the", "This action will be led by"."""
_PREDICATE = re.compile(
    rf"(?<=\w)\s+{any_of('says of an owner')}\s+[a-z].*?"
    r"(?:(?=\s+(?:with|by|and|supported|alongside)\s|[,;/]|\.\s)|\.?$)"
)
"""What a sentence says of its owner: "The Managing Director has overall responsibility."."""
_LEADS = re.compile(rf"\b{any_of('says who leads')}", re.IGNORECASE)
_TASK = re.compile(
    rf"(?<=\w)\s+to\s+(?!{any_of('no task')}\b)"
    rf"(?!{any_of('task without an object')}\b(?:\s*$|\s*[,;]|\s+(?:the\s+)?[A-Z]))"
    r"(?P<verb>[a-z]{3,})(?![\w-])"
    r".*?(?=[;/]|\.\s|,\s+(?:with\s|alongside\s|supported\s|[A-Z])|\s+(?:and|&)\s+[A-Z]|\.?$)"
)
"""What an owner is to do: "Clerk to arrange", "Cllr Butler to liaise with the police; Clerk to write"."""
_SECOND_TITLE = re.compile(r"(?<=llr|lor|lr\.)\s\((?:mr|mrs|ms|miss|dr)\.?\)(?=\s)", re.IGNORECASE)
"""What stands between "Cllr" and a name: "Cllr (Mrs) A Webb"."""
_NUMBER = re.compile(r"(?<!\S)(?:\d{1,2}[.)]|\(?[a-z]\)|[a-h]\.|[RASCIMO]:)(?=\s)")
"""The number of a point, "1. Chief Executive 2. Leader", or its letter: "R: Jane Moore A: Tom Brown"."""
_NOTE = re.compile(r"(?<=\w)[*†‡]+(?!\w)")
"""The mark of a note: "Jane Moore*"."""
_CAPACITY = re.compile(
    rf"\((?:{any_of('capacities')}\s+)?{any_of('in a capacity')}\)"
    rf"|\((?-i:{any_of('parts in it')})\)"
    rf"|\({any_of('parties')}\)"
    rf"|\({any_of('terms of work')}\)"
    rf"|\({any_of('condition of an owner')}\s[^()]*\)",
    re.IGNORECASE,
)
"""What brackets say of an owner: "(political lead)", "(A)", "(Con)", "(once appointed)"."""
_OR_ANOTHER = re.compile(
    r"(?<=\w)[,\s]*\(?(?:\b(?:or|and)\s+(?:(?:his|her|their|the|an?|any)\s+)?"
    rf"(?:(?:(?<!\band )(?<!\band the ){any_of('named later')})"
    rf"\s+{any_of('another person')}"
    r"|(?<=their )deputy|(?<=his )deputy|(?<=her )deputy"
    rf"|{any_of('nobody named')})s?"
    r"|(?<=\s)et al\.?|(?<=[\s,])etc\.?)\)?(?=\s*(?:$|[;,/|]))",
    re.IGNORECASE,
)
"""Who else, not named, may do it: "Chief Executive (or nominee)", "and others"."""
_ENDS, _ENDS_LATER = ";|(", ";|(/"
"""What stands before a label; before a second one a slash, too: "Lead: J Poole / Support: HR"."""
_AS = re.compile(rf"(?<=\w)\sas(?: the)? (?=[A-Z])(?!{any_of('capacities in capitals')}\b)")
"""What parts an owner from a second office: "Chief Executive as Head of Paid Service"."""
_STOP = re.compile(r"(?<=[A-Za-z]{3})\.(?=\s+(?:[A-Z][A-Za-z]*\s){0,2}[A-Za-z]+:)")
"""What ends an owner before a label: "Sponsor: Chief Executive. Lead: Amy Holt"."""
_MARK = re.compile(r"\s*:|\s[-–—](?=\s)|(?<=\w)[-–—](?=\s)")
_TEAM_LEAD = re.compile(rf"{any_of('team labels')} {any_of('leads a team')}", re.IGNORECASE)
""" "CLT sponsor – Director of Resources"."""
_PLURAL = re.compile(r"(?<=[a-z])\([sS]\)")
""" "Lead Officer(s)": no bracket begins a label there."""
_LABEL_WORDS = re.compile(rf"(?:\b{any_of('label words')}(?:\s+|$))+$", re.IGNORECASE)


def tells_more(text: str) -> bool:
    """Whether a sentence says of somebody what is not that they lead: "The council has agreed a plan",
    not "The Managing Director has overall responsibility"."""
    said = _PREDICATE.search(text)
    return said is not None and not (_LEADS.search(text[said.start() :]) or _PREAMBLE.match(text))


def without_sentence(text: str) -> str:
    """ "This will be led by the Head of HR" and "The Head of HR will lead this" → "Head of HR"."""
    led = _PREAMBLE.sub("", text)
    said = _PREDICATE.search(led)
    leads = said and not led[said.end() :].strip(" .") and _LEADS.search(said[0])
    return re.sub(r"^The\s+", "", led[: said.start()]) if said and leads else led


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands and the side that it names: member, officer, or "" ("Owner:")."""

    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`names`: the cell's text with blanks in place of all but the names, so that every name keeps its place;
    a label's end is a semicolon. `contacts`: (start, end) of telephone numbers and addresses."""

    text: str
    names: str
    labels: tuple[Label, ...]
    contacts: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4096)
def text_to_cell(text: str) -> Cell:
    """ "Lead: Jane Moore x1234" → names "    ; Jane Moore      " with one label and one contact."""
    contacts = tuple(found.span() for found in _CONTACTS.finditer(text))
    names = _SECOND_TITLE.sub(_blank, text)
    for pattern in (_NOTE, _CAPACITY, _OR_ANOTHER, _DATES, _CONTACTS, _PREAMBLE, _PREDICATE):
        names = pattern.sub(_blank, names)
    names = _TASK.sub(lambda found: _blank(found) if _is_verb(found["verb"]) else found[0], names)
    names = _NUMBER.sub(lambda found: ";".rjust(len(found[0])), names)
    names = _AS.sub(lambda found: ";".ljust(len(found[0])), names)
    names = _STOP.sub(";", names)
    labels = _labels(names)
    for label in labels:
        names = names[: label.start] + " " * (label.end - label.start - 1) + ";" + names[label.end :]
    return Cell(text, names, labels, contacts)


def printed_between(cell: Cell, start: int, end: int) -> str:
    """The text from the first of some owners to the last, with its telephone number and closing bracket."""
    after = len(cell.names) - len(cell.names[end:].lstrip(" ("))
    end = next((stop for begin, stop in cell.contacts if end <= begin <= after), end)
    piece, rest = cell.text[start:end].rstrip(), cell.text[end:].lstrip()
    if piece.count("(") > piece.count(")") and rest.startswith(")"):
        piece = cell.text[start : cell.text.index(")", end) + 1]
    if piece.count(")") > piece.count("(") and cell.text[:start].endswith("("):
        piece = "(" + piece
    return piece


def _is_verb(word: str) -> bool:
    """Whether a word behind "to" says what is done: "to arrange", yet not "Secretary to cabinet"."""
    return (
        word == "action"
        or commands(word)
        or not any(piece.label != "WORD" for atom in text_to_atoms(word) for piece in atom.pieces)
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _labels(text: str) -> tuple[Label, ...]:
    labels: list[Label] = []
    text = _PLURAL.sub("s  ", text)
    for mark in _MARK.finditer(text):
        begin = max(
            [label.end for label in labels[-1:]]
            + [text.rfind(c, 0, mark.start()) + 1 for c in (_ENDS_LATER if labels else _ENDS)]
        )
        words = text[begin : mark.start()].rstrip()
        label = _label(words.strip(), text[mark.end() :], mark[0].strip() == ":", bool(labels))
        if label:
            labels.append(Label(begin + len(words) - len(label[0]), mark.end(), label[1]))
    return tuple(labels)


def _label(words: str, after: str, has_colon: bool, is_later: bool) -> tuple[str, str] | None:
    """The label that ends `words`, and its side: "A Smith Lead Officer" → ("Lead Officer", "officer").

    None where the words are an owner: "Chief Executive: Jane Moore", "Portfolio Holder: Finance",
    "Director - Place".
    """
    tail = _LABEL_WORDS.search(words)
    whole = has_colon and " " in words and not _NO_SIDE.match(words) and SIDES.get(column_of(words), "")
    body = _BODY.search(words) if has_colon else None
    if whole and tail and tail.start():  # "Director lead: Jo May"
        label, side = words, whole
    elif tail and (tail.start() == 0 or " " in tail[0] or (is_later and _parts(tail[0], words, has_colon))):
        label, side = tail[0], _side(tail[0])
    elif body and (not body.start() or (is_later and _stands_alone(body[0], words))):
        label, side = body[0], "member" if body[1] else "officer"
    elif _TEAM_LEAD.fullmatch(words):
        label, side = words, ""
    elif has_colon and _is_label(words):
        label, side = words, "" if _NO_SIDE.match(words) else SIDES.get(column_of(words), "")
    else:
        return None
    heads = owner_phrases("OFFICER_HEAD", "MEMBER_HEAD")
    is_title = side == "member" or label.lower() in heads  # "Service Lead: Housing", "Cabinet Lead – Housing"
    return None if is_title and _begins_with_topic(after) else (label, side)


_NO_SIDE = re.compile(
    rf"(?:vice-?\s?)?chair|exec(?!(?:utive)?\s+{any_of('executive members')})", re.IGNORECASE
)
"""Labels before members and officers alike: "Board (Chair: Chief Executive)", "Exec lead: Jane Moore"."""
_BODY = re.compile(rf"\b(?:(cabinet|executive)|{any_of('leading teams')})$", re.IGNORECASE)
"""Bodies that say who leads for them: "Cabinet: Cllr Shah SLT: Jo May"."""
_NO_TITLE = re.compile(any_of("labels that part"), re.IGNORECASE)
"""Labels that end no title: "Lead" and "Officer" do."""


def _parts(label: str, words: str, has_colon: bool) -> bool:
    """Whether one word parts what is before it from what is after: "Lead: Head of ICT Support: Comms"."""
    return (has_colon and bool(_NO_TITLE.match(label))) or _stands_alone(label, words)


def _stands_alone(label: str, words: str) -> bool:
    """Whether one word is a label of its own: "Cllr Smith Officer" (in "Member: Cllr Smith Officer: Jane
    Moore"), yet not "Cllr Smith Monitoring Officer"."""
    pieces = [piece for atom in text_to_atoms(words) for piece in atom.pieces]
    is_whole = bool(pieces) and pieces[-1].text.lower() == label.lower()
    return is_whole and (len(pieces) == 1 or pieces[-2].label not in ("TOPIC", "MODIFIER"))


def _side(words: str) -> str:
    is_member = re.search(rf"\b{any_of('labels of members')}\b", words, re.IGNORECASE)
    is_officer = re.search(rf"\b{any_of('labels of officers')}\b", words, re.IGNORECASE)
    return "" if bool(is_member) == bool(is_officer) else "member" if is_member else "officer"


def _is_label(words: str) -> bool:
    """Whether a heading is no owner itself: "Person or team responsible", yet not "Director" or "SLT"."""
    return column_of(words) not in ("", "lead_officer") or (
        column_of(words) == "lead_officer"
        and bool(re.search(rf"\b{any_of('labels of leads')}", words.lower()))
    )


def _begins_with_topic(text: str) -> bool:
    atoms = text_to_atoms(text)
    return bool(atoms) and atoms[0].kind == "topic" and atoms[0].pieces[0].label == "TOPIC"
