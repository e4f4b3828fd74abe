"""One normal form for a person's name and for a role: "CEX" → "Chief Executive", "POOLE" → "Poole"."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.fields.owner_pieces import Piece
from parsers.vocabulary.owner_words import OFFICES, spelt

SMALL = {
    *("of", "and", "for", "the", "to", "in", "with", "on"),
    *("de", "da", "del", "dos", "du", "der", "den", "ten", "van", "von", "ap", "ab"),
}
"""Words without a capital inside a name or a role."""


def one_of(title: str) -> str:
    """ "Cllrs" and "Cllr's" → "Cllr", "District Councillors" → "District Councillor"; "" for no plural."""
    before, space, last = title.title().rpartition(" ")
    plain = re.sub(r"[.'’]", "", last.lower())
    return f"{before}{space}{plain[:-1].capitalize()}" if plain in ("cllrs", "councillors") else ""


def person_form(pieces: tuple[Piece, ...]) -> str:
    words = [word for piece in pieces for word in piece.text.split()]
    count = len(pieces[0].text.split())
    words[:count] = one_of(pieces[0].text).split() or words[:count]
    words[0] = "Cllr" if words[0].lower().rstrip(".") == "clr" else words[0]
    small = [place for place, word in enumerate(words[:-1]) if not word.istitle()]  # "Frank De Molfetta"
    name = " ".join(
        word.title() if word.isupper() and len(word) > 2 else _capital(word, place in small)
        for place, word in enumerate(words)
    )
    return re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])", " ", name)  # "P.Brown"


def role_form(pieces: tuple[Piece, ...]) -> str:
    """A role as titles are written: "interim director" → "Interim Director", "CEX" → "Chief Executive"."""
    head = next((place for place, piece in enumerate(pieces) if piece.label == "MEMBER_HEAD"), 0)
    if head and head == len(pieces) - 1 and not phrase_form(pieces[head]).endswith(" for"):  # "Finance PH"
        return f"{phrase_form(pieces[head])} for {' '.join(phrase_form(piece) for piece in pieces[:head])}"
    if pieces[0].label == "MEMBER_HEAD" and len(pieces) > 1 and pieces[1].label == "TOPIC":  # "PH Finance"
        bridge = "" if pieces[0].text.lower().split()[-1] in SMALL else "for "
        return (
            f"{phrase_form(pieces[0])} {bridge}{' '.join(phrase_form(piece, True) for piece in pieces[1:])}"
        )
    if len(pieces) == 1 and pieces[0].label == "WORD" and pieces[0].text.isupper():  # "SENDIASS"
        return pieces[0].text
    inside = len(pieces) > 1  # "LGA Peer Team" as printed, "LGA" in words
    return " ".join(
        phrase_form(replace(piece, value="") if inside and _has_meaning(piece) else piece, place > 0)
        for place, piece in enumerate(pieces)
    )


def _has_meaning(piece: Piece) -> bool:
    return piece.label == "BODY" and not piece.value.isupper()  # "HMICFRS" has none


def phrase_form(piece: Piece, inside: bool = False) -> str:
    """A phrase as titles are written; `inside` a longer one: "PORTFOLIO HOLDER" "FOR" "FINANCE"."""
    words = piece.text.split()
    if piece.label in OFFICES:  # "Asst. Director of"
        words = [spelt(word) for word in words]
    if len(words) > 1 and piece.text.isupper():  # "HEAD OF"
        words = [_titled(word) if len(word) > 3 else word for word in words]  # "HR", "OF"
    return piece.value or " ".join(_capital(word, inside or place > 0) for place, word in enumerate(words))


def _capital(word: str, may_be_small: bool = True) -> str:
    if word.lower() in SMALL and (may_be_small or word.islower()):
        return word.lower()
    if (word.isupper() and len(word) > 4) or word == "ALL":
        return _titled(word)
    return word if any(letter.isupper() for letter in word) else word[:1].upper() + word[1:]


def _titled(word: str) -> str:
    """ "CHILDREN’S" → "Children’s", "ANTI-FRAUD" → "Anti-Fraud", "O’SHEA" → "O’Shea"."""
    return re.sub(r"(?<=[a-z]['’])S$", "s", word.title())
