"""Joined letters that a file names wrongly, or not at all → the letters that its pages show.

Word and Acrobat set "ti", "tt", "ft" and "fi" as one glyph, and what the file says of that glyph is often
not true: "Ac琀椀on", "AcƟon", "Ac(cid:415)on", "Ac\ufffdon" are all printed "Action". Some are told by their
code alone; of the others the words of the document tell, and the word list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, product, zip_longest

from models.document import Page, Word
from parsers.vocabulary.wordlist import frequency, is_word

# Ghostscript writes the letters of a joined glyph with their two bytes swapped: U+7400 for U+0074, "t".
# Of three letters it adds the last two up: 0x66 + 0x69 is 0xCF, and "o昀케cer" is "officer".
SWAPPED = {code << 8: chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))} | {
    ord(first) + ord(last) << 8: first + last for first, last in ("fi", "fl")
}
_OPENS, _CLOSES, _LETTER = r"(?<![\w’])", r"(?![\w=])", r"(?=[A-Za-z])"
MARKS = (
    # Of a quotation mark it adds the two bytes up: 0x20 + 0x19 is 0x39, "9" for U+2019. "8th October ... R9"
    # has none.
    (
        re.compile(
            r"(?<!\S)([A-Za-z]{3,})9s(?!\w)"
            r"|(?<!\S)[(\[]?<([A-Za-z]+)\b(?:[^<=\s]*\s){0,12}[^<=\s]*[A-Za-z][.,?!]?=(?![\w=])"
            r"|(?<!\S)[(\[]?8(?!th\b)([A-Za-z]+)\b(?:[^89\s]*\s){0,12}[^89\s]*[A-Za-z]{2}[.,?!]?9(?!\w)"
        ),
        (
            (re.compile(r"(?<=[A-Za-z])9(?=[a-z])|(?<=[A-Za-z]{2})9(?!\d)"), "’"),
            (re.compile(_OPENS + r"8(?!th\b)" + _LETTER), "‘"),
            (re.compile(_OPENS + "<" + _LETTER), "“"),
            (re.compile(r"(?<=[\w.,?!’])=" + _CLOSES), "”"),
        ),
    ),
    # Distiller writes the marks' numbers in Microsoft's fonts, whose order is Macintosh's (OpenType, "post"):
    # 182 is the apostrophe there, and "¶" in Windows' own encoding.
    (
        re.compile(r"(?<!\S)([A-Za-z]{3,})¶s(?!\w)"),
        (
            (re.compile("¶"), "’"),
            (re.compile("µ" + _LETTER), "‘"),
            (re.compile("³" + _LETTER), "“"),
            (re.compile(r"(?<=[\w.,?!’])´" + _CLOSES), "”"),
            (re.compile(r"(?<!\S)±(?!\S)"), "–"),
        ),
    ),
    # TeX's own encoding, T1, has the pound sign where Latin-1 has "¿": "¿6.4m" is "£6.4m".
    (re.compile(r"(?<!\S)([A-Za-z]{2,}) ¿\d"), ((re.compile(r"¿(?=\d)"), "£"),)),
)
"""What tells that a font names its quotation marks wrongly, "children9s", "<too long=" or "children¶s" among
its words as they follow each other; what they are."""
CALIBRI = {332: "ft", 414: "tf", 415: "ti", 425: "tt", 427: "tti"}
"""Calibri's own numbers of its joined glyphs, which have no code in Unicode. A file says them as they are, in
the private plane ("\U0010019f"), or cut to sixteen bits: "AcƟon" (thread "Joined ti coded as Ɵ in PDF" of the
Unicode mailing list, March 2016)."""
PRIVATE = 0x100000
LATIN = {0xFB + last: letters for last, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))}
"""Ghostscript's sums of the two bytes of Unicode's own joined letters: 0xFB + 0x01, "beneüt"."""
TELLS = CALIBRI | LATIN
TOLD_BY_CODE = SWAPPED | CALIBRI | {PRIVATE + code: letters for code, letters in CALIBRI.items()}
"""For the first look at a page, which a name in another tongue with "Ō" does no harm."""
JOINED = ("ti", "fi", "ff", "tt", "ft", "fl", "ffi", "tti", "tf", "ffl", "fj", "ct", "st", "Th")
"""What fonts join, the commonest first."""
UNKNOWN = "\ufffd"
"""What stands for a letter that a file does not name."""
WIDE, WIDTHS = {"f": 0xF0000, "t": 0xF0400}, 0x400
"""Where the signs begin of letters that are wider than themselves elsewhere, a sign for each width."""
SIGN = re.compile(
    r"\(cid:\d+\)|\ufffd|[\ue000-\uefff\U000f0000-\U0010ffff]|[" + "".join(map(chr, TELLS)) + "]"
)
"""What may stand for joined letters; the private codes of symbol fonts, U+F000 on, are bullets and ticks."""
STEM = re.compile(rf"[A-Za-z]*(?:(?:{SIGN.pattern})[A-Za-z]*)+")
"""The part of a word that has such signs: "Ac\ufffdon" of "(Ac\ufffdon"."""
MOST = 0.75
"""The share of the words with a sign that one reading of it makes English, for it to be read so in all."""
ODD = re.compile(r"(?<![\w’'])([A-Za-z]*)([\d!\"#$%()*+:;<=>?@\[\\\]^_`{|}~¢£¥§©®°±])([a-z]*)(?![\w’'])")
"""A word with a sign that stands in none: Macs name what has no name by its place in the font, "Ac5on"."""
OFTEN = 3
"""The words at least that such a sign makes English when it is read as letters."""
BEHIND = frozenset({"", "s", "t", "d", "m", "re", "ll", "ve"})
"""What stands behind an apostrophe in a word."""
SIGNS = 3
"""The most signs of a word of which every reading is tried."""
SHORTEST = 3
"""A sign alone, or beside one letter, tells nothing: "ti", "fit"."""


def with_lost_letters(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages of a document, each word with the letters and quotation marks that the page shows.

    A glyph that its font names otherwise means the same in all words of that font; the sign for what has no
    name at all may stand for several, and each word is read for itself. A word that no reading makes English
    keeps its sign: the records show that they could not be read.
    """
    own = tuple(pages)
    texts: dict[str, list[str]] = defaultdict(list)
    for word in chain.from_iterable(page.words for page in own):
        texts[word.style.font].append(word.text)
    shown = {font: meant for font, of in texts.items() if (meant := _shown(of))}
    if not shown:
        return own
    return tuple(replace(page, words=tuple(_as_shown(word, shown) for word in page.words)) for page in own)


def _as_shown(word: Word, shown: Mapping[str, Mapping[str, str]]) -> Word:
    text = shown.get(word.style.font, {}).get(word.text, word.text)
    return word if text == word.text else replace(word, text=text)


def _shown(words: Sequence[str]) -> dict[str, str]:
    """The texts that one font names wrongly → what its glyphs show; the words as they follow each other."""
    texts = set(words)
    stems = {stem for text in texts for stem in STEM.findall(text)}
    odd, marks = _odd_signs(texts), _marks_of(words)
    signs = _signs_of(stems)
    meant = {}
    for text in texts if stems or marks or odd else ():
        shown = STEM.sub(lambda stem: _read(stem[0], signs), text)
        shown = ODD.sub(lambda found: _without_odd(found, odd), shown) if odd else shown
        for wrong, mark in marks:
            shown = wrong.sub(mark, shown)
        if shown != text:
            meant[text] = shown
    return meant


def _marks_of(words: Sequence[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What stands for quotation marks in a font → these; nothing where it names them rightly."""
    text = " ".join(words)
    for tells, marks in MARKS:
        found = ("".join(filter(None, each.groups())) for each in tells.finditer(text))
        if any(is_word(word) for word in found):
            return marks
    return ()


def _signs_of(stems: Iterable[str]) -> dict[str, str]:
    """What each sign of a font stands for in all of the words, where it is one thing in most."""
    known: dict[str, str] = {}
    alike: dict[str, list[str]] = defaultdict(list)
    for stem in stems:
        if len(signs := set(SIGN.findall(stem))) == 1:
            alike[signs.pop()].append(stem)
    for sign, own in alike.items():
        made = {
            letters: sum(_is_english(stem.replace(sign, letters)) for stem in own)
            for letters in _joined(sign)
        }
        best = max(made, key=made.__getitem__)
        if made[best] >= max(1, MOST * len(own)):
            known[sign] = best
    return known


def _odd_signs(texts: Iterable[str]) -> dict[str, str]:
    """The signs that stand in words of a font where letters should → these letters."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for text in texts:
        for before, sign, after in ODD.findall(text):
            if before and after:
                found[sign].add((before, after))
    known = {}
    for sign, own in found.items():
        made = {
            letters: sum(_is_english(before + letters + after) for before, after in own) for letters in JOINED
        }
        best = max(made, key=made.__getitem__)
        if made[best] >= max(OFTEN, MOST * len(own)):
            known[sign] = best
    return known


def _without_odd(found: re.Match[str], odd: Mapping[str, str]) -> str:
    before, sign, after = found.groups()
    meant = before + odd.get(sign, sign) + after
    return meant if _is_english(meant) else found[0]


def wide_sign(letter: str, width: float) -> str:
    """The sign for a letter that is so wide, in sizes, that it stands for more."""
    return chr(WIDE[letter] + min(round(100 * width), WIDTHS - 1))


def _narrow(sign: str) -> str:
    """The letter that a sign says is wide; "" for any other sign."""
    place = ord(sign[0]) - WIDE["f"]
    return "ft"[place // WIDTHS] if 0 <= place < 2 * WIDTHS else ""


def _joined(sign: str) -> tuple[str, ...]:
    """The letters that a sign may stand for, the likeliest first."""
    if letter := _narrow(sign):
        return (*(letters for letters in JOINED if letters.startswith(letter)), letter)
    code = int(sign[5:-1]) if sign.startswith("(") else ord(sign) & ~PRIVATE
    return (TELLS[code], *JOINED) if code in TELLS else JOINED


def _read(stem: str, signs: Mapping[str, str]) -> str:
    """A stem with the letters that its signs stand for; as it is, where nothing tells them: it has more signs
    than letters, or is no word."""
    text = SIGN.sub(lambda sign: signs.get(sign[0], sign[0]), stem)
    places = SIGN.findall(text)
    parts = SIGN.split(text)
    plain = SIGN.sub(lambda sign: _narrow(sign[0]) or sign[0], text)
    if not places or len(places) > SIGNS or sum(map(len, parts)) <= len(places):
        return plain
    readings = (
        "".join(chain.from_iterable(zip_longest(parts, letters, fillvalue="")))
        for letters in product(*map(_joined, places))
    )
    return max(filter(_is_english, readings), key=frequency, default=_with_apostrophe(plain))


def _with_apostrophe(text: str) -> str:
    """A word whose only sign can be an apostrophe, "council\ufffds" or "peers\ufffd", with that."""
    before, *rest = SIGN.split(text)
    ends = len(rest) == 1 and rest[0] in BEHIND and (rest[0] or before.endswith("s"))
    return f"{before}’{rest[0]}" if ends and _is_english(before) else text


def _is_english(text: str) -> bool:
    """Whether a word is one: "They" is, "oTher" is not."""
    cased = text.isupper() or text[1:].islower()
    return cased and len(text) > SHORTEST and frequency(text) > 0
