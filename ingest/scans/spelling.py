"""Words that are none → the words that they were: "whtch" is "which", "anamed" is "a named".

Letters fall for others that look alike, i for t in a copy of black and white; and the room between two words
is passed over. Only what gives one known word is put right: a name stays as it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from ingest.scans.underlines import Flags
from models.document import Box
from parsers.vocabulary.wordlist import frequency, is_word

ALIKE = tuple(
    pair.split(">")
    for pair in (
        "t>i i>t i>l l>i l>t t>l r>i r>n m>r s>i n>ri m>ri h>li a>o o>a e>o o>e c>e e>c"
        " !>l !>t 0>o h>b b>h rn>m m>rn tt>ll i>li v>vi t>ti b>ti is>li f>l n>r"
        " lll>ll rm>m mm>m nn>n ll>l tt>t ii>i F>E c>g"  # a broad stroke is two: "willl", "Cormmunities"
    ).split()
)
"""What is read > what was printed."""
THIN = "filtr"
NAME, UNSURE = 7, 0.85
"""A word with a capital and fewer letters, or read with more confidence, is a name: "Raman", "Malling"."""
COMMON, RARE = 200, 60
"""How frequent a word is that another is taken for, and one that is none, in the list's own count: the list
has "charr", a fish."""
UNLIKELY = 8
"""A name of so many letters is not one letter off an English word; and what a rule clips is misread each
time that it stands there: "Recommendatior"."""
DOTTED = re.compile(r"([A-Za-z]{2,})([.,;:])(a|[a-z]{2,})([.,;:)]?)")
"""Two words and a speck between them, "Draft.a", or no room behind a comma, "housing,planning"."""
STARRED, IN_LINE = re.compile(r"[*]([A-Za-z][\w’-]*[.,;:]?)"), 0.25
"""A list's star with the word behind it; and heights by which the stars of a list are out of line."""
TITLED = re.compile(r"[Cc][il1I|]{1,3}r([A-Z]\.?)")
POSSESSIVE = re.compile("['’]s?$")
PLAIN, READ = 5, 0.5
"""Letters of a word from which it is hardly another that was misread; and its confidence at least."""
MISREAD, CERTAIN = 0.4, 0.93
"""The confidence of a word that is none, at most; and Tesseract's own from which it is one that the list does
not have: "mould"."""
SHORT, CLEAR = 3, 0.8
"""Letters of a word that is another one with one letter changed, "van" for "can", and the confidence from
which it is not: of 29 such words in made-up scans that were read with less, 12 were wrong; with more, 3 of
1700."""
CERTAINLY = frozenset("a an and at by cllr for has in is of on or so that the to who".split())
FORM = re.compile(r"[QH][1-4]|£[\d.,]+(?:m|k|bn)?")
"""Words and forms so common that Tesseract's doubt means little: of 34 that were read with less than 0.5 in
made-up scans 33 were right, of 30 others so short two thirds were wrong."""
LEAST = 4
"""Letters of a word that is told to be none: there are many short forms."""
OWN = 3
"""A word that a file has so often is one of its own, a councillor's name."""
SMALL, COMMONER = frozenset("a an as at be by in is it of on or to we".split()), 2000
"""The words of two letters that stand beside others, and how frequent each of two longer words is."""
INK = 180
SPACE = 0.16
"""The room between two words at least, as a share of their height."""
OFF = 0.13
"""How far that room lies from where the letters' number has it, as a share of the word's width."""
TAILED, LONG = {"a": "g", "v": "yp", "i": "j", "o": "pgq", "n": "p", "c": "g"}, 9
"""Letters that others are taken for where a line under them takes their tails, and how many are looked at."""
LINED = 0.4
"""The share of a word's width that the line under it takes at least: tails leave gaps."""
STOPS = ".,;:()'\"‘’“”"


def with_tails(seen: Sequence[Seen], under: Flags) -> list[Seen]:
    """The words, with the tails that a line under them took: "Brina" is "Bring", "Deputv" is "Deputy"."""
    return [
        replace(word, text=_tailed(word.text)) if _is_underlined(word.box, under) else word for word in seen
    ]


def _is_underlined(box: Box, under: Flags) -> bool:
    near = round(box.height / 2)
    band = under[int(box.bottom) - near : int(box.bottom) + near, int(box.x0) : int(box.x1)]
    return bool(band.any(axis=0).mean() > LINED) if band.size else False


def _tailed(text: str) -> str:
    core = text.strip(STOPS)
    if is_word(core) or not core.isalpha() or not core[1:].islower():
        return text
    letters = [(*TAILED.get(letter, ""), letter) for letter in core[:LONG]]
    meant = {word for word in map("".join, product(*letters)) if frequency(word + core[LONG:]) >= COMMON}
    return text.replace(core, meant.pop() + core[LONG:]) if len(meant) == 1 else text


def own_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that a file has often, without their stops, and the ends of those that a line's end cuts:
    "mation" is none, but "transfor-" stands before it."""
    counts = Counter(text.strip(STOPS) for text in texts)
    begun = [text[:-1] for text in counts if text.endswith("-") and text[:-1].isalpha()]
    return frozenset(
        text
        for text, count in counts.items()
        if text.isalpha() and (count >= OWN or any(is_word(half + text) for half in begun))
    )


def spelled(text: str, confidence: float, own: Collection[str]) -> str:
    """A word as it was most likely printed; `own` are the file's words."""
    if "-" in text.strip("-"):  # "retum-to-work"
        return "-".join(spelled(part, confidence, own) for part in text.split("-"))
    core = text.strip(STOPS)
    named = not core[:1].islower() and core.isalpha()  # "Lega!" is no name
    least, rare = (NAME, 0) if named else (3, RARE)
    if len(core) < least or frequency(core) > rare or not core[1:].islower():
        return text
    meant = {other for other in _alike(core) if other in own or frequency(other) >= COMMON}
    if ((named and confidence > UNSURE) or core in own) and len(core) < UNLIKELY:
        # "Serutiny" in a file that says "Scrutiny" three times.
        meant = meant & set(own) if core not in own else set()
    return text.replace(core, meant.pop()) if len(meant) == 1 else text


def sureness(text: str, confidence: float, own: Collection[str]) -> float:
    """The confidence (0-1) of a word as it is spelled: Tesseract's own, which has "council's" at 0.04, with
    what the words that are known say."""
    core = POSSESSIVE.sub("", text.strip(STOPS))
    if core.lower() in CERTAINLY or FORM.fullmatch(core):
        return max(confidence, READ)
    if all(len(part) >= PLAIN and part.isalpha() and frequency(part) >= COMMON for part in core.split("-")):
        return max(confidence, READ)
    if 1 < len(core) <= SHORT and core.isalpha() and core.islower() and confidence < CLEAR:
        return min(confidence, MISREAD)
    return min(confidence, MISREAD) if confidence < CERTAIN and is_misread(text, own) else confidence


def is_misread(text: str, own: Collection[str]) -> bool:
    """Whether a word in small letters is none that is known: "residants", but not "placemaking"."""
    core = text.strip(STOPS)
    if len(core) < LEAST or not core.isalpha() or not core.islower() or core in own or is_word(core):
        return False
    return not any(is_word(core[:n]) and is_word(core[n:]) for n in range(2, len(core) - 2))


def _alike(core: str) -> Iterator[str]:
    if len(core) >= NAME:  # a thin letter is passed over: "Srategy", "transformaton"
        places = range(1, len(core))
        yield from (core[:n] + thin + core[n:] for n in places for thin in THIN)
    for read, printed in ALIKE:
        start = core.find(read)
        while start >= 0:
            yield core[:start] + printed + core[start + len(read) :]
            start = core.find(read, start + 1)


def parted(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words, with two for each in which there is room between two known ones."""
    stars = [word.box for word in seen if word.text == "*"]
    return [
        part
        for word in seen
        for part in _starred(word, stars) or _titled(word) or _dotted(word) or _parted(word, text)
    ]


def _starred(word: Seen, stars: Sequence[Box]) -> list[Seen]:
    """A star and the word that it is read with where other stars stand in line with it: "*a" below "*"."""
    match, box = STARRED.fullmatch(word.text), word.box
    star = next((star for star in stars if abs(star.x0 - box.x0) < IN_LINE * box.height), None)
    if not match or not star:
        return []
    end = box.x0 + star.width
    return [
        replace(word, text="*", box=Box(box.x0, box.top, end, box.bottom)),
        replace(word, text=match[1], box=Box(end, box.top, box.x1, box.bottom)),
    ]


def _titled(word: Seen) -> list[Seen]:
    """A councillor's title and the initial that it is read with: "CilrA" is "Cllr A"."""
    match = TITLED.fullmatch(word.text)
    if not match:
        return []
    box = word.box
    place = box.x0 + box.width * match.start(1) / len(word.text)
    title = replace(word, text="Cllr", box=Box(box.x0, box.top, place, box.bottom))
    return [title, replace(word, text=match[1], box=Box(place, box.top, box.x1, box.bottom))]


def _dotted(word: Seen) -> list[Seen]:
    match = DOTTED.fullmatch(word.text)
    if not match or not all(map(_is_common, (match[1], match[3]))):
        return []
    place = word.box.x0 + word.box.width * (match.start(3) - 0.5) / len(word.text)
    first = match[1] if match[2] == "." else match[1] + match[2]
    halves = ((first, word.box.x0, place), (match[3] + match[4], place, word.box.x1))
    return [replace(word, text=own, box=Box(x0, word.box.top, x1, word.box.bottom)) for own, x0, x1 in halves]


def _parted(word: Seen, text: Grey) -> list[Seen]:
    core = word.text.strip(STOPS)
    places = [n for n in range(1, len(word.text)) if _are_two(word.text[:n], word.text[n:])]
    places = [n for n in places if not _stays(core, word.text[:n], word.text[n:])]
    if len(core) < 3 or not places:
        return [word]
    box = word.box
    dark = (text[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)] < INK).any(axis=0)
    edges = np.flatnonzero(np.diff(np.pad(dark, 1, constant_values=True).astype(np.int8))).reshape(-1, 2)
    if not len(edges):
        return [word]
    start, end = max(edges.tolist(), key=lambda edge: edge[1] - edge[0])
    share = (start + end) / 2 / box.width
    place = min(places, key=lambda n: abs(n / len(word.text) - share))
    if end - start < SPACE * box.height or abs(place / len(word.text) - share) > OFF:
        return [word]
    left = replace(word, text=word.text[:place], box=Box(box.x0, box.top, box.x0 + start, box.bottom))
    return [left, replace(word, text=word.text[place:], box=Box(box.x0 + end, box.top, box.x1, box.bottom))]


def _are_two(left: str, right: str) -> bool:
    left, right = left.lstrip(STOPS), right.rstrip(STOPS)
    if left[-1:].islower() and right[:1].isupper():
        return is_word(left) and is_word(right)
    return right.islower() and all(map(_is_common, (left, right)))


def _stays(core: str, left: str, right: str) -> bool:
    """Whether a word is too well known to be two: "consultants" is no "consult" and "ants"; but "fora", which
    the list has too, is "for a"."""
    small = not SMALL.isdisjoint((left.strip(STOPS).lower(), right.strip(STOPS).lower()))
    return frequency(core) >= (COMMONER if small else RARE)


def _is_common(part: str) -> bool:
    return part.lower() in SMALL or (len(part) > 2 and frequency(part) >= COMMONER)
