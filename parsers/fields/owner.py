"""Owners: who leads, told apart by what they are (members, officers, bodies), in one normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.plan import Owners
from parsers.fields.owner_atoms import SOFT, TIGHT_SLASH, Atom, Piece, text_to_atoms
from parsers.vocabulary import column_of

SEE_ABOVE = "stands for the owner above"

_DITTO = re.compile(
    r"\W*(?:ditto|do\.?|as above|as per above|see above|same as above|as previous|same|idem)\W*"
    r"|[\"“”〃″'’,\s]+",
    re.IGNORECASE,
)
_CONTACTS = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,64}|"
    r"(?:\b(?:ext(?:ension|n)?|tel|telephone|x)\.?\s*:?\s*)\d[\d ]{2,14}|(?<=(?-i:[a-z]))\d{3,}\b"
    r"|\b0\d[\d ]{7,14}\b|\b\d{4,}\b",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(r"^.*\b(?:rests?|lies?|sits?|remains?) with\s+(?:the\s+)?", re.IGNORECASE | re.DOTALL)
LONGEST_CELL = 20
"""Words of a cell that names owners, at the most."""
_SMALL = {"of", "and", "for", "the", "to", "in", "with", "on", "de", "van", "von"}
_ROLES = ("open_role", "role", "tail_role")
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class _Name:
    """One owner in the making; `kind` as in Atom."""

    text: str
    kind: str
    side: str


def read_owners(text: str) -> Owners:
    """Members, officers and bodies of an owner cell, in the plan's order, each in exactly one of the three.

    "Clerk + Cllrs Garnett & Kemp" → members ("Cllr Garnett", "Cllr Kemp"), officers ("Clerk",).
    Persons without a title are officers; "TBC" and "Vacant" are nobody; "As above" is nobody and an issue.
    """
    tidy = " ".join(text.split())
    if is_ditto(tidy):
        return Owners(tidy, issues=(SEE_ABOVE,))
    names = _atoms_to_names(text_to_atoms(_cell_to_names(tidy)))
    sides = {"member": [], "officer": [], "body": []}  # type: dict[str, list[str]]
    seen: set[str] = set()
    for name in _with_member_persons(names):
        if name.text and name.text not in seen:
            seen.add(name.text)
            sides[name.side].append(name.text)
    return Owners(tidy, tuple(sides["member"]), tuple(sides["officer"]), tuple(sides["body"]))


def is_ditto(text: str) -> bool:
    """True where the cell stands for the one above it: "ditto", "As above", '"'."""
    return bool(text.strip()) and bool(_DITTO.fullmatch(text.strip()))


def names_owners(text: str) -> bool:
    """True where a cell holds owners and nothing else, as far as its words tell: it begins with a known role,
    body or person."""
    tidy = " ".join(text.split())
    if is_ditto(tidy) or not tidy or len(tidy.split()) > LONGEST_CELL or tidy.endswith("."):
        return False
    atoms = text_to_atoms(_cell_to_names(tidy))
    return bool(atoms) and atoms[0].kind not in ("topic", "undecided")


def _cell_to_names(text: str) -> str:
    """The names of a cell without labels and contacts: "Lead officer: Jane Moore x1234" → "Jane Moore"."""
    text = _PREAMBLE.sub("", _CONTACTS.sub(" ", text))
    chunks = re.split(r"(\s*[;|\n]\s*)", text)
    return "".join(_without_label(chunk) for chunk in chunks)


def _without_label(chunk: str) -> str:
    label, colon, rest = re.sub(r"\s[-–]\s", ":", chunk, count=1).partition(":")
    if ":" not in chunk and label.lower().strip() not in (
        "owner",
        "lead",
        "responsible",
        "lead officer",
        "lead member",
    ):
        return chunk
    if colon and (
        column_of(label) or label.lower().strip() in ("member", "officer", "members", "officers", "political")
    ):
        return rest.strip()
    return chunk


# ---- atoms that belong together ----


def _atoms_to_names(atoms: list[Atom]) -> list[_Name]:
    names: list[_Name] = []
    plural_title, after_nobody = "", False
    for index, atom in enumerate(atoms):
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        plural_title = _plural_title(atom) or (plural_title if _lists_on(atom) else "")
        if names and _continues(names[-1], atom, following):
            names[-1] = _joined(names[-1], atom)
        elif plural_title and not _plural_title(atom):
            names.append(_Name(f"{plural_title} {_person(atom.pieces)}", "person", "member"))
        elif atom.kind == "undecided":
            after_nobody = True
            continue
        elif not (after_nobody and atom.before == "(" and atom.side == "body") and not (
            names and _abbreviates(atom, names[-1])
        ):
            names.append(_name(atom, names))
    return names


def _continues(name: _Name, atom: Atom, following: Atom | None) -> bool:
    """Whether an atom goes on with the title before it, rather than beginning a new owner."""
    if atom.before == "(":
        return name.kind in _ROLES and atom.kind == "topic"
    if atom.before == TIGHT_SLASH:
        return name.kind == "open_role" and atom.kind == "topic" and len(atom.pieces) == 1
    if atom.before == ":":
        return name.kind in _ROLES and atom.kind == "topic"
    if atom.before not in SOFT:
        return False
    if name.kind in _ROLES and atom.before in _DASHES:
        return atom.kind == "topic"
    if name.kind == "open_role" and atom.kind == "topic":
        return not (
            following
            and following.kind == "tail_role"
            and following.before in ("and", "&")
            and atom.before == ","
        )
    if name.kind == "topic" and atom.before in ("and", "&"):
        return atom.kind in ("topic", "tail_role", "body") and len(atom.pieces) >= 1
    is_leader = name.side == "member" and "eader" in name.text and " for " not in name.text
    return is_leader and atom.before in ("and", "&") and atom.side == "member" and " for " in atom.text


def _joined(name: _Name, atom: Atom) -> _Name:
    """The title with its next part: "Head of HR" and "Organisational Development"."""
    if atom.before == "(":  # "Deputy Chief Executive (Resources)"
        return replace(name, text=f"{name.text} ({_role(atom.pieces)})", kind="bracketed")
    mark = {",": ", ", ":": ": ", TIGHT_SLASH: "/"}.get(atom.before, f" {atom.before} ")
    kind = "open_role" if name.kind == "open_role" or atom.kind == "open_role" else atom.kind
    side = name.side if name.kind in _ROLES else atom.side
    return _Name(name.text + mark + _role(atom.pieces), kind, side)


def _name(atom: Atom, before: list[_Name]) -> _Name:
    if atom.kind == "person":
        return _Name(_person(atom.pieces), "person", atom.side)
    if atom.kind == "initials":
        return _Name(atom.text.strip(), "person", "officer")
    if atom.kind == "topic" and before and before[-1].kind == "person" and atom.before == ";":
        return _Name(f"Portfolio Holder for {_role(atom.pieces)}", "open_role", "member")
    return _Name(_role(atom.pieces), atom.kind, atom.side)


def _with_member_persons(names: list[_Name]) -> list[_Name]:
    """ "Mr A Hart Transport", "Jane Smith, Leader of the Council": a person and a member's role are one."""
    if (
        [name.kind == "person" for name in names].count(True) == 1
        and len(names) == 2
        and any(" " in name.text for name in names if name.kind == "person")
    ):
        role = next((name for name in names if name.kind != "person"), None)
        if role and role.side == "member":
            return [replace(name, side="member") for name in names]
    return names


def _abbreviates(atom: Atom, name: _Name) -> bool:
    """ "(EMT)" after "Executive Management Team": the same owner once more."""
    letters = re.sub(r"[^A-Za-z]", "", atom.text).lower()
    words = re.findall(r"[A-Za-z]+", name.text)
    initials = {
        "".join(word[0] for word in words).lower(),
        "".join(w[0] for w in words if w.lower() not in _SMALL).lower(),
    }
    return atom.before == "(" and letters in initials


def _lists_on(atom: Atom) -> bool:
    """Whether "Cllrs" before still counts: "Cllrs Garnett & Kemp", "Cllrs Smith/Jones"."""
    is_name = len(atom.pieces) == 1 and atom.kind == "topic" and atom.before in ("/", TIGHT_SLASH)
    return atom.before in SOFT or is_name


def _plural_title(atom: Atom) -> str:
    """ "Cllrs" → "Cllr": the names that follow are councillors too."""
    first = atom.pieces[0].text.lower().rstrip(".")
    if atom.kind == "person" and first in ("cllrs", "councillors"):
        return first[:-1].capitalize()
    return ""


# ---- one normal form ----


def _person(pieces: tuple[Piece, ...]) -> str:
    words = [word for piece in pieces for word in piece.text.split()]
    if words[0].lower().rstrip(".") in ("cllrs", "councillors", "clr"):
        words[0] = words[0].lower().rstrip(".").removesuffix("s").replace("clr", "cllr").capitalize()
    return " ".join(word.title() if word.isupper() and len(word) > 2 else _capital(word) for word in words)


def _role(pieces: tuple[Piece, ...]) -> str:
    """A role as titles are written: "interim director" → "Interim Director", "CEX" → "Chief Executive"."""
    head = next((place for place, piece in enumerate(pieces) if piece.label == "MEMBER_HEAD"), 0)
    if head and pieces[-1].label == "MEMBER_HEAD":  # "Finance Portfolio Holder"
        return f"{_phrase(pieces[head])} for {' '.join(_phrase(piece) for piece in pieces[:head])}"
    if pieces[0].label == "MEMBER_HEAD" and len(pieces) > 1 and pieces[1].label == "TOPIC":  # "PH Finance"
        bridge = "" if pieces[0].text.lower().split()[-1] in _SMALL else "for "
        return f"{_phrase(pieces[0])} {bridge}{' '.join(_phrase(piece) for piece in pieces[1:])}"
    return " ".join(_phrase(piece) for piece in pieces)


def _phrase(piece: Piece) -> str:
    return piece.value or " ".join(_capital(word, place) for place, word in enumerate(piece.text.split()))


def _capital(word: str, place: int = 1) -> str:
    if word.lower() in _SMALL and (place or word.islower()):
        return word.lower()
    if word.isupper() and len(word) > 4:
        return word.title()
    return word if any(letter.isupper() for letter in word) else word[:1].upper() + word[1:]
