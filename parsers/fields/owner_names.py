"""From the atoms of an owner cell to its owners: the atoms that belong together, each side told, one normal
form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.fields.owner_atoms import Atom
from parsers.fields.owner_forms import SMALL, one_of, person_form, phrase_form, role_form
from parsers.fields.owner_pieces import SOFT, TIGHT_SLASH
from parsers.vocabulary.owner_words import owner_phrases
from parsers.vocabulary.word_lists import any_of, words_of

_BODIES = ("BODY", "BODY_TAIL")
_ROLES = ("open_role", "role", "tail_role")
_DASHES = ("-", "–", "—")
_BESIDE = {"", ",", ":", "(", ")", *_DASHES}
"""Separators between a person and a role that are one owner."""


@dataclass(frozen=True, slots=True)
class Name:
    """One owner: its normal form, `kind` and `side` as in Atom (kind "nobody": "TBC"), the separator before
    it, and its place in the cell."""

    text: str
    kind: str
    side: str
    before: str
    start: int
    end: int
    is_unknown: bool = False
    """Whether it is of words that the vocabulary does not know."""
    is_bare: bool = False
    """Whether it is a title without any topic: "Principal Planner"."""


def atoms_to_names(atoms: list[Atom]) -> list[Name]:
    """The owners in the plan's order: "Head of HR" and "Organisational Development" are one."""
    names: list[Name] = []
    plural_title, in_bracket = "", False
    lists = set(_list_places(atoms))
    for index, atom in enumerate(atoms):
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        ended = atom.before == "," and index > 0 and atoms[index - 1].before in ("and", "&")
        lists_on = _lists_on(atom) and not ended  # "Cllrs Shah and Fox, Jo May"
        if _plural_title(atom):
            in_bracket = atom.nested  # "Working Group (Cllrs Shah & Fox)"
        plural_title = _plural_title(atom) or (plural_title if lists_on or atom.nested else "")
        plural_title = plural_title or _title_of_two(atom, atoms[index - 1] if index else None)
        if names and _repeats(atom, names[-1]):
            names[-1] = replace(names[-1], end=atom.end)
        elif names and (index in lists or _continues(names[-1], atom, following)):
            names[-1] = _joined(names[-1], atom)
        elif plural_title and not (_plural_title(atom) or atom.nested != in_bracket or _is_title(atom)):
            names.append(_placed(f"{plural_title} {person_form(atom.pieces)}", "person", "member", atom))
        else:
            names.append(_name(atom, [] if _begins_remit(atoms[index:]) else names))
    return _with_persons_sides(names)


def _list_places(atoms: list[Atom]) -> Iterator[int]:
    """Where a list of topics goes on that one title has: "Strategy, Policy and Performance Team".

    Without a title nothing tells whether "Policy, Performance and Communications" is one service or three: it
    stays as printed.
    """
    for last, atom in enumerate(atoms):
        titled = len(atom.pieces) > 1 and (atom.kind in ("tail_role", "body") or _is_remit_of_member(atom))
        if atom.before not in ("and", "&") or not (titled or atom.kind == "topic"):
            continue
        first = last
        while first and atoms[first - 1].kind == "topic" and (first == last or atoms[first].before == ","):
            first -= 1
        if last - first > 1:
            yield from range(first + 1, last + 1)


def _continues(name: Name, atom: Atom, following: Atom | None) -> bool:
    """Whether an atom goes on with the title before it, rather than beginning a new owner."""
    is_named = following and following.kind == "body" and following.before in ("and", "&")
    if _CHAIR.search(name.text) and atom.before in (",", *_DASHES) and atom.kind == "topic" and is_named:
        return True  # "Chair, Audit and Governance Committee"
    if _CHAIR.search(name.text) and atom.before in (",", *_DASHES) and atom.kind == "body":
        return atom.pieces[-1].label == "BODY_TAIL" or len(atom.text.split()) > 1  # "Chair, Audit Committee"
    if atom.before == "," and _is_surname(name) and _is_first_name(atom):
        return True
    if atom.before == "(":
        return name.kind in _ROLES and atom.kind == "topic" and atom.text.lower() not in _SAYS_NO_MORE
    if atom.before == TIGHT_SLASH:
        return name.kind == "open_role" and atom.kind == "topic" and len(atom.pieces) == 1
    if atom.before == ":":
        return name.kind in _ROLES and atom.kind == "topic"
    if atom.before not in SOFT:
        return False
    if name.kind == "bracketed":  # "Director (Legal & Democratic Services)"
        return atom.nested and atom.kind == "topic"
    if name.kind in _ROLES and atom.before in _DASHES:
        return atom.kind == "topic"
    if name.kind == "open_role" and atom.before in ("and", "&") and atom.text.lower() in _IN_REMITS:
        return True
    if name.kind == "open_role" and atom.kind == "topic":
        return not (
            following
            and following.kind == "tail_role"
            and following.before in ("and", "&")
            and atom.before == ","
        )
    # "Business Manager, Policy and Performance", "Chief Officer, Education"
    is_bare = name.is_bare or name.text.lower() in {*_MANAGERS, "chief officer"}
    if is_bare and atom.before == "," and atom.kind == "topic":  # "Principal Planner, Strategic Policy"
        return True
    if (
        name.text.endswith("Scrutiny")
        and name.side != "member"
        and atom.kind == "tail_role"
        and atom.before in ("and", "&")
    ):
        return (
            atom.pieces[0].label == "TOPIC"
        )  # "Scrutiny and Governance Officer", not "and Monitoring Officer"
    if name.kind == "topic" and atom.before in ("and", "&"):
        if _is_remit_of_member(atom):
            return True
        if atom.kind == "role" and atom.side == "member":  # "Strategy and Resources Committee Chair"
            return atom.pieces[0].label == "TOPIC"
        if atom.text.lower() in _MANAGERS:  # "Performance & Programme Manager"
            return True
        is_ended = name.before == "," or name.text.endswith((" Service", " Team"))
        is_whole = is_ended and all(piece.label in _BODIES for piece in atom.pieces)
        return atom.kind in ("topic", "tail_role", "body") and not is_whole  # "Police, Fire and NHS"
    heads_body = name.kind == "open_role" and bool(_HEADS_BODY.search(name.text))
    if heads_body and atom.kind == "body" and len(atom.pieces) > 1:
        # "Chair of the Health and Wellbeing Board"
        return name.text.lower().split()[-1] not in owner_phrases("BODY", "BODY_TAIL")
    is_leader = name.side == "member" and bool(_HEADS_COUNCIL.search(name.text)) and " for " not in name.text
    return (
        is_leader and atom.before in ("and", "&") and atom.side == "member" and " for " in atom.text.lower()
    )


_HEADS_COUNCIL = re.compile(r"eader|Mayor\b")
_HEADS_BODY = re.compile(r"\b(?:chair|conven[eo]r)", re.IGNORECASE)

_MANAGERS = frozenset(f"{kind} manager" for kind in words_of("whole managers"))
"""Titles that are whole, and the end of longer ones."""


def _is_surname(name: Name) -> bool:
    """Whether an owner may be the surname of "Bell, T" or "Bell, Tim": one capitalised word, no service."""
    return name.kind == "topic" and name.is_unknown and bool(_SURNAME.fullmatch(name.text))


def _is_first_name(atom: Atom) -> bool:
    """Whether an atom is a first name or initials alone: "T", "T.", "Tim"."""
    return len(atom.pieces) == 1 and (
        bool(_LETTERS.fullmatch(atom.text)) or atom.pieces[0].label == "FIRST_NAME"
    )


_SURNAME = re.compile(r"[A-ZÀ-Þ][\w’']+(?:-[A-ZÀ-Þ]\w+)?")
_LETTERS = re.compile(r"(?:[A-Z]\.?\s?){1,2}")


def _is_remit_of_member(atom: Atom) -> bool:
    """Whether an atom is a member's title behind its remit: "Finance Portfolio Holder"."""
    *remit, title = (piece.label for piece in atom.pieces)
    return title == "MEMBER_HEAD" and bool(remit) and set(remit) <= {"TOPIC", "WORD"}


def _begins_remit(atoms: list[Atom]) -> bool:
    """Whether a topic begins the remit before a title: "Cllr Ash, Finance and Resources Portfolio Holder"."""
    rest = iter(atoms[1:])
    after = next((atom for atom in rest if atom.kind != "topic" or atom.before not in SOFT), None)
    return after is not None and after.before in ("and", "&") and _is_remit_of_member(after)


_CHAIR = re.compile(r"\bchair(?:man|person|woman|s)?$", re.IGNORECASE)
_PORTFOLIO = re.compile(rf"\b{any_of('portfolios')} {any_of('holders')}$", re.IGNORECASE)
"""Members whose portfolio may follow in many ways: "Portfolio Holder: Housing" is the one for Housing."""


def _joined(name: Name, atom: Atom) -> Name:
    """The title with its next part: "Head of HR" and "Organisational Development"."""
    if _is_surname(name) and atom.before == ",":
        surname = name.text.title() if name.text.isupper() else name.text
        text = f"{surname}, {person_form(atom.pieces)}"
        return replace(name, text=text, kind="person", side="officer", end=atom.end)
    if _PORTFOLIO.search(name.text) and atom.before in (
        "(",
        ",",
        ":",
        *_DASHES,
    ):  # "Cabinet Member - Finance"
        text = f"{name.text} for {role_form(atom.pieces)}"
        return replace(name, text=text, kind="bracketed" if atom.before == "(" else "open_role", end=atom.end)
    if name.kind == "topic" and _is_remit_of_member(atom):  # "Finance and Resources Portfolio Holder"
        remit = " ".join(phrase_form(piece) for piece in atom.pieces[:-1])
        text = f"{phrase_form(atom.pieces[-1])} for {name.text} {atom.before} {remit}"
        return replace(name, text=text, kind=atom.kind, side=atom.side, end=atom.end)
    if atom.before == "(":  # "Deputy Chief Executive (Resources)"
        text = f"{name.text} ({role_form(atom.pieces)})"
        return replace(name, text=text, kind="bracketed", end=atom.end)
    mark = {",": ", ", ":": ": ", TIGHT_SLASH: "/"}.get(atom.before, f" {atom.before} ")
    if name.kind == "bracketed":
        closing = ")" if name.text.endswith(")") else ""
        text = name.text.removesuffix(closing) + mark + role_form(atom.pieces) + closing
        return replace(name, text=text, end=atom.end)
    is_open = "open_role" in (name.kind, atom.kind) or (name.kind in _ROLES and atom.kind == "topic")
    is_role = name.kind in _ROLES and atom.kind == "body"  # "Chairman, Local Issues Group"
    # "Head of Service - Quality Assurance and Safeguarding"
    kind = "open_role" if is_open else name.kind if is_role else atom.kind
    side = name.side if name.kind in _ROLES else atom.side
    text = name.text + mark + role_form(atom.pieces)
    return replace(name, text=text, kind=kind, side=side, end=atom.end)


def _name(atom: Atom, before: list[Name]) -> Name:
    if atom.kind == "undecided":
        return _placed("", "nobody", "", atom)
    if atom.kind == "person":
        return _placed(person_form(atom.pieces), "person", atom.side, atom)
    if atom.kind == "initials":
        return _placed(atom.text.strip(), "person", "officer", atom)
    if atom.kind == "topic" and before and before[-1].kind == "person" and _is_portfolio(atom, before[-1]):
        return _placed(f"Portfolio Holder for {role_form(atom.pieces)}", "open_role", "member", atom)
    return _placed(role_form(atom.pieces), atom.kind, atom.side, atom)


def _placed(text: str, kind: str, side: str, atom: Atom) -> Name:
    is_unknown = all(piece.label == "WORD" for piece in atom.pieces)
    is_bare = all(piece.label in ("TAIL", "MODIFIER") for piece in atom.pieces)
    return Name(text, kind, side, atom.before, atom.start, atom.end, is_unknown, is_bare)


def _is_portfolio(topic: Atom, person: Name) -> bool:
    """What a topic after a person is: "Mr A Hart Transport", "Cllr Smith (Finance)"."""
    is_known = topic.pieces[0].label == "TOPIC"
    if not topic.before:  # "Mr A Hart Transport", not "Sue Carr HR"
        return not topic.text.isupper() and all(piece.label in ("TOPIC", "WORD") for piece in topic.pieces)
    return person.side == "member" and is_known and topic.before in (",", "(", *_DASHES)


# ---- whose side a person is on ----


def _with_persons_sides(names: list[Name]) -> list[Name]:
    """Persons without a title on the side of the role that is theirs: "Jane Smith, Leader of the Council".

    TBC goes with the owner before it, or with the first.
    """
    sided = list(names)
    for place, name in enumerate(names):
        if name.kind == "person" and name.side == "officer":
            partner = partner_of(names, place)
            is_member = partner is not None and sided[partner].side == "member"
            sided[place] = replace(name, side="member") if is_member else name
        elif name.kind == "nobody":
            known = sided[place - 1] if place else next((n for n in names if n.side), name)
            sided[place] = replace(name, side=known.side)
    return sided


def partner_of(names: list[Name], place: int) -> int | None:
    """Where the role of a person stands: before its brackets, in brackets, or beside it."""
    if names[place].before == "(":
        return place - 1 if place and names[place - 1].kind != "person" else None  # "Cllr Shah (Jan Hill)"
    if place + 1 < len(names) and names[place + 1].before == "(":
        return place + 1 if names[place + 1].kind in _ROLES else None
    if " " not in names[place].text:  # initials: "Leader, JM"
        return None
    first, last = _group(names, place)
    role_first = names[first].kind != "person" and names[last].kind == "person"
    partner = place - 1 if role_first else place + 1
    return partner if first <= partner <= last and names[partner].kind in (*_ROLES, "bracketed") else None


def _group(names: list[Name], place: int) -> tuple[int, int]:
    """The first and the last of the names around one that commas, dashes and brackets alone part."""
    first = last = place
    while first and names[first].before in _BESIDE:
        first -= 1
    while last + 1 < len(names) and names[last + 1].before in _BESIDE:
        last += 1
    return first, last


def _repeats(atom: Atom, name: Name) -> bool:
    """Whether brackets say the same owner once more: "(EMT)", "TBC (new post)", or a dash "– lead"."""
    if atom.before in _DASHES and atom.text.lower() in _SAYS_NO_MORE:
        return True
    if atom.before == "," and atom.text.lower() in _FOR_NOW:
        return True
    return atom.before == "(" and (
        atom.text.lower() in _SAYS_NO_MORE
        or _says_again(role_form(atom.pieces), name.text)
        or (name.kind == "nobody" and atom.side == "body")
        or _abbreviates(atom, name)
    )


_SAYS_NO_MORE = words_of("says no more")
_IN_REMITS = words_of("bodies in remits")
"""Bodies that an office may be in charge of: "Head of Policy and Scrutiny", "Head of ICT and PMO"."""
_FOR_NOW = words_of("for now")
"""What a comma may part from a name as well: "Director of Resources (Ann Shaw, interim)"."""


def _says_again(title: str, name: str) -> bool:
    """Whether a title is all of a name, or all but for how long: "Interim Director of Place (DP)", where the
    plan says that DP is its Director of Place. "Deputy Monitoring Officer (Monitoring Officer)" are two."""
    before = name.removesuffix(title)
    return before != name and (not before or before.strip().lower() in _FOR_NOW)


def _abbreviates(atom: Atom, name: Name) -> bool:
    """ "(EMT)" after "Executive Management Team": the same owner once more."""
    letters = re.sub(r"[^A-Za-z]", "", atom.text).lower()
    words = re.findall(r"[A-Za-z]+(?:['’]s)?", name.text)
    initials = {
        "".join(word[0] for word in words).lower(),
        "".join(w[0] for w in words if w.lower() not in SMALL).lower(),
    }
    ends = len(letters) > 2 and any(each.endswith(letters) for each in initials)  # "Interim ... (DCS)"
    short = name.kind == "body" and atom.text.isupper() and _is_short_for(letters, name.text.lower())
    return atom.before == "(" and (letters in initials or ends or short)


def _is_short_for(letters: str, text: str) -> bool:
    """Whether letters stand in a text in their order, the first as its first: "MAT", "Management Team"."""
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)


def _lists_on(atom: Atom) -> bool:
    """Whether "Cllrs" before still counts: "Cllrs Garnett & Kemp", "Cllrs Smith/Jones", not "/ Planning"."""
    alone = len(atom.pieces) == 1 and atom.pieces[0].label == "WORD" and atom.kind == "topic"
    return atom.before in SOFT or (alone and atom.before in ("/", TIGHT_SLASH))


def _is_title(atom: Atom) -> bool:
    """Whether an atom is an officer's title, and no councillor's name: "Cllrs Lane, Moss & Clerk"."""
    return atom.side == "officer" and atom.kind in _ROLES


def _title_of_two(atom: Atom, before: Atom | None) -> str:
    """The title of a councillor that a surname behind an "and" shares: "Cllr Dunn & Pope"."""
    is_surname = atom.before in ("and", "&") and len(atom.pieces) == 1 and atom.pieces[0].label == "WORD"
    titled = before and before.kind == "person" and before.side == "member" and len(before.pieces) == 2
    if not (is_surname and titled and before and _SURNAME.fullmatch(atom.text)):
        return ""
    return before.pieces[0].text if before.pieces[0].label == "HONORIFIC" else ""


def _plural_title(atom: Atom) -> str:
    """ "Cllrs" → "Cllr": the names that follow are councillors too."""
    return one_of(atom.pieces[0].text) if atom.kind == "person" else ""
