"""What a line begins with: bullets ("•", a symbol font's own) and labels that count ("a.", "b and c.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import category

from models.document import Word, spaced
from parsers.fields.deadline import dated_part
from parsers.fields.owner import names_somebody
from parsers.fields.reference import is_named_label
from parsers.text.lines import Line, Measure, ends_sentence, line_of, runs_on, would_fit
from parsers.vocabulary.sections import commands, only_commands

BULLETS = frozenset("•‣⁃∙·›»→⇒√o◼◻◾◽▷⦁∘⁌∗⋄⋆⊳")
# A lone "o" is a word processor's hollow bullet: no English word is spelt so.
SYMBOLS = frozenset({"So", "Co", "Cn"})
"""The Unicode categories of ■ ➢ ✓ ☐ and of symbol fonts' own codes (\uf0b7): bullets before a line."""
UNNAMED = re.compile(r"\(cid:\d+\)")
"""A lone glyph that its font gives no character: a list glyph that the font lacked."""
NO_BULLETS = frozenset("©®™℗°")
"""Symbols that belong to what follows: "© Crown copyright"."""
# These are bullets only where the way they are set says so: at the head of two lines, or set off.
HYPHENS = frozenset("-–—−")
"""Those that stand within sentences too: a bullet "–" says nothing of one in the text beside it."""
DASHES = HYPHENS | frozenset("*~>+#¤¨¬†‡§")
STARS = frozenset("*#¤¨¬")
"""Those that no sentence goes on with."""
LABEL = re.compile(r"^\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,3})|(?P<roman>[ivx]{2,4}))[.):]$", re.I)
LABELS = re.compile(
    r"^(?!(?-i:[A-Z]&[A-Z]))\(?([a-z]|\d{1,2})[.)]?"
    r"((?:\s*(?:,|&|and|-|–|to)\s*\(?(?:[a-z]|\d{1,2})[.)]?)*)\s*[.):](?:\s+|$)",
    re.I,
)
"""What a part begins with that is for labelled points: "a. May 2025", "b and c. April", "2. & 3. May";
"O&S. We will ..." goes on with the text above it."""
DOTTED = re.compile(r"^(?P<section>\d{1,2}(?:\.\d{1,2})*)\.(?P<number>\d{1,2})[.):]?$")
"""A label of two numbers or more: "1.1", "2.10", "1.2.3."."""
LETTERED = re.compile(r"^\(?(?P<section>\d{1,2})(?P<number>[a-z])[.):]$", re.I)
"""One of a number and a letter: "1a)", "2b.", "(3c)"."""
LARGE = 1.4
"""Times the size of the text of a number that stands beside several lines."""
MOST_SKIPPED = 4
WRAPPED = 5
"""Words of a point's line that goes on below, at least: "– in a year" below "o what you want" is one more."""
FEWEST_WORDS = 3
"""Words of a line that begins a point with a number that nothing but a gap sets off, more than."""
LONE = re.compile(r"^\(\d{1,2}\)$|^\(?(?:[a-z]|[ivx]{2,4})[.)]$|^(?:[a-z], )*[a-z](?:,| and| &)$", re.I)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with: a bullet's glyph, or a label ("a", "1"; "b and c") that can be referred to."""

    text: str
    label: str
    x: float
    words: tuple[Word, ...]


def is_bullet(word: Word) -> bool:
    """Whether a word is a bullet whatever stands around it: a list glyph, or one of a symbol font's own."""
    if UNNAMED.fullmatch(word.text):
        return True
    if len(word.text) != 1 or word.text in NO_BULLETS:
        return False
    return word.text in BULLETS or category(word.text) in SYMBOLS


def begins_with_bullet(line: Line) -> bool:
    return len(line.words) > 1 and (is_bullet(line.words[0]) or line.words[0].text in DASHES)


@dataclass(slots=True)
class Count:
    """The last label of each kind; in a cell of dates labels may skip points that have none."""

    last: dict[str, int]
    skips: bool = False
    dotted: bool = False
    """Whether "1.1" is a label: in a cell it is a reference, a section or a number."""


def mark_of(line: Line, dash_x: frozenset[int], labels: Count | None, first: bool = False) -> Mark | None:
    """The mark that a line begins with; `labels` are the counts so far, None where no label can stand."""
    if len(line.words) < 2:
        return None
    word, following = line.words[:2]
    gap = following.box.x0 - word.box.x1
    if is_bullet(word):
        return Mark(word.text, "", word.indent, (word,))
    if word.text in DASHES and round(word.indent) in dash_x and gap > -0.1:
        return Mark(word.text, "", word.indent, (word,))
    if labels is not None and (joint := _joint_mark(line, labels, first)):
        return joint
    if labels is not None and labels.dotted and _is_dotted(line, labels):
        return Mark(word.text, word.text.strip("(.):"), word.indent, (word,))
    label = LABEL.match(word.text)
    if label and labels is not None and _next_in_turn(label, labels, first):
        return Mark(word.text, word.text.strip("().:").lower(), word.indent, (word,))
    return None


def labels_of(text: str) -> tuple[str, ...]:
    """The labels that a part begins with: "b and c. April 2026" → b, c; "a-c)" → a, b, c."""
    found = LABELS.match(text)
    if not found:
        return ()
    labels = [found.group(1).lower()]
    for joint, label in re.findall(r"(,|&|and|-|–|to)\s*\(?([a-z]|\d{1,2})\b", found.group(2), re.I):
        labels += _through(labels[-1], label.lower()) if joint in ("-", "–", "to") else [label.lower()]
    return tuple(labels)


def _through(first: str, last: str) -> list[str]:
    """The labels after `first` up to `last`."""
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    return [chr(code) for code in range(ord(first) + 1, ord(last) + 1)]


def small_letters(lines: Sequence[Line]) -> list[int]:
    """What labels some lines, by number: 2 for "b. Publish a note"."""
    heads = [LABEL.match(line.words[0].text) for line in lines if len(line.words) > 1]
    return [
        ord(head["letter"]) - ord("a") + 1 for head in heads if head and (head["letter"] or "A").islower()
    ]


def _joint_mark(line: Line, seen: Count, first: bool) -> Mark | None:
    """The mark of a part for several points, in turn: "b and c. April 2026" after "a. May 2025"."""
    labels = labels_of(line.text)
    if len(labels) < 2:
        return None
    counts = [LABEL.match(f"{label})") for label in labels]
    if not all(count and _next_in_turn(count, seen, first) for count in counts):
        return None
    found = LABELS.match(line.text)
    words = line.words[: len(found[0].split())] if found else ()
    if len(words) == len(line.words):
        return None
    return Mark(spaced(words), " and ".join(labels), line.indent, words)


def _is_dotted(line: Line, seen: Count) -> bool:
    """Whether a line begins with a label of two numbers, or of one and a letter, the first of its section or
    the next in it: "1.2 Appoint ...", "1b) Appoint ..."; "1.2 million" goes on with a sentence, and "The
    trust should:" with what it asks: "1.1 ensure that ...", "1.2 audit its ..."."""
    text = line.words[0].text
    found = DOTTED.match(text) or LETTERED.match(text)
    if not found:
        return False
    section, count = found.groups()
    asked, begun = spaced(line.words[1:]), section in (str(seen.last.get("number")), *seen.last)
    if asked[0].islower() and not (commands(asked) if begun else only_commands(asked)):
        return False
    number = int(count) if count.isdigit() else ord(count.lower()) - 96
    section += "" if count.isdigit() else "a"  # "1b)" counts on from "1a)", not from "1.6"
    last = seen.last.get(section, 0)
    if number != 1 and not last < number <= last + MOST_SKIPPED:
        return False
    seen.last[section] = number
    return True


def _next_in_turn(label: re.Match[str], seen: Count, first: bool) -> bool:
    """Whether a label begins a count or goes on with one; a cell's first line may go on with a cell's count
    ("3. Report progress"), and a cell of dates may skip a point that has none ("(a) May", "(c) June")."""
    kind, text = next((kind, text) for kind, text in label.groupdict().items() if text)
    value = {"letter": lambda: ord(text.lower()) - 96, "number": lambda: int(text)}.get(
        kind, lambda: _roman(text.lower())
    )()
    if kind == "letter" and text.lower() in "ivx":
        roman, in_turn = _roman(text.lower()), value == seen.last.get("letter", 0) + 1
        if roman == seen.last.get("roman", 0) + 1 or (roman == 1 and not in_turn):
            # "i." is no ninth letter below "(e)": it begins another count, as it did below "(b)".
            kind, value = "roman", roman
    last = seen.last.get(kind, 0)
    bracketed = label.string.endswith(")")
    goes_on = first and (kind == "number" or bracketed)
    skips = (seen.skips or (bracketed and last)) and last < value <= last + MOST_SKIPPED
    if value == 1 or value == last + 1 or goes_on or skips:
        seen.last[kind] = value
        return True
    return False


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    return sum(-v if any(v < later for later in values[i:]) else v for i, v in enumerate(values))


def dash_bullets(
    lines: Sequence[Line], measure: Measure, known: frozenset[int] = frozenset()
) -> frozenset[int]:
    """The x at which a dash is a bullet: set off by a gap, heading the first line or two, or where it is
    `known` elsewhere and a sentence begins; not "Brief all members" / "– with partners" on a full line, nor
    "• service plans" / "> appraisals"; a sign that parts words within a line parts them at its head too:
    "Cabinet > Scrutiny" / "> Council"."""
    heads: Counter[int] = Counter()
    signs = DASHES - ({word.text for line in lines for word in line.words[1:]} - HYPHENS)
    for number, (above, line) in enumerate(pairwise((None, *lines))):
        if line and len(line.words) > 1 and line.words[0].text in signs:
            word, following = line.words[:2]
            within = above is not None and not ends_sentence(above.text)
            goes_on = within and above is not None and not would_fit(above, word, measure)
            listed = above is not None and begins_with_bullet(above)
            wraps = above is None or (len(above.words) >= WRAPPED and above.words[0].text != word.text)
            joins = word.text not in STARS and (wraps or not listed)
            on = _is_tail(line) or (runs_on(following.text) and joins)
            if goes_on and on:
                continue
            set_off = is_set_off(line)
            begins = round(word.indent) in known and following.text[0].isupper()
            heads[round(word.indent)] += 2 if set_off or begins or number == 0 else 1
    return frozenset(x for x, weight in heads.items() if weight > 1)


def _is_tail(line: Line) -> bool:
    """Whether a line that begins with a dash says who, and there or below when: "– Head of HR, May 2025"."""
    said = spaced(line.words[1:])
    return tells_who_and_when(said) or (said.endswith((",", ";")) and names_somebody(said.rstrip(",; ")))


def tells_who_and_when(text: str) -> bool:
    """Whether a text is who and, behind them, when: "Head of HR, May 2025"."""
    who, when = dated_part(text)
    return bool(when) and text.startswith(who) and names_somebody(who.strip(" ,;|–"))


def bare_labels(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines that begin with what counts without a stop: "a   publish" over "b   train", set off by a gap
    at one x; numbers in bold or colour need no gap, large ones may stand in two columns."""
    last: dict[int, list[Line]] = {}
    found: set[Line] = set()
    for line in lines:
        place = _place_of(line)
        if not place or not (is_set_off(line) or _is_dressed(line)):
            continue
        large = _is_large(line)
        x = round(line.words[1 if _is_plain_number(line) else 0].indent)
        above = last.get(x, [])
        step = place - _place_of(above[-1]) if above else 0
        if 0 < step <= (2 if large else 1):
            last[x] = [*above, line]
            found.update(last[x])
        elif place == 1 or large:
            last[x] = [line]
    return frozenset(found)


def _place_of(line: Line) -> int:
    """The place in a count of a line's first word, "b" or "2"; 0 where it is none."""
    text = line.words[0].text
    if len(text) == 1 and "a" <= text <= "z":
        return ord(text) - ord("a") + 1
    counts = _is_large(line) or _is_dressed(line) or _is_plain_number(line)
    return int(text) if text.isdigit() and len(text) < 3 and counts else 0


def _is_plain_number(line: Line) -> bool:
    """Whether a line begins with a number set like what follows it, and off it, where a sentence begins."""
    text = line.words[0].text
    begins = len(line.words) > FEWEST_WORDS and line.words[1].text[0].isupper() and is_set_off(line)
    return begins and text.isdigit() and not (_is_large(line) or _is_dressed(line))


def _is_large(line: Line) -> bool:
    """Whether a line's first word is set much larger than what follows it."""
    return len(line.words) > 1 and line.words[0].style.size > LARGE * line.words[1].style.size


def _is_dressed(line: Line) -> bool:
    """Whether a line's first word is a number that is bold or coloured, unlike what follows it."""
    if len(line.words) < 2 or not line.words[0].text.isdigit():
        return False
    number, text = line.words[0].style, line.words[1].style
    return (number.bold and not text.bold) or number.colour != text.colour


def is_set_off(line: Line) -> bool:
    """Whether a line's first word stands apart from the rest of it."""
    if len(line.words) < 2:
        return False
    word, following = line.words[:2]
    # The room behind a large number is that of the text beside it.
    size = following.style.size if _is_large(line) else word.style.size
    return following.box.x0 - word.box.x1 > 0.5 * size


def _is_lone_label(line: Line) -> bool:
    """Whether a line is a label and nothing else: "(a)", "b and c.", "a, b and", "Action 1.1"."""
    if len(line.words) == 1 or LONE.match(line.text):
        return bool(LONE.match(line.text))
    if is_named_label(line.text):
        return True
    labels = labels_of(line.text)  # "14 to 25." is an age
    return len(labels) > 1 and max(map(len, labels)) == 1 and bool(LABELS.fullmatch(line.text))


def with_lone_labels(lines: Sequence[Line], codes: Collection[str] = ()) -> list[Line]:
    """The lines, each label that stands alone on its own, "(a)" or one of these `codes`, "1.2", joined to the
    line under it."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        lone = above is not None and (_is_lone_label(above) or above.text.strip("()[].:") in codes)
        if above and above.part == line.part and lone:
            joined[-1] = line_of((*above.words, *line.words))
        else:
            joined.append(line)
    return joined


def goes_on_counting(before: str, label: str) -> bool:
    """Whether a label is the next after another: "2.4" after "2.3", "17" after "16"."""
    section, _, number = before.rpartition(".")
    own, _, following = label.rpartition(".")
    return number.isdigit() and following.isdigit() and section == own and int(following) == int(number) + 1


def kind_of(mark: Mark) -> str:
    return "a" if mark.label else mark.text
