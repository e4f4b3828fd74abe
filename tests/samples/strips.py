"""Text set into strips: pieces of page, full width, that a page end may cut between two lines.

Lengths are points; y runs down from the strip's top, x right from the page's left edge. Platypus moves a
table row to the next page whole; councils' word processors cut it in mid-sentence, hence this.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from .content import SOFT_HYPHEN

PAD = 3.0  # between a rule and the text of its cell


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    size: float
    colour: str = "#000000"

    @property
    def leading(self) -> float:
        return self.size * 1.2

    def width(self, text: str) -> float:
        return float(stringWidth(text, self.name, self.size))


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (or bullet, or label): ``top`` is the top of its line box."""

    x: float
    top: float
    text: str
    font: Font

    @property
    def bottom(self) -> float:
        return self.top + self.font.leading


@dataclass(frozen=True, slots=True)
class Rule:
    """A level rule inside a strip."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A shaded column of a strip, as tall as the strip."""

    x0: float
    x1: float
    colour: str


@dataclass(frozen=True, slots=True)
class Strip:
    """``uprights``: x of the vertical rules; where there are any the strip is closed above and below.

    ``space``: the gap above, left out at a page's top. ``pad``: kept free at the cut.
    """

    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    uprights: tuple[float, ...] = ()
    fills: tuple[Fill, ...] = ()
    space: float = 0.0
    pad: float = field(default=PAD)


def wrap(text: str, font: Font, width: float, indent: float = 0.0) -> list[str]:
    """Break a paragraph into lines, the first ``indent`` narrower; a soft hyphen prints only at a break."""
    lines = [""]
    for piece in _pieces(text):
        room = width - (indent if len(lines) == 1 else 0.0)
        if lines[-1] and font.width(_printed(lines[-1] + piece)) > room:
            lines.append(piece)
        else:
            lines[-1] += piece
    return [_printed(line) for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """'a well-being word ' -> 'a ', 'well-', 'being ', 'word ': where a line may end."""
    piece = ""
    for letter, following in zip(text, text[1:] + " ", strict=True):
        piece += letter
        if letter in (" ", SOFT_HYPHEN) or (letter == "-" and following.isalpha()):
            yield piece
            piece = ""
    yield piece


def _printed(line: str) -> str:
    """A line's own look: a soft hyphen shows at its end and nowhere else."""
    line = line.rstrip(" ")
    return line.replace(SOFT_HYPHEN, "") + ("-" if line.endswith(SOFT_HYPHEN) else "")


def paragraph(
    text: str, font: Font, x: float, top: float, width: float, indent: float = 0.0
) -> tuple[Line, ...]:
    """Set a paragraph; ``indent`` leaves room for a label on its first line."""
    return tuple(
        Line(x + (indent if number == 0 else 0.0), top + number * font.leading, text, font)
        for number, text in enumerate(wrap(text, font, width, indent))
    )


def bullet(
    glyph: str, text: str, font: Font, x: float, top: float, width: float, hang: float
) -> tuple[Line, ...]:
    """A glyph at ``x`` and its text beside it, ``hang`` to the right."""
    # Symbol as in word processors; reportlab writes a text font's "•" as code 127, which readers cannot map
    face = replace(font, name="Symbol") if glyph == "•" else font
    return Line(x, top, glyph, face), *paragraph(text, font, x + hang, top, width - hang)


def bottom(lines: tuple[Line, ...], least: float = 0.0) -> float:
    return max((line.bottom for line in lines), default=least)


def cut(strip: Strip, room: float) -> tuple[Strip | None, Strip | None]:
    """Split at the page end: what stands above ``room``, and the rest moved up to the next page's top.

    All cells move up alike, so that an action and its date stay level.
    """
    kept = tuple(line for line in strip.lines if line.bottom + strip.pad <= room)
    rest = tuple(line for line in strip.lines if line.bottom + strip.pad > room)
    if not kept:
        return None, strip
    if not rest:
        return replace(strip, height=room), None
    end, start = bottom(kept) + strip.pad, min(line.top for line in rest) - strip.pad
    head = replace(strip, height=end, lines=kept, rules=tuple(r for r in strip.rules if r.y < end))
    tail = replace(
        strip,
        height=strip.height - start,
        lines=tuple(replace(line, top=line.top - start) for line in rest),
        rules=tuple(replace(r, y=r.y - start) for r in strip.rules if r.y > start),
        space=0.0,
    )
    return head, tail
