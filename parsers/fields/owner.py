"""Owners: who leads, told apart by what they are (members, officers, bodies), in one normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from models.plan import Owners
from parsers.fields.deadline import is_deadline
from parsers.fields.owner_atoms import NO_MEANINGS, may_be_initials, may_be_two, text_to_atoms
from parsers.fields.owner_labels import Cell, printed_between, tells_more, text_to_cell, without_sentence
from parsers.fields.owner_names import Name, atoms_to_names
from parsers.fields.plain import plain
from parsers.fields.status import status_of
from parsers.vocabulary.owner_words import owner_phrases
from parsers.vocabulary.sections import commands, only_commands
from parsers.vocabulary.word_lists import any_of, words_of

SEE_ABOVE = "stands for the owner above"
NO_NAME = "is a date, a status or an amount, and names nobody"
_AMOUNT = re.compile(rf"[£$€]\s?\d|{any_of('amounts and ratings')}\W*$", re.IGNORECASE)
_REFERS = re.compile(
    rf"(?:please\s+)?{any_of('looks up')}\s+(?:[\w-]+\s+){{0,4}}"
    rf"{any_of('looked up')}\W*",
    re.IGNORECASE,
)
"""Where a reader is to look: "See individual actions", "As per project plan"."""
TELLS_WHAT = "tells somebody what to do, and names nobody"

UNKNOWN = "not known as a person, a role or a body"
INITIALS = "a person's initials, or what the letters stand for"
TOGETHER = "may be two owners that nothing parts"

_DITTO = re.compile(
    rf"\W*{any_of('as before')}\W*"
    r"|\W*(?:(?:same )?as(?: (?:for|per|in|at))?|see)\s+(?:also\s+)?(?:above\s+)?"
    rf"(?:{any_of('said above')}s?\.?\s+)?"
    r"(?:[A-Z]{1,3}[.-]?)?\d{1,3}(?:\.\d{1,2})*(?:\(?[a-z]\)?)?(?:\s+above)?\W*"
    r"|[-–\s]*[\"“”〃″'’,]+[-–\"“”〃″'’,\s]*",
    re.IGNORECASE,
)
_MODAL = re.compile(rf"{any_of('modal')}\s(?-i:[a-z])", re.I)
"""What begins the rest of a sentence: "May need review"."""
TITLES = frozenset({"OFFICER_HEAD", "OFFICER", "MEMBER_HEAD", "MEMBER", "HONORIFIC"})
SEPARATORS = frozenset(";,/&+:(–—-")
JOINING = frozenset({"and", "of", "for", "the", "to", "with", "or", "deputy", "assistant", "in"})
"""What a title goes on after: "Deputy Leader", "Leader and Portfolio Holder"."""
DETERMINERS = frozenset("the a an all its their our each every any this".split())
"""No title has one behind its first word: "Chair of the board", not "Chair the board"."""
LONGEST_CELL = 20
"""Words of a cell that names owners, at the most."""


def read_owners(text: str, meanings: Mapping[str, str] = NO_MEANINGS) -> Owners:
    """Members, officers and bodies of an owner cell, in the plan's order, each in exactly one of the three.

    "Clerk + Cllrs Garnett & Kemp" → members ("Cllr Garnett", "Cllr Kemp"), officers ("Clerk",).
    Persons without a title are officers; "TBC" and "Vacant" are nobody; "As above" is nobody and an issue.
    `meanings`: what the plan itself says that its abbreviations stand for.
    """
    tidy = " ".join(text.split())
    if issue := _no_owner(plain(text)):
        return Owners(tidy, issues=(issue,))
    cell, found = text_to_names(plain(text), meanings)
    names = {name.text: name for name in reversed(found) if name.text}
    sides = {"member": [], "officer": [], "body": []}  # type: dict[str, list[str]]
    for name in reversed(names.values()):
        sides[name.side].append(name.text)
    members, officers, bodies = map(tuple, sides.values())
    return Owners(tidy, members, officers, bodies, tuple(_doubts(cell, found, meanings)))


def _doubts(cell: Cell, names: list[Name], meanings: Mapping[str, str]) -> Iterator[str]:
    """What is not certain of a cell's owners: words that nobody knows, and two that may be one."""
    yield from dict.fromkeys(f"{UNKNOWN}: “{name.text}”" for name in names if is_unknown(name))
    atoms = text_to_atoms(cell.names, meanings)
    yield from dict.fromkeys(f"{TOGETHER}: “{atom.text}”" for atom in atoms if may_be_two(atom))
    yield from dict.fromkeys(f"{INITIALS}: “{atom.text}”" for atom in may_be_initials(atoms))


def is_unknown(name: Name) -> bool:
    """Whether nothing tells what an owner is: no word of it is known, and it is shaped like no person."""
    return name.kind == "topic" and name.is_unknown


def is_understood(text: str) -> bool:
    """Whether a cell holds owners and nothing else, and each is known as one: not "Head of HR / ERDM"."""
    return names_owners(text) and not read_owners(text).issues


def text_to_names(text: str, meanings: Mapping[str, str] = NO_MEANINGS) -> tuple[Cell, list[Name]]:
    """The cell, and its owners in order; none where it names nobody ("As above")."""
    cell = text_to_cell(" ".join(text.split()))
    return cell, [] if _no_owner(cell.text) else _names(cell, meanings)


@lru_cache(maxsize=4096)
def _no_owner(tidy: str) -> str:
    """Why a cell names nobody, as an issue; "" where it may."""
    if is_ditto(tidy):
        return SEE_ABOVE
    if (
        _REFERS.fullmatch(tidy)
        or _AMOUNT.match(tidy)
        or status_of(tidy)
        or (is_deadline(tidy) and _is_no_name(tidy))
    ):
        return NO_NAME
    if _MODAL.match(tidy) or (_instructs(tidy) and commands(tidy)):  # "Smith the Clerk" is no command
        return TELLS_WHAT
    return ""


def told_apart(text: str, meanings: Mapping[str, str] = NO_MEANINGS) -> tuple[str, str]:
    """The members and the others of an owner cell, as printed: the cell is cut where the side changes.

    "Cllr Smith, Leader / S151 Officer (Jane Moore)" → ("Cllr Smith, Leader", "S151 Officer (Jane Moore)").
    Separators at the cuts are dropped and so are labels ("Lead Officer:"); parts that do not stand side by
    side are joined with "; ". Where all are of one kind the whole text is theirs, but for what makes a
    sentence of it, "This will be led by the", and who only supports the leads.
    """
    text = without_sentence(leads_alone(text))
    tidy = " ".join(text.split())
    before, stroke, behind = tidy.partition(" / ")
    if stroke and names_somebody(before) and names_somebody(behind):
        one, other = told_apart(before, meanings), told_apart(behind, meanings)
        if one.count("") == other.count("") == 1 and one.index("") != other.index(""):
            return one[0] or other[0], one[1] or other[1]  # "Cllr Moss / Policy and Performance Manager"
    cell = text_to_cell(tidy)
    names = _names(cell, meanings)
    if not names or not (cell.labels or len({name.side == "member" for name in names}) > 1):
        return (text, "") if any(name.side == "member" for name in names) else ("", text)
    sides: dict[bool, list[str]] = {True: [], False: []}
    for run in _runs(cell, names):
        sides[run[0].side == "member"].append(printed_between(cell, run[0].start, run[-1].end))
    return "; ".join(dict.fromkeys(sides[True])), "; ".join(dict.fromkeys(sides[False]))


def leads_alone(text: str) -> str:
    """The text of an owner cell without those that it says support who leads: "Lead: Jane Smith / Support:
    Tom Jones" → "Lead: Jane Smith"; all of it where nobody else leads."""
    cell = text_to_cell(" ".join(text.split()))
    starts = (0, *(label.start for label in cell.labels), len(cell.text))
    first, *labelled = [cell.text[start:end].strip(" ;,/|(") for start, end in pairwise(starts)]
    kept = [_SUPPORTS.sub("", part) for part in labelled]
    leads = "; ".join(filter(None, (first, *kept)))
    return leads if kept != labelled and text_to_names(leads)[1] else text


_SUPPORTS = re.compile(r"^support(?:ing)?\s*[:–—-](?:[^()]|\([^()]*\))*\)?[\s;,/|]*", re.IGNORECASE)
"""Up to the end of the bracket that it stands in: "Jane Smith (Support: Tom Jones); Cllr Ash"."""


def is_ditto(text: str) -> bool:
    """True where the cell stands for the one above it: "ditto", "As above", '"'."""
    return bool(text.strip()) and bool(_DITTO.fullmatch(text.strip()))


@lru_cache(maxsize=4096)
def names_owners(text: str) -> bool:
    """True where a cell holds owners and nothing else, as far as its words tell: it begins with a known role,
    body or person."""
    tidy = " ".join(text.split())
    if is_ditto(tidy) or not tidy or len(tidy.split()) > LONGEST_CELL or tidy.endswith("."):
        return False
    if _instructs(tidy) or _no_owner(tidy) or tells_more(tidy):
        return False
    names = text_to_cell(tidy).names
    atoms = text_to_atoms(names)
    # "Policy, Performance and Partnerships Manager": the first words are of the title, too.
    led = next((atom for atom in atoms if atom.kind != "topic"), None)
    if led is None or led.kind in ("tail_role", "undecided"):
        return led is not None and led.kind == "tail_role"
    # "Cheshire and Merseyside Integrated Care Board" is a name, "Support and train the board" is none
    before = names[: led.end].split()
    is_name = led.kind == "body" and all(word[:1].isupper() or word in (*JOINING, "&") for word in before)
    return led is atoms[0] or is_name


def lacks_name(text: str) -> bool:
    """Whether the title before a name is the last word of a text, but for an initial: "Head of HR / Cllr",
    "Councillor J", not "Councillors"; or a particle is, "Cllr Ap"."""
    words = text.lower().split()
    if words[-1:] and words[-1] in words_of("particles"):
        return True
    last = words[-2:-1] if words and len(words[-1].strip(".")) == 1 else words[-1:]
    return bool(last) and last[0] in owner_phrases("HONORIFIC") and not last[0].startswith(_OF_MANY)


_OF_MANY = ("cllrs", "councillors")


def _is_no_name(text: str) -> bool:
    """Whether a date is none that a person is called after, nor "TBC": "By March 2024", "Ongoing"."""
    atoms = text_to_atoms(text_to_cell(text).names)
    beside = [piece for atom in atoms if atom.text.lower() not in _MONTHS for piece in atom.pieces]
    if {*TITLES, "FIRST_NAME"} & {piece.label for piece in beside}:  # "Chief Executive – March 2025"
        return False
    pieces = [piece for atom in text_to_atoms(text) for piece in atom.pieces]
    is_long = len(text) > _LONGEST_FIRST_NAME and all(piece.label == "WORD" for piece in pieces)
    return text[-2:].isdigit() or bool(_BEGINS_DATE.match(text)) or (is_long and " " not in text)


_BEGINS_DATE = re.compile(rf"{any_of('begins a date')}\b", re.IGNORECASE)
_MONTHS = words_of("months in full")
"""Some are first names, too, and alone none: "June – October 2025"."""
_LONGEST_FIRST_NAME = len("Autumn")


def _instructs(text: str) -> bool:
    """Whether a text tells somebody what to do, though a body is its last word: "Support the board", "Train
    members". "Audit Committee" and "Review team" do not: these verbs are topics too."""
    first, second, third = (*text.split(), "", "", "")[:3]
    # "Report author: Jane Moore", "Pay and Reward Manager"
    if second.endswith(":") or (second == "and" and third[:1].isupper() and not only_commands(first)):
        return False
    if commands(first) and text.lower().removeprefix(first.lower()).strip() in _told():  # "Update Cabinet"
        return not _is_known(first) or only_commands(first)
    if second.islower() and len(text.split()) > 2 and commands(text):  # "Review governance arrangements"
        atoms = text_to_atoms(text)
        if len(atoms) == 1 and atoms[0].kind == "topic":
            return True
    if second in DETERMINERS and first.isalpha() and first.lower() not in ("all", "both"):
        return True
    return not _is_known(first) and (
        (second.islower() and commands(text)) or (bool(second) and only_commands(text))
    )


@lru_cache(maxsize=1)
def _told() -> frozenset[str]:
    """Who is told of something: whole names of bodies and members."""
    return frozenset(phrase for each in owner_phrases("BODY", "MEMBER") for phrase in (each, f"to {each}"))


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether a word is one of owners': of a title, a body, a topic or a person."""
    return any(atom.pieces[0].label != "WORD" for atom in text_to_atoms(word))


def stand_together(text: str) -> bool:
    """True where a second owner begins without a separator: "Director of Place Chief Executive"."""
    words = text.split()
    return any(
        words[place - 1][-1] not in SEPARATORS
        and words[place - 1].lower() not in JOINING
        and begins_title(" ".join(words[place:]))
        and not begins_title(" ".join(words[place - 1 :]))  # "Cabinet Member for Place" is one title
        and names_owners(" ".join(words[:place]))
        and begins_title(text)
        for place in range(2, len(words))
    )


def begins_another(above: str, below: str) -> bool:
    """Whether another owner begins between two lines of a cell by their words alone: "Director of Place" /
    "Chief Executive", not "Director of Adult" / "Social Care"."""
    names = text_to_names(f"{above} {below}")[1]
    return any(name.start == len(above) + 1 and not name.before for name in names)


def begins_title(text: str) -> bool:
    """Whether a text begins with a title: "Head of", "Cllr", "Chief Executive"."""
    words = text.lower().split()
    return any(
        " ".join(words[:count]) in owner_phrases(*TITLES) for count in range(1, min(len(words), 6) + 1)
    )


def _names(cell: Cell, meanings: Mapping[str, str]) -> list[Name]:
    """The owners of a cell, on the side that their label says: "Lead Member: Jane Smith"."""
    names = atoms_to_names(text_to_atoms(cell.names, meanings))
    labels = [_label_before(cell, name) for name in names]
    for place, (name, label) in enumerate(zip(names, labels, strict=True)):
        side = cell.labels[label].side if label is not None else ""
        is_first = place == 0 or label != labels[place - 1]
        goes_on = not is_first and names[place - 1].side == side and name.kind in ("person", "topic")
        if side and (is_first or (goes_on and name.side != "member")):
            names[place] = replace(name, side=side)
    return [name for name in names if not (name.kind in _UNTITLED and _is_beside(name.text))]


_UNTITLED = ("topic", "body", "person")


def _is_beside(text: str) -> bool:
    """Whether a part of a cell stands beside its owners and is none: "Head of HR / As above"."""
    return bool(text) and (not any(map(str.isalnum, text)) or _no_owner(text) in (NO_NAME, SEE_ABOVE))


def _label_before(cell: Cell, name: Name) -> int | None:
    return next((k for k, label in reversed(list(enumerate(cell.labels))) if label.end <= name.start), None)


def _runs(cell: Cell, names: list[Name]) -> list[list[Name]]:
    """Neighbours of one side; a label parts them too."""
    runs: list[list[Name]] = []
    for name in names:
        last = runs[-1][-1] if runs else None
        if (
            last
            and (last.side == "member") == (name.side == "member")
            and _label_before(cell, last) == _label_before(cell, name)
        ):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def names_somebody(text: str) -> bool:
    """Whether a part is an owner: "Policy and Performance Manager" ends with a role, whatever begins it."""
    names = [] if tells_more(text) else text_to_names(text)[1]
    return names_owners(text) or (bool(names) and all("role" in name.kind for name in names))


def names_title(text: str) -> bool:
    """Whether a text is somebody's title, not a body that may meet then: "Head of HR", not "Cabinet"."""
    kinds = {name.kind for name in text_to_names(text)[1]}
    return names_somebody(text) and all("role" in kind or kind == "bracketed" for kind in kinds)
