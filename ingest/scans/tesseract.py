"""Tesseract, a program of its own: a picture in, words with their boxes and confidence out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from shutil import which

import numpy as np

from ingest.errors import Unreadable
from ingest.scans.pictures import DPI, Grey
from models.document import Box

MISSING = (
    "{where} is a picture without text (a scan); to have it read, install Tesseract with its English data "
    "(Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract), or leave it out with --pages"
)
SPARSE = 11
"""Tesseract's page segmentation mode for text in no order: cells stand apart."""
BLOCK = 6
"""For one column of text."""
ORIENTATION = 0
PATIENCE = 90.0
"""Seconds for one picture; a page full of small print takes five."""
SURE = 7.0
"""From this confidence up, Tesseract's own, a page is turned as it says; below, there is little text."""
FEW, READ = 20, 0.7
"""Letters, and the share of a page's, that are read well where it stands upright."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as Tesseract reads it; `line` tells the words of one line, `confidence` is 0-1."""

    text: str
    box: Box
    confidence: float
    line: tuple[int, ...]


def at_hand() -> bool:
    return which("tesseract") is not None


def words_of(picture: Grey, mode: int = SPARSE) -> list[Seen]:
    """The words in a picture, in Tesseract's order."""
    rows = (line.split("\t") for line in _answer(picture, mode, "tsv").splitlines()[1:])
    return [_seen(row) for row in rows if len(row) == 12 and row[0] == "5" and row[11].strip()]


def _seen(row: list[str]) -> Seen:
    """A word's row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    left, top, width, height = (float(value) for value in row[6:10])
    box = Box(left, top, left + width, top + height)
    return Seen(row[11].strip(), box, float(row[10]) / 100, tuple(int(value) for value in row[2:5]))


def quarter_turn(picture: Grey) -> int:
    """The quarter turn clockwise, in degrees, that sets the picture's letters upright.

    Where there are too few letters for Tesseract to say, the way in which it reads most of them.
    """
    answer = _answer(picture, ORIENTATION, "osd", fails=True)
    said = re.search(r"Rotate: (\d+)", answer)
    sure = re.search(r"Orientation confidence: ([\d.]+)", answer)
    if said and sure and float(sure[1]) >= SURE:
        return int(said[1])
    most, best = -1, 0
    for turn in (0, 180, 90, 270):
        words = words_of(turned_by(picture, turn))
        well = _read_well(words)
        if well > most:
            most, best = well, turn
        if stand_upright(words):
            break
    return best


def stand_upright(words: Sequence[Seen]) -> bool:
    """Whether words are read so well that no page turned otherwise would be."""
    return _read_well(words) > max(FEW, READ * sum(len(word.text) for word in words))


def _read_well(words: Iterable[Seen]) -> int:
    """The letters of the words that are read well."""
    return sum(len(word.text) for word in words if word.confidence > 0.8 and len(word.text) > 1)


def turned_by(picture: Grey, quarter: int) -> Grey:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -quarter // 90))


def _answer(picture: Grey, mode: int, form: str, fails: bool = False) -> str:
    """What Tesseract prints; nothing where it may fail and does: it does on pages with few letters."""
    # Its own threads slow it down; our pages run side by side instead.
    command = ["tesseract", "-", "-", "-l", "eng" if mode else "osd", "--psm", str(mode), "--dpi", str(DPI)]
    command += [form] if mode else []
    try:
        done = subprocess.run(
            command,
            input=_pgm(picture),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=not fails,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:  # a photograph, or noise: letters are read a hundred times as fast
        return ""
    except FileNotFoundError:
        raise Unreadable(MISSING.format(where="a page")) from None
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.decode(errors="replace").split())[:160]
        raise Unreadable(f"cannot be read by Tesseract ({said}); install its English data") from None
    return done.stdout.decode("utf-8", errors="replace")


def _pgm(picture: Grey) -> bytes:
    """The picture as Tesseract takes it from a pipe, without the time that packing takes."""
    height, width = picture.shape
    return b"P5 %d %d 255\n" % (width, height) + picture.tobytes()
