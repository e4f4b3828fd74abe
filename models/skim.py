"""What a first look at the pages of a long file sees: lines of text and how large they are set, no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkimmedLine:
    """A line as it stands in the file; `top` and `size`, in points, are those of its first letter."""

    text: str
    top: float
    size: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class SkimmedPage:
    """A page at first sight; `lines` from top to bottom. `picture`: whether one fills it."""

    number: int
    width: float
    height: float
    lines: tuple[SkimmedLine, ...] = ()
    picture: bool = False

    @property
    def words(self) -> int:
        return sum(len(line.text.split()) for line in self.lines)
