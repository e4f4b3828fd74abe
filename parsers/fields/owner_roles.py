"""The leads of a record, one by one, each role in one spelling: what can be sorted, joined and counted.

Cllr J Smith, Leader             member    Leader                         J Smith
Director - Legal & Democratic    officer   Director of Legal and Democratic
ICT; Jane Moore                  service   ICT;  person, Jane Moore
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from models.plan import Owner
from parsers.fields.owner import text_to_names
from parsers.fields.owner_atoms import NO_MEANINGS
from parsers.fields.owner_labels import Cell, printed_between
from parsers.fields.owner_names import Name, partner_of
from parsers.vocabulary.word_lists import any_of

_HONORIFIC = re.compile(
    rf"(?:{any_of('tiers')} )?"
    rf"{any_of('titles of names')}\.? (?=\w)",
    re.IGNORECASE,
)
"""What a name is given in one cell and not in the next; `kind` says who is a councillor."""
_HEAD_AND_REMIT = re.compile(
    r"(?P<head>(?:[\w.&'’/-]+ ){0,4}?(?:Director|Head|AD)s?)(?: of| for|,|:| -)? \(?(?P<remit>[A-Z].*?)\)?"
)
"""One office in many spellings: "Director - Place", "Director (Place)", "Director for Place"."""
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
"""No abbreviation where all is in capitals: "HEAD OF ADULT CARE & HR"."""


def leads_to_owners(
    member: str, officer: str, meanings: Mapping[str, str] = NO_MEANINGS
) -> tuple[Owner, ...]:
    """The owners in `lead_member` and `lead_officer`, in their order, each once.

    A person and the role beside it are one owner; a person without a role is a member in `lead_member` and a
    "person" in `lead_officer`. `meanings`: what the plan's own abbreviations stand for.
    """
    found = (*_owners(member, "member", meanings), *_owners(officer, "officer", meanings))
    by_sense = {(one.kind, one.role, one.name): one for one in reversed(found)}
    return tuple(one for one in found if by_sense[one.kind, one.role, one.name] is one)


def _owners(text: str, lead: str, meanings: Mapping[str, str]) -> Iterator[Owner]:
    cell, names = text_to_names(text, meanings)
    partners = dict(_partners(names))
    for place, name in enumerate(names):
        if name.kind == "nobody" or not name.text or place in partners.values():
            continue
        both = sorted({place, partners.get(place, place)})
        printed = printed_between(cell, names[both[0]].start, names[both[-1]].end)
        role = "" if name.kind == "person" else one_role(name, cell)
        person = name if name.kind == "person" else names[partners[place]] if place in partners else None
        yield Owner(_kind(name, lead), role, _one_name(person) if person else "", printed)


def _partners(names: list[Name]) -> Iterator[tuple[int, int]]:
    """(role, person) of those that are one owner: "Jane Moore (Director of Place)"."""
    taken: set[int] = set()
    for place, name in enumerate(names):
        role = partner_of(names, place) if name.kind == "person" else None
        if role is not None and role not in taken and _is_role_of(names[role], name):
            taken.add(role)
            yield role, place


def _is_role_of(role: Name, person: Name) -> bool:
    return role.side in (person.side, "body") and role.kind not in ("person", "nobody")


def _kind(name: Name, lead: str) -> str:
    """member, officer, body, service or person."""
    if name.kind in ("person", "topic") and lead == "member":
        return "member"
    if name.kind == "person" and name.side != "member":
        return "person"
    return "service" if name.kind == "topic" and name.side != "member" else name.side


def one_role(name: Name, cell: Cell) -> str:
    """The role in one spelling: "&" is "and", a dash a hyphen, and no cell shouts."""
    role = re.sub(r"\s*&\s*", " and ", name.text)
    role = re.sub(r"\s*[–—]\s*|\s+-\s+", " - ", role)
    if cell.text[name.start : name.end].isupper() and " " in role:
        role = _SHOUTED.sub(lambda found: found[0].title(), role)
    if name.side == "member":
        return _of_member(role)
    office = _HEAD_AND_REMIT.fullmatch(role) if name.side == "officer" and name.kind in _OPEN else None
    return f"{office['head']} of {office['remit']}" if office else role


def _of_member(role: str) -> str:
    """ "Audit Committee Chair", "Chair, Audit Committee" → "Chair of Audit Committee"."""
    chair = _CHAIR_OF.fullmatch(role) or _CHAIR_BEHIND.fullmatch(role)
    return f"{chair['chair']} of {chair['body']}" if chair else _LEADERS.get(role, role)


_CHAIR = r"(?P<chair>(?:(?:Deputy|Vice)[ -])?Chair(?:man|woman|person)?s?)"
_CHAIR_OF = re.compile(rf"{_CHAIR}(?: of(?: the)?|,| -) (?P<body>[A-Z].*)")
_CHAIR_BEHIND = re.compile(rf"(?P<body>[A-Z].*?) {_CHAIR}")
_LEADERS = {"Leader of Council": "Leader of the Council", "Council Leader": "Leader of the Council"}
_OPEN = ("open_role", "bracketed")


def _one_name(person: Name) -> str:
    return _HONORIFIC.sub("", person.text, count=1) if _HONORIFIC.match(person.text) else person.text
